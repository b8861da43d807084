// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup
import Redlining

/// The page of a comparison with the older text at the left and the newer at the right.
func sidesPage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let (change, reading) = (docket.redlines[index], docket.readings[index])
  let path = docket.paths.sides(from: change.from, to: change.to)
  let (from, to) = (docket.stage(change.from), docket.stage(change.to))
  let title = "Side by side, \(stageYear(from)) and \(stageYear(to))"
  let page = Frame.Page(
    path: path, title: "\(title) · \(docket.docket.title)",
    description: "Two stages of \(docket.docket.title) beside each other, clause by clause.",
    docket: docket, room: .changes, stage: to)
  let speaking = SpeakingTexts(change, in: docket, path: path)
  let why = WhyItChanged(docket: docket, redline: index, path: path)
  return frame.page(page) {
    pageHead(
      crumb: redlineCrumb(change, docket, path), title: HTML(unbroken(title)),
      lead: HTML(
        "\(capitalized(sideName(from))), and beside it \(sideName(to)). "
          + "\(unchangedWords(reading)) the same and left out here."))
    redlineViews(of: change, in: docket, path)
    if reading.listed.isEmpty {
      HTML.p(.class("gap")) { "Nothing changed: the two texts say the same." }
    }
    SideBySide(
      reading: reading, names: (capitalized(stageYear(from)), capitalized(stageYear(to)))
    ) { row in
      HTML.p(.class("sm dots")) {
        if let links = speaking.links(reading, row) { HTML.span { links } }
        if !why.isSilent && !reading.isPreamble[row] { HTML.span { why.inLine(row) } }
      }
    }.html()
  }
}

/// "the proposed rule of 2015".
private func sideName(_ stage: StageContent?) -> String {
  guard let stage else { return "" }
  return "the " + uncapitalized(stage.stage.name)
    + (stage.stage.published.map { " of \($0.year)" } ?? "")
}
