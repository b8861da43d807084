// Rulewright. Apache-2.0.

import Comments

/// Counts, issue by issue, who says it: the comments that were coded, and of a letter that was coded in
/// one copy all copies, with how many texts those are.
///
/// Comments and texts are numbered once, so that an issue with thousands of codings compares no
/// texts. What was withdrawn is not counted.
struct IssueCounter {
  private let codings: [CoveredCoding]
  private let letters: [CoveredLetter]
  private var comments: [Int32] = []
  /// The text of each coding's comment; -1 for a stub, which says nothing by itself and so is like
  /// no other.
  private var texts: [Int32] = []
  private let letterTexts: [[Int32]]
  /// The last issue in which each comment, text and letter was met.
  private var commentMet: [Int32]
  private var textMet: [Int32]
  private var letterMet: [Int32]
  private var issue: Int32 = 0

  init(_ codings: [CoveredCoding], letters: [CoveredLetter]) {
    self.codings = codings
    self.letters = letters
    var textNumbers: [String: Int32] = [:]
    textNumbers.reserveCapacity(codings.count)
    func number(_ text: String) -> Int32 {
      if let known = textNumbers[text] { return known }
      let next = Int32(textNumbers.count)
      textNumbers[text] = next
      return next
    }
    comments.reserveCapacity(codings.count)
    texts.reserveCapacity(codings.count)
    for (index, coding) in codings.enumerated() {
      // The codings of one comment stand together.
      if index > 0, codings[index - 1].comment.id == coding.comment.id {
        comments.append(comments[index - 1])
        texts.append(texts[index - 1])
      } else {
        comments.append((comments.last ?? -1) + 1)
        texts.append(coding.comment.text.map(number) ?? -1)
      }
    }
    letterTexts = letters.map { $0.texts.map(number) }
    commentMet = Array(repeating: 0, count: Int(comments.last ?? -1) + 1)
    textMet = Array(repeating: 0, count: textNumbers.count)
    letterMet = Array(repeating: 0, count: letters.count)
  }

  /// Who says an issue, by the places of its codings.
  mutating func raisers(_ places: [Int]) -> Raisers {
    issue += 1
    var raisers = Raisers()
    for index in places {
      guard let letter = codings[index].letter, letterMet[letter] != issue else { continue }
      letterMet[letter] = issue
      raisers.letters.append(letter)
      raisers.received += letters[letter].copies
      for text in letterTexts[letter] { meet(text, &raisers) }
    }
    for index in places where commentMet[Int(comments[index])] != issue {
      commentMet[Int(comments[index])] = issue
      let comment = codings[index].comment
      raisers.comments.append(comment.id)
      let isCopy = comment.letter.map { letterMet[$0] == issue } ?? false
      guard !isCopy, !comment.isWithdrawn else { continue }
      raisers.alone.append(comment)
      raisers.received += 1
      if texts[index] < 0 { raisers.texts += 1 } else { meet(texts[index], &raisers) }
    }
    return raisers
  }

  private mutating func meet(_ text: Int32, _ raisers: inout Raisers) {
    if textMet[Int(text)] != issue { raisers.texts += 1 }
    textMet[Int(text)] = issue
  }

  struct Raisers {
    /// Those that were coded themselves, each once.
    var comments: [CommentID] = []
    /// Letters that say it, by place.
    var letters: [Int] = []
    /// Those that were coded and are no copy of these.
    var alone: [CoveredComment] = []
    var received = 0
    var texts = 0
  }
}
