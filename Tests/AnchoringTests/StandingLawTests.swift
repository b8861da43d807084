// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import TestSupport
import Testing

@testable import Anchoring

/// What holds of every clause that is followed through any edits of any rule.
@Suite struct StandingLawTests {
  @Test(arguments: 0..<300)
  func whatIsExactIsTheSame(_ seed: Int) {
    var rule = RandomRule(seed: UInt64(seed))
    let before = rule.tree
    rule.edit()
    let after = rule.tree
    let seen = seenText(before, today: after)
    var taken: Set<Int> = []
    for (index, was) in before.clauses.enumerated() {
      var trail = ClauseTrail(of: index, in: before)
      trail.follow(from: before, to: after, by: seen.lineage)
      for possible in trail.standing.possible {
        let isSame = after.clauses[possible.clause].text.utf8.elementsEqual(was.text.utf8)
        #expect((possible.percent == 100) == isSame)
      }
      guard let place = trail.standing.exactClause else { continue }
      let now = after.clauses[place]
      #expect(now.text.utf8.elementsEqual(was.text.utf8))
      #expect(now.designation.utf8.elementsEqual(was.designation.utf8))
      #expect(now.label == was.label)
      // No two clauses are the same one later.
      #expect(taken.insert(place).inserted)
    }
  }

  @Test(arguments: 0..<60)
  func nothingIsInDoubtWhereNothingWasEdited(_ seed: Int) {
    let tree = RandomRule(seed: UInt64(seed)).tree
    let seen = seenText(tree, today: tree)
    for index in tree.clauses.indices {
      var trail = ClauseTrail(of: index, in: tree)
      trail.follow(from: tree, to: tree, by: seen.lineage)
      #expect(trail.standing == .exact(index))
    }
  }

  /// Every sentence of these rules says which it is; the paragraph that goes has a twin that stays.
  @Test(arguments: 0..<100)
  func aTwinNeverReceivesTheCodingOfWhatIsGone(_ seed: Int) {
    var rule = RandomRule(seed: UInt64(seed))
    let (gone, twin) = rule.addTwins()
    let before = rule.tree
    rule.remove(gone)
    let after = rule.tree
    let seen = seenText(before, today: after)
    for (index, clause) in before.clauses.enumerated() where clause.text.contains(twin) {
      var trail = ClauseTrail(of: index, in: before)
      trail.follow(from: before, to: after, by: seen.lineage)
      let isGone = clause.citation.text.utf8.starts(with: "1.\(gone.section + 1)(".utf8)
      if isGone {
        #expect(["ambiguous", "orphaned"].contains(trail.standing.name), "\(trail.standing)")
      } else {
        #expect(trail.standing.possible.map { after.clauses[$0.clause].text } == [clause.text])
      }
    }
  }
}

/// A made-up rule of sections with lettered paragraphs, and edits of it: from a seed, always the
/// same.
private struct RandomRule {
  struct Place {
    var section: Int
    var paragraph: Int
  }

  private var source: SeededGenerator
  private var sections: [[String]]

  private static let words = [
    "tower", "bell", "rope", "warden", "noon", "market", "feast", "clock", "stair", "hour", "ton",
    "leave", "ringer", "church", "day", "night", "owl", "lamp", "key", "door",
  ]

  init(seed: UInt64) {
    source = SeededGenerator(seed: seed)
    sections = []
    for _ in 0...(1 + source.below(3)) {
      var paragraphs: [String] = []
      for _ in 0...source.below(8) { paragraphs.append(sentence()) }
      sections.append(paragraphs)
    }
  }

  var tree: ClauseTree {
    var text = ""
    for (number, paragraphs) in sections.enumerated() {
      text += "## § 1.\(number + 1) Of things\n\n"
      for (place, words) in paragraphs.enumerated() {
        text += "(\(String(UnicodeScalar(UInt8(0x61 + place))))) \(words)\n\n"
      }
    }
    return ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  /// One to six edits: words changed, paragraphs added, removed, repeated, moved.
  mutating func edit() {
    for _ in 0...source.below(6) {
      let section = source.below(sections.count)
      guard !sections[section].isEmpty else { continue }
      let at = source.below(sections[section].count)
      switch source.below(6) {
      case 0: sections[section].remove(at: at)
      case 1: sections[section].insert(sentence(), at: at)
      case 2: sections[section][at] += " " + sentence()
      case 3:
        let word = source.pick(Self.words)
        sections[section][at] = sections[section][at].replacing(word, with: "pigeon")
      case 4:
        let other = source.below(sections.count)
        sections[other].append(sections[section][at])
      default:
        let words = sections[section].remove(at: at)
        let other = source.below(sections.count)
        sections[other].insert(words, at: source.below(sections[other].count + 1))
      }
      for index in sections.indices { sections[index] = Array(sections[index].prefix(20)) }
    }
  }

  /// Puts the same sentence into two sections; gives where the first stands, and the sentence.
  mutating func addTwins() -> (Place, String) {
    let twin = "Pigeons " + sentence()
    let first = source.below(sections.count)
    let second = (first + 1) % sections.count
    let at = source.below(sections[first].count + 1)
    sections[first].insert(twin, at: at)
    sections[second].insert(twin, at: source.below(sections[second].count + 1))
    return (Place(section: first, paragraph: at), twin)
  }

  mutating func remove(_ place: Place) { sections[place.section].remove(at: place.paragraph) }

  private mutating func sentence() -> String {
    // "[Reserved]" stands in rules many times.
    if source.below(6) == 0 { return "[Reserved]" }
    return (0...(3 + source.below(14))).map { _ in source.pick(Self.words) }
      .joined(separator: " ") + "."
  }
}
