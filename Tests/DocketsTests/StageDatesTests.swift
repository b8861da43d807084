// Rulewright. Apache-2.0.

import Dockets
import Testing

@Suite struct StageDatesTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  private static func interimFinal(_ notices: [Notice] = []) throws -> Stage {
    Stage(
      id: StageID("interim-final"), kind: .interimFinalRule, draftFile: "a.md",
      citation: "86 FR 58205", published: try day("2021-10-21"),
      comments: CommentPeriod(days: 45, closes: try day("2021-12-06")),
      effective: EffectiveDate(days: 90, on: try day("2022-01-19")), notices: notices)
  }

  private static func delay() throws -> Notice {
    Notice(
      kind: .delay, published: try day("2022-01-12"), citation: "87 FR 1670",
      effective: try day("2022-03-07"))
  }

  @Test func letsADelayGovernFromTheDayOnWhichItIsPublished() throws {
    let stage = try Self.interimFinal([try Self.delay()])
    let before = try #require(StageDates(stage, asOf: try Self.day("2022-01-11")).effective)
    #expect(before.day.description == "2022-01-19")
    #expect(before.current.citation == "86 FR 58205")
    #expect(before.replaced.isEmpty)
    let after = try #require(StageDates(stage, asOf: try Self.day("2022-01-12")).effective)
    #expect(after.day.description == "2022-03-07")
    #expect(after.current.citation == "87 FR 1670")
    #expect(after.replaced == [before.current])
  }

  @Test func leavesTheCommentPeriodAloneWhenOnlyTheEffectiveDateMoves() throws {
    let dates = StageDates(
      try Self.interimFinal([try Self.delay()]), asOf: try Self.day("2022-02-01"))
    #expect(dates.closes?.day.description == "2021-12-06")
    #expect(dates.closes?.replaced.isEmpty == true)
  }

  @Test(arguments: [
    ("2021-10-20", StageDates.Status.notPublished), ("2021-10-21", .open), ("2021-12-06", .open),
    ("2021-12-07", .closed),
  ])
  func isOpenFromPublicationThroughTheClosingDay(asOf: String, status: StageDates.Status) throws {
    #expect(StageDates(try Self.interimFinal(), asOf: try Self.day(asOf)).status == status)
  }

  @Test func isClosedBetweenACloseAndALaterReopening() throws {
    let reopening = Notice(
      kind: .reopening, published: try Self.day("2022-01-10"), citation: "87 FR 1",
      closes: try Self.day("2022-02-09"))
    let dates = StageDates(try Self.interimFinal([reopening]), asOf: try Self.day("2022-02-01"))
    #expect(dates.isOpen(on: try Self.day("2021-12-06")))
    #expect(!dates.isOpen(on: try Self.day("2021-12-20")))
    #expect(dates.isOpen(on: try Self.day("2022-01-10")))
    #expect(dates.isOpen(on: try Self.day("2022-02-09")))
    #expect(!dates.isOpen(on: try Self.day("2022-02-10")))
    #expect(dates.status == .open)
    #expect(!dates.isLate(received: try Self.day("2021-12-20")))
  }

  @Test func followsThePublicationOfNoticesAndNotTheirOrderInTheFile() throws {
    let second = Notice(
      kind: .extension, published: try Self.day("2021-12-03"), closes: try Self.day("2022-01-20"))
    let first = Notice(
      kind: .extension, published: try Self.day("2021-12-01"), closes: try Self.day("2022-01-05"))
    let dates = StageDates(
      try Self.interimFinal([second, first]), asOf: try Self.day("2021-12-04"))
    #expect(dates.closes?.day.description == "2022-01-20")
    #expect(dates.closes?.replaced.map(\.day.description) == ["2021-12-06", "2022-01-05"])
    let between = StageDates(dates.stage, asOf: try Self.day("2021-12-02"))
    #expect(between.closes?.day.description == "2022-01-05")
  }

  @Test func letsTheLaterInTheFileGovernOfTwoNoticesOfOneDay() throws {
    let day = try Self.day("2021-12-01")
    let notices = [
      Notice(kind: .extension, published: day, closes: try Self.day("2022-01-05")),
      Notice(kind: .correction, published: day, closes: try Self.day("2022-01-04")),
    ]
    let dates = StageDates(try Self.interimFinal(notices), asOf: day)
    #expect(dates.closes?.day.description == "2022-01-04")
  }

  @Test func endsTheCommentPeriodWithAWithdrawal() throws {
    let withdrawal = Notice(kind: .withdrawal, published: try Self.day("2021-11-15"))
    let stage = try Self.interimFinal([withdrawal])
    let before = StageDates(stage, asOf: try Self.day("2021-11-14"))
    #expect(before.status == .open && !before.isWithdrawn)
    let after = StageDates(stage, asOf: try Self.day("2021-11-15"))
    #expect(after.status == .closed && after.isWithdrawn)
    #expect(after.isOpen(on: try Self.day("2021-11-14")))
  }

  @Test func countsACommentLateOnlyAfterTheDayThatGoverns() throws {
    let stage = try Self.interimFinal()
    let asOf = try Self.day("2022-01-01")
    #expect(!isLate(received: try Self.day("2021-12-06"), in: stage, asOf: asOf))
    #expect(isLate(received: try Self.day("2021-12-07"), in: stage, asOf: asOf))
    #expect(!isLate(received: nil, in: stage, asOf: asOf))
    let draft = Stage(id: StageID("working"), kind: .finalRule, draftFile: "draft.md")
    #expect(!isLate(received: asOf, in: draft, asOf: asOf))
    #expect(StageDates(draft, asOf: asOf).status == .notPublished)
  }
}
