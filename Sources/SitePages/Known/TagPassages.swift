// Rulewright. Apache-2.0.

import Codings

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
  /// Whether the tag's own page shows the first of each issue, and pages of their own show all: in a
  /// large docket always, and else where they are more than stand on one page.
  let isPaged: Bool
  /// How many of each issue stand on the tag's own page: all, or some of each where others have all.
  var shown: Int { isPaged ? min(10, max(2, mostTogether / max(1, issues.count))) : Int.max }

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
    isPaged = docket.isLean ? count > 0 : count > mostTogether
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
