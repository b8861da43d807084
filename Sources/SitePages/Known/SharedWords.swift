// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Which comments say the same, and for which of them somebody tagged it.
///
/// What is tagged in one copy of a letter is tagged in all that came on its stage, but for words of
/// an attachment; so it is with comments of the same words that are in no letter.
struct SharedWords {
  /// Words as they were sent on a stage: those of a letter, or of one text.
  struct Words: Hashable {
    let text: Int
    let stage: StageID
  }

  /// The comments of some words that were tagged.
  struct Tagged {
    /// All that say it, by index.
    fileprivate(set) var comments: [Int32] = []
    /// The numbers of their texts: copies may differ in what is no word.
    fileprivate(set) var texts: Set<Int> = []
    /// The codings that hold for all of them, by index, those of the first comment first.
    fileprivate(set) var codings: [Int] = []
  }

  private let tagged: [Words: Tagged]
  /// For each text where its comments begin among all, and all comments text by text.
  private let starts: [Int32]
  private let order: [Int32]
  private let comments: [CommentHead]
  /// For copies of letters the number of the letter's text.
  private let letters: PublicLetters

  init(_ comments: [CommentHead], letters: PublicLetters, codings: [PublicCoding]) {
    self.comments = comments
    self.letters = letters
    (starts, order) = byText(comments)
    var tagged: [Words: Tagged] = [:]
    func words(_ index: Int) -> Words { SharedWords.words(of: index, comments, letters) }
    for (index, coding) in codings.enumerated() where coding.isShared {
      tagged[words(coding.comment), default: Tagged()].codings.append(index)
    }
    if !tagged.isEmpty {
      for (index, head) in comments.enumerated() where head.isPublic && !head.isStub {
        let words = words(index)
        guard let at = tagged.index(forKey: words) else { continue }
        tagged.values[at].comments.append(Int32(index))
        tagged.values[at].texts.insert(head.text)
      }
    }
    self.tagged = tagged
  }

  private static func words(
    of comment: Int, _ comments: [CommentHead], _ letters: PublicLetters
  ) -> Words {
    let head = comments[comment]
    if let (letter, member) = letters.place(of: comment), member.isCopy {
      return Words(text: comments[letter.representative].text, stage: head.stage)
    }
    return Words(text: head.text, stage: head.stage)
  }

  func words(of comment: Int) -> Words { Self.words(of: comment, comments, letters) }

  /// What holds for a comment because it was tagged in it or in another copy; nil for nothing.
  func tagged(_ comment: Int) -> Tagged? {
    let head = comments[comment]
    guard head.isPublic, !head.isStub else { return nil }
    return tagged[words(of: comment)]
  }

  /// How many other comments have the same text.
  func copies(of comment: Int) -> Int {
    let text = comments[comment].text
    return Int(starts[text + 1] - starts[text]) - 1
  }

  /// The first of the other comments with the same text, so many at most.
  func copies(of comment: Int, first count: Int) -> [Int] {
    let text = comments[comment].text
    return order[Int(starts[text])..<Int(starts[text + 1])].lazy.map(Int.init)
      .filter { $0 != comment }.prefix(count).map { $0 }
  }
}

/// The comments text by text, in order, and where each text begins among them.
private func byText(_ comments: [CommentHead]) -> (starts: [Int32], order: [Int32]) {
  let texts = comments.reduce(-1) { max($0, $1.text) } + 1
  var starts = [Int32](repeating: 0, count: texts + 1)
  for head in comments { starts[head.text + 1] += 1 }
  for text in 0..<texts { starts[text + 1] += starts[text] }
  var next = starts
  var order = [Int32](repeating: 0, count: comments.count)
  for (index, head) in comments.enumerated() {
    order[Int(next[head.text])] = Int32(index)
    next[head.text] += 1
  }
  return (starts, order)
}
