// Rulewright. Apache-2.0.

import Clauses

/// Makes clauses of entries: who stands in whom, and how each is cited.
struct ClauseAssembly {
  /// A designation that is out of its order, for the checks.
  struct Disorder {
    var clause: Int
    /// What was expected instead, "(c)".
    var expected: String
    var isFirst: Bool
  }

  /// A clause whose citation was taken, for the checks.
  struct Duplicate {
    var clause: Int
    var first: Int
  }

  let draft: Draft
  let scheme: NumberingScheme
  var clauses: [Clause] = []
  var disorders: [Disorder] = []
  var duplicates: [Duplicate] = []
  /// Where each designated clause's designation stands, for diagnostics.
  var designationRanges: [Range<Int>?] = []

  var labels = LabelRegister()
  var headings: [(index: Int, level: Int, reading: HeadingReading)] = []
  /// The clause that unnumbered paragraphs and items stand in.
  var current: Int?
  var clauseByItem: [Int: Int] = [:]
  /// The decimal numbers so far, each with its clause.
  var clauseByNumber: [String: Int] = [:]
  /// The last number in each sequence that is not placed by its neighbours: "4.1.", "4A005 j.".
  var lastOrdinals: [String: Int] = [:]
  /// The list that is open in each clause, where lists begin anew.
  var lists: [Int?: OpenList] = [:]
  /// The open "1.", "ii.", "A." of an official interpretation.
  var openComments: [Int] = []
  /// The open "a)", "aa)" in each clause of a German draft.
  var openLetters: [Int?: [Int]] = [:]
  /// The names of the rows to come of the open table, last first.
  var openRowNames: [[String]] = []
  /// A note without words, whose list follows.
  var openNote: Int?
  private var skipsAllowed = false
  private var isPreamble: Bool
  private var currentTable: Int?

  init(_ draft: Draft, _ entries: [Entry], _ scheme: NumberingScheme) {
    self.draft = draft
    self.scheme = scheme
    isPreamble = entries.contains { ClauseAssembly.endsPreamble($0.reading) }
    labels.reserve(entries.count)
    clauses.reserveCapacity(entries.count)
    designationRanges.reserveCapacity(entries.count)
    var at = 0
    while at < entries.count {
      var end = at + 1
      while end < entries.count, !entries[end].isHeading { end += 1 }
      assemble(entries, at..<end)
      at = end
    }
    partition()
  }

  private static func endsPreamble(_ reading: Entry.Reading) -> Bool {
    if case .heading(let heading, _) = reading { heading.kind != .words } else { false }
  }

  /// One heading and all up to the next: designations nest within it and nowhere else.
  private mutating func assemble(_ entries: [Entry], _ part: Range<Int>) {
    let placements = DesignationSequence.placements(of: entries[part].designationEvents)
    var clauseByEvent: [Int?] = []
    for place in part {
      if case .table = entries[place].reading {
        let rows = entries[(place + 1)..<part.upperBound].prefix {
          if case .row = $0.reading { true } else { false }
        }
        openRowNames = rowNames(of: rows.map { ($0.cells ?? []).map(\.words) }).reversed()
      }
      let isEvent = entries[place].isDesignationEvent
      let placement = isEvent ? placements[clauseByEvent.count] : nil
      let index = add(entries[place], placement: placement, clauseByEvent: clauseByEvent)
      if isEvent { clauseByEvent.append(index) }
    }
  }

  private mutating func add(
    _ entry: Entry, placement: DesignationPlacement?, clauseByEvent: [Int?]
  ) -> Int? {
    if case .row = entry.reading {} else { currentTable = nil }
    if !entry.isInList { openNote = nil }
    let skipsAllowed = skipsAllowed
    self.skipsAllowed = false
    switch entry.reading {
    case .ellipsis:
      self.skipsAllowed = true
      return nil
    case .frontMatter:
      return append(entry, .preamble, in: nil, named: "", "Front matter", "front-matter")
    case .heading(let heading, let level):
      if heading.kind != .words { isPreamble = false }
      return addHeading(entry, heading, level, skipsAllowed: skipsAllowed)
    case .designated(let found):
      let parent = placement?.parent.flatMap { clauseByEvent[$0] } ?? headings.last?.index
      return addDesignated(entry, found, placement, in: parent)
    case .entryParagraph(let found):
      return addEntryParagraph(entry, found, skipsAllowed: skipsAllowed)
    case .numbered(let found): return addNumbered(entry, found, skipsAllowed: skipsAllowed)
    case .lettered(let found, let items): return addLettered(entry, found, items)
    case .comment(let found): return addComment(entry, found)
    case .inserted(let found, let items): return addInserted(entry, found, items)
    case .definition(let term): return addDefinition(entry, term)
    case .note(let note): return addNote(entry, note)
    case .sourceCredit:
      let parent = headings.last?.index
      return append(
        entry, .note, in: parent, named: "", cite(parent, ", source"), label(parent, "source"))
    case .item(let item, let outer):
      let parent = outer.last.flatMap { clauseByItem[$0.id] } ?? openNote ?? current
      let index = addItem(entry, item, in: parent)
      clauseByItem[item.id] = index
      return index
    case .plain(let items):
      let parent = items.last.flatMap { clauseByItem[$0.id] } ?? current
      return addUnnumbered(entry, isPreamble ? .preamble : .paragraph, in: parent)
    case .table:
      let number = labels.count("table", in: current)
      currentTable = append(
        entry, .table, in: current, named: "", cite(current, ", table \(number)"),
        label(current, "table-\(number)"))
      return currentTable
    case .row:
      return addRow(entry, in: currentTable)
    }
  }

  // MARK: - Names

  func cite(_ parent: Int?, _ suffix: String) -> String {
    guard let parent else { return text(Array(suffix.utf8).trimmedOfCommas) }
    return clauses[parent].citation.text + suffix
  }

  func label(_ parent: Int?, _ part: String) -> String {
    guard let parent else { return part }
    return clauses[parent].label.text + "-" + part
  }

  mutating func append(
    _ entry: Entry, _ kind: Clause.Kind, in parent: Int?, named designation: String,
    _ citation: String, _ wanted: String, heading: String? = nil, words: StyledStretch? = nil,
    isDesignated: Bool = false
  ) -> Int {
    let index = clauses.count
    let citation = Citation(citation)
    let (label, first) = labels.take(wanted, for: index)
    if isDesignated, let first, clauses[first].citation == citation {
      duplicates.append(Duplicate(clause: index, first: first))
    }
    designationRanges.append(entry.designation)
    let words = words ?? entry.words
    let text = words.text
    clauses.append(
      Clause(
        kind: kind, designation: designation, citation: citation,
        label: label,
        depth: parent.map { clauses[$0].depth + 1 } ?? 0, heading: heading, text: text,
        runs: words.runs(of: text), cells: entry.cells,
        range: entry.lead..<max(entry.lead, entry.end),
        wordsRange: min(entry.wordsStart, entry.end)..<entry.end, line: entry.lines.lowerBound,
        endLine: entry.lines.upperBound, parent: parent))
    return index
  }
}

extension [UInt8] {
  /// Without the comma and blanks by which a citation goes on from its parent's.
  fileprivate var trimmedOfCommas: SubSequence {
    var words = trimmed
    while let first = words.first, first == 0x2C || first.isBlank { words = words.dropFirst() }
    return words
  }
}
