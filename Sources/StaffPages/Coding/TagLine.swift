// Rulewright. Apache-2.0.

package import Codings

/// A tag as the picker offers it.
package struct TagLine: Hashable, Sendable {
  package var tag: Tag
  /// The hash of its definition, which goes with every coding.
  package var definition: String
  /// How many comments bear it.
  package var uses: Int

  package init(tag: Tag, definition: String, uses: Int) {
    self.tag = tag
    self.definition = definition
    self.uses = uses
  }
}

/// The tags that some words find, best first.
///
/// The rule, which `coding-pickers.js` follows too: each of the words must begin a word of the tag. A tag
/// is as good as the place of its worst word: first the name, then the definition, when to use it,
/// when not, the examples. Among equals the most used comes first, then the codebook's own order.
package func tags(_ tags: [TagLine], foundBy words: String) -> [TagLine] {
  let asked = searchedWords(words)
  let ranked = tags.enumerated().compactMap { index, line in
    rank(of: line.tag, for: asked).map { (rank: $0, index: index, line: line) }
  }
  return ranked.sorted {
    ($0.rank, -$0.line.uses, $0.index) < ($1.rank, -$1.line.uses, $1.index)
  }.map(\.line)
}

/// The place of the worst word; nil when one stands nowhere.
private func rank(of tag: Tag, for asked: [[UInt8]]) -> Int? {
  let fields = [
    tag.name + " " + tag.id.text, tag.definition, tag.use, tag.avoid,
    tag.examples.joined(separator: " "),
  ].map(searchedWords)
  var worst = 0
  for word in asked {
    guard let place = fields.firstIndex(where: { $0.contains { $0.starts(with: word) } }) else {
      return nil
    }
    worst = max(worst, place)
  }
  return worst
}

/// The words of a text in lower case: runs of letters and digits, of whatever script.
func searchedWords(_ text: String) -> [[UInt8]] {
  text.lowercased().unicodeScalars.split {
    !($0.properties.isAlphabetic || $0.properties.numericType != nil)
  }.map { Array(String($0).utf8) }
}
