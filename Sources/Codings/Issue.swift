// Rulewright. Apache-2.0.

package import Clauses
package import Dockets

/// What some codings say alike: one tag about one clause, or about no clause.
///
/// Written `overly-broad@4E001-c`, and `support` alone where no clause is spoken to.
package struct Issue: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var tag: TagID
  /// The clause, by its label in the stage that is spoken to; nil for the document as a whole.
  package var label: ClauseLabel?

  package init(tag: TagID, label: ClauseLabel?) {
    self.tag = tag
    self.label = label
  }

  /// The issue that some words name; nil when they are not `TAG@LABEL` or `TAG`.
  package init?(_ words: String) {
    let bytes = Array(words.utf8)
    let at = bytes.firstIndex(of: 0x40) ?? bytes.endIndex
    let tag = String(decoding: bytes[..<at], as: UTF8.self)
    let label = String(decoding: bytes[at...].dropFirst(), as: UTF8.self)
    guard !tag.isEmpty, at == bytes.endIndex || !label.isEmpty else { return nil }
    self.init(tag: TagID(tag), label: at == bytes.endIndex ? nil : ClauseLabel(label))
  }

  package var description: String { label.map { "\(tag)@\($0)" } ?? tag.text }

  /// By clause, then by tag; what is about no clause comes last.
  package static func < (a: Issue, b: Issue) -> Bool {
    switch (a.label, b.label) {
    case (let left?, let right?) where left != right: left < right
    case (nil, _?): false
    case (_?, nil): true
    default: a.tag < b.tag
    }
  }
}

/// An issue on one stage's text: the same label means another clause in another stage.
package struct StageIssue: Hashable, Sendable {
  /// The stage whose text is spoken to.
  package var stage: StageID
  package var issue: Issue

  package init(stage: StageID, issue: Issue) {
    self.stage = stage
    self.issue = issue
  }
}

extension Coding {
  /// The issue that a coding belongs to; `commented` is the stage that its comment is on, which is
  /// spoken to where no clause is.
  package func issue(commented: StageID) -> StageIssue {
    StageIssue(
      stage: target?.version.stage ?? commented, issue: Issue(tag: tag, label: target?.label))
  }
}
