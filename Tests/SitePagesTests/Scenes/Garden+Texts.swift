// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Redlining

@testable import SitePages

extension Garden {
  /// The garden's stages once all are published.
  static let threeStages = ["proposed", "final", "later"].map { StageID($0) }

  static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "x.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  /// The garden's docket over three texts, with one coding, of 7.1(b) in the first of them.
  static func content(over texts: [String]) -> SiteContent {
    var content = Garden(asOf: day("2025-01-01")).content
    let trees = texts.map(tree)
    for (index, tree) in trees.enumerated() { content.dockets[0].stages[index].tree = tree }
    content.dockets[0].redlines = [0, 1].map { index in
      StageRedline(
        from: threeStages[index], to: threeStages[index + 1],
        redline: redline(from: trees[index], to: trees[index + 1]))
    }
    content.dockets[0].codings = [
      Coding(
        comment: CommentID("G-2"), tag: TagID("hours"), passage: nil,
        target: ClauseTarget(
          version: DraftVersion(
            stage: threeStages[0], fileHash: content.dockets[0].stages[0].fileHash),
          label: ClauseLabel("7-1-b"), citation: Citation("7.1(b)")), coder: "Ann", at: "")
    ]
    return content
  }
}
