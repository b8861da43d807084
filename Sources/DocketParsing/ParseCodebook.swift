// Rulewright. Apache-2.0.

package import Codings
package import Diagnostics

/// Reads a `codebook.yml`: the tags, each with its definition, when to use it and when not,
/// and examples.
///
/// A tag without a sound id, a name or a definition is left out with an error: two coders could
/// not agree on what it means.
package func parseCodebook(
  _ text: String, file: String
) -> (codebook: Codebook, diagnostics: [Diagnostic]) {
  let text = withoutByteOrderMark(text)
  if let refusal = YAMLScreen.refusalOfSize(text, file: file) { return (Codebook(), [refusal]) }
  let source = SourceText(text, file: file)
  let (item, problem) = readYAML(text, in: source)
  guard let item else { return (Codebook(), [problem ?? emptyFile(file, "tags:")]) }
  let findings = Findings(source: source)
  let codebook = readCodebook(item, findings: findings)
  return (codebook, inOrderOfPlace(findings.diagnostics))
}

private func readCodebook(_ item: YAMLItem, findings: Findings) -> Codebook {
  guard let fields = Fields(item, of: "A codebook", known: ["tags"], findings: findings),
    fields.required("tags", mend: "Write tags: and below it one '- id: …' a tag") != nil
  else { return Codebook() }
  var tags: [Tag] = []
  var lines: [String: Int] = [:]
  for item in fields.list("tags") {
    guard let (tag, idItem) = readTag(item, findings: findings) else { continue }
    if let line = lines[tag.id.text] {
      findings.add(
        "DuplicateTag", at: idItem, "The tag '\(tag.id)' is already on line \(line)",
        because: "Codings find their tag by its id. The second is not read.",
        mend: ["Give one of them another id"])
    } else {
      lines[tag.id.text] = idItem.line
      tags.append(tag)
    }
  }
  return Codebook(tags: tags)
}

private func readTag(_ item: YAMLItem, findings: Findings) -> (tag: Tag, idItem: YAMLItem)? {
  let known = ["id", "name", "definition", "use", "avoid", "examples"]
  guard let fields = Fields(item, of: "A tag", known: known, findings: findings) else {
    return nil
  }
  let idItem = fields.required("id", mend: "Write id: and a short name like 'overly-broad'")
  let id = idItem.flatMap { fields.id($0) }
  let name = fields.required("name", mend: "Write name: and the name that people read")
    .flatMap { fields.text($0, under: "name") }
  let definition = fields.required("definition", mend: "Write definition: and what the tag means")
    .flatMap { fields.text($0, under: "definition") }
  let use = fields.text("use") ?? ""
  let avoid = fields.text("avoid") ?? ""
  let examples = fields.texts("examples")
  guard let idItem, let id, let name, let definition else { return nil }
  let tag = Tag(
    id: TagID(id), name: name, definition: definition, use: use, avoid: avoid, examples: examples)
  return (tag, idItem)
}
