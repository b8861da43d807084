// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup
import Redlining

/// Which texts speak to the clauses of a comparison: those on the older text, and those on the
/// newer.
struct SpeakingTexts {
  private let docket: PublicDocket
  private let path: PagePath
  private let from: Int?
  private let to: Int?

  init(_ change: StageRedline, in docket: PublicDocket, path: PagePath) {
    self.docket = docket
    self.path = path
    from = docket.stages.firstIndex { $0.stage.id == change.from }
    to = docket.stages.firstIndex { $0.stage.id == change.to }
  }

  /// What is said on one of the two stages of a listed row and what is inside it.
  private struct Said {
    let stage: Int
    /// The first clause that a text speaks to.
    let clause: Int
    let texts: Int
  }

  private func said(_ reading: RedlineReading, _ row: Int) -> [Said] {
    let rows = reading.subtree(row).map { reading.redline.rows[$0] }
    return [(from, rows.compactMap(\.old)), (to, rows.compactMap(\.new))].compactMap {
      stage, clauses in
      guard let stage else { return nil }
      let places = clauses.map { ClausePlace(stage: stage, clause: $0) }
      guard let first = places.first(where: { !docket.codings(on: $0).isEmpty }) else {
        return nil
      }
      return Said(
        stage: stage, clause: first.clause,
        texts: docket.distinctTexts(places.flatMap(docket.codings(on:))))
    }
  }

  /// How many distinct texts speak to a listed row, on either stage.
  func count(_ reading: RedlineReading, _ row: Int) -> Int {
    said(reading, row).reduce(0) { $0 + $1.texts }
  }

  /// How many distinct texts speak to a listed row, each stage with a link to them; nil for none.
  func links(_ reading: RedlineReading, _ row: Int) -> HTML? {
    let said = said(reading, row)
    guard !said.isEmpty else { return nil }
    return pieces {
      for (number, said) in said.enumerated() {
        if number > 0 { HTML.span(.class("soft")) { " · " } }
        link(to: said, isFirst: number == 0)
      }
    }
  }

  private func link(to said: Said, isFirst: Bool) -> HTML {
    let content = docket.stages[said.stage]
    let label = content.tree.clauses[said.clause].label.text
    return HTML.a(
      .class("nw"),
      .href(path.link(to: docket.paths.comments(on: content.stage.id), at: "on-" + label))
    ) {
      HTML.b { grouped(said.texts) }
      isFirst ? (said.texts == 1 ? " text" : " texts") : ""
      " on " + ruleOfYear(content)
    }
  }

  /// The notes beside a changed row.
  func note(_ reading: RedlineReading, _ row: Int) -> HTML {
    pieces {
      if let inside = reading.insideWords(row) { HTML.p { "with " + inside } }
      for (number, said) in said(reading, row).enumerated() {
        HTML.p { link(to: said, isFirst: number == 0) }
      }
    }
  }
}

/// A stage in passing: "the 2015 rule", "the 2022 draft" of what is no rule, or "the working
/// draft".
func ruleOfYear(_ stage: StageContent) -> String {
  guard stage.stage.published != nil else { return stageYear(stage) }
  let word =
    switch stage.stage.kind {
    case .advanceNotice, .notice: "notice"
    case .proposedRule, .interimFinalRule, .finalRule: "rule"
    case .consultation, .workingDraft: "draft"
    }
  return stage.isAloneInItsYear
    ? "the \(stageYear(stage)) \(word)" : "the \(word) of \(stageYear(stage))"
}
