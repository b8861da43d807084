// Rulewright. Apache-2.0.

import Dockets

/// Words and moments that a calendar and a feed have in common.
enum DateWords {
  /// What a sample says of itself wherever it goes.
  static let sample = "Sample text written for this demonstration. It is not the official rule."
}

/// The moment that stands for a day where only a moment can be written: noon in Washington, which
/// is the same day for nearly every reader.
func noon(of day: CalendarDay) -> Instant {
  Instant(seconds: EasternTime.startInstant(of: day).seconds + 12 * 3600)
}

/// A name of the program's own with its first letter small.
func uncapitalized(_ text: String) -> String { withFirstByte(of: text) { $0 | 0x20 } }

/// A name of the program's own with its first letter as a capital.
func capitalized(_ text: String) -> String { withFirstByte(of: text) { $0 & ~0x20 } }

private func withFirstByte(of text: String, _ change: (UInt8) -> UInt8) -> String {
  var bytes = Array(text.utf8)
  if let first = bytes.first, (0x41...0x5A).contains(first & ~0x20) { bytes[0] = change(first) }
  return String(decoding: bytes, as: UTF8.self)
}
