// Rulewright. Apache-2.0.

import Diagnostics

/// A file's text by lines, from which diagnostics take their places.
struct SourceText {
  let file: String
  /// The lines without their endings (LF, CRLF or CR, as YAML and editors have it).
  let lines: [String]

  init(_ text: String, file: String) {
    self.file = file
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n" && previous == "\r" {
        // The second half of a CRLF, whose line is already in.
      } else if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
      previous = scalar
    }
    lines.append(String(line))
    self.lines = lines
  }

  /// A place with its line as excerpt; `words` is what should be marked, if it stands there.
  func place(line: Int, column: Int, words: String = "") -> SourcePlace {
    guard lines.indices.contains(line - 1) else { return SourcePlace(file: file, line: line) }
    let excerpt = lines[line - 1]
    return SourcePlace(
      file: file, line: line, column: column, excerpt: excerpt,
      length: length(of: words, in: excerpt, from: column))
  }

  /// How far the mark reaches: over the words, with their quotation marks where they have some,
  /// else over one scalar.
  private func length(of words: String, in line: String, from column: Int) -> Int {
    let rest = line.unicodeScalars.dropFirst(column - 1)
    guard let first = rest.first else { return 0 }
    let count = words.unicodeScalars.count
    if count > 0, rest.prefix(count).elementsEqual(words.unicodeScalars) { return count }
    let isQuoted = first == "\"" || first == "'"
    if isQuoted, rest.dropFirst().prefix(count).elementsEqual(words.unicodeScalars) {
      return min(count + 2, rest.count)
    }
    return 1
  }
}

/// Text in single quotation marks, cut off where it would no longer fit a headline.
func quoted(_ text: String) -> String {
  let limit = 60
  let scalars = text.unicodeScalars
  guard scalars.count > limit else { return "'\(text)'" }
  return "'\(String(String.UnicodeScalarView(scalars.prefix(limit))))…'"
}

/// Whether two texts are the same bytes, which `==` does not ask.
func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
