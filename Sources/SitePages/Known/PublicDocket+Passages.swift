// Rulewright. Apache-2.0.

import Codings

/// A tagged passage, and how many other comments say it in its words.
struct TaggedPassage {
  let coding: PublicCoding
  let copies: Int
}

extension PublicDocket {
  /// Whether a tag has pages that list its passages: in a large docket every tag that a public comment
  /// got on a stage that is shown, and else one with more passages than stand on one page.
  func hasPassagesPages(_ tag: TagID) -> Bool {
    let codings = issues.reduce(0) { $0 + ($1.key.issue.tag == tag ? $1.codings.count : 0) }
    // There are no more passages than codings, which are counted without reading a comment.
    return arePaged(codings) && (isLean || arePaged(passageCount(of: tag)))
  }

  /// Whether so many passages of a tag have pages of their own.
  func arePaged(_ passages: Int) -> Bool { isLean ? passages > 0 : passages > mostTogether }

  /// The first of the codings of each passage; the same words in several comments are one.
  ///
  /// In a large docket, where not every comment can be read for it, only copies of a text are one.
  func passages(of codings: [PublicCoding]) -> [TaggedPassage] {
    struct Place: Hashable {
      let text: Int
      let passage: Range<Int>?
    }
    struct Words: Hashable {
      let words: String
      let doubt: String?
    }
    var places: [Place: Int] = [:]
    var rows: [[PublicCoding]] = []
    for coding in codings {
      let place = Place(text: sharing.text(of: coding), passage: coding.passage)
      if let row = places[place] {
        rows[row].append(coding)
      } else {
        places[place] = rows.count
        rows.append([coding])
      }
    }
    if !isLean {
      var rowsOf: [Words: Int] = [:]
      var joined: [[PublicCoding]] = []
      reading.each(rows.map { $0[0].comment }) { number, comment in
        let first = rows[number][0]
        guard let passage = first.passage else { return joined.append(rows[number]) }
        let words = Words(
          words: comment.words(at: passage), doubt: doubtWords(first.target, in: self))
        if let row = rowsOf[words] {
          joined[row] += rows[number]
        } else {
          rowsOf[words] = joined.count
          joined.append(rows[number])
        }
      }
      rows = joined
    }
    return rows.map { TaggedPassage(coding: $0[0], copies: sharing.others(saying: $0)) }
  }

  /// How many passages stand under a tag, those of each issue by themselves.
  private func passageCount(of tag: TagID) -> Int {
    if let known = countedBefore.passages[tag] { return known }
    let count = issues.filter { $0.key.issue.tag == tag }.reduce(0) { count, issue in
      count + passages(of: issue.codings.map { codings[$0] }).count
    }
    countedBefore.passages[tag] = count
    return count
  }

  /// What was counted before: the pages of all responses ask the same.
  final class Counted {
    fileprivate var passages: [TagID: Int] = [:]
  }
}

/// The passages of a tag, issue by issue, and where they begin in the list of all.
struct TagPassages {
  /// The passages of an issue, or some of them.
  struct OfIssue {
    let issue: RaisedIssue
    /// Where these begin among those of the tag, and among those of the issue, which has `count`.
    let start: Int
    let offset: Int
    let count: Int
    let passages: [TaggedPassage]
  }

  let issues: [OfIssue]
  let count: Int
  /// Whether the tag's own page shows the first of each issue, and pages of their own show all.
  let isPaged: Bool

  init(of tag: TagID, in docket: PublicDocket) {
    var issues: [OfIssue] = []
    var count = 0
    for issue in docket.issues where issue.key.issue.tag == tag {
      let passages = docket.passages(of: issue.codings.map { docket.codings[$0] })
      issues.append(
        OfIssue(issue: issue, start: count, offset: 0, count: passages.count, passages: passages))
      count += passages.count
    }
    self.issues = issues
    self.count = count
    isPaged = docket.arePaged(count)
  }

  /// Those that stand in a part of the list of all, each issue by itself.
  func slice(_ range: Range<Int>) -> [OfIssue] {
    issues.compactMap { issue in
      let here = range.clamped(to: issue.start..<issue.start + issue.passages.count)
      guard !here.isEmpty else { return nil }
      let offset = here.lowerBound - issue.start
      return OfIssue(
        issue: issue.issue, start: here.lowerBound, offset: offset, count: issue.count,
        passages: Array(issue.passages[offset..<offset + here.count]))
    }
  }
}
