// Rulewright. Apache-2.0.

import Clauses
package import Diagnostics
package import Dockets

/// Reads a `docket.yml`: what the docket is, its stages, dates and citations.
///
/// The docket's name is that of its folder. What can be read is read: a stage without a sound id,
/// kind or draft is left out with an error, and a date that is none is nil. A docket that comes
/// with an error is therefore good for further checks and not for publication. Nil only when the
/// text is no YAML, or no set of keys. The places let later checks point into the file.
package func parseDocket(
  _ text: String, file: String, name: String
) -> (docket: Docket?, places: DocketPlaces, diagnostics: [Diagnostic]) {
  let nowhere = DocketPlaces(file: file)
  let text = withoutByteOrderMark(text)
  if let refusal = YAMLScreen.refusalOfSize(text, file: file) { return (nil, nowhere, [refusal]) }
  let source = SourceText(text, file: file)
  let (item, problem) = readYAML(text, in: source)
  guard let item else {
    return (nil, nowhere, [problem ?? emptyFile(file, "title: A title")])
  }
  let findings = Findings(source: source)
  guard let (docket, places) = readDocket(item, name: name, findings: findings) else {
    return (nil, nowhere, findings.diagnostics)
  }
  let all = findings.diagnostics + DateChecks.diagnostics(of: docket, at: places)
  return (docket, places, inOrderOfPlace(all))
}

private func readDocket(
  _ item: YAMLItem, name: String, findings: Findings
) -> (Docket, DocketPlaces)? {
  let known = [
    "title", "summary", "agency", "illustrative", "authority", "basis", "rin", "cfr", "numbering",
    "stages",
  ]
  guard let fields = Fields(item, of: "A docket", known: known, findings: findings) else {
    return nil
  }
  if !isID(name) {
    findings.add(
      "BadDocketName", at: item,
      "The folder's name \(quoted(name)) has more than small letters, digits and hyphens",
      because: "It becomes part of addresses: a to z, 0 to 9 and '-'.",
      mend: ["Rename the folder"])
  }
  let title = fields.required("title", mend: "Write title: and what the docket is called")
  let agencies = fields.texts("agency")
  if fields.value("agency") == nil {
    fields.noteMissing("agency", mend: "Write agency: and who makes the rule", isError: false)
  }
  var docket = Docket(
    name: name, title: title.flatMap { fields.text($0, under: "title") } ?? name,
    summary: fields.text("summary") ?? "", agencies: agencies,
    isIllustrative: fields.flag("illustrative"), authority: fields.text("authority"),
    basis: fields.text("basis"), rins: fields.texts("rin"), cfr: fields.text("cfr"))
  if let numbering = fields.value("numbering") {
    docket.numbering =
      fields.choice(numbering, under: "numbering", noting: "UnknownNumbering") ?? .cfr
  }
  var places = DocketPlaces(file: findings.source.file)
  readStages(of: fields, into: &docket, &places)
  return (docket, places)
}

private func readStages(of fields: Fields, into docket: inout Docket, _ places: inout DocketPlaces)
{
  guard fields.required("stages", mend: "Write stages: and below it one '- id: …' a stage") != nil
  else { return }
  var lines: [String: Int] = [:]
  for item in fields.list("stages") {
    let index = docket.stages.count
    // Kept apart until the stage is known to stay, so that a stage left out leaves no place.
    var own = DocketPlaces(file: fields.findings.source.file)
    guard let stage = readStage(item, index: index, into: &own, findings: fields.findings)
    else { continue }
    let place = own[.stage(index)]
    if let line = lines[stage.id.text] {
      fields.findings.add(
        Diagnostic(
          id: "DuplicateStage", severity: .error, place: place,
          summary: "The stage '\(stage.id)' is already on line \(line)",
          explanation: "Comments and drafts find their stage by its id. The second is not read.",
          solutions: ["Give one of them another id"]))
      continue
    }
    lines[stage.id.text] = place.line
    docket.stages.append(stage)
    places.add(own)
  }
}

/// An editor's mark at the head of a file, which is no part of its text.
func withoutByteOrderMark(_ text: String) -> String {
  guard text.unicodeScalars.first == "\u{FEFF}" else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
}

/// The diagnostic about a file in which nothing is written.
func emptyFile(_ file: String, _ example: String) -> Diagnostic {
  Diagnostic(
    id: "EmptyFile", severity: .error, place: SourcePlace(file: file),
    summary: "Nothing is written in the file", solutions: ["Begin with '\(example)'"])
}

/// Diagnostics from the top of the file down; those of one place stay in the order found.
func inOrderOfPlace(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  diagnostics.enumerated()
    .sorted {
      let (a, b) = ($0.element.place, $1.element.place)
      return (a.line, a.column, $0.offset) < (b.line, b.column, $1.offset)
    }
    .map(\.element)
}
