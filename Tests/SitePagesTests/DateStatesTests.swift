// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import DraftParsing
import Markup
import Testing

@testable import SitePages

/// What pages show of dates that moved: every state of the clocks, the line, the chart.
@Suite struct DateStatesTests {
  private static func stage(_ notices: [Notice]) -> Stage {
    Stage(
      id: StageID("interim-final"), kind: .interimFinalRule, draftFile: "a.md",
      citation: "86 FR 58205", published: day("2021-10-21"),
      comments: CommentPeriod(days: 45, closes: day("2021-12-06")),
      effective: EffectiveDate(days: 90, on: day("2022-01-19")), notices: notices)
  }

  private static func content(_ notices: [Notice], asOf: String) -> StageContent {
    let stage = stage(notices)
    let dates = StageDates(stage, asOf: day(asOf))
    let tree = ParsedDraft(Draft(file: "a.md", bytes: Array("# A\n".utf8)), numbering: .cfr).tree
    return StageContent(
      stage: stage, tree: tree, fileHash: String(repeating: "a", count: 64),
      closes: dates.closes?.day, isOpen: dates.isOpen(on: day(asOf)), windows: dates.windows,
      effective: dates.effective?.day, effectiveDates: dates.effectiveDates,
      withdrawal: dates.withdrawal)
  }

  private static let reopening = Notice(
    kind: .reopening, published: day("2022-01-10"), citation: "87 FR 10",
    closes: day("2022-02-28"), opens: day("2022-02-01"))
  private static let delays = [
    Notice(
      kind: .delay, published: day("2022-01-12"), citation: "87 FR 1670",
      effective: day("2022-03-07")),
    Notice(
      kind: .delay, published: day("2022-03-01"), citation: "87 FR 3000",
      effective: day("2022-05-02")),
  ]
  private static let extended = Notice(
    kind: .extension, published: day("2021-12-01"), citation: "86 FR 60000",
    closes: day("2022-01-20"))
  private static let withdrawal = Notice(
    kind: .withdrawal, published: day("2022-01-06"), citation: "87 FR 1150")

  struct State: Sendable, CustomTestStringConvertible {
    var notices: [Notice]
    var asOf: String
    /// The clocks as they read without JavaScript.
    var words: String
    var testDescription: String { words }
  }

  static let states = [
    State(
      notices: [], asOf: "2021-11-29",
      words: "Comments close Monday, December 6, 2021 Until 11:59 pm Eastern "
        + "Takes effect Wednesday, January 19, 2022 Not yet in effect on November 29, 2021"),
    State(
      notices: [extended], asOf: "2022-01-14",
      words: "Comments close Thursday, January 20, 2022 Until 11:59 pm Eastern; was December 6, "
        + "2021, extended by 86 FR 60000 Takes effect Wednesday, January 19, 2022 Not yet in effect "
        + "on January 14, 2022"),
    State(
      notices: [reopening], asOf: "2022-01-14",
      words: "Comments reopen February 1, 2022 to February 28, 2022 Until 11:59 pm Eastern on the "
        + "last day; had closed on December 6, 2021, reopened by 87 FR 10 Takes effect Wednesday, "
        + "January 19, 2022 Not yet in effect on January 14, 2022"),
    State(
      notices: [reopening] + delays, asOf: "2022-03-02",
      words:
        "Comments closed Monday, February 28, 2022 At 11:59 pm Eastern; had closed on December "
        + "6, 2021, reopened February 1, 2022 by 87 FR 10. Later ones are kept, and marked late. "
        + "Takes effect Monday, May 2, 2022 Not yet in effect on March 2, 2022; was January 19, "
        + "2022, delayed by 87 FR 1670; was March 7, 2022, delayed by 87 FR 3000"),
    State(
      notices: [withdrawal], asOf: "2022-01-14",
      words: "Withdrawn Thursday, January 6, 2022 Comments are no longer heard; withdrawn by 87 FR "
        + "1150 Does not take effect Wednesday, January 19, 2022 The date no longer holds"),
  ]

  @Test(arguments: states)
  func readsWithoutJavaScriptAndWithoutANumberOfDaysLeft(state: State) {
    let html = clocks(of: Self.content(state.notices, asOf: state.asOf), asOf: day(state.asOf))
    let read = ReadPage(html.bytes)
    // Where one element ends and another begins there is no white space.
    #expect(read.text.filter { !$0.isWhitespace } == state.words.filter { !$0.isWhitespace })
  }

  @Test func embedsTheInstantsOfAReopenedWindow() {
    let html = clocks(
      of: Self.content([Self.reopening], asOf: "2022-01-14"), asOf: day("2022-01-14"))
    let counted = ReadPage(html.bytes).tags.filter { $0["data-until"] != nil }
    #expect(counted.count == 2)
    for tag in counted {
      #expect(tag["data-from"] == "2022-02-01T05:00:00Z")
      #expect(tag["data-until"] == "2022-03-01T04:59:59Z")
      #expect(tag["data-before"] != nil && tag["data-next"] != nil && tag["data-past"] != nil)
    }
  }

  @Test func drawsWindowsDelaysAndTheWithdrawal() {
    func drawn(_ notices: [Notice], _ asOf: String) -> (black: Int, hatched: Int, text: String) {
      let html = clockBand(of: Self.content(notices, asOf: asOf), asOf: day(asOf))
      let read = ReadPage(html.bytes)
      let rects = read.tags.filter { $0.name == "rect" }
      return (
        rects.count { $0["class"] == "k" }, rects.count { $0["class"] == "hatch" }, read.text
      )
    }
    let moved = drawn([Self.reopening] + Self.delays, "2022-03-02")
    #expect(moved.black == 3 && moved.hatched == 2)
    #expect(
      moved.text.contains(
        "Was open for comments from October 21, 2021 to December 6, 2021, and again from February "
          + "1, 2022 to February 28, 2022."))
    #expect(moved.text.contains("2 delays, 103 days"))
    let gone = drawn([Self.withdrawal], "2022-01-14")
    #expect(gone.black == 2 && gone.hatched == 0)
    #expect(gone.text.contains("Withdrawn on January 6, 2022, which ends all its dates."))
  }

  @Test func marksWhatCameBetweenTheWindowsAsInTime() throws {
    let content = Self.content([Self.reopening], asOf: "2022-04-01")
    let days = ["2021-11-01", "2021-12-06", "2021-12-20", "2022-02-01", "2022-02-28", "2022-03-02"]
    let received: [CalendarDay?] = days.map(day)
    let chart = try #require(DayChart(received, stage: content, asOf: day("2022-04-01")))
    #expect(chart.bars.filter(\.isBetween).map(\.day.description) == ["2021-12-20"])
    #expect(chart.bars.filter(\.isLate).map(\.day.description) == ["2022-03-02"])
    #expect(
      chart.words.contains(
        "Comments were closed after December 6, 2021 and reopened on February 1, 2022; 1 came in "
          + "between and counts as in time."))
    let text = ReadPage(chart.figure().bytes).text
    for note in ["Between close and reopening", "Last day before a close", "Reopened", "Late"] {
      #expect(text.contains(note), "\(note)")
    }
  }

  @Test func tellsTheStoryOnTheTimeline() {
    let content = Self.content([Self.extended, Self.withdrawal], asOf: "2022-01-14")
    let docket = Docket(name: "bells", title: "Bells", stages: [content.stage])
    let site = SiteContent(
      asOf: day("2022-01-14"), hasDateFiles: true, generator: "0",
      dockets: [DocketContent(docket: docket, stages: [content])])
    let page = sitePages(for: site).first { $0.path == "bells/index.html" }
    let text = ReadPage(page?.bytes ?? []).text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for words in [
      "A notice extended the comment period of the interim final rule from December 6, "
        + "2021 to January 20, 2022.",
      "Comments on the interim final rule close, 11:59 pm Eastern. Extended to January 20, 2022.",
      "A notice withdrew the interim final rule, which ended its comment period, and it does not "
        + "take effect.", "The interim final rule takes effect. Withdrawn on January 6, 2022.",
      "No longer holds", "Withdrawn on January 6, 2022 (done)", "Calendar file",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(docketAddresses(for: site).map(\.folder) == ["bells"])
    #expect(docketAddresses(for: site)[0].link(to: content.stage.id) == "interim-final/")
  }
}
