// Rulewright. Apache-2.0.

import Synchronization

/// Which clause of a list is called what; each table is made when it is first asked for, and kept.
final class ClauseNames: Sendable {
  private struct Tables {
    var byLabel: [ClauseLabel: Int]?
    var byCitation: [Citation: Int]?
    /// By what is left of a citation when its punctuation is set aside.
    var byGist: [Citation: Int]?
  }

  private let tables: Mutex<Tables>

  /// With the table of labels where it is at hand.
  init(byLabel: [ClauseLabel: Int]? = nil) { tables = Mutex(Tables(byLabel: byLabel)) }

  /// The index of the clause with a label; of several the first.
  func index(of label: ClauseLabel, in clauses: [Clause]) -> Int? {
    tables.withLock { table(&$0.byLabel, of: clauses) { $0.label }[label] }
  }

  /// The index of the clause that somebody means who writes a citation or a label.
  func index(citing words: String, in clauses: [Clause]) -> Int? {
    tables.withLock { tables in
      let citations = table(&tables.byCitation, of: clauses) { $0.citation }
      if let index = citations[Citation(words)] { return index }
      let labels = table(&tables.byLabel, of: clauses) { $0.label }
      if let index = labels[ClauseLabel(words)] { return index }
      let gists = table(&tables.byGist, of: clauses) { gist(of: $0.citation.text) }
      let wanted = gist(of: words)
      return gists[wanted] ?? labels[ClauseLabel(wanted.text)]
    }
  }
}

/// A table of clauses by a name, made where it is not there yet.
private func table<Name: Hashable>(
  _ kept: inout [Name: Int]?, of clauses: [Clause], by name: (borrowing Clause) -> Name
) -> [Name: Int] {
  if let kept { return kept }
  var table = [Name: Int](minimumCapacity: clauses.count)
  for index in clauses.indices {
    let name = name(clauses[index])
    if table[name] == nil { table[name] = index }
  }
  kept = table
  return table
}

/// What tells a citation from others, without what people write differently.
private func gist(of citation: String) -> Citation {
  var scalars = String.UnicodeScalarView()
  for scalar in citation.unicodeScalars {
    switch scalar {
    case "§", ",", "\"", "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{201E}": continue
    case "!"..."~": scalars.append(scalar)
    case _ where scalar.properties.isWhitespace: continue
    default: scalars.append(scalar)
    }
  }
  let text = String(scalars)
  let isEntry = text.utf8.starts(with: "ECCN".utf8)
  return Citation(isEntry ? String(decoding: text.utf8.dropFirst(4), as: UTF8.self) : text)
}
