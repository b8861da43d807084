// Rulewright. Apache-2.0.

package import Clauses
package import Dockets

/// The name of a response in files and addresses, `definition-tools`.
package struct ResponseID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: ResponseID, b: ResponseID) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

/// What the agency decided on an issue.
package enum Disposition: String, Sendable, CaseIterable {
  case accepted
  case acceptedInPart = "accepted in part"
  case notAccepted = "not accepted"
  case outOfScope = "out of scope"
  case noted

  /// Whether words of the rule must have changed for it to be true.
  package var promisesChange: Bool { self == .accepted || self == .acceptedInPart }
}

/// The agency's answer to one issue or several, as the public reads it.
package struct Response: Hashable, Sendable {
  package var id: ResponseID
  /// What people said, in a sentence.
  package var title: String
  /// In the order in which they were written, each once.
  package var issues: [Issue]
  /// The stage whose text the issues speak to.
  package var stage: StageID
  /// The stage that answers, whose text changed because of it.
  package var answeredIn: StageID
  package var disposition: Disposition
  package var changed: [ChangedClause]
  /// Markdown; its first paragraph is the answer in short.
  package var body: String

  package init(
    id: ResponseID, title: String, issues: [Issue], stage: StageID, answeredIn: StageID,
    disposition: Disposition, changed: [ChangedClause] = [], body: String
  ) {
    self.id = id
    self.title = title
    self.issues = issues
    self.stage = stage
    self.answeredIn = answeredIn
    self.disposition = disposition
    self.changed = changed
    self.body = body
  }

  /// The issues with the stage that they speak to.
  package var stageIssues: [StageIssue] { issues.map { StageIssue(stage: stage, issue: $0) } }
}

/// A clause that changed because of a response.
package struct ChangedClause: Hashable, Sendable {
  /// The stage whose text has the clause: the one that answers, or, for a clause that was removed,
  /// the one that was answered.
  package var stage: StageID
  package var label: ClauseLabel
  package var citation: Citation

  package init(stage: StageID, label: ClauseLabel, citation: Citation) {
    self.stage = stage
    self.label = label
    self.citation = citation
  }
}

/// A response with who wrote it and when, which is the office's own business.
package struct WrittenResponse: Hashable, Sendable {
  package var response: Response
  package var author: String
  /// When, as `2021-09-14T10:00:00Z`.
  package var at: String

  package init(response: Response, author: String, at: String) {
    self.response = response
    self.author = author
    self.at = at
  }
}
