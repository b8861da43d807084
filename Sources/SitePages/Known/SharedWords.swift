// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Which comments say the same, and for which of them somebody tagged it.
///
/// What is tagged in one copy of a letter is tagged in all that came on its stage, but for words of an
/// attachment, which is its sender's. Who is a copy the record says, as it does to the gate: nobody
/// whom staff took out of every letter or put into another, nobody who added words, and nobody whose
/// words only happen to be the same. Of whom the public reads other words, since staff withheld some,
/// shares nothing: it would say what was withheld.
struct SharedWords {
  /// Words as they were sent on a stage, by all copies of a letter or by one comment alone.
  struct Words: Hashable {
    /// The number of the text: of the letter's where the public reads it word for word.
    let text: Int
    let stage: StageID
    fileprivate let sender: Sender
  }

  /// Whose words they are.
  fileprivate enum Sender: Hashable {
    /// The copies of a letter, by its place in the docket's list.
    case copies(Int)
    /// A comment, by index.
    case comment(Int)
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

  /// The same words on a stage, whoever sent them.
  private struct TextOnStage: Hashable {
    let text: Int
    let stage: StageID
  }

  private let tagged: [Words: Tagged]
  /// What was tagged in somebody's own words.
  private let taggedTexts: Set<TextOnStage>
  /// For each text where its comments begin among all, and all comments by their own words.
  private let starts: [Int32]
  private let order: [Int32]
  private let comments: [CommentHead]
  /// For copies of letters the number of the letter's text.
  private let letters: PublicLetters
  private let ownTexts: OwnTexts

  /// `ownTexts` are the numbers of own words, as `CommentHeads` has them.
  init(
    _ comments: [CommentHead], ownTexts: [Int: Int], letters: PublicLetters,
    codings: [PublicCoding]
  ) {
    let own = OwnTexts(comments: comments, numbers: ownTexts)
    self.comments = comments
    self.letters = letters
    self.ownTexts = own
    (starts, order) = byText(own)
    taggedTexts = Set(
      codings.lazy.filter(\.isShared).map {
        TextOnStage(text: own[$0.comment], stage: comments[$0.comment].stage)
      })
    var tagged: [Words: Tagged] = [:]
    func words(_ index: Int) -> Words { SharedWords.words(of: index, own, letters) }
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
    of comment: Int, _ own: OwnTexts, _ letters: PublicLetters
  ) -> Words {
    let stage = own.comments[comment].stage
    guard let letter = letters.letter(of: comment), let member = letters.member(comment),
      member.isSentAsLetter
    else { return Words(text: own[comment], stage: stage, sender: .comment(comment)) }
    // Of two copies the public may read different words.
    let text = own[member.isCopy ? letters.letters[letter].representative : comment]
    return Words(text: text, stage: stage, sender: .copies(letter))
  }

  func words(of comment: Int) -> Words { Self.words(of: comment, ownTexts, letters) }

  /// The number of the text that a coding is about: of the comment's own words where it holds for
  /// all that have them, and else of all its words.
  func text(of coding: PublicCoding) -> Int {
    coding.isShared ? ownTexts[coding.comment] : comments[coding.comment].text
  }

  /// What holds for a comment because it was tagged in it or in another copy; nil for nothing.
  func tagged(_ comment: Int) -> Tagged? {
    let head = comments[comment]
    guard head.isPublic, !head.isStub else { return nil }
    return tagged[words(of: comment)]
  }

  /// Whether the words of a comment were tagged on its stage, be it for others alone.
  func isTaggedInAny(_ comment: Int) -> Bool {
    taggedTexts.contains(TextOnStage(text: ownTexts[comment], stage: comments[comment].stage))
  }

  /// How many other comments have the same words, those of attachments left aside.
  func copies(of comment: Int) -> Int {
    let text = ownTexts[comment]
    return Int(starts[text + 1] - starts[text]) - 1
  }

  /// How many other comments say what some codings say: those that were coded, and the copies of
  /// those whose codings hold for them.
  func others(saying codings: [PublicCoding]) -> Int {
    var count = 0
    var seen: Set<Words> = []
    for coding in codings where coding.isShared {
      guard let tagged = tagged(coding.comment), seen.insert(words(of: coding.comment)).inserted
      else { continue }
      count += tagged.comments.count
    }
    var alone: Set<Int> = []
    for coding in codings where !seen.contains(words(of: coding.comment)) {
      alone.insert(coding.comment)
    }
    return max(0, count + alone.count - 1)
  }

  /// The first of the other comments with the same words, so many at most.
  func copies(of comment: Int, first count: Int) -> [Int] {
    let text = ownTexts[comment]
    return order[Int(starts[text])..<Int(starts[text + 1])].lazy.map(Int.init)
      .filter { $0 != comment }.prefix(count).map { $0 }
  }
}

/// The number of each comment's own words: of its text, but where words of attachments stand behind
/// them.
private struct OwnTexts {
  let comments: [CommentHead]
  /// By the place in the order in which comments are given; few have one.
  let numbers: [Int: Int]

  subscript(comment: Int) -> Int {
    let head = comments[comment]
    guard head.hasAttachments, let own = numbers[head.place.place] else { return head.text }
    return own
  }
}

/// The comments text by text, in order, and where each text begins among them.
private func byText(_ own: OwnTexts) -> (starts: [Int32], order: [Int32]) {
  let indices = own.comments.indices
  let texts = indices.reduce(-1) { max($0, own[$1]) } + 1
  var starts = [Int32](repeating: 0, count: texts + 1)
  for index in indices { starts[own[index] + 1] += 1 }
  for text in 0..<texts { starts[text + 1] += starts[text] }
  var next = starts
  var order = [Int32](repeating: 0, count: indices.count)
  for index in indices {
    let text = own[index]
    order[Int(next[text])] = Int32(index)
    next[text] += 1
  }
  return (starts, order)
}
