// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets

/// Everything that the public site says, as values: `sitePages(for:)` turns it into pages.
///
/// Comments come as `PublishedComment`, so what the public may not see is not here at all.
package struct SiteContent: Sendable {
  /// The day on which the site speaks.
  ///
  /// What was published after it has not happened.
  package var asOf: CalendarDay
  /// The instant from which days left are counted, where the site is to be read as it stood on
  /// its day; nil lets each reader's clock count.
  package var countsFrom: String?
  /// The version of the program, for the foot of each page.
  package var generator: String
  /// Whether the site holds each docket's data as files, `DOCKET/data/comments.csv` and the others.
  package var hasData: Bool
  package var dockets: [DocketContent]

  package init(
    asOf: CalendarDay, countsFrom: String? = nil, generator: String, hasData: Bool = false,
    dockets: [DocketContent]
  ) {
    self.asOf = asOf
    self.countsFrom = countsFrom
    self.generator = generator
    self.hasData = hasData
    self.dockets = dockets
  }
}

/// One docket and everything known of it.
package struct DocketContent: Sendable {
  package var docket: Docket
  /// In the order of the docket, the working draft too.
  package var stages: [StageContent]
  /// The comparisons to publish, in order; usually each stage with the one before it.
  package var redlines: [StageRedline]
  package var codebook: Codebook
  package var comments: [PublishedComment]
  package var codings: [Coding]
  /// The text of every version that a coding speaks to and that is not the stage's text today.
  package var olderVersions: [DraftVersion: ClauseTree]
  /// The responses whose answering stage is shown, by id.
  package var responses: [ResponseContent]
  package var counts: [StageID: CommentCounts]
  package var totalCounts: CommentCounts

  package init(
    docket: Docket, stages: [StageContent], redlines: [StageRedline] = [],
    codebook: Codebook = Codebook(), comments: [PublishedComment] = [], codings: [Coding] = [],
    olderVersions: [DraftVersion: ClauseTree] = [:], responses: [ResponseContent] = [],
    counts: [StageID: CommentCounts] = [:], totalCounts: CommentCounts = CommentCounts()
  ) {
    self.docket = docket
    self.stages = stages
    self.redlines = redlines
    self.codebook = codebook
    self.comments = comments
    self.codings = codings
    self.olderVersions = olderVersions
    self.responses = responses
    self.counts = counts
    self.totalCounts = totalCounts
  }
}

/// A response, with its words read as Markdown.
package struct ResponseContent: Sendable {
  package var response: Response
  /// The body as a draft in prose: its clauses are the paragraphs and items.
  package var text: ClauseTree

  package init(response: Response, text: ClauseTree) {
    self.response = response
    self.text = text
  }
}
