// Rulewright. Apache-2.0.

import Foundation
package import Unpacked

/// Reads a file of letters, a mailbox or a single one, in a child process.
package struct MailFile {
  /// What became of one letter.
  package enum Outcome: Hashable, Sendable {
    /// A letter, and where each of its files lies until the call ends.
    case message(MailMessage, paths: [String])
    /// One that cannot be read; `reason` is a phrase for people.
    case rejected(number: Int, bytes: Range<Int>, reason: String)
  }

  /// Why the file cannot be read at all; `reason` is a phrase for people.
  package struct Fault: Error, Hashable {
    package let reason: String
  }

  private let extractor: Extractor
  /// How often a child may die over one file before the rest of it is given up.
  private static let mostDeaths = 1_000

  package init(_ extractor: Extractor) { self.extractor = extractor }

  /// Reads a file and hands on letter after letter, in its order.
  ///
  /// A letter at which the child dies or stops is rejected, and another child goes on behind it.
  package func read(_ path: String, _ each: (Outcome) throws -> Void) throws {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    var bounds = ChildBounds()
    bounds.processorSeconds = 60 + (size >> 20)
    bounds.output = .max
    bounds.fileSize = 256 << 20
    var place = Place()
    for _ in 0..<Self.mostDeaths {
      let isDone = try TemporaryFolder.with { folder in
        try readOn(path, from: &place, in: folder, bounds, each)
      }
      if isDone { return }
    }
    throw Fault(reason: "it stops whatever reads it, again and again")
  }

  /// Where in the file reading goes on.
  private struct Place {
    var offset = 0
    var letter = 1
    var begun: Range<Int>?
  }

  /// Has one child read on; true when it came to the end.
  private func readOn(
    _ path: String, from place: inout Place, in folder: String, _ bounds: ChildBounds,
    _ each: (Outcome) throws -> Void
  ) throws -> Bool {
    var isDone = false
    place.begun = nil
    let options = ["--from", "\(place.offset)", "--letter", "\(place.letter)"]
    let outcome = try extractor.unpack(
      "mail", path, into: folder, options: options, bounds: bounds
    ) { frame in
      guard let event = MailEvent(frame) else { throw Fault(reason: "its reader speaks nonsense") }
      switch event {
      case .began(_, let bytes): place.begun = bytes
      case .ended: isDone = true
      case .broken(let number, let bytes, let reason):
        place = Place(offset: bytes.upperBound, letter: number + 1)
        try each(.rejected(number: number, bytes: bytes, reason: reason))
      case .message(let message):
        place = Place(offset: message.bytes.upperBound, letter: message.number + 1)
        let paths = message.attachments.map { folder + "/\($0.file)" }
        try each(.message(message, paths: paths))
        for path in paths { unlink(path) }
      }
    }
    if isDone { return true }
    guard let begun = place.begun else { throw Fault(reason: ToolFault.reason(outcome)) }
    let number = place.letter
    place = Place(offset: begun.upperBound, letter: number + 1)
    try each(.rejected(number: number, bytes: begun, reason: ToolFault.reason(outcome)))
    // A letter that is the last, or the only one, leaves nothing to go on with.
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return begun.upperBound >= size
  }
}
