// Rulewright. Apache-2.0.

import Comments

/// Tells, issue by issue, which comments and which texts were met before.
///
/// Both are numbered once, so that an issue with thousands of codings compares no texts.
struct IssueCounter {
  private var comments: [Int32] = []
  /// The text of each coding's comment; -1 for a stub, which says nothing by itself and so is like
  /// no other.
  private var texts: [Int32] = []
  /// The last issue in which each comment, and each text, was met.
  private var commentMet: [Int32]
  private var textMet: [Int32]
  private var issue: Int32 = 0

  init(_ codings: [CoveredCoding]) {
    var textNumbers: [String: Int32] = [:]
    textNumbers.reserveCapacity(codings.count)
    comments.reserveCapacity(codings.count)
    texts.reserveCapacity(codings.count)
    for (index, coding) in codings.enumerated() {
      // The codings of one comment stand together.
      if index > 0, codings[index - 1].comment.id == coding.comment.id {
        comments.append(comments[index - 1])
        texts.append(texts[index - 1])
        continue
      }
      comments.append((comments.last ?? -1) + 1)
      guard let text = coding.comment.text else {
        texts.append(-1)
        continue
      }
      let nextText = Int32(textNumbers.count)
      texts.append(textNumbers[text] ?? nextText)
      if texts[index] == nextText { textNumbers[text] = nextText }
    }
    commentMet = Array(repeating: 0, count: Int(comments.last ?? -1) + 1)
    textMet = Array(repeating: 0, count: textNumbers.count)
  }

  /// Another issue begins.
  mutating func begin() { issue += 1 }

  /// Whether the comment of a coding is met for the first time in this issue, and whether it then
  /// says what none before it said.
  mutating func meet(_ coding: Int) -> (isNew: Bool, saysNew: Bool) {
    let comment = Int(comments[coding])
    guard commentMet[comment] != issue else { return (false, false) }
    commentMet[comment] = issue
    let text = Int(texts[coding])
    guard text >= 0 else { return (true, true) }
    defer { textMet[text] = issue }
    return (true, textMet[text] != issue)
  }
}
