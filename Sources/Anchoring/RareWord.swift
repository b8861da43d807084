// Rulewright. Apache-2.0.

import Wording

/// A word that can tell one clause from another.
struct RareWord {
  /// The word in lower case, its genitive and plural folded: what it is compared by.
  let key: [UInt8]
  /// The word in lower case.
  let folded: String
  private let range: Range<Int>

  /// Whether only one blank is between a word and the next.
  func isNeighbour(of next: RareWord) -> Bool { range.upperBound + 1 == next.range.lowerBound }

  /// The words of some bytes that are longer than three and no words of mere grammar.
  static func all(in bytes: [UInt8], _ range: Range<Int>? = nil) -> [RareWord] {
    words(in: bytes, range).compactMap { word in
      guard word.kind == .word, word.range.count > 3, bytes[word.range.lowerBound] != 0x28 else {
        return nil
      }
      let folded = bytes[word.range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      let key = key(of: folded)
      guard key.count > 3, !grammar.contains(key), key.contains(where: { $0 < 0x30 || $0 > 0x39 })
      else { return nil }
      return RareWord(
        key: key, folded: String(decoding: folded, as: UTF8.self), range: word.range)
    }
  }

  private static func key(of folded: [UInt8]) -> [UInt8] {
    var key = folded[...]
    for genitive in [Array("'s".utf8), Array("’s".utf8)]
    where key.suffix(genitive.count).elementsEqual(genitive) {
      key = key.dropLast(genitive.count)
    }
    if key.count > 4, key.last == 0x73, key.dropLast().last != 0x73 { key = key.dropLast() }
    return Array(key)
  }

  private static let grammar: Set<[UInt8]> = Set(
    ("about above after again against also although among because been before being below between "
      + "both could does doing during each either every from have having here however into itself "
      + "just least less like many more most much must neither only other otherwise ours over "
      + "same shall should since some such than that their them then there therefore these they "
      + "thing this those through thus under unless until upon very want were what whatever when "
      + "where whether which while whom whose will with within without would your yours")
      .utf8.split(separator: 0x20).map { key(of: Array($0)) })
}
