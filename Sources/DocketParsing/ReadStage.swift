// Rulewright. Apache-2.0.

import Clauses
import Dockets

/// Reads one stage and notes where its parts stand; nil when it cannot be known by id, kind and
/// draft.
func readStage(
  _ item: YAMLItem, index: Int, into places: inout DocketPlaces, findings: Findings
) -> Stage? {
  let known = [
    "id", "kind", "draft", "summary", "citation", "docket", "published", "comments", "effective",
    "notices", "reasons", "numbering",
  ]
  guard let fields = Fields(item, of: "A stage", known: known, findings: findings) else {
    return nil
  }
  let idItem = fields.required("id", mend: "Write id: and a short name like 'interim-final'")
  let id = idItem.flatMap { fields.id($0) }
  let kind = fields.required("kind", mend: "Write kind: and what is published, 'proposed rule'")
    .flatMap { fields.choice($0, under: "kind", noting: "UnknownKind") as Stage.Kind? }
  let draft = draftFile(fields)
  places[.stage(index)] = findings.place(idItem ?? item)
  for (key, field) in [
    ("published", DocketField.published(stage: index)), ("draft", .draft(stage: index)),
    ("comments", .closes(stage: index)), ("effective", .effective(stage: index)),
  ] {
    if let value = fields.value(key) { places[field] = findings.place(value) }
  }
  let published = fields.day("published")
  let comments = commentPeriod(fields, published: published, at: index, &places)
  let effective = effectiveDate(fields, published: published, at: index, &places)
  let notices = readNotices(of: fields, stage: index, into: &places)
  let reasons = readReasons(fields, at: index, &places)
  let numbering = fields.value("numbering").flatMap {
    fields.choice($0, under: "numbering", noting: "UnknownNumbering") as Numbering?
  }
  let summary = fields.text("summary") ?? ""
  let citation = fields.text("citation")
  let docketNumber = fields.text("docket")
  guard let id, let kind, let draft else { return nil }
  return Stage(
    id: StageID(id), kind: kind, summary: summary, draftFile: draft, citation: citation,
    docketNumber: docketNumber, published: published, comments: comments, effective: effective,
    notices: notices, reasons: reasons, numbering: numbering)
}

private func draftFile(_ fields: Fields) -> String? {
  guard let item = fields.required("draft", mend: "Write draft: and the name of its Markdown file"),
    let name = fields.text(item, under: "draft")
  else { return nil }
  guard let objection = objection(toDraftFile: name) else { return name }
  fields.findings.add(
    "UnsafeDraftFile", at: item, "The draft \(quoted(name)) is no plain file name",
    because: objection + " A draft lies in the folder of its docket.",
    mend: ["Put the file beside docket.yml, and write its name alone"])
  return nil
}

private func commentPeriod(
  _ stage: Fields, published: CalendarDay?, at index: Int, _ places: inout DocketPlaces
) -> CommentPeriod? {
  guard
    let (days, closes, fields) = period(
      stage, "comments", "closes", "A comment period", published, also: ["late"])
  else { return nil }
  places[.closes(stage: index)] = stage.findings.place(closes.item)
  let late = fields.value("late").flatMap {
    fields.choice($0, under: "late", noting: "UnknownKind") as LateTreatment?
  }
  return CommentPeriod(days: days, closes: closes.day, late: late)
}

private func effectiveDate(
  _ stage: Fields, published: CalendarDay?, at index: Int, _ places: inout DocketPlaces
) -> EffectiveDate? {
  guard let (days, on, _) = period(stage, "effective", "on", "An effective date", published)
  else { return nil }
  places[.effective(stage: index)] = stage.findings.place(on.item)
  return EffectiveDate(days: days, on: on.day)
}

/// Reads a number of days with the date that they lead to.
///
///     { days: 45, closes: 2021-12-06 }
///
/// The printed date is required, since it governs; when
/// it is absent, the diagnostic says to what date the days come.
private func period(
  _ stage: Fields, _ key: String, _ dateKey: String, _ owner: String, _ published: CalendarDay?,
  also others: [String] = []
) -> (days: Int?, date: (item: YAMLItem, day: CalendarDay), fields: Fields)? {
  guard let item = stage.value(key),
    let fields = Fields(
      item, of: owner, known: ["days", dateKey] + others, findings: stage.findings)
  else { return nil }
  let days = fields.days()
  guard let dateItem = fields.value(dateKey) else {
    var mend = "Write \(dateKey): and the date that the document prints"
    if let published, let days, let deadline = try? Deadline(published: published, days: days) {
      mend += "; \(days) days after publication come to \(deadline.date)"
    }
    fields.noteMissing(dateKey, mend: mend)
    return nil
  }
  return fields.day(dateItem, under: dateKey).map { (days, (dateItem, $0), fields) }
}

/// Reads why clauses of a stage differ from the stage before; an entry without both parts is left
/// out.
private func readReasons(
  _ stage: Fields, at index: Int, _ places: inout DocketPlaces
) -> [ChangeReason] {
  var reasons: [ChangeReason] = []
  for item in stage.list("reasons") {
    guard
      let fields = Fields(
        item, of: "A reason", known: ["changed", "reason"], findings: stage.findings),
      fields.required("changed", mend: "Write changed: and the citations, [\"740.22\"]") != nil,
      let reason = fields.required("reason", mend: "Write reason: and why the words changed")
        .flatMap({ fields.text($0, under: "reason") })
    else { continue }
    let changed = fields.texts("changed")
    guard !changed.isEmpty else { continue }
    if let value = fields.value("changed") {
      places[.reason(stage: index, reasons.count)] = stage.findings.place(value)
    }
    reasons.append(ChangeReason(changed: changed, reason: reason))
  }
  return reasons
}
