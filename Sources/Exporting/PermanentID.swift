// Rulewright. Apache-2.0.

import Dockets
import Hashing

/// A name that a thing keeps for ever, for programs that ask whether they have seen it before.
///
/// It is a UUID of version 8 (RFC 9562) made of the SHA-256 of what the thing is, the docket's
/// name and first agency, and what it is called there. A site that is only files knows no address of its own, and a `tag:` name needs a host
/// or a mailbox that we do not own; the same parts give the same UUID on every machine.
struct PermanentID: Hashable, Sendable {
  /// `0b0e9a4e-8d4f-8c6e-9a55-0c7c9b0f3f1d`.
  let uuid: String

  /// The id of a thing of some kind in a docket, by the parts of its name there.
  init(of kind: String, in docket: Docket, _ names: String...) {
    let parts = [kind, docket.agencies.first ?? "", docket.name] + names
    // Each part with its length before it, so that "a", "bc" is not "ab", "c".
    let bytes = parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
    var digits = Array(ContentHash(of: Array("rulewright:".utf8) + bytes).hex.utf8.prefix(32))
    digits[12] = 0x38  // version 8
    digits[16] = Array("89ab".utf8)[Int(digits[16]) & 3]  // variant 10
    for at in [20, 16, 12, 8] { digits.insert(0x2D, at: at) }
    uuid = String(decoding: digits, as: UTF8.self)
  }
}
