// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import TestSupport
import Testing

/// What holds for every real rule of each scheme, checked by a reading of its lines that knows
/// nothing of Markdown.
@Suite(.enabled(if: SharedData.has("rules")))
struct RealRuleTests {
  @Test(arguments: SharedData.files(under: "rules", ending: ".md"))
  func partitionsEveryRealRuleAndNestsItInOrder(_ file: String) throws {
    let bytes = try #require(SharedData.bytes(file))
    let clauses = ParsedDraft(Draft(file: file, bytes: bytes)).tree.clauses
    #expect(clauses.flatMap { Array(bytes[$0.range]) } == bytes)
    #expect(Set(clauses.map(\.label)).count == clauses.count)
    for (index, clause) in clauses.enumerated() {
      #expect(clause.parent.map { $0 < index && clauses[$0].depth + 1 == clause.depth } ?? true)
    }
  }

  @Test(arguments: SharedData.files(under: "rules", ending: ".md"))
  func makesAClauseOfEveryLineThatBeginsWithADesignation(_ file: String) throws {
    let bytes = try #require(SharedData.bytes(file))
    let tree = ParsedDraft(Draft(file: file, bytes: bytes)).tree
    let designations = Dictionary(grouping: tree.clauses, by: \.line)
      .mapValues { $0.map(\.designation) }
    let missing = LineReading(tree).designations.filter { line, designation in
      !(designations[line] ?? []).contains(designation)
    }
    #expect(missing.map { "\($0.line): \($0.designation)" } == [])
  }

  @Test(arguments: SharedData.files(under: "rules", ending: ".md"))
  func labelsEveryDesignatedClauseByItsParentAndItsOwnDesignation(_ file: String) throws {
    let bytes = try #require(SharedData.bytes(file))
    let tree = ParsedDraft(Draft(file: file, bytes: bytes)).tree
    var before: [Substring] = []
    var parentBefore: Int?
    for clause in tree.clauses {
      let parent = clause.parent.map { tree.clauses[$0] }
      if clause.designation.first == "(" {
        let name = clause.designation.dropFirst().prefix { $0 != ")" }
        #expect(clause.label.text == (parent.map { $0.label.text + "-" } ?? "") + name)
      }
      if tree.numbering == .decimal, clause.kind == .section {
        let number = clause.designation.split(separator: ".")
        let outer = number.dropLast()
        if !outer.isEmpty, before.elementsEqual(outer) {
          #expect(parent?.designation == outer.joined(separator: "."))
        } else if !outer.isEmpty, before.dropLast().elementsEqual(outer) {
          // "10.1.2" after "10.1.1", wherever that stands.
          #expect(clause.parent == parentBefore)
        }
        parentBefore = clause.parent
        before = number
      }
      if tree.numbering == .german, clause.designation.last == ")", clause.kind == .item {
        #expect(parent.map { ["section", "paragraph", "item"].contains("\($0.kind)") } ?? false)
      }
    }
  }

  @Test(arguments: SharedData.names(in: "rules/german/awg_2013").map { "awg_2013/" + $0 })
  func findsTheNumberedSectionsAndParagraphsOfALaw(_ name: String) throws {
    let bytes = try #require(SharedData.bytes("rules/german/" + name))
    let tree = ParsedDraft(Draft(file: name, bytes: bytes)).tree
    #expect(tree.numbering == .german)
    for citation in ["§ 2(3) Nr. 1", "§ 6(1a)", "§ 2(11) ¶ 1 Nr. 2", "§ 18(5a)"] {
      #expect(tree.clause(citing: citation) != nil, "\(citation)")
    }
  }

  @Test func readsARuleAlikeWhateverEndsItsLines() throws {
    let files = SharedData.files(under: "rules/nist-800-63/63b-section-4-versions", ending: ".md")
    for file in files.prefix(20) {
      let bytes = try #require(SharedData.bytes(file)).filter { $0 != 0x0D }
      let flipped = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      let trees = [bytes, flipped].map { ParsedDraft(Draft(file: file, bytes: $0)).tree.clauses }
      #expect(trees[0].map(\.label) == trees[1].map(\.label))
      #expect(trees[0].map(\.text) == trees[1].map(\.text))
    }
  }
}

/// The designations at the heads of a draft's lines, found line by line.
///
/// A line counts when the one above it is blank, as clauses are written.
private struct LineReading {
  var designations: [(line: Int, designation: String)] = []

  init(_ tree: ClauseTree) {
    let lines = (1...tree.draft.lineStarts.count).map {
      Substring(tree.draft.text(tree.draft.range(ofLine: $0)))
    }
    for (index, line) in lines.enumerated() {
      guard index > 0, lines[index - 1].allSatisfy(\.isWhitespace) else { continue }
      if let found = LineReading.designation(line, tree.numbering) {
        designations.append((index + 1, found))
      }
    }
  }

  private static func designation(_ line: Substring, _ numbering: Numbering) -> String? {
    switch numbering {
    case .cfr:
      return line.prefixMatch(of: /(\((?:[a-z]|[ivx]+|[A-Z]|\d{1,2})\))(?:\s|$)/)
        .map { String($0.output.1) }
    case .german:
      if let found = line.prefixMatch(of: /(\(\d+[a-z]?\)) +\S/) {
        return String(found.output.1)
      }
      if let found = line.prefixMatch(of: /(\d+[a-z]?\.) +\S/) { return String(found.output.1) }
      return line.prefixMatch(of: /(?: {4})?([a-z]{1,2}\)) +\S/).map { String($0.output.1) }
    case .decimal:
      return line.prefixMatch(of: #/\#+ *(?:<a[^>]*></a>)? *(\d+(?:\.\d+)+)\.? +\S/#)
        .map { String($0.output.1) }
    case .eccn, .prose: return nil
    }
  }
}
