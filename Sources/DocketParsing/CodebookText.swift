// Rulewright. Apache-2.0.

package import Codings

/// A `codebook.yml` that says what a codebook says, as a person would write it; reading it gives the
/// same codebook, whatever its texts are, but for a byte order mark with which one begins.
///
/// Each text stands plain where it can, folded over several lines where it is long, and in quotation
/// marks where YAML would read something else.
package func codebookText(_ codebook: Codebook) -> String {
  guard !codebook.tags.isEmpty else { return "tags: []\n" }
  return "tags:\n" + codebook.tags.map(tagText).joined(separator: "\n")
}

private func tagText(_ tag: Tag) -> String {
  var text = "  - id: \(scalar(tag.id.text))\n"
  for (key, words) in [
    ("name", tag.name), ("definition", tag.definition), ("use", tag.use), ("avoid", tag.avoid),
  ] where !words.utf8.isEmpty || key == "name" || key == "definition" {
    text += "    \(key): \(value(words, after: 4 + key.utf8.count + 2, indent: 6))\n"
  }
  guard !tag.examples.isEmpty else { return text }
  text += "    examples:\n"
  for example in tag.examples { text += "      - \(value(example, after: 8, indent: 8))\n" }
  return text
}

private let widest = 98

/// A text after its key, or as an item of a list: on the line, folded below it, or in quotation marks.
private func value(_ text: String, after column: Int, indent: Int) -> String {
  if column + text.unicodeScalars.count > widest, isPlainWords(text) {
    let block = folded(text, indent: indent)
    if reads(block, as: text) { return block }
  }
  return scalar(text)
}

/// A text on one line.
private func scalar(_ text: String) -> String {
  isPlainWords(text) && !isMoreToOthers(text) && reads(text, as: text) ? text : quotedYAML(text)
}

/// Whether what stands after a key, or after the hyphen of a list, reads as a text.
private func reads(_ written: String, as text: String) -> Bool {
  let file = "a:\n  b: \(written)\nc:\n  - \(written)\n"
  guard let item = readYAML(file, in: SourceText(file, file: "")).item,
    case .mapping(let keys) = item.content, keys.count == 2,
    case .mapping(let entries) = keys[0].value.content, entries.count == 1,
    case .list(let items) = keys[1].value.content, items.count == 1
  else { return false }
  return [entries[0].value, items[0]].allSatisfy { $0.text.map { isSame($0, text) } ?? false }
}

/// Words in lines of a folded block, which YAML joins by one space each.
private func folded(_ text: String, indent: Int) -> String {
  var lines = [">-"]
  var line = ""
  for word in text.utf8.split(separator: 0x20).map({ String(decoding: $0, as: UTF8.self) }) {
    let width = indent + line.unicodeScalars.count + 1 + word.unicodeScalars.count
    if line.isEmpty {
      line = word
    } else if width <= widest {
      line += " " + word
    } else {
      lines.append(line)
      line = word
    }
  }
  lines.append(line)
  return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// Whether a text is words with single spaces between them, and nothing that does not show.
private func isPlainWords(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else {
    return false
  }
  return !zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    && text.unicodeScalars.allSatisfy(isShown)
}

private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
    .privateUse, .spaceSeparator:
    scalar == " "
  default: true
  }
}

/// Whether another reader of YAML could take a text for a number, a truth value or nothing.
private func isMoreToOthers(_ text: String) -> Bool {
  guard let first = text.utf8.first, !"0123456789+-.~=<".utf8.contains(first) else { return true }
  return ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains {
    $0.utf8.elementsEqual(text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }
}
