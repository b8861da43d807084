// Rulewright. Apache-2.0.

import Clauses
import Dockets

extension DocketLock {
  /// The lock as text: JSON, sorted, with a clause on each line, so that git shows what came.
  package var text: String {
    var lines = ["{", "  \"docket\": \(quoted(docket)),", "  \"format\": \(DocketLock.format),"]
    lines.append("  \"stages\": {")
    let stages = stages.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
    for (place, (id, stage)) in stages.enumerated() {
      lines += ["    \(quoted(id.text)): {", "      \"clauses\": {"]
      let clauses = stage.clauses.sorted { $0.key < $1.key }
      for (number, (label, clause)) in clauses.enumerated() {
        lines.append(
          "        \(quoted(label.text)): \(line(clause))"
            + (number + 1 < clauses.count ? "," : ""))
      }
      lines += [
        "      },", "      \"file\": \(quoted(stage.file)),",
        "      \"sha256\": \(quoted(stage.fileHash))",
        place + 1 < stages.count ? "    }," : "    }",
      ]
    }
    return (lines + ["  }", "}"]).joined(separator: "\n") + "\n"
  }

  /// What `docket.lock` is written as; a program that writes it otherwise counts on.
  static let format = 1

  private func line(_ clause: FrozenClause) -> String {
    let origins = clause.origins.map { quoted($0.text) }.joined(separator: ", ")
    return (origins.isEmpty ? "{" : "{\"from\": [\(origins)], ")
      + "\"hash\": \(quoted(clause.hash)), \"key\": \(quoted(clause.key.text))}"
  }
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String {
  var bytes: [UInt8] = [0x22]
  for byte in text.utf8 {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes + [0x22], as: UTF8.self)
}
