// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Dockets
import DraftParsing
import DraftViews
import Redlining
import Testing

/// What of a draft is shown, where, and under which key.
@Suite("The view of a draft")
struct DraftViewTests {
  private static let before = """
    ## § 1.1 Trees.

    (a) Keep records.

    (b) Plant trees:

    (1) In spring;

    (2) In autumn; or

    (3) When it rains.

    (c) Water them.

    ## § 1.2 Shrubs.

    (a) Shrubs are no trees.

    (b) Nor are hedges.

    (c) Nor is moss.

    (d) Nor is grass.

    """

  @Test("folds what is unchanged and shows what a change stands in")
  func foldsUnchanged() {
    let view = view(Self.before.replacing("In autumn", with: "In winter"))
    #expect(
      drawn(view, view.stretches()) == [
        "1.1", "1.1(a)", "1.1(b)", "1.1(b)(1)", "1.1(b)(2) revised",
        "fold 7 from 1.1(b)(3) to 1.2(d)",
      ])
    #expect(
      drawn(view, view.stretches(unfolded: ["o-1-1-b-3"])).suffix(2) == ["1.2(c)", "1.2(d)"])
    #expect(
      drawn(view, view.stretches(chosen: view.row(naming: "1.2(a)"))).suffix(3) == [
        "fold 3 from 1.1(b)(3) to 1.2", "1.2(a)", "fold 3 from 1.2(b) to 1.2(d)",
      ])
  }

  @Test("calls a clause the same from one save to the next, also when another moves its number")
  func keepsKeys() throws {
    let first = view(Self.before.replacing("Water them", with: "Water them well"))
    let second = view(
      Self.before.replacing("(c) Water them.", with: "(c) Prune them.\n\n(d) Water them well."))
    let (c, d) = (
      try #require(first.row(naming: "1.1(c)")), try #require(second.row(naming: "1.1(d)"))
    )
    #expect(first.rows[c].key == second.rows[d].key)
    #expect(second.rows[d].operations == [.revised, .redesignated])
    #expect(Set(second.rows.map(\.key)).count == second.rows.count)
    #expect(second.row(first.rows[c].key) == d)
  }

  @Test("counts the changes beneath each clause, and finds one that was taken out")
  func countsInside() throws {
    let view = view(
      Self.before.replacing("(2) In autumn; or\n\n", with: "").replacing("(3)", with: "(2)"))
    let section = try #require(view.row(naming: "§ 1.1"))
    #expect(view.rows[section].changesInside == 2)
    let gone = try #require(view.rows.firstIndex { $0.operations == [.removed] })
    #expect(view.rows[gone].line == nil)
    #expect(view.row(naming: "1.1(b)(3)") == view.row(view.rows[gone + 1].key))
  }

  @Test("puts each diagnostic at the clause of its line")
  func placesDiagnostics() throws {
    let view = view(Self.before.replacing("Nor is moss", with: "See paragraph (x) of this section"))
    #expect(view.diagnostics.map(\.id) == ["UnresolvedCrossReference"])
    let row = try #require(view.row(naming: "1.2(c)"))
    #expect(view.rows[row].diagnostics == [0])
    #expect(view.rows[row].line == view.diagnostics[0].place.line)
    #expect(view.unplaced.isEmpty)
  }

  @Test("reads clean as the draft does, and old as the text before did")
  func readsBothWays() {
    let view = view(Self.before.replacing("(c) Water them.\n\n", with: ""))
    #expect(view.rows(isNew: true).count == view.redline.new.clauses.count)
    #expect(view.rows(isNew: false).count == view.redline.old.clauses.count)
    #expect(view.rows(isNew: true).allSatisfy { view.new($0) != nil })
  }

  // MARK: The scene

  private func view(_ text: String) -> DraftView {
    func parsed(_ text: String) -> ParsedDraft {
      ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr)
    }
    func stage(_ id: String) -> Stage {
      Stage(id: StageID(id), kind: .workingDraft, draftFile: id + ".md")
    }
    let new = parsed(text)
    return DraftView(
      docket: Docket(name: "trees", title: "Trees", stages: [stage("before"), stage("working")]),
      stage: stage("working"), against: stage("before"), file: "draft.md", fileHash: "",
      redline: redline(from: parsed(Self.before).tree, to: new.tree),
      diagnostics: new.diagnostics)
  }

  private func drawn(_ view: DraftView, _ stretches: [DraftStretch]) -> [String] {
    func name(_ row: Int) -> String { view.clause(row)?.citation.text ?? "?" }
    return stretches.map { stretch in
      switch stretch {
      case .row(let row):
        ([name(row)] + view.rows[row].operations.map(\.rawValue)).joined(separator: " ")
      case .fold(let rows):
        "fold \(rows.count) from \(name(rows.lowerBound)) to \(name(rows.upperBound))"
      }
    }
  }
}
