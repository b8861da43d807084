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
/// it.
package func parseResponse(
  _ text: String, file: String, id: String
) -> (response: ResponseFile?, diagnostics: [Diagnostic]) {
  let text = withoutByteOrderMark(text)
  if let refusal = YAMLScreen.refusalOfSize(text, file: file) { return (nil, [refusal]) }
  guard let (head, body) = parts(of: text) else {
    return (
      nil,
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
  guard let item else { return (nil, [problem ?? emptyFile(file, "title: What people said")]) }
  let findings = Findings(source: source)
  let response = readResponse(item, id: id, body: body, findings: findings)
  let hasErrors = findings.diagnostics.contains { $0.severity == .error }
  return (hasErrors ? nil : response, inOrderOfPlace(findings.diagnostics))
}

private func readResponse(
  _ item: YAMLItem, id: String, body: String, findings: Findings
) -> ResponseFile? {
  let known = ["title", "issues", "stage", "answered", "disposition", "changed", "by", "at"]
  guard let fields = Fields(item, of: "A response", known: known, findings: findings) else {
    return nil
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
  _ = fields.required("issues", mend: "Write issues: [TAG@LABEL], as `rulewright coverage` has it")
  let issues = fields.texts("issues").compactMap { words -> Issue? in
    if let issue = Issue(words) { return issue }
    findings.add(
      "BadIssue", at: fields.value("issues") ?? item, "\(quoted(words)) is no issue",
      because: "An issue is a tag and a clause, overly-broad@4E001-c, or a tag alone.",
      mend: ["Write TAG@LABEL"])
    return nil
  }
  let stage = fields.required("stage", mend: "Write stage: and the stage that was commented on")
    .flatMap { fields.text($0, under: "stage") }
  let disposition = fields.required("disposition", mend: "Write disposition: and one of the five")
    .flatMap {
      fields.choice($0, under: "disposition", noting: "UnknownDisposition") as Disposition?
    }
  guard let title, let stage, let disposition else { return nil }
  var seen: Set<Issue> = []
  return ResponseFile(
    id: ResponseID(id), title: title, issues: issues.filter { seen.insert($0).inserted },
    stage: StageID(stage), answeredIn: fields.text("answered").map { StageID($0) },
    disposition: disposition, changed: fields.texts("changed"),
    author: fields.text("by") ?? "", at: fields.text("at") ?? "", body: body)
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

// MARK: - Writing

extension ResponseFile {
  /// The file that says this; reading it gives the same response.
  package var text: String {
    var lines = ["---", "title: " + quotedYAML(title)]
    lines.append("issues: " + list(issues.map(\.description)))
    lines.append("stage: \(stage)")
    if let answeredIn { lines.append("answered: \(answeredIn)") }
    lines.append("disposition: \(disposition.rawValue)")
    if !changed.isEmpty { lines.append("changed: " + list(changed)) }
    if !author.isEmpty { lines.append("by: " + quotedYAML(author)) }
    if !at.isEmpty { lines.append("at: " + quotedYAML(at)) }
    return lines.joined(separator: "\n") + "\n---\n\n" + body
  }

  /// One a line where there are several: two people's work then merges line by line.
  private func list(_ items: [String]) -> String {
    guard items.count > 1 else { return "[" + items.map(quotedYAML).joined() + "]" }
    return items.map { "\n  - " + quotedYAML($0) }.joined()
  }
}

/// A text in YAML's double quotes, in which every text can be written.
private func quotedYAML(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      out.append("\\")
      out.append(scalar)
    case "\n": out.append(contentsOf: "\\n".unicodeScalars)
    case "\t": out.append(contentsOf: "\\t".unicodeScalars)
    default: out.append(scalar)
    }
  }
  return "\"" + String(out) + "\""
}
