// Rulewright. Apache-2.0.

import Diagnostics
import Yams

/// Reads YAML into items; the only file that knows Yams.
///
/// Whatever the bytes, it ends soon and with either an item or a diagnostic that says where the
/// text goes wrong. A file of nothing but comments gives neither.
func readYAML(_ text: String, in source: SourceText) -> (item: YAMLItem?, Diagnostic?) {
  if let refusal = YAMLScreen.refusal(of: text, in: source) { return (nil, refusal) }
  do {
    // No tag is resolved: what a value means is decided by the key that it stands under.
    guard let node = try compose(yaml: text, .basic) else { return (nil, nil) }
    return (item(node, depth: 0), nil)
  } catch let error as YamlError {
    return (nil, diagnostic(error, in: source))
  } catch {
    return (nil, syntax("cannot be read", 1, 1, in: source))
  }
}

/// The depth of items that is looked into; a docket's deepest is 5.
private let maximumDepth = 12

private func item(_ node: Node, depth: Int) -> YAMLItem {
  let content: YAMLItem.Content
  switch node {
  case .scalar(let scalar):
    let isPlain = scalar.style == .plain || scalar.style == .any
    let isNothing = isPlain && ["", "~", "null"].contains { isSame($0, scalar.string) }
    content = isNothing ? .nothing : .text(scalar.string)
  case .sequence(let sequence):
    content =
      depth < maximumDepth ? .list(sequence.map { item($0, depth: depth + 1) }) : .tooDeep
  case .mapping(let mapping):
    content =
      depth < maximumDepth
      ? .mapping(
        mapping.map {
          YAMLItem.Entry(
            key: item($0.key, depth: depth + 1), value: item($0.value, depth: depth + 1))
        }) : .tooDeep
  case .alias:
    content = .tooDeep
  }
  return YAMLItem(content: content, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
}

private func diagnostic(_ error: YamlError, in source: SourceText) -> Diagnostic {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    return syntax(problem, mark.line, mark.column, in: source)
  case .duplicatedKeysInMapping(let keys, let context):
    let key = keys.first ?? ""
    return Diagnostic(
      id: "DuplicateKey", severity: .error,
      place: source.place(line: context.mark.line, column: context.mark.column, words: key),
      summary: "The key \(quoted(key)) is given more than once in one place",
      explanation: "Only one could count, and nothing says which.",
      solutions: ["Keep one of them"])
  case .reader(let problem, _, _, _):
    return syntax(problem, 1, 1, in: source)
  default:
    return syntax("the text cannot be read", 1, 1, in: source)
  }
}

/// The YAML reader's own words, with a mend for the slips that people make.
private func syntax(
  _ problem: String, _ line: Int, _ column: Int, in source: SourceText
) -> Diagnostic {
  let mends = [
    ("mapping values are not allowed in this context", "Put a text with ': ' in it in quotes"),
    (
      "found character that cannot start any token",
      "Indent with spaces instead of tabs, and quote a text that begins with @, ` or %"
    ),
    ("found undefined alias", "Put a text that begins with '*' in quotes"),
    ("Maximum nesting level reached", "Close the brackets that were opened"),
  ]
  let mend = mends.first { $0.0.utf8.elementsEqual(problem.utf8.prefix($0.0.utf8.count)) }
  let isLong = problem.utf8.count > 60
  // The end of the file is a line after the last; an editor's cursor stops at the last.
  let lastLine = max(1, source.lines.count)
  return Diagnostic(
    id: "YAMLSyntax", severity: .error,
    place: source.place(line: min(max(1, line), lastLine), column: max(1, column)),
    summary: "The file is not YAML from here on" + (isLong ? "" : ": \(problem)"),
    explanation: isLong ? problem : nil,
    solutions: [mend?.1 ?? "Check indentation, quotes and brackets here and on the line before"])
}
