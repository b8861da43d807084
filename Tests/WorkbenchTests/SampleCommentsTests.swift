// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import Codings
import CommentStore
import Comments
import Coverage
import Dockets
import Testing

@testable import Workbench

/// What the sample that is complete shows of a rulemaking: two periods with all that comes in one, and
/// answers that say what changed.
@Suite struct SampleCommentsTests {
  private let sample: SampleWorkspace
  private let comments: [StageID: [Comments.Comment]]
  private let closes: [StageID: CalendarDay]
  private let today = CalendarDay(year: 2022, month: 5, day: 25) ?? CalendarDay(number: 0)

  init() throws {
    sample = try SampleWorkspace("cyber-items")
    comments = Dictionary(grouping: try sample.record.comments().comments, by: \.stage)
    closes = try sample.workspace.load("cyber-items").closingDays(asOf: today)
  }

  @Test func hasACommentPeriodInEachOfTwoYearsWithAHundredAndTwentyCommentsAtLeast() {
    #expect(Set(comments.keys) == [StageID("proposed"), StageID("interim-final")])
    #expect(comments.values.allSatisfy { $0.count >= 60 })
    #expect(comments.values.map(\.count).reduce(0, +) >= 120)
  }

  @Test func hasARushOnTheLastDayOfEachPeriod() throws {
    for (stage, received) in comments {
      let last = try #require(closes[stage])
      let days = Dictionary(grouping: received.compactMap(\.received)) { $0 }.mapValues(\.count)
      let rush = days[last] ?? 0
      #expect(rush * 4 >= received.count, "\(stage): \(rush)")
      #expect(days.allSatisfy { $0.key == last || $0.value * 4 <= rush }, "\(stage)")
    }
  }

  @Test func hasStubsLateWithdrawnAndHeldBackCommentsInEachPeriod() throws {
    for (stage, received) in comments {
      let last = try #require(closes[stage])
      #expect(received.contains { $0.isStub }, "\(stage)")
      #expect(received.contains { ($0.received ?? last) > last }, "\(stage)")
      #expect(received.contains { $0.withdrawal != nil }, "\(stage)")
      #expect(received.contains { $0.restriction != nil }, "\(stage)")
    }
  }

  @Test func hasALetterInEachPeriodToWhichSomeAddedWordsOfTheirOwn() throws {
    let found = try sample.workspace.campaigns(of: "cyber-items").campaigns
    for (stage, received) in comments {
      let bodies = Dictionary(uniqueKeysWithValues: received.map { ($0.id, $0.body) })
      let letter = try #require(found.first { bodies[$0.representative] != nil }, "\(stage)")
      #expect(letter.members >= 10 && letter.copies >= 3, "\(letter)")
      let length = bodies[letter.representative]?.utf8.count ?? 0
      let adding = try sample.record.members(of: letter.id).count { member in
        member.relation != .exact && (bodies[member.id]?.utf8.count ?? 0) > length
      }
      #expect(adding >= 3, "\(stage): \(adding)")
    }
  }

  @Test func isTaggedAndAnsweredWholeWithComplaintsAndSupport() throws {
    let report = try sample.workspace.coverage(of: "cyber-items", today: today).report
    #expect(report.isComplete)
    #expect(report.untaggedCount == 0)
    // Late ones are considered here; only those that were withdrawn need no tag.
    #expect(report.stages.allSatisfy { $0.untagged == 0 })
    let proposed = report.issues.filter { $0.issue.stage.text == "proposed" }
    func comments(_ tag: String) -> Int {
      Set(proposed.filter { $0.issue.issue.tag.text == tag }.flatMap(\.comments)).count
    }
    #expect(comments("support") >= 5, "\(comments("support"))")
    #expect(comments("overly-broad") >= 15, "\(comments("overly-broad"))")
    // About entries of the control list too, under their own numbers.
    #expect(proposed.contains { $0.citation?.text.hasPrefix("4E001") == true })
  }

  @Test func answersBothPeriodsAndNamesTheWordsThatChanged() throws {
    let responses = try sample.record.responses().map(\.response)
    for (stage, answer) in [("proposed", "interim-final"), ("interim-final", "working")] {
      let own = responses.filter { $0.stage.text == stage && $0.answeredIn.text == answer }
      let naming = own.filter { !$0.changed.isEmpty }
      #expect(own.count >= 10 && naming.count >= 5, "\(stage): \(naming.count) of \(own.count)")
      #expect(own.allSatisfy { !$0.disposition.promisesChange || !$0.changed.isEmpty })
      #expect(Set(own.map(\.disposition)).count >= 3)
    }
    // That each named clause did change is what the gate asks.
    let report = try sample.workspace.coverage(of: "cyber-items", today: today).report
    #expect(report.unsound.isEmpty && report.unexplained.isEmpty)
  }
}
