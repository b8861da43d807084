// Rulewright. Apache-2.0.

import Synchronization

/// Which clause of a list is called what; made when it is first asked for, and kept.
final class ClauseNames: Sendable {
  private struct Tables {
    var byLabel: [ClauseLabel: Int] = [:]
    var byCitation: [Citation: Int] = [:]
    /// By what is left of a citation when its punctuation is set aside.
    var byGist: [Citation: Int] = [:]

    init(_ clauses: [Clause]) {
      byLabel.reserveCapacity(clauses.count)
      byCitation.reserveCapacity(clauses.count)
      byGist.reserveCapacity(clauses.count)
      for (index, clause) in clauses.enumerated() {
        byLabel[clause.label] = byLabel[clause.label] ?? index
        byCitation[clause.citation] = byCitation[clause.citation] ?? index
        let gist = gist(of: clause.citation.text)
        byGist[gist] = byGist[gist] ?? index
      }
    }
  }

  private let tables = Mutex<Tables?>(nil)

  /// The index of the clause with a label; of several the first.
  func index(of label: ClauseLabel, in clauses: [Clause]) -> Int? {
    withTables(of: clauses) { $0.byLabel[label] }
  }

  /// The index of the clause that somebody means who writes a citation or a label.
  func index(citing words: String, in clauses: [Clause]) -> Int? {
    let gist = gist(of: words)
    return withTables(of: clauses) { tables in
      tables.byCitation[Citation(words)] ?? tables.byLabel[ClauseLabel(words)]
        ?? tables.byGist[gist] ?? tables.byLabel[ClauseLabel(gist.text)]
    }
  }

  private func withTables<Answer: Sendable>(
    of clauses: [Clause], _ body: (Tables) -> Answer
  ) -> Answer {
    tables.withLock { kept in
      let tables = kept ?? Tables(clauses)
      kept = tables
      return body(tables)
    }
  }
}

/// What tells a citation from others, without what people write differently.
private func gist(of citation: String) -> Citation {
  var scalars = String.UnicodeScalarView()
  for scalar in citation.unicodeScalars {
    switch scalar {
    case "§", ",", "\"", "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{201E}": continue
    case _ where scalar.properties.isWhitespace: continue
    default: scalars.append(scalar)
    }
  }
  let text = String(scalars)
  let isEntry = text.utf8.starts(with: "ECCN".utf8)
  return Citation(isEntry ? String(decoding: text.utf8.dropFirst(4), as: UTF8.self) : text)
}
