// Rulewright. Apache-2.0.

import TestSupport
import Testing

/// A document of the repository, taken apart.
struct Document {
  let text: String

  init(_ path: String) throws {
    let bytes = try #require(Places.bytes(ofRepository: path), "there is no \(path)")
    text = String(decoding: bytes, as: UTF8.self)
  }

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// What stands under each heading ``## `name` ``.
  var sections: [String: String] {
    var sections: [String: String] = [:]
    var name: String?
    for line in lines {
      if line.starts(with: "## ") {
        name = line.wholeMatch(of: /## `(.+)`/).map { String($0.1) }
      } else if let name {
        sections[name, default: ""] += line + "\n"
      }
    }
    return sections
  }

  /// What stands between backquotes in the first cells of the tables whose first column is
  /// called so, or begins with that word.
  func firstCells(ofTablesHeaded word: String) -> Set<String> {
    var cells: Set<String> = []
    var isInside = false
    for line in lines {
      guard line.starts(with: "| ") || line.starts(with: "|-") else {
        isInside = false
        continue
      }
      if line.starts(with: "| \(word) ") {
        isInside = true
      } else if isInside, !line.starts(with: "|-") {
        cells.formUnion(Document.names(in: line.split(separator: "|")[0]))
      }
    }
    return cells
  }

  /// What stands between backquotes.
  static func names(in text: some StringProtocol) -> [String] {
    String(text).matches(of: /`([^`]+)`/).map { String($0.1) }
  }

  /// A command after `$ ` in a block of `console`, and what the document shows that it prints.
  struct Example {
    let line: Int
    let command: String
    var output: [String] = []

    /// Whether some lines are what is shown: `…` alone in a line stands for any lines, and
    /// within one for any words.
    func matches(_ lines: ArraySlice<Substring>) -> Bool {
      Example.matches(output[...], lines.map { String($0) }[...])
    }

    private static func matches(_ shown: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
      guard let first = shown.first else { return lines.isEmpty }
      if first == "…" {
        return lines.indices.contains { matches(shown.dropFirst(), lines[$0...]) }
          || matches(shown.dropFirst(), lines.suffix(0))
      }
      guard let line = lines.first, isLike(line, first) else { return false }
      return matches(shown.dropFirst(), lines.dropFirst())
    }

    private static func isLike(_ line: String, _ shown: String) -> Bool {
      // A line may itself end in "…": then it is shown as it is.
      if line.utf8.elementsEqual(shown.utf8) { return true }
      var rest = line[...]
      let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
      guard parts.count > 1, rest.starts(with: parts[0]) else { return false }
      rest = rest.dropFirst(parts[0].count)
      for part in parts.dropFirst().dropLast() where !part.isEmpty {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
      return parts.last.map { $0.isEmpty || rest.hasSuffix($0) } ?? false
    }
  }

  var examples: [Example] {
    var examples: [Example] = []
    var isInside = false
    for (index, line) in lines.enumerated() {
      if line.starts(with: "```") {
        isInside = line == "```console"
      } else if isInside, line.starts(with: "$ ") {
        examples.append(Example(line: index + 1, command: String(line.dropFirst(2))))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }
}
