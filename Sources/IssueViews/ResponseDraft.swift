// Rulewright. Apache-2.0.

package import Codings
package import Dockets

/// A response while it is written: what the fields of a form hold.
package struct ResponseDraft: Hashable, Sendable {
  /// Nil for one that is not saved yet.
  package var id: ResponseID?
  package var title: String
  package var issues: [Issue]
  /// The stage that was commented on.
  package var stage: StageID
  package var answeredIn: StageID?
  /// Nil while nothing is decided.
  package var disposition: Disposition?
  /// The changed clauses, as a response's file cites them.
  package var changed: [String]
  package var body: String
  package var began: ResponseBeginning

  package init(
    id: ResponseID? = nil, title: String = "", issues: [Issue], stage: StageID,
    answeredIn: StageID? = nil, disposition: Disposition? = nil, changed: [String] = [],
    body: String = "", began: ResponseBeginning
  ) {
    self.id = id
    self.title = title
    self.issues = issues
    self.stage = stage
    self.answeredIn = answeredIn
    self.disposition = disposition
    self.changed = changed
    self.body = body
    self.began = began
  }
}

/// What somebody had before them when they began to write a response.
package enum ResponseBeginning: Hashable, Sendable {
  /// No response, beside those that answered the issue already.
  case nothing(besides: [ResponseID])
  /// A response, in a version.
  case version(String)
}

/// Both texts, where somebody saved another while one was written; nothing was changed.
package struct ResponseConflict: Error, Sendable {
  /// What stands; nil where it was taken back.
  package var theirs: StandingResponse?
  package var id: ResponseID?

  package init(theirs: StandingResponse?, id: ResponseID?) {
    self.theirs = theirs
    self.id = id
  }
}
