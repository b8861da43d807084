// Rulewright. Apache-2.0.

import Testing

@testable import Workbench

struct ImportPaceTests {
  private func progress(_ bytes: Int, _ rows: Int, of all: Int = 1000) -> ImportProgress {
    var progress = ImportProgress(file: "a.csv", filesInAll: 1, bytesInAll: all)
    (progress.bytesRead, progress.rowsRead) = (bytes, rows)
    return progress
  }

  @Test func saysNothingUntilItHasSeenEnough() {
    var pace = ImportPace()
    #expect(pace.rowsPerSecond == nil && pace.secondsLeft == nil)
    pace.note(progress(0, 0), at: .seconds(5))
    pace.note(progress(100, 10), at: .milliseconds(5400))
    #expect(pace.rowsPerSecond == nil && pace.secondsLeft == nil)
    pace.note(progress(200, 20), at: .seconds(6))
    #expect(pace.rowsPerSecond == 20 && pace.secondsLeft == 4)
  }

  @Test func followsWhatIsNewAndForgetsWhatIsOld() {
    var pace = ImportPace()
    for second in 0...100 {
      pace.note(progress(second * 10, second, of: 100_000), at: .seconds(second))
    }
    #expect(pace.rowsPerSecond == 1)
    for second in 1...20 {
      pace.note(
        progress(1000 + second * 1000, 100 + 50 * second, of: 31_000), at: .seconds(100 + second))
    }
    #expect(pace.rowsPerSecond == 50 && pace.secondsLeft == 10)
  }

  @Test func countsTheLastSightHoweverOftenItIsTold() {
    var pace = ImportPace()
    for step in 0...5000 { pace.note(progress(step, step, of: 10_000), at: .milliseconds(step)) }
    #expect(pace.rowsPerSecond == 1000 && pace.secondsLeft == 5)
  }

  @Test func saysNoTimeWhereNothingMovesOrNothingIsLeft() {
    var pace = ImportPace()
    for second in 0...30 { pace.note(progress(500, 5), at: .seconds(second)) }
    #expect(pace.secondsLeft == nil && pace.rowsPerSecond == 0)
    for second in 31...60 { pace.note(progress(1000, 9), at: .seconds(second)) }
    #expect(pace.secondsLeft == nil)
  }

  @Test func beginsAnewWithAnotherPhase() {
    var pace = ImportPace()
    pace.note(progress(0, 0), at: .seconds(0))
    pace.note(progress(1000, 50), at: .seconds(2))
    var reading = progress(1000, 50)
    reading.phase = .attachments(done: 10, inAll: 40)
    pace.note(reading, at: .seconds(3))
    #expect(pace.secondsLeft == nil && pace.rowsPerSecond == nil)
    #expect(reading.percent == 25)
    reading.phase = .attachments(done: 20, inAll: 40)
    pace.note(reading, at: .seconds(8))
    #expect(pace.secondsLeft == 10)
  }

  @Test func saysAHundredOnlyAtTheEnd() {
    #expect(progress(999, 1).percent == 99 && progress(1000, 1).percent == 100)
    #expect(progress(99_999, 1, of: 100_000).percent == 99)
    #expect(progress(0, 0, of: 0).percent == 100)
    #expect(progress(Int.max / 2, 0, of: .max).percent == 50)
  }
}
