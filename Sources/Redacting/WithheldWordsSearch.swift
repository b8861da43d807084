// Rulewright. Apache-2.0.

package import Comments

/// A place of a public text that says what is withheld in a comment.
package struct RepeatedWords: Hashable, Sendable {
  /// Which of the texts.
  package var text: Int
  /// UTF-8 bytes of that text.
  package var range: Range<Int>
  package var comment: CommentID
  package var part: WithheldPassage.Part
  /// Which words of the text, as they are compared.
  var words: Range<Int>
  /// Whether all that is withheld is repeated: the address or number itself.
  package var isAll: Bool

  /// How many words in a row.
  package var count: Int { words.count }
}

/// Searches texts that will be public, such as responses, for words that are withheld in comments:
/// for any `wordsOfQuote` in a row, and for a withheld passage as a whole however short.
///
/// The texts are few and the passages many: the texts are indexed once, and each passage is then
/// looked at and let go. Case, punctuation and line ends do not matter.
package struct WithheldWordsSearch: Sendable {
  /// Fewer words in a row are the words of everybody.
  package static let wordsOfQuote = 5
  /// A passage of fewer letters and digits stands everywhere by chance.
  private static let shortestPassage = 4

  private struct Spot {
    var text: Int
    var word: Int
  }

  private let texts: [ComparedWords]
  /// Where quotes of that hash begin.
  private var quotes: [UInt64: [Spot]] = [:]
  /// Where words begin whose first letters, run on over their ends, are these.
  private var beginnings: [UInt32: [Spot]] = [:]
  private var found: [RepeatedWords] = []

  package init(_ texts: [String]) {
    self.texts = texts.map { ComparedWords($0) }
    for (number, text) in self.texts.enumerated() {
      for word in 0..<text.count {
        let spot = Spot(text: number, word: word)
        if word + Self.wordsOfQuote <= text.count {
          quotes[text.hash(word..<word + Self.wordsOfQuote), default: []].append(spot)
        }
        if let beginning = Self.beginning(text.letters[text.starts[word]...]) {
          beginnings[beginning, default: []].append(spot)
        }
      }
    }
  }

  /// Looks where the texts repeat a passage.
  package mutating func look(for passage: WithheldPassage) {
    let words = ComparedWords(passage.words)
    lookForQuotes(words, passage)
    if case .words(let kind) = passage.part {
      lookForAll(words.letters, words.count, kind, passage)
    }
  }

  /// What was found, by text and place; nothing that public texts say too, nor what the public
  /// reads of the comment itself.
  ///
  /// A rule's own words, and what a comment says in public beside what is withheld, are nobody's
  /// secret.
  package func repetitions(
    notSaidIn publicTexts: [String], orOf publicWords: (CommentID) throws -> String?
  ) rethrows -> [RepeatedWords] {
    guard !found.isEmpty else { return [] }
    let known = WithheldWordsSearch(publicTexts)
    var own: [CommentID: WithheldWordsSearch] = [:]
    return try found.filter { repeated in
      if own[repeated.comment] == nil {
        own[repeated.comment] = WithheldWordsSearch([try publicWords(repeated.comment) ?? ""])
      }
      return !known.says(repeated, in: self)
        && own[repeated.comment]?.says(repeated, in: self) != true
    }.sorted {
      ($0.text, $0.range.lowerBound, $0.range.upperBound, $0.comment)
        < ($1.text, $1.range.lowerBound, $1.range.upperBound, $1.comment)
    }
  }
}

extension WithheldWordsSearch {
  private mutating func lookForQuotes(_ words: ComparedWords, _ passage: WithheldPassage) {
    guard words.count >= Self.wordsOfQuote, !quotes.isEmpty else { return }
    var runs: [RepeatedWords] = []
    for first in 0...(words.count - Self.wordsOfQuote) {
      for spot in quotes[words.hash(first..<first + Self.wordsOfQuote)] ?? [] {
        // What began earlier was met there.
        if first > 0, spot.word > 0, isSame(words, first - 1, spot.text, spot.word - 1) { continue }
        let count = sameWords(words, first, spot)
        guard count >= Self.wordsOfQuote else { continue }
        runs.append(repeated(spot, count, passage, isAll: count == words.count))
      }
    }
    found += Self.longest(runs)
  }

  private func sameWords(_ words: ComparedWords, _ first: Int, _ spot: Spot) -> Int {
    let text = texts[spot.text]
    var count = 0
    while first + count < words.count, spot.word + count < text.count,
      isSame(words, first + count, spot.text, spot.word + count)
    {
      count += 1
    }
    return count
  }

  private func isSame(_ words: ComparedWords, _ word: Int, _ text: Int, _ other: Int) -> Bool {
    words.letters[words.starts[word]..<words.end(of: word)].elementsEqual(
      texts[text].letters[texts[text].starts[other]..<texts[text].end(of: other)])
  }

  /// Those that do not stand within another.
  private static func longest(_ runs: [RepeatedWords]) -> [RepeatedWords] {
    var kept: [RepeatedWords] = []
    for run in runs.sorted(by: { $0.count > $1.count })
    where !kept.contains(where: {
      $0.text == run.text && $0.range.lowerBound <= run.range.lowerBound
        && $0.range.upperBound >= run.range.upperBound
    }) {
      kept.append(run)
    }
    return kept
  }

  /// The letters of a passage as a whole, wherever the texts part them into words.
  private mutating func lookForAll(
    _ letters: [UInt8], _ count: Int, _ kind: RedactionKind, _ passage: WithheldPassage
  ) {
    var letters = letters[...]
    // The country is left out at will.
    if kind == .phoneNumber, letters.count > 10 { letters = letters.suffix(10) }
    guard letters.count >= Self.shortestPassage, let beginning = Self.beginning(letters) else {
      return
    }
    for spot in beginnings[beginning] ?? [] {
      let text = texts[spot.text]
      let start = text.starts[spot.word]
      guard text.letters[start...].starts(with: letters) else { continue }
      let end = start + letters.count
      var last = spot.word
      while text.end(of: last) < end { last += 1 }
      guard text.end(of: last) == end else { continue }
      let repeated = repeated(spot, last - spot.word + 1, passage, isAll: true)
      let isKnown = found.contains {
        $0.comment == repeated.comment && $0.text == repeated.text && $0.range == repeated.range
      }
      if !isKnown { found.append(repeated) }
    }
  }

  private func repeated(
    _ spot: Spot, _ count: Int, _ passage: WithheldPassage, isAll: Bool
  ) -> RepeatedWords {
    let places = texts[spot.text].places
    return RepeatedWords(
      text: spot.text,
      range: places[spot.word].lowerBound..<places[spot.word + count - 1].upperBound,
      comment: passage.comment, part: passage.part, words: spot.word..<spot.word + count,
      isAll: isAll)
  }

  /// Whether a text says the same words in a row.
  private func says(_ repeated: RepeatedWords, in search: WithheldWordsSearch) -> Bool {
    let text = search.texts[repeated.text]
    let letters = text.letters[
      text.starts[repeated.words.lowerBound]..<text.end(of: repeated.words.upperBound - 1)]
    let spots = Self.beginning(letters).flatMap { beginnings[$0] } ?? []
    return spots.contains { spot in
      texts[spot.text].letters[texts[spot.text].starts[spot.word]...].starts(with: letters)
    }
  }

  private static func beginning(_ letters: ArraySlice<UInt8>) -> UInt32? {
    guard letters.count >= shortestPassage else { return nil }
    return letters.prefix(shortestPassage).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
