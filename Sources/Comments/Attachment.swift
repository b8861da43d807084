// Rulewright. Apache-2.0.

/// A file that came with a comment, as the source names it.
///
/// Neither its name nor its address nor its words are public.
package struct Attachment: Hashable, Sendable {
  /// Its place among the comment's attachments, counted from 1 by the source; one that came in
  /// several forms bears its number several times.
  package var number: Int
  /// Where the source has it; empty for one that came with the comment itself, and for a small
  /// picture that a letter shows in its midst the address there, `cid:logo@mail.example`.
  package var address: String
  /// What its sender or the source calls it; empty when nobody does.
  package var name: String
  /// The SHA-256 of its bytes in 64 hexadecimal digits; nil when the office does not have them.
  package var sha256: String?
  /// That the source or the agency holds it back.
  package var restriction: Restriction?
  /// Which UTF-8 bytes of the comment's `body` were read from it; nil when none were.
  package var words: Range<Int>?

  /// How the address of a part of a letter begins (RFC 2392).
  package static let inLetter = "cid:"

  /// Whether it is part of how a letter looks, such as a logo, and nothing that was sent along.
  package var isOrnament: Bool { address.utf8.starts(with: Self.inLetter.utf8) }

  package init(
    number: Int, address: String = "", name: String = "", sha256: String? = nil,
    restriction: Restriction? = nil, words: Range<Int>? = nil
  ) {
    self.number = number
    self.address = address
    self.name = name
    self.sha256 = sha256
    self.restriction = restriction
    self.words = words
  }
}
