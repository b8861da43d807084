// Rulewright. Apache-2.0.

import Testing

@testable import Workbench

/// When the text of a file is whole, by what was told of it and when.
@Suite("A draft that is being saved")
struct SavedDraftTests {
  private let rule = Array("(a) Keep records.\n\n(b) For five years, in the order received.\n".utf8)

  private func shown() -> SavedDraft {
    var draft = SavedDraft()
    #expect(draft.verdict(on: rule, at: 0) == .show)
    return draft
  }

  @Test("is shown at once when its file was closed whole")
  func showsClosed() {
    var draft = shown()
    let edited = Array("(a) Keep all records.\n".utf8) + rule
    draft.note(.writing("draft.md"), at: 1000)
    draft.note(.written("draft.md"), at: 1001)
    #expect(draft.verdict(on: edited, at: 1001) == .show)
    #expect(draft.shown == edited)
  }

  @Test("is waited for while a program has it open, and no longer than it writes")
  func waitsForOpenFile() {
    var draft = shown()
    let half = rule + Array("(c) For a".utf8)
    draft.note(.writing("draft.md"), at: 1000)
    #expect(draft.verdict(on: half, at: 1010) == .wait(until: 3000))
    draft.note(.writing("draft.md"), at: 2500)
    #expect(draft.verdict(on: half, at: 3000) == .wait(until: 4500))
    #expect(draft.shown == rule)
    #expect(draft.verdict(on: half, at: 4500) == .show)
  }

  @Test("is waited for when it is closed empty or cut off, and is the truth after that")
  func waitsForCutOffText() {
    var draft = shown()
    draft.note(.written("draft.md"), at: 1000)
    for text in [[], Array(rule.prefix(20))] {
      #expect(draft.verdict(on: text, at: 1010) == .wait(until: 1500))
    }
    #expect(draft.shown == rule)
    #expect(draft.verdict(on: [], at: 1500) == .show)
    #expect(draft.shown == [])
  }

  @Test("is shown at once when it is shorter and ends as before")
  func showsShorterText() {
    var draft = shown()
    draft.note(.came("draft.md"), at: 1000)
    #expect(draft.verdict(on: Array(rule.dropFirst(8)), at: 1000) == .show)
  }

  @Test("is said to be gone after a while without a file, and comes back at once")
  func saysGone() {
    var draft = shown()
    draft.note(.went("draft.md"), at: 1000)
    #expect(draft.verdict(on: nil, at: 1000) == .wait(until: 1500))
    #expect(draft.verdict(on: nil, at: 1500) == .gone)
    #expect(draft.shown == rule)
    draft.note(.came("draft.md"), at: 9000)
    #expect(draft.verdict(on: rule, at: 9000) == .show)
  }
}
