// Rulewright. Apache-2.0.

import Dockets

/// Reads a stage's notices; one without a known kind or a day of publication is left out.
func readNotices(
  of stage: Fields, stage index: Int, into places: inout DocketPlaces
) -> [Notice] {
  var notices: [Notice] = []
  for item in stage.list("notices") {
    guard let notice = readNotice(item, findings: stage.findings) else { continue }
    places[.notice(stage: index, notices.count)] = stage.findings.place(item)
    notices.append(notice)
  }
  return notices
}

private func readNotice(_ item: YAMLItem, findings: Findings) -> Notice? {
  let known = ["kind", "published", "citation", "closes", "opens", "effective", "summary"]
  guard let fields = Fields(item, of: "A notice", known: known, findings: findings) else {
    return nil
  }
  let kind = fields.required("kind", mend: "Write kind: and what the notice does, 'extension'")
    .flatMap { fields.choice($0, under: "kind", noting: "UnknownKind") as Notice.Kind? }
  let published = fields.required("published", mend: "Write published: and the day of publication")
    .flatMap { fields.day($0, under: "published") }
  let citation = fields.text("citation")
  let closes = fields.day("closes")
  let opens = fields.day("opens")
  let effective = fields.day("effective")
  let summary = fields.text("summary") ?? ""
  guard let kind, let published else { return nil }
  return Notice(
    kind: kind, published: published, citation: citation, closes: closes, opens: opens,
    effective: effective, summary: summary)
}
