// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Hashing

/// Makes keys that were never given before.
///
/// A key is the beginning of a SHA-256 over the docket, the stage in which the clause first stands,
/// and its label there: the same drafts give the same keys on every machine. Where the eight letters
/// are taken it goes on.
struct KeyMint {
  private let docket: String
  private let stage: StageID
  private var used: Set<ClauseKey>
  /// How many letters a key has, unless it would be another's.
  private let shortest: Int

  init(docket: String, stage: StageID, used: Set<ClauseKey>, shortest: Int = 8) {
    self.docket = docket
    self.stage = stage
    self.used = used
    self.shortest = shortest
  }

  mutating func key(for label: ClauseLabel) -> ClauseKey {
    var round = 0
    while true {
      let words = [docket, stage.text, label.text] + (round == 0 ? [] : [String(round)])
      let letters = base32(ContentHash(of: Array(words.joined(separator: "\n").utf8)))
      for length in shortest...letters.count {
        let key = ClauseKey(String(decoding: letters.prefix(length), as: UTF8.self))
        if used.insert(key).inserted { return key }
      }
      round += 1
    }
  }
}

/// A hash in 51 small letters and digits, five bits each (RFC 4648, without 0, 1, 8 and 9).
private func base32(_ hash: ContentHash) -> [UInt8] {
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
  var letters: [UInt8] = []
  var (bits, count) = (0, 0)
  for digit in hash.hex.utf8 {
    bits = bits << 4 | Int(digit < 0x40 ? digit - 0x30 : digit - 0x57)
    count += 4
    if count >= 5 {
      count -= 5
      letters.append(alphabet[bits >> count])
      bits &= 1 << count - 1
    }
  }
  return letters
}
