// Rulewright. Apache-2.0.

import TestSupport

/// A draft made from a tree of designations that is known, and so are its labels.
struct RandomDraft {
  private(set) var markdown = ""
  private(set) var labels: [String] = []
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for section in 1...Int.random(in: 1...3, using: &random) {
      let defines = Int.random(in: 0..<3, using: &random) == 0
      markdown += "## § 1.\(section) \(defines ? "Definitions" : "Scope")\n\n"
      let label = "1-\(section)"
      if defines {
        for term in ["Item", "Person", "Sensitive place"].shuffled(using: &random) {
          markdown += "*\(term)* means a thing that is:\n\n"
          let slug = term.split(separator: " ").joined(separator: "-").lowercased()
          list(level: 1, under: label + "-" + slug, count: Int.random(in: 2...5, using: &random))
        }
      } else {
        let most = Int.random(in: 0..<4, using: &random) == 0 ? 40 : 12
        list(level: 0, under: label, count: Int.random(in: 2...most, using: &random))
      }
    }
  }

  /// A list of siblings with their children.
  ///
  /// As rules are written, a list is opened by a colon, its items end with a semicolon and the last
  /// one with a period.
  private mutating func list(level: Int, under label: String, count: Int) {
    for ordinal in 1...count {
      let name = RandomDraft.name(ordinal, level)
      let inner = label + "-" + name
      labels.append(inner)
      markdown += level > 3 ? "*(\(name))*" : "(\(name))"
      let hasChildren = level < 5 && Int.random(in: 0..<(level + 3), using: &random) == 0
      guard hasChildren else {
        markdown += " Words of \(name)\(ordinal == count || level == 0 ? "." : ";")\n\n"
        continue
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: markdown += " *Heading of it*—"
      case 1: markdown += " *Heading of it.* "
      case 2: markdown += level > 2 ? " " : ""
      case 3: markdown += "\n\n"
      default: markdown += " Words that open a list:\n\n"
      }
      list(level: level + 1, under: inner, count: Int.random(in: 2...7, using: &random))
    }
  }

  static func name(_ ordinal: Int, _ level: Int) -> String {
    switch level {
    case 0, 3:
      let letters = Array(level == 0 ? "abcdefghijklmnopqrstuvwxyz" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
      return String(
        repeating: letters[(ordinal - 1) % 26], count: (ordinal - 1) / 26 + 1)
    case 1, 4: return String(ordinal)
    default: return ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][ordinal - 1]
    }
  }
}
