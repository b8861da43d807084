// Rulewright. Apache-2.0.

package import Codings
package import Dockets

/// Everything that the codebook's screen shows.
package struct CodebookContent: Sendable {
  /// A tag in the list.
  package struct Line: Sendable {
    package var tag: Tag
    /// Comments that bear it, each once.
    package var comments: Int
    /// Codings that were made under another definition.
    package var toReview: Int

    package init(tag: Tag, comments: Int, toReview: Int) {
      self.tag = tag
      self.comments = comments
      self.toReview = toReview
    }
  }

  /// A coding that was made under another definition than today's.
  package struct Review: Sendable {
    package var number: Int
    /// Tells whether it is still what the page shows.
    package var mark: String
    package var coding: Coding
    package var organization: String
    /// What its coder saw; nil where that was not kept.
    package var seen: Tag?

    package init(
      number: Int, mark: String, coding: Coding, organization: String, seen: Tag?
    ) {
      self.number = number
      self.mark = mark
      self.coding = coding
      self.organization = organization
      self.seen = seen
    }
  }

  /// A codebook that was kept, and what was different in it about the chosen tag.
  package struct Version: Sendable {
    package var at: String
    package var who: String
    /// What was done, in a sentence.
    package var what: String
    /// The tag from then on; nil where it was taken away.
    package var tag: Tag?

    package init(at: String, who: String, what: String, tag: Tag?) {
      self.at = at
      self.who = who
      self.what = what
      self.tag = tag
    }
  }

  package var docket: Docket
  package var person: String
  /// The SHA-256 of the codebook's file, which a form says that it began from.
  package var version: String
  package var lines: [Line]
  /// The tag that is looked at.
  package var chosen: TagID?
  package var review: [Review]
  package var history: [Version]
  /// What somebody typed who was refused, so that it stands in the form again.
  package var typed: Tag?

  package init(
    docket: Docket, person: String, version: String, lines: [Line], chosen: TagID?,
    review: [Review] = [], history: [Version] = [], typed: Tag? = nil
  ) {
    self.docket = docket
    self.person = person
    self.version = version
    self.lines = lines
    self.chosen = chosen
    self.review = review
    self.history = history
    self.typed = typed
  }

  var chosenLine: Line? { lines.first { $0.tag.id == chosen } }
}
