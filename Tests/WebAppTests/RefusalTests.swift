// Rulewright. Apache-2.0.

import CommentStore
import StaffPages
import Testing

@testable import WebApp

struct RefusalTests {
  @Test func whoStepsBackTooLateMeetsAConflictAndNoFailure() {
    let late = StaffRefusal(StoreError.otherEvent(expected: 7, now: 8))
    #expect(late.status == .conflict)
    #expect(late.problem.sentences.contains { $0.utf8.contains(0x37) })
    #expect(StaffRefusal(StoreError.changedMeanwhile([])).status == .conflict)
    #expect(StaffRefusal(StoreError.missing(path: "a")).status == .failed)
  }
}
