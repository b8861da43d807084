// Rulewright. Apache-2.0.

/// A text in YAML's double quotes, on one line, so that `YAMLScreen` lets it pass and reading it
/// gives the same text.
func quotedYAML(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  var brackets = 0
  let scalars = Array(text.unicodeScalars)
  var lastVisible: Unicode.Scalar = "\""
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let previous = index > 0 ? scalars[index - 1] : "\""
    switch scalar {
    case "\"", "\\":
      out.append("\\")
      out.append(scalar)
    case "\n": out.append(contentsOf: "\\n".unicodeScalars)
    case "\t": out.append(contentsOf: "\\t".unicodeScalars)
    // What the screen would take for an anchor, a key, or brackets without end.
    case "&" where isIndicator(previous) && (next.properties.isAlphabetic || isWordMark(next)):
      out.append(contentsOf: "\\x26".unicodeScalars)
    case "?" where isIndicator(lastVisible): out.append(contentsOf: "\\x3F".unicodeScalars)
    case "[", "{":
      brackets += 1
      out.append(contentsOf: brackets > 8 ? escaped(scalar) : [scalar])
    default:
      out.append(contentsOf: isHidden(scalar) ? escaped(scalar) : [scalar])
    }
    if scalar != " ", scalar != "\t" { lastVisible = scalar }
  }
  return "\"" + String(out) + "\""
}

/// Whether YAML could begin something new after a scalar.
private func isIndicator(_ scalar: Unicode.Scalar) -> Bool {
  " \t\n\\[]{},:?-\"'>|".unicodeScalars.contains(scalar)
}

private func isWordMark(_ scalar: Unicode.Scalar) -> Bool {
  ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
}

/// Whether the screen refuses a scalar that stands as itself.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
  default: false
  }
}

/// `\\u005B`.
private func escaped(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
  return Array("\\u\(zeros)\(digits)".unicodeScalars)
}
