// Rulewright. Apache-2.0.

import Dockets
import Testing

@Suite struct NoticeEffectTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  /// A notice written as `kind, published, closes, opens, effective`, with `-` for none.
  private static func notice(_ text: String) throws -> Notice {
    let parts = text.split(separator: " ").map(String.init)
    return Notice(
      kind: try #require(Notice.Kind(rawValue: parts[0])), published: try day(parts[1]),
      citation: "87 FR \(parts[1].suffix(2))", closes: CalendarDay(parts[2]),
      opens: CalendarDay(parts[3]), effective: CalendarDay(parts[4]))
  }

  private static func stage(_ notices: String...) throws -> Stage {
    Stage(
      id: StageID("interim-final"), kind: .interimFinalRule, draftFile: "a.md",
      citation: "86 FR 58205", published: try day("2021-10-21"),
      comments: CommentPeriod(days: 45, closes: try day("2021-12-06")),
      effective: EffectiveDate(days: 90, on: try day("2022-01-19")),
      notices: try notices.map(notice))
  }

  struct Story: Sendable, CustomTestStringConvertible {
    var notices: [String]
    /// The windows that come of them.
    var windows: String
    var effective: String
    /// What the last notice did.
    var did: String
    var testDescription: String { did }
  }

  static let stories = [
    Story(
      notices: ["delay 2022-01-12 - - 2022-03-07"], windows: "2021-10-21/2021-12-06",
      effective: "2022-03-07",
      did: "delayed the effective date of the rule from January 19 to March 7, 2022"),
    Story(
      notices: ["delay 2022-01-12 - - 2022-03-07", "delay 2022-03-01 - - 2022-05-01"],
      windows: "2021-10-21/2021-12-06", effective: "2022-05-01",
      did: "delayed the effective date of the rule from March 7 to May 1, 2022"),
    Story(
      notices: ["delay 2022-01-20 - - 2022-03-07"], windows: "2021-10-21/2021-12-06",
      effective: "2022-01-19",
      did: "came after the rule took effect on January 19, 2022, and did not change that"),
    Story(
      notices: ["extension 2021-12-01 2022-01-05 - -"], windows: "2021-10-21/2022-01-05",
      effective: "2022-01-19",
      did: "extended the comment period of the rule from December 6, 2021 to January 5, 2022"),
    Story(
      notices: ["extension 2021-12-10 2022-01-05 - -"],
      windows: "2021-10-21/2021-12-06 2021-12-10/2022-01-05", effective: "2022-01-19",
      did: "extended the comment period of the rule after its close on December 6, 2021, which "
        + "reopened it from December 10, 2021 to January 5, 2022"),
    Story(
      notices: ["reopening 2022-01-10 2022-02-28 2022-02-01 -"],
      windows: "2021-10-21/2021-12-06 2022-02-01/2022-02-28", effective: "2022-01-19",
      did: "reopened comments on the rule from February 1 to February 28, 2022"),
    Story(
      notices: ["reopening 2022-01-10 2022-01-31 - -"],
      windows: "2021-10-21/2021-12-06 2022-01-10/2022-01-31", effective: "2022-01-19",
      did: "reopened comments on the rule from January 10 to January 31, 2022"),
    Story(
      notices: [
        "reopening 2022-01-10 2022-01-31 - -", "extension 2022-01-28 2022-02-10 - -",
        "reopening 2022-03-01 2022-03-10 - -",
      ],
      windows: "2021-10-21/2021-12-06 2022-01-10/2022-02-10 2022-03-01/2022-03-10",
      effective: "2022-01-19",
      did: "reopened comments on the rule from March 1 to March 10, 2022"),
    Story(
      notices: ["reopening 2021-12-01 2022-01-05 - -"], windows: "2021-10-21/2022-01-05",
      effective: "2022-01-19",
      did: "extended the comment period of the rule from December 6, 2021 to January 5, 2022"),
    Story(
      notices: ["correction 2021-11-02 2021-12-07 - 2022-01-20"],
      windows: "2021-10-21/2021-12-07", effective: "2022-01-20",
      did: "corrected the effective date of the rule from January 19 to January 20, 2022, and "
        + "corrected the last open day for comments on the rule from December 6 to December 7, "
        + "2021"),
    Story(
      notices: ["correction 2021-11-02 - - -"], windows: "2021-10-21/2021-12-06",
      effective: "2022-01-19", did: "corrected the rule and left its dates as they were"),
    Story(
      notices: ["delay 2021-12-01 2022-01-05 - 2022-03-07"], windows: "2021-10-21/2022-01-05",
      effective: "2022-03-07",
      did: "delayed the effective date of the rule from January 19 to March 7, 2022, and extended "
        + "the comment period of the rule from December 6, 2021 to January 5, 2022"),
    Story(
      notices: ["withdrawal 2021-11-15 - - -"], windows: "2021-10-21/2021-11-14",
      effective: "none",
      did: "withdrew the rule, which ended its comment period, and it does not take effect"),
    Story(
      notices: ["withdrawal 2022-01-03 - - -"], windows: "2021-10-21/2021-12-06",
      effective: "none", did: "withdrew the rule, which does not take effect"),
    Story(
      notices: ["withdrawal 2022-02-01 - - -"], windows: "2021-10-21/2021-12-06",
      effective: "2022-01-19", did: "withdrew the rule"),
    Story(
      notices: ["reopening 2022-01-10 2022-02-28 2022-02-01 -", "withdrawal 2022-01-12 - - -"],
      windows: "2021-10-21/2021-12-06", effective: "none",
      did: "withdrew the rule, which ended its comment period, and it does not take effect"),
    Story(
      notices: ["withdrawal 2021-11-15 - - -", "extension 2021-11-20 2022-01-05 - -"],
      windows: "2021-10-21/2021-11-14", effective: "none",
      did: "came after the withdrawal of November 15, 2021 and changed nothing of the rule"),
  ]

  @Test(arguments: stories)
  func movesTheDatesAndSaysHow(story: Story) throws {
    var stage = try Self.stage()
    stage.notices = try story.notices.map(Self.notice)
    let dates = StageDates(stage, asOf: try Self.day("2022-12-31"))
    let windows = dates.windows.map { "\($0.opens.day)/\($0.closes.day)" }
    #expect(windows.joined(separator: " ") == story.windows)
    #expect(dates.effective?.day.description ?? "none" == story.effective)
    let last = try #require(dates.effects.last)
    #expect(last.words(on: "rule") == story.did)
  }

  @Test func namesTheDocumentOfEveryDate() throws {
    let stage = try Self.stage(
      "extension 2021-12-01 2021-12-20 - -", "reopening 2022-01-10 2022-02-28 2022-02-01 -",
      "delay 2022-01-12 - - 2022-03-07")
    let windows = StageDates(stage, asOf: try Self.day("2022-02-01")).windows
    #expect(windows.map(\.opens.citation) == ["86 FR 58205", "87 FR 10"])
    #expect(windows.map(\.closes.citation) == ["87 FR 01", "87 FR 10"])
    #expect(windows[0].replaced.map(\.day.description) == ["2021-12-06"])
    #expect(windows.map(\.isReopening) == [false, true])
    let events = StageDates(stage, asOf: try Self.day("2022-02-01")).events
    let said = events.map { event in
      let kind =
        switch event.kind {
        case .published: "published"
        case .opens(let window): "opens \(window)"
        case .closes(let window): "closes \(window)"
        case .takesEffect: "effective"
        case .notice(let effect): effect.notice.kind.rawValue
        }
      let holds = event.standing == .holds ? "" : " no longer"
      return "\(event.day) \(kind) \(event.date.citation ?? "-")\(holds)"
    }
    #expect(
      said == [
        "2021-10-21 published 86 FR 58205", "2021-12-01 extension 87 FR 01",
        "2021-12-06 closes 0 86 FR 58205 no longer", "2021-12-20 closes 0 87 FR 01",
        "2022-01-10 reopening 87 FR 10", "2022-01-12 delay 87 FR 12",
        "2022-01-19 effective 86 FR 58205 no longer", "2022-02-01 opens 1 87 FR 10",
        "2022-02-28 closes 1 87 FR 10", "2022-03-07 effective 87 FR 12",
      ])
  }

  @Test func countsACommentOfTheGapAsInTimeOnceItIsHeardAgain() throws {
    let stage = try Self.stage("reopening 2022-01-10 2022-02-28 2022-02-01 -")
    let gap = try Self.day("2021-12-20")
    #expect(isLate(received: gap, in: stage, asOf: try Self.day("2022-01-09")))
    #expect(!isLate(received: gap, in: stage, asOf: try Self.day("2022-01-10")))
    #expect(
      isLate(received: try Self.day("2022-03-01"), in: stage, asOf: try Self.day("2022-03-01")))
  }

  @Test func endsWhenTheStageIsWithdrawn() throws {
    let stage = try Self.stage("withdrawal 2021-11-15 - - -")
    let dates = StageDates(stage, asOf: try Self.day("2021-11-15"))
    #expect(dates.closes?.day.description == "2021-11-14")
    #expect(dates.closes?.current.notice == .withdrawal)
    #expect(dates.isLate(received: try Self.day("2021-11-15")))
    #expect(dates.cancelledEffective?.day.description == "2022-01-19")
    #expect(dates.standing == ["Withdrawn on November 15, 2021."])
    let cancelled = dates.events.filter { if case .cancelled = $0.standing { true } else { false } }
    #expect(cancelled.map(\.day.description) == ["2021-12-06", "2022-01-19"])
  }

  @Test(arguments: [
    ("2021-10-21", "Open for comments until 11:59 pm Eastern on December 6, 2021."),
    ("2021-12-07", "Comments closed at 11:59 pm Eastern on December 6, 2021."),
    (
      "2022-01-10",
      "Comments reopen on February 1, 2022, until 11:59 pm Eastern on February 28, 2022."
    ),
    ("2022-02-01", "Reopened for comments until 11:59 pm Eastern on February 28, 2022."),
    ("2022-03-01", "Comments closed at 11:59 pm Eastern on February 28, 2022."),
  ])
  func saysWhereItStands(asOf: String, words: String) throws {
    let stage = try Self.stage("reopening 2022-01-10 2022-02-28 2022-02-01 -")
    let dates = StageDates(stage, asOf: try Self.day(asOf))
    #expect(dates.standing.first == words)
    #expect(
      dates.standing.last
        == (asOf < "2022-01-19"
          ? "Takes effect on January 19, 2022." : "Took effect on January 19, 2022."))
  }

  @Test func givesAWorkingDraftNoDates() throws {
    var stage = try Self.stage("extension 2021-12-01 2022-01-05 - -")
    stage.published = nil
    let dates = StageDates(stage, asOf: try Self.day("2022-01-01"))
    #expect(dates.windows.isEmpty && dates.closes == nil && dates.effective == nil)
    #expect(dates.events.isEmpty && dates.status == .notPublished)
    #expect(dates.standing == ["Working draft, without dates."])
  }
}
