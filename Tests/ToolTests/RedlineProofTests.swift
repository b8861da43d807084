// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Redlining
import TestSupport
import Testing

/// Every pair of successive versions of the real rules: their redline is a proof.
@Suite(.enabled(if: SharedData.has("rules"))) struct RedlineProofTests {
  @Test(arguments: series())
  func provesEveryStepOfARealRule(_ series: Series) throws {
    var before: ClauseTree?
    for file in series.files {
      let bytes = try #require(SharedData.bytes("rules/" + file))
      let tree = ParsedDraft(Draft(file: file, bytes: bytes)).tree
      if let before {
        let there = redline(from: before, to: tree)
        #expect(there.isProven, "\(before.draft.file) → \(file)")
        #expect(applying(there.edits, to: before.draft.bytes) == bytes)
        #expect(redline(from: tree, to: before).isProven, "\(file) → \(before.draft.file)")
      }
      before = tree
    }
  }

  /// Versions of one text, in their order.
  struct Series: CustomTestStringConvertible, Sendable {
    var name: String
    var files: [String]
    var testDescription: String { "\(name), \(files.count) versions" }
  }

  static func series() -> [Series] {
    var all: [Series] = []
    for folder in [
      "nist-800-63/63b-section-4-versions", "ear-740.22", "german/awg_2013", "german/gg",
    ] + SharedData.names(in: "rules/cfpb").map({ "cfpb/" + $0 }) {
      all.append(Series(name: folder, files: markdown(in: folder)))
    }
    for part in SharedData.names(in: "rules/nist-800-63/2017-05") {
      all += namesakes("nist-800-63/public-draft-2017-01/" + part, "nist-800-63/2017-05/" + part)
    }
    all += namesakes(
      "source-code-policy/draft-2016-04-18/pages", "source-code-policy/head/pages")
    return all
  }

  /// The files of one name in two folders.
  private static func namesakes(_ old: String, _ new: String) -> [Series] {
    let later = Set(markdown(in: new))
    return markdown(in: old).compactMap { file in
      let match = new + "/" + file.dropFirst(old.count + 1)
      return later.contains(match) ? Series(name: match, files: [file, match]) : nil
    }
  }

  private static func markdown(in folder: String) -> [String] {
    SharedData.names(in: "rules/" + folder)
      .filter { Array($0.utf8.suffix(3)) == Array(".md".utf8) }.map { folder + "/" + $0 }
  }

  @Test func findsTheVersionsItIsAbout() {
    let series = Self.series()
    #expect(series.first.map { $0.files.count > 40 } == true)
    #expect(series.allSatisfy { $0.files.count > 1 })
    #expect(series.count > 40)
  }
}
