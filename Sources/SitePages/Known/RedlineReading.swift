// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Redlining

/// A redline made ready to be shown: which clause stands in which, what has to be seen, what
/// can be folded.
struct RedlineReading: Sendable {
  let redline: Redline
  let outline: RedlineOutline
  /// That a row changed, or that something inside it did.
  let isKept: [Bool]
  /// The rows to list: of clauses that came or went together only the outermost.
  let listed: [Int]
  /// For each listed row the rows of what came or went inside it.
  let inside: [Int: [Int]]
  /// That a row came or went with the row that it stands in.
  let isInside: [Bool]
  /// For each row how many listed ones stand inside it.
  let changesInside: [Int]

  init(_ redline: Redline) {
    self.redline = redline
    let rows = redline.rows
    outline = RedlineOutline(redline)
    let outline = outline
    let parents = outline.parents
    let isChanged = rows.indices.map { !rows[$0].operations.isEmpty && !outline.isFrontMatter[$0] }
    var isKept = isChanged
    for index in rows.indices where isChanged[index] {
      var at = parents[index]
      while let parent = at, !isKept[parent] {
        isKept[parent] = true
        at = parents[parent]
      }
    }
    var listed: [Int] = []
    var outermost: [Int: Int] = [:]
    var inside: [Int: [Int]] = [:]
    for (index, row) in rows.enumerated() where isChanged[index] {
      if row.operations == [.added] || row.operations == [.removed], let parent = parents[index],
        rows[parent].operations == row.operations, let outer = outermost[parent]
      {
        outermost[index] = outer
        inside[outer, default: []].append(index)
      } else {
        outermost[index] = index
        listed.append(index)
      }
    }
    self.isKept = isKept
    self.listed = listed
    self.inside = inside
    var isInside = [Bool](repeating: false, count: rows.count)
    for index in inside.values.flatMap(\.self) { isInside[index] = true }
    self.isInside = isInside
    var changesInside = [Int](repeating: 0, count: rows.count)
    for row in listed {
      var at = parents[row]
      while let above = at {
        changesInside[above] += 1
        at = parents[above]
      }
    }
    self.changesInside = changesInside
  }

  /// For each row the row of the clause that it stands in.
  var parents: [Int?] { outline.parents }
  /// That a row stands before the rule itself: summary, dates, questions.
  var isPreamble: [Bool] { outline.isPreamble }
  /// That a row holds nothing but the file's front matter.
  var isFrontMatter: [Bool] { outline.isFrontMatter }
  /// The first row of each clause of the older text, and of the newer.
  var rowOfOld: [Int: Int] { outline.rowOfOld }
  var rowOfNew: [Int: Int] { outline.rowOfNew }

  /// The changes of the rule itself, and those of what stands before it.
  var inRule: [Int] { listed.filter { !isPreamble[$0] } }

  /// The changes of the preamble; that a document has another title is none.
  var inPreamble: [Int] {
    listed.filter { isPreamble[$0] && !(parents[$0] == nil && clause($0)?.kind == .heading) }
  }

  /// What of the rule is the same, word for word and by name; a table of which a row changed is
  /// not, and its other rows are.
  var unchanged: ClauseCount {
    ClauseCount(
      redline.rows.indices.filter {
        redline.rows[$0].operations.isEmpty && !isPreamble[$0]
          && !isFrontMatter[$0] && !(isKept[$0] && clause($0)?.kind == .table)
      }, in: self)
  }

  /// A row and all that stand in it.
  func everything(in row: Int) -> [Int] {
    redline.rows.indices.filter { index in
      var at: Int? = index
      while let here = at, here != row { at = parents[here] }
      return at == row
    }
  }

  /// A listed row and those of what came or went inside it.
  func subtree(_ row: Int) -> [Int] { [row] + (inside[row] ?? []) }

  /// `33 clauses inside`, or nothing.
  func insideWords(_ row: Int) -> String? {
    let words = ClauseCount(inside[row] ?? [], in: self).words
    return words.isEmpty ? nil : words + " inside"
  }

  /// How many changes of the rule are of each sort; one change can be of several.
  var tally: [(operation: RedlineRow.Operation, count: Int)] {
    RedlineRow.Operation.allCases.compactMap { operation in
      let count = inRule.count { redline.rows[$0].operations.contains(operation) }
      return count == 0 ? nil : (operation, count)
    }
  }

  func old(_ row: Int) -> Clause? { redline.rows[row].old.map { redline.old.clauses[$0] } }
  func new(_ row: Int) -> Clause? { redline.rows[row].new.map { redline.new.clauses[$0] } }

  /// The clause as it is now, or as it was before it went.
  func clause(_ row: Int) -> Clause? { new(row) ?? old(row) }

  /// Where a row stands on its page.
  ///
  /// What went cannot share the id of what came in its place.
  func anchor(_ row: Int) -> String {
    if let clause = new(row) { return clause.label.text }
    return (old(row)?.label.text ?? "") + "_was"
  }

  /// How deep a clause stands in its section; deeper than 5 looks like 5, and a row as deep as its
  /// table.
  func depth(of index: Int) -> Int {
    var depth = 0
    var at = parents[index]
    while let parent = at, let clause = clause(parent), !clause.isContainer, depth < 5 {
      if clause.kind != .table { depth += 1 }
      at = parents[parent]
    }
    return depth
  }

  /// How many words came and how many went in a listed row, with what is inside it.
  func wordCounts(_ row: Int) -> (added: Int, deleted: Int) {
    var counts = (added: 0, deleted: 0)
    for change in subtree(row).flatMap({ redline.rows[$0].words }) {
      switch change.operation {
      case .insert: counts.added += wordCount(change.text)
      case .delete: counts.deleted += wordCount(change.text)
      case .equal: break
      }
    }
    return counts
  }
}

private func wordCount(_ text: String) -> Int {
  var count = 0
  var inWord = false
  for byte in text.utf8 {
    let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
    if !isSpace && !inWord { count += 1 }
    inWord = !isSpace
  }
  return count
}
