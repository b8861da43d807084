// Rulewright. Apache-2.0.

/// A text with `▸` before the words at which a diagnostic should point.
struct MarkedText {
  let text: String
  /// Where the mark was, as "line:column"; nil without one.
  let mark: String?

  init(_ marked: String) {
    var (line, column) = (1, 1)
    var mark: String?
    var text = String.UnicodeScalarView()
    for scalar in marked.unicodeScalars {
      if scalar == "▸" {
        mark = "\(line):\(column)"
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.mark = mark
  }
}
