// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Freezing
import Hashing
import TestSupport

/// A small rule whose clauses are known whatever they are called: what is edited keeps its number.
struct MadeUpRule {
  struct Part: Equatable {
    var id: Int
    var words: String
    var isHeading = false
    /// What its drafter says that it was.
    var formerly: String?
  }

  /// A section is a heading and what follows it up to the next.
  private(set) var parts: [Part] = []
  private var last = 0

  private static let syllables = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su",
  ]

  init(by random: inout SeededGenerator) {
    for _ in 0..<(1 + random.below(2)) {
      parts.append(part(by: &random, isHeading: true))
      for _ in 0..<(1 + random.below(4)) { parts.append(part(by: &random)) }
    }
  }

  private mutating func part(by random: inout SeededGenerator, isHeading: Bool = false) -> Part {
    last += 1
    let words = MadeUpRule.words(6 + random.below(6), by: &random)
    return Part(id: last, words: words, isHeading: isHeading)
  }

  private static func words(_ count: Int, by random: inout SeededGenerator) -> String {
    var words: [String] = []
    for _ in 0..<count {
      words.append(random.pick(syllables) + random.pick(syllables) + random.pick(syllables))
    }
    return words.joined(separator: " ") + "."
  }

  /// Inserts, removes, revises or moves a clause; those after it are renumbered.
  mutating func edit(by random: inout SeededGenerator) {
    let place = 1 + random.below(parts.count)
    switch random.below(5) {
    case 0: parts.insert(part(by: &random), at: place)
    case 1:
      if place < parts.count, !parts[place].isHeading { parts.remove(at: place) }
    case 2:
      guard place < parts.count else { return }
      var words = parts[place].words.split(separator: " ").map { String($0) }
      words[random.below(words.count)] = MadeUpRule.words(1, by: &random)
      parts[place].words = words.joined(separator: " ")
    case 3:
      guard place < parts.count, !parts[place].isHeading else { return }
      let moved = parts.remove(at: place)
      parts.insert(moved, at: 1 + random.below(parts.count))
    default:
      // A clause goes, and two come that are as much like it, and like each other.
      guard place < parts.count, !parts[place].isHeading else { return }
      let gone = parts.remove(at: place)
      for _ in 0..<2 {
        last += 1
        let words = gone.words + " " + MadeUpRule.words(3, by: &random)
        parts.insert(Part(id: last, words: words), at: 1 + random.below(parts.count))
      }
    }
  }

  mutating func say(_ words: String, at index: Int) { parts[index].formerly = words }
  mutating func beSilent() { for index in parts.indices { parts[index].formerly = nil } }

  /// The clauses as they are called where they stand.
  func tree() -> ClauseTree {
    var clauses: [Clause] = []
    var bytes: [UInt8] = []
    var (section, heading, number) = (0, 0, 0)
    for (index, part) in parts.enumerated() {
      number = part.isHeading ? 0 : number + 1
      if part.isHeading {
        section += 1
        heading = index
      }
      let name = part.isHeading ? "§ 1.\(section)" : "(\(number))"
      let citation = "1.\(section)" + (part.isHeading ? "" : name)
      let start = bytes.count
      bytes += Array((name + " " + part.words + "\n").utf8)
      var clause = Clause(
        kind: part.isHeading ? .section : .paragraph, designation: name,
        citation: Citation(citation),
        label: ClauseLabel("1-\(section)" + (part.isHeading ? "" : "-\(number)")),
        depth: part.isHeading ? 0 : 1, heading: nil, text: part.words, runs: [],
        range: start..<bytes.count, wordsRange: start..<(bytes.count - 1), line: index + 1,
        endLine: index + 1, parent: part.isHeading ? nil : heading)
      clause.formerly = part.formerly.map { FormerName(words: $0, range: 0..<0) }
      clauses.append(clause)
    }
    return ClauseTree(
      draft: Draft(file: "draft.md", bytes: bytes), numbering: .cfr, title: nil, clauses: clauses)
  }

  func stage(_ number: Int) -> FreezableStage {
    let tree = tree()
    return FreezableStage(
      id: StageID("s\(number)"), file: "s\(number).md",
      fileHash: ContentHash(of: tree.draft.bytes).hex, tree: tree)
  }
}
