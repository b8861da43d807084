// Rulewright. Apache-2.0.

import Glibc
package import Unpacked

/// Reads a file of letters and says what it finds, letter by letter; the files that came with
/// them are written into a folder under numbers.
package struct MailUnpacker {
  /// Where to go on: the beginning, unless a child before this one died in the middle.
  package struct Start {
    package var offset = 0
    package var letter = 1
    package var file = 1
    package init() {}
  }

  /// A longer letter is refused; no server takes one.
  private static let longestLetter = 256 << 20

  /// Reads the file that `descriptor` has open from its beginning.
  package static func read(
    _ descriptor: Int32, from start: Start, into folder: NumberedFolder,
    _ say: (MailEvent) throws -> Void
  ) throws {
    var folder = folder
    folder.next = start.file
    var number = start.letter
    func take(_ letter: MailSplitter.Letter) throws {
      try say(.began(number: number, bytes: letter.bytes))
      do {
        let message = try MailParser.message(letter, number: number) { try folder.keep($0) }
        try say(.message(message))
      } catch let fault as MailParser.Fault {
        try say(.broken(number: number, bytes: letter.bytes, reason: fault.reason))
      }
      number += 1
    }
    guard lseek(descriptor, off_t(start.offset), SEEK_SET) >= 0 else {
      throw UnpackingError.unreadable
    }
    // Whoever goes on behind a letter goes on in a mailbox: no other file has a second one.
    var splitter = MailSplitter(
      longest: longestLetter, offset: start.offset, isMailbox: start.offset > 0)
    while let piece = try FilePieces.next(descriptor) { try splitter.feed(piece[...], take) }
    try splitter.finish(take)
    try say(.ended)
  }
}
