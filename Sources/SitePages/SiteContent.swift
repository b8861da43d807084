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
  /// Whether a calendar and a feed of its dates are put beside each docket's page, so that pages
  /// may link to them; see `docketAddresses(for:)`.
  package var hasDateFiles: Bool
  /// Whether each docket's files for other programs stand at `dataPaths(for:)`.
  package var hasData: Bool
  /// The version of the program, for the foot of each page.
  package var generator: String
  package var dockets: [DocketContent]
  /// Above how many public comments a docket has pages for letters and what is said once, and none
  /// for each copy of a letter.
  package var leanAbove = SiteContent.manyComments
  /// How many rows a file for spreadsheets holds at most.
  package var sheetRows = DataPaths.sheetRows

  /// A page and its folder take some 12 kB of disk and a fifth of a millisecond, and nobody reads
  /// 50,000 pages that say the same: a site of as many is about a gigabyte.
  package static let manyComments = 50_000
  /// How many letters and comments of a large docket a search finds by their words.
  package static let searchedPages = 20_000

  package init(
    asOf: CalendarDay, countsFrom: String? = nil, hasDateFiles: Bool = false,
    hasData: Bool = false, generator: String, dockets: [DocketContent]
  ) {
    self.asOf = asOf
    self.countsFrom = countsFrom
    self.hasDateFiles = hasDateFiles
    self.hasData = hasData
    self.generator = generator
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
  /// Where the comments are instead, where they may be too many for a list.
  package var source: (any PublishedComments)?
  package var codings: [Coding]
  /// The text of every version that a coding speaks to and that is not the stage's text today.
  package var olderVersions: [DraftVersion: ClauseTree]
  /// The responses whose answering stage is shown, by id.
  package var responses: [ResponseContent]
  /// The letters that many sent, the largest first, and how they were found.
  package var campaigns: [PublishedCampaign] = []
  package var campaignMethod = ""
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

  var allComments: any PublishedComments { source ?? comments }
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
