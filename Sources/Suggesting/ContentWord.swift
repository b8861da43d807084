// Rulewright. Apache-2.0.

import Wording

/// A word that can tell one clause from another: longer than three letters, and none of mere grammar.
struct ContentWord {
  /// Where it stands.
  let range: Range<Int>
  /// What it is compared by: it without its genitive and its plural, in the folded bytes.
  let key: Range<Int>

  /// Whether only one blank is between a word and the next.
  func isNeighbour(of next: ContentWord) -> Bool {
    range.upperBound + 1 == next.range.lowerBound
  }

  /// The words of a stretch of some bytes that are already in lower case, in order.
  ///
  /// Those of grammar are among them: whoever keeps an index leaves them out of it.
  static func all(in folded: [UInt8], _ range: Range<Int>) -> [ContentWord] {
    folded.withUnsafeBufferPointer { bytes in
      var found: [ContentWord] = []
      found.reserveCapacity(range.count / 8)
      for word in words(in: bytes, range) where word.kind == .word && word.range.count > 3 {
        guard bytes[word.range.lowerBound] != 0x28 else { continue }
        let key = key(of: word.range, in: bytes)
        guard key.count > 3, key.contains(where: { bytes[$0].isNoDigit }) else { continue }
        found.append(ContentWord(range: word.range, key: key))
      }
      return found
    }
  }

  private static func key(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    var end = range.upperBound
    if bytes[end - 1] == 0x73 {
      if bytes[end - 2] == 0x27 {
        end -= 2
      } else if end - 4 > range.lowerBound, bytes[end - 2] == 0x99, bytes[end - 3] == 0x80,
        bytes[end - 4] == 0xE2
      {
        end -= 4
      }
    }
    if end - range.lowerBound > 4, bytes[end - 1] == 0x73, bytes[end - 2] != 0x73 { end -= 1 }
    return range.lowerBound..<end
  }

  /// Words of mere grammar, as keys.
  static let grammar: Set<[UInt8]> = {
    let words = Array(
      ("about above after again against also although among because been before being below "
        + "between both could does doing during each either every from have having here however "
        + "into itself just least less like many more most much must neither only other otherwise "
        + "ours over same shall should since some such than that their them then there therefore "
        + "these they thing this those through thus under unless until upon very want were what "
        + "whatever when where whether which while whom whose will with within without would your "
        + "yours").utf8)
    return Set(all(in: words, 0..<words.count).map { Array(words[$0.key]) })
  }()

  /// Bytes in lower case, as far as they are ASCII.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }
}

extension UInt8 {
  fileprivate var isNoDigit: Bool { self &- 0x30 >= 10 }
}
