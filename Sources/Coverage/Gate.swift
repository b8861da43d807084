// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Diagnostics

/// What is left to do before a final rule, in the order of the work.
///
/// The terminal and the workbench are readings of this one value.
package struct Gate: Sendable {
  /// What can be left to do.
  package enum Kind: String, Sendable, CaseIterable {
    /// Comments that nobody tagged.
    case untagged
    /// Codings that no longer stand.
    case fallen
    /// Tags whose definition is another than the one under which some codings were made.
    case review
    /// Places of comments that look like personal data, which nobody looked at.
    case undecided
    /// Stages that do not say how late comments are treated.
    case late
    case unanswered
    /// Responses that cannot stand.
    case unsound
    /// Changes of the rule that nothing explains.
    case unexplained
    /// Codings, readings, decisions, tags and responses of which text and record say different things.
    case outOfStep = "out-of-step"
    /// What is wrong in the docket's files.
    case files
  }

  package var report: CoverageReport
  /// In the order of the codebook.
  package var review: [TagToReview]
  /// Public comments with places that are withheld until somebody decides, by day received and id.
  package var undecided: [UndecidedWords]
  /// How many comments these are, listed or not.
  package var undecidedCount: Int
  /// By path.
  package var outOfStep: [ResponseOutOfStep]
  /// Where the record and `codings.csv`, `readings.csv`, `redactions.csv`, `campaigns.csv` or
  /// `codebook.yml` differ.
  package var texts: [Diagnostic]
  package var files: [Diagnostic]

  package init(
    report: CoverageReport, review: [TagToReview] = [], undecided: [UndecidedWords] = [],
    undecidedCount: Int = 0,
    outOfStep: [ResponseOutOfStep] = [],
    texts: [Diagnostic] = [], files: [Diagnostic] = []
  ) {
    self.report = report
    self.review = review
    self.undecided = undecided
    self.undecidedCount = undecidedCount
    self.outOfStep = outOfStep
    self.texts = texts
    self.files = files
  }

  /// How many things of a kind are left to do; warnings about files are among them.
  package func count(_ kind: Kind) -> Int {
    switch kind {
    case .untagged: report.untaggedCount
    case .fallen: report.fallen.count
    case .review: review.count
    case .undecided: undecidedCount
    case .late: report.lateWithoutTreatment.count
    case .unanswered: report.unanswered.count
    case .unsound: report.unsound.count
    case .unexplained: report.unexplained.count
    case .outOfStep: outOfStep.count + texts.count
    case .files: files.count
    }
  }

  /// Whether a final rule may go out: nothing is left but warnings about files.
  package var isOpen: Bool {
    report.isComplete && review.isEmpty && undecidedCount == 0 && outOfStep.isEmpty && texts.isEmpty
      && !files.contains { $0.severity == .error }
  }
}

/// A tag with codings that were made under another definition than today's.
package struct TagToReview: Hashable, Sendable {
  package var tag: TagID
  /// How many codings.
  package var count: Int

  package init(tag: TagID, count: Int) {
    self.tag = tag
    self.count = count
  }
}

/// A comment with places that are withheld until somebody decides.
package struct UndecidedWords: Hashable, Sendable {
  package var comment: CommentID
  /// How many places.
  package var count: Int

  package init(comment: CommentID, count: Int) {
    self.comment = comment
    self.count = count
  }
}

/// A response of which the record and the text say different things, so that a clone would not say
/// what the record says.
package struct ResponseOutOfStep: Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// The record has it, and no file does.
    case notAsText
    case differs
    /// A file has it, and the record does not.
    case notInRecord
  }

  /// The name of its file without `.md`.
  package var id: ResponseID
  /// Where the file is, or would be.
  package var path: String
  package var fault: Fault

  package init(id: ResponseID, path: String, fault: Fault) {
    self.id = id
    self.path = path
    self.fault = fault
  }
}
