// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing

/// A draft whose places are marked `1️⃣`, `2️⃣` in its Markdown; the marks are taken out of it.
struct MarkedDraft {
  var draft: Draft
  /// Line and column of each mark, in order.
  var places: [String] = []

  init(_ markdown: String, file: String = "draft.md") {
    var bytes: [UInt8] = []
    var line = 1
    var column = 1
    let scalars = Array(markdown.unicodeScalars)
    var at = 0
    while at < scalars.count {
      if at + 2 < scalars.count, scalars[at + 1].value == 0xFE0F, scalars[at + 2].value == 0x20E3 {
        places.append("\(line):\(column)")
        at += 3
        continue
      }
      bytes += Array(String(scalars[at]).utf8)
      column += 1
      if scalars[at] == "\n" {
        line += 1
        column = 1
      }
      at += 1
    }
    draft = Draft(file: file, bytes: bytes)
  }

  var parsed: ParsedDraft { ParsedDraft(draft) }

  /// Line and column of each diagnostic of one kind.
  func found(_ id: String) -> [String] {
    parsed.diagnostics.filter { $0.id == id }.map { "\($0.place.line):\($0.place.column)" }
  }
}

extension ParsedDraft {
  /// A draft that is written out in a test.
  init(_ markdown: String, numbering: Numbering? = nil) {
    self.init(Draft(file: "draft.md", bytes: Array(markdown.utf8)), numbering: numbering)
  }

  /// The labels of what has a designation, in order.
  var designatedLabels: [String] {
    tree.clauses.filter { $0.kind == .paragraph && !$0.designation.isEmpty }.map(\.label.text)
  }
}
