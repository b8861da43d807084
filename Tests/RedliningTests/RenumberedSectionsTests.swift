// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Lineage
import Redlining
import TestSupport
import Testing

/// NIST SP 800-63, from the public draft of January 2017 to May 2017: sections were renumbered.
@Suite(.enabled(if: SharedData.has("rules/nist-800-63")))
struct RenumberedSectionsTests {
  private static let volumes = ["sp800-63-3", "sp800-63a", "sp800-63b", "sp800-63c"]

  /// All files of a volume that both versions have, one after the other.
  private func texts(_ volume: String) throws -> (old: ClauseTree, new: ClauseTree) {
    let base = "rules/nist-800-63/"
    func names(_ version: String) -> [String] { SharedData.names(in: base + version + volume) }
    let both = Set(names("public-draft-2017-01/")).intersection(names("2017-05/"))
    func tree(_ version: String) throws -> ClauseTree {
      var bytes: [UInt8] = []
      for name in both.sorted() {
        bytes +=
          try #require(SharedData.bytes(base + version + volume + "/" + name)) + [0x0A, 0x0A]
      }
      return ParsedDraft(Draft(file: volume, bytes: bytes)).tree
    }
    return (try tree("public-draft-2017-01/"), try tree("2017-05/"))
  }

  /// Sections by their title, where one has it.
  private func titles(_ tree: ClauseTree) -> [String: Int] {
    var found: [String: [Int]] = [:]
    for (index, clause) in tree.clauses.enumerated()
    where clause.isContainer && !clause.designation.isEmpty && !clause.text.isEmpty {
      found[clause.text, default: []].append(index)
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  @Test(arguments: volumes)
  func areFollowedByTheirWords(volume: String) throws {
    let (old, new) = try texts(volume)
    let redline = redline(from: old, to: new)
    #expect(redline.isProven)
    let later = titles(new)
    for (title, before) in titles(old) {
      guard let after = later[title] else { continue }
      let place = "\(old.clauses[before].citation) → \(new.clauses[after].citation): \(title)"
      #expect(redline.lineage.new(of: before) == after, "\(place)")
      guard old.clauses[before].designation != new.clauses[after].designation else { continue }
      // Itself, or what it stands in, bears another number.
      var at: Int? = after
      var isRedesignated = false
      while let index = at, !isRedesignated {
        let pair = redline.lineage.pairs.first { $0.new == index }
        isRedesignated = pair.map { $0.isRedesignated || $0.isMoved } ?? true
        at = new.clauses[index].parent
      }
      #expect(isRedesignated, "\(place)")
    }
  }
}
