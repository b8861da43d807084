// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Coverage
package import Dockets

/// An issue in a list: what it is about, who raised it, what was answered.
///
/// The room of IssueViews holds what somebody sees who answers an issue, as values. It knows no
/// record, no file and no page.
package struct IssueLine: Sendable {
  package var coverage: IssueCoverage
  package var tag: Tag
  /// As its stage has it today; nil for an issue of no clause, and where the clause is gone.
  package var clause: Clause?

  package init(coverage: IssueCoverage, tag: Tag, clause: Clause?) {
    self.coverage = coverage
    self.tag = tag
    self.clause = clause
  }

  package var issue: StageIssue { coverage.issue }
  package var isAnswered: Bool { !coverage.responses.isEmpty }
  /// Whether somebody waits for an answer.
  package var isUnanswered: Bool { !isAnswered && coverage.isOwedAnswer }
}

/// All issues of a docket, in the order of stages and clauses.
package struct IssueBoard: Sendable {
  package var docket: Docket
  package var lines: [IssueLine]

  package init(docket: Docket, lines: [IssueLine]) {
    self.docket = docket
    self.lines = lines
  }

  /// How many issues each of the filters leaves that ask one thing: an answer, a tag, or a clause of
  /// a stage; all at once, since a list of them is long.
  package var counts: [IssueFilter: Int] {
    var counts = [IssueFilter(): lines.count]
    for line in lines {
      let issue = line.issue
      counts[IssueFilter(tag: issue.issue.tag), default: 0] += 1
      let place: IssueFilter.Place = issue.issue.label.map { .clause($0) } ?? .whole
      counts[IssueFilter(stage: issue.stage, place: place), default: 0] += 1
      if line.isUnanswered { counts[IssueFilter(answer: .unanswered), default: 0] += 1 }
      if line.isAnswered { counts[IssueFilter(answer: .answered), default: 0] += 1 }
    }
    return counts
  }

  /// The issues that a filter lets through.
  package func lines(_ filter: IssueFilter) -> [IssueLine] { lines.filter(filter.lets) }
}

/// Which issues somebody wants to see; what is nil does not narrow.
package struct IssueFilter: Hashable, Sendable {
  package enum Answer: String, Sendable, CaseIterable { case unanswered, answered }

  package var answer: Answer?
  package var tag: TagID?
  /// The stage spoken to.
  package var stage: StageID?
  /// The clause, by its label there; `none` in addresses is an issue of no clause.
  package var place: Place?

  package enum Place: Hashable, Sendable {
    case clause(ClauseLabel)
    case whole
  }

  package init(
    answer: Answer? = nil, tag: TagID? = nil, stage: StageID? = nil, place: Place? = nil
  ) {
    self.answer = answer
    self.tag = tag
    self.stage = stage
    self.place = place
  }

  package var narrows: Bool { self != IssueFilter() }

  package func lets(_ line: IssueLine) -> Bool {
    switch answer {
    case .unanswered where !line.isUnanswered: return false
    case .answered where !line.isAnswered: return false
    default: break
    }
    if let tag, line.issue.issue.tag != tag { return false }
    if let stage, line.issue.stage != stage { return false }
    switch place {
    case .clause(let label): return line.issue.issue.label == label
    case .whole: return line.issue.issue.label == nil
    case nil: return true
    }
  }
}
