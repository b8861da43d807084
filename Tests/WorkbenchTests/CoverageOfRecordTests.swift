// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentStore
import Comments
import Coverage
import Dockets
import Foundation
import Hashing
import TestSupport
import Testing

@testable import Workbench

/// What the record hands over without reading the comments, beside what reading all of them gives.
@Suite struct CoverageOfRecordTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func saysWhatReadingEveryCommentSays(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let made = try RandomDocket(&chance)
    let today = CalendarDay(year: 2022, month: 5, day: 1) ?? CalendarDay(number: 0)
    let report = try made.workspace.coverage(of: "bells", today: today).report
    let reference = try made.reference(today: today)
    #expect(report.untagged.map(\.id) == reference.untagged)
    #expect(report.untaggedCount == reference.untagged.count)
    #expect(report.stages == reference.stages)
    #expect(
      report.lateWithoutTreatment.map(\.comments)
        == (reference.late.isEmpty ? [] : [reference.late]))
    #expect(report.fallen.map(\.coding.comment) == reference.fallen)
    #expect(
      Dictionary(uniqueKeysWithValues: report.issues.map { ($0.issue, $0.distinctTexts) })
        == reference.texts)
    #expect(
      Dictionary(uniqueKeysWithValues: report.issues.map { ($0.issue, $0.comments.count) })
        == reference.raisers)
    #expect(
      Dictionary(uniqueKeysWithValues: report.issues.map { ($0.issue, $0.received) })
        == reference.received)
    let short = try made.workspace.gate(of: "bells", today: today, listing: 2).gate
    #expect(short.report.untagged.map(\.id) == Array(reference.untagged.prefix(2)))
    #expect(short.count(.untagged) == reference.untagged.count)
    // Whoever counts the untagged counts the same.
    let untagged = reference.stages.reduce(0) { $0 + $1.untagged }
    #expect(try made.workspace.docketNumbers("bells").untagged == untagged)
    var request = CommentRequest()
    request.isUntagged = true
    #expect(try made.workspace.comments(request, in: "bells", today: today).total == untagged)
  }
}

extension CoverageOfRecordTests {
  @Test(arguments: [11, 12, 13, 14])
  func followsTheLogToWhatReadingAnewSays(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let made = try RandomDocket(&chance)
    let today = CalendarDay(year: 2022, month: 5, day: 1) ?? CalendarDay(number: 0)
    let stays = made.workspace.keepingWhatIsRead()
    var seen: Set<Int> = []
    for step in 0..<25 {
      if step == 8 {
        _ = try stays.exportCodings(of: "bells", overwriting: true)
        _ = try stays.exportReadings(of: "bells", overwriting: true)
      }
      try made.change(&chance)
      // Who stays has campaigns counted beside what it answers.
      try stays.countCampaigns(in: "bells") { _ in }
      let kept = try stays.gate(of: "bells", today: today).gate
      let anew = try made.workspace.gate(of: "bells", today: today).gate
      #expect(kept.report.codings == anew.report.codings)
      #expect(kept.report.fallen == anew.report.fallen)
      #expect(kept.report.issues == anew.report.issues)
      #expect(kept.report.stages == anew.report.stages)
      #expect(kept.texts == anew.texts)
      seen.insert(anew.texts.count)
    }
    // The text was in step with the record at times, and was not at others.
    #expect(seen.count > 1)
  }
}
