// Rulewright. Apache-2.0.

package import Codings
package import Diagnostics
package import Dockets

/// A response as its file says it: front matter, then Markdown.
///
/// Citations are not looked up yet; who knows the drafts does that.
package struct ResponseFile: Hashable, Sendable {
  package var id: ResponseID
  package var title: String
  package var issues: [Issue]
  package var stage: StageID
  /// Nil for the next stage of the docket.
  package var answeredIn: StageID?
  package var disposition: Disposition
  /// Citations, as written.
  package var changed: [String]
  package var author: String
  /// When, as `2021-09-14T10:00:00Z`; empty when the file does not say.
  package var at: String
  package var body: String

  package init(
    id: ResponseID, title: String, issues: [Issue], stage: StageID, answeredIn: StageID?,
    disposition: Disposition, changed: [String] = [], author: String = "", at: String = "",
    body: String
  ) {
    self.id = id
    self.title = title
    self.issues = issues
    self.stage = stage
    self.answeredIn = answeredIn
    self.disposition = disposition
    self.changed = changed
    self.author = author
    self.at = at
    self.body = body
  }
}

/// Reads a file of `responses/`; its name without `.md` is the response's id.
///
/// With an error there is no response. The body keeps its own bytes, but for empty lines around
/// it. The places let later checks point into the file.
package func parseResponse(
  _ text: String, file: String, id: String
) -> (response: ResponseFile?, places: ResponsePlaces, diagnostics: [Diagnostic]) {
  var places = ResponsePlaces(file: file)
  let text = withoutByteOrderMark(text)
  if let refusal = YAMLScreen.refusalOfSize(text, file: file) { return (nil, places, [refusal]) }
  guard let (head, body) = parts(of: text) else {
    return (
      nil, places,
      [
        Diagnostic(
          id: "NoFrontMatter", severity: .error, place: SourcePlace(file: file),
          summary: "The file does not begin with front matter between two lines '---'",
          explanation: "It says which issues are answered, and how.",
          solutions: ["Begin with ---, title:, issues:, stage:, disposition: and ---"])
      ]
    )
  }
  let source = SourceText(head, file: file)
  let (item, problem) = readYAML(head, in: source)
  guard let item else {
    return (nil, places, [problem ?? emptyFile(file, "title: What people said")])
  }
  let findings = Findings(source: source)
  let response = readResponse(item, id: id, body: body, into: &places, findings: findings)
  let hasErrors = findings.diagnostics.contains { $0.severity == .error }
  return (hasErrors ? nil : response, places, inOrderOfPlace(findings.diagnostics))
}

/// Whether a text begins as a response's file does: with the line `---`.
package func beginsWithFrontMatter(_ text: String) -> Bool {
  SourceText(withoutByteOrderMark(text), file: "").lines.first.map(isFence) ?? false
}

private func readResponse(
  _ item: YAMLItem, id: String, body: String, into places: inout ResponsePlaces,
  findings: Findings
) -> ResponseFile? {
  let known = ["title", "issues", "stage", "answered", "disposition", "changed", "by", "at"]
  guard let fields = Fields(item, of: "A response", known: known, findings: findings) else {
    return nil
  }
  for field in ResponsePlaces.Field.allCases {
    if let value = fields.value(field.rawValue) { places[field] = findings.place(value) }
  }
  if !isID(id) {
    findings.add(
      "BadID", at: item,
      "The file's name \(quoted(id)) has more than small letters, digits and hyphens",
      because: "It becomes part of addresses: a to z, 0 to 9 and '-', at most 80 of them.",
      mend: ["Rename the file"])
  }
  let title = fields.required("title", mend: "Write title: and what people said, in a sentence")
    .flatMap { fields.text($0, under: "title") }
  let issues = readIssues(fields)
  let stage = fields.required("stage", mend: "Write stage: and the stage that was commented on")
    .flatMap { fields.text($0, under: "stage") }
  let disposition = fields.required("disposition", mend: "Write disposition: and one of the five")
    .flatMap {
      fields.choice($0, under: "disposition", noting: "UnknownDisposition") as Disposition?
    }
  let time = readTime(fields)
  guard let title, let stage, let disposition else { return nil }
  var seen: Set<Issue> = []
  return ResponseFile(
    id: ResponseID(id), title: title, issues: issues.filter { seen.insert($0).inserted },
    stage: StageID(stage), answeredIn: fields.text("answered").map { StageID($0) },
    disposition: disposition, changed: fields.texts("changed"),
    author: fields.text("by") ?? "", at: time, body: body)
}

/// The issues that a response answers; there is at least one, or an error.
private func readIssues(_ fields: Fields) -> [Issue] {
  guard
    let item = fields.required(
      "issues", mend: "Write issues: [TAG@LABEL], as `rulewright coverage` has it")
  else { return [] }
  let words = fields.texts("issues")
  if words.isEmpty {
    fields.findings.add(
      "BadIssue", at: item, "The response answers no issue",
      mend: ["Write TAG@LABEL, as `rulewright coverage` lists them"])
  }
  return words.compactMap { words in
    if let issue = Issue(words) { return issue }
    fields.findings.add(
      "BadIssue", at: item, "\(quoted(words)) is no issue",
      because: "An issue is a tag and a clause, overly-broad@4E001-c, or a tag alone.",
      mend: ["Write TAG@LABEL"])
    return nil
  }
}

/// When it was written; an error where the words are no time.
private func readTime(_ fields: Fields) -> String {
  guard let item = fields.value("at"), let words = fields.text(item, under: "at") else { return "" }
  if Instant(iso8601: words) == nil {
    fields.findings.add(
      "BadDate", at: item, "\(quoted(words)) under 'at' is no time",
      because: "A time is written in UTC: 2021-09-14T10:00:00Z.",
      mend: ["Write it so, or leave 'at' out"])
  }
  return words
}

/// The front matter, with an empty line for its opening fence so that lines keep their numbers,
/// and the body; nil when the text does not begin with front matter.
private func parts(of text: String) -> (head: String, body: String)? {
  let lines = SourceText(text, file: "").lines
  guard let first = lines.first, isFence(first),
    let end = lines.indices.dropFirst().first(where: { isFence(lines[$0]) })
  else { return nil }
  let head = "\n" + lines[1..<end].map { $0 + "\n" }.joined()
  var body = lines[(end + 1)...]
  while let line = body.first, isBlank(line) { body.removeFirst() }
  while let line = body.last, isBlank(line) { body.removeLast() }
  return (head, body.isEmpty ? "" : body.joined(separator: "\n") + "\n")
}

private func isFence(_ line: String) -> Bool {
  line.utf8.starts(with: "---".utf8)
    && isBlank(String(decoding: line.utf8.dropFirst(3), as: UTF8.self))
}

private func isBlank(_ line: String) -> Bool {
  line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
