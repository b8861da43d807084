// Rulewright. Apache-2.0.

/// Finds the words of a text that look like personal data, which nobody should publish unseen.
///
/// An aid, and no promise: it knows e-mail addresses, phone numbers, social security and card
/// numbers, street addresses, and dates of birth that are called so. It knows nothing of names,
/// nor whether an address is a person's own or a firm's.
package enum PersonalDataFinder {
  /// Counts up whenever the same text may be answered otherwise.
  package static let version = 1

  /// What was found, in order; no two findings share a byte.
  package static func findings(in text: String) -> [PersonalDataFinding] {
    var text = text
    return text.withUTF8 { findings(in: $0) }
  }

  /// What was found in UTF-8 bytes, in order; no two findings share a byte.
  package static func findings(in text: UnsafeBufferPointer<UInt8>) -> [PersonalDataFinding] {
    if isASCII(text) {
      var search = PersonalDataSearch(text: ScannedBytes(text))
      return search.findings()
    }
    let folded = FoldedText(text)
    return folded.bytes.withUnsafeBufferPointer { bytes in
      var search = PersonalDataSearch(text: ScannedBytes(bytes))
      return search.findings().map {
        PersonalDataFinding(range: folded.original($0.range), kind: $0.kind)
      }
    }
  }

  private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return true }
    var place = 0
    var seen: UInt64 = 0
    while place + 32 <= text.count {
      for step in stride(from: 0, to: 32, by: 8) {
        seen |= base.loadUnaligned(fromByteOffset: place + step, as: UInt64.self)
      }
      if seen & 0x8080_8080_8080_8080 != 0 { return false }
      place += 32
    }
    while place < text.count {
      if text[place] >= 0x80 { return false }
      place += 1
    }
    return true
  }
}
