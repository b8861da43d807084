// Rulewright. Apache-2.0.

import Clauses

/// Makes clauses of entries: who stands in whom, and how each is cited.
struct ClauseAssembly {
  /// A designation that is out of its order, for the checks.
  struct Disorder {
    var clause: Int
    var placement: DesignationPlacement
  }

  /// A clause whose label was taken, for the checks.
  struct Duplicate {
    var clause: Int
    var first: Int
  }

  let draft: Draft
  private(set) var clauses: [Clause] = []
  private(set) var disorders: [Disorder] = []
  private(set) var duplicates: [Duplicate] = []
  /// Where each designated clause's designation stands, for diagnostics.
  private(set) var designationRanges: [Int: Range<Int>] = [:]

  private var indexByLabel: [ClauseLabel: Int] = [:]
  /// How many of each like stand in each clause: `p`, `note`, `table`.
  private var counters: [String: Int] = [:]
  private var headings: [(index: Int, level: Int, reading: HeadingReading)] = []
  private var isPreamble: Bool
  /// The clause that unnumbered paragraphs and items stand in.
  private var current: Int?
  private var currentTable: Int?
  private var clauseByItem: [Int: Int] = [:]
  private var ordinals: [Int?: Int] = [:]

  init(_ draft: Draft, _ entries: [Entry]) {
    self.draft = draft
    isPreamble = entries.contains { ClauseAssembly.endsPreamble($0.reading) }
    var at = 0
    while at < entries.count {
      var end = at + 1
      while end < entries.count, !entries[end].isHeading { end += 1 }
      assemble(Array(entries[at..<end]))
      at = end
    }
    partition()
  }

  private static func endsPreamble(_ reading: Entry.Reading) -> Bool {
    if case .heading(let heading, _) = reading { heading.kind != .words } else { false }
  }

  /// One heading and all up to the next: designations nest within it and nowhere else.
  private mutating func assemble(_ entries: [Entry]) {
    let placements = DesignationSequence.placements(of: entries.designationEvents)
    var clauseByEvent: [Int: Int] = [:]
    var event = 0
    for entry in entries {
      let placement = entry.isDesignationEvent ? placements[event] : nil
      let index = add(entry, placement: placement, clauseByEvent: clauseByEvent)
      if entry.isDesignationEvent {
        clauseByEvent[event] = index
        event += 1
      }
    }
  }

  // MARK: - One clause

  @discardableResult
  private mutating func add(
    _ entry: Entry, placement: DesignationPlacement?, clauseByEvent: [Int: Int]
  ) -> Int? {
    if case .row = entry.reading {} else { currentTable = nil }
    switch entry.reading {
    case .ellipsis: return nil
    case .frontMatter:
      return append(entry, .preamble, in: nil, named: "", "Front matter", "front-matter")
    case .heading(let heading, let level): return addHeading(entry, heading, level)
    case .designated(let found):
      let parent = placement?.parent.flatMap { clauseByEvent[$0] } ?? headings.last?.index
      return addDesignated(entry, found, placement, in: parent)
    case .entryParagraph(let entryDesignation): return addEntryParagraph(entry, entryDesignation)
    case .definition(let term):
      // Definitions stand beside each other, in what they were first found in.
      var parent = current
      if let here = current, let outer = enclosingDefinition(of: here) {
        parent = clauses[outer].parent
      }
      current = append(
        entry, .definition, in: parent, named: "", cite(parent, " " + term),
        label(parent, slug(term)), heading: term)
      return current
    case .note(let note): return addNote(entry, note)
    case .sourceCredit:
      let parent = headings.last?.index
      return append(
        entry, .note, in: parent, named: "", cite(parent, ", source"), label(parent, "source"))
    case .item(let item, let outer):
      let parent = outer.last.flatMap { clauseByItem[$0.id] } ?? current
      let index = addItem(entry, item, in: parent)
      clauseByItem[item.id] = index
      return index
    case .plain(let items):
      let parent = items.last.flatMap { clauseByItem[$0.id] } ?? current
      return addUnnumbered(entry, isPreamble ? .preamble : .paragraph, in: parent)
    case .table:
      let number = count("table", in: current)
      currentTable = append(
        entry, .table, in: current, named: "", cite(current, ", table \(number)"),
        label(current, "table-\(number)"))
      return currentTable
    case .row:
      let first = entry.cells?.first?.words ?? ""
      return append(
        entry, .row, in: currentTable, named: "", cite(currentTable, ", “\(first)”"),
        label(currentTable, slug(first)))
    }
  }

  private mutating func addHeading(_ entry: Entry, _ heading: HeadingReading, _ level: Int) -> Int {
    if heading.kind != .words { isPreamble = false }
    while let last = headings.last, !isInside(heading, level, last) { headings.removeLast() }
    let parent = headings.last?.index
    let isNumbered = heading.kind != .words && heading.kind != .part
    let index = append(
      entry, isNumbered ? .section : .heading, in: parent, named: heading.designation,
      heading.citation, heading.label, heading: heading.title.isEmpty ? nil : heading.title,
      runs: [InlineRun(heading.title)], isDesignated: isNumbered)
    headings.append((index, level, heading))
    current = index
    return index
  }

  /// Whether a heading stands in an open one: by number where both have decimal ones, else by level.
  private func isInside(
    _ heading: HeadingReading, _ level: Int, _ open: (index: Int, level: Int, reading: HeadingReading)
  ) -> Bool {
    if heading.kind == .decimal, open.reading.kind == .decimal {
      return Array(heading.citation.utf8).starts(with: Array((open.reading.citation + ".").utf8))
    }
    return level > open.level
  }

  private mutating func addDesignated(
    _ entry: Entry, _ found: ScannedDesignation, _ placement: DesignationPlacement?, in parent: Int?
  ) -> Int {
    let name = text(found.name)
    let isTermed = parent.map { clauses[$0].kind == .definition } ?? false
    let index = append(
      entry, .paragraph, in: parent, named: "(\(name))",
      cite(parent, (isTermed ? " (" : "(") + name + ")"), label(parent, name),
      heading: italicHeading(entry.runs), isDesignated: true)
    designationRanges[index] = draft.designationRange(endingAt: entry.wordsStart, from: entry.start)
    if let placement, placement.expected != nil {
      disorders.append(Disorder(clause: index, placement: placement))
    }
    current = index
    return index
  }

  private mutating func addEntryParagraph(_ entry: Entry, _ found: EntryDesignation) -> Int {
    let section = headings.last?.index
    // The longest path that is there already is the parent: a.1 stands in a.
    var parent = section
    for length in stride(from: found.path.count - 1, to: 0, by: -1) {
      let path = found.path.prefix(length).joined(separator: "-")
      if let index = indexByLabel[ClauseLabel(label(section, path))] {
        parent = index
        break
      }
    }
    let index = append(
      entry, .paragraph, in: parent, named: found.written,
      cite(section, "." + found.path.joined(separator: ".")),
      label(section, found.path.joined(separator: "-")), heading: italicHeading(entry.runs),
      isDesignated: true)
    current = index
    return index
  }

  private mutating func addNote(_ entry: Entry, _ note: NoteReading) -> Int {
    var parent = current
    while let index = parent, clauses[index].kind == .note || clauses[index].kind == .item {
      parent = clauses[index].parent
    }
    if !note.paragraph.isEmpty, let section = headings.last?.index {
      let path = note.paragraph.map { text($0) }.joined(separator: "-")
      parent = indexByLabel[ClauseLabel(label(section, path))] ?? parent
    }
    let number = note.number ?? String(count("note", in: parent))
    return append(
      entry, .note, in: parent, named: note.designation, cite(parent, ", note \(number)"),
      label(parent, "note-\(number)"))
  }

  private mutating func addItem(_ entry: Entry, _ item: ListItem, in parent: Int?) -> Int {
    guard !item.marker.isEmpty else { return addUnnumbered(entry, .item, in: parent) }
    let number = text(item.marker.utf8.filter(\.isDigit))
    return append(
      entry, .item, in: parent, named: item.marker, cite(parent, " item \(number)"),
      label(parent, number), isDesignated: false)
  }

  private mutating func addUnnumbered(_ entry: Entry, _ kind: Clause.Kind, in parent: Int?) -> Int {
    let number = count("p", in: parent)
    return append(
      entry, kind, in: parent, named: "", cite(parent, " ¶ \(number)"), label(parent, "p\(number)"))
  }

  // MARK: - Names

  private func cite(_ parent: Int?, _ suffix: String) -> String {
    guard let parent else { return text(Array(suffix.utf8).trimmed) }
    return clauses[parent].citation.text + suffix
  }

  private func label(_ parent: Int?, _ part: String) -> String {
    guard let parent else { return part }
    return clauses[parent].label.text + "-" + part
  }

  private mutating func count(_ like: String, in parent: Int?) -> Int {
    let place = "\(parent ?? -1) \(like)"
    counters[place, default: 0] += 1
    return counters[place, default: 1]
  }

  private func enclosingDefinition(of index: Int) -> Int? {
    var at: Int? = index
    while let here = at {
      if clauses[here].kind == .definition { return here }
      at = clauses[here].parent
    }
    return nil
  }

  /// "*Scope.* License Exception…" is headed "Scope".
  private func italicHeading(_ runs: [InlineRun]) -> String? {
    guard let first = runs.first, first.style.contains(.emphasis), first.text.utf8.count <= 120
    else { return nil }
    var words = Array(first.text.utf8)[...].trimmed
    while let last = words.last, ".,:;".utf8.contains(last) { words = words.dropLast().trimmed }
    return words.isEmpty ? nil : text(words)
  }

  private mutating func append(
    _ entry: Entry, _ kind: Clause.Kind, in parent: Int?, named designation: String,
    _ citation: String, _ wanted: String, heading: String? = nil, runs: [InlineRun]? = nil,
    isDesignated: Bool = false
  ) -> Int {
    let index = clauses.count
    var label = ClauseLabel(wanted)
    if let first = indexByLabel[label] {
      if isDesignated { duplicates.append(Duplicate(clause: index, first: first)) }
      var number = 2
      while indexByLabel[label] != nil {
        label = ClauseLabel("\(wanted)--\(number)")
        number += 1
      }
    }
    indexByLabel[label] = index
    let runs = runs ?? entry.runs
    clauses.append(
      Clause(
        kind: kind, designation: designation, citation: Citation(citation), label: label,
        depth: parent.map { clauses[$0].depth + 1 } ?? 0, heading: heading, text: runs.words,
        runs: runs, cells: entry.cells, range: entry.start..<entry.end,
        wordsRange: min(entry.wordsStart, entry.end)..<entry.end, line: entry.lines.lowerBound,
        endLine: entry.lines.upperBound, parent: parent))
    return index
  }

  /// Stretches the clauses so that together they are the file: comments and list marks before a
  /// clause go to it, blank lines after it stay with it.
  private mutating func partition() {
    guard !clauses.isEmpty else {
      if !draft.bytes.isEmpty { appendWholeFile() }
      return
    }
    var starts = clauses.map(\.range.lowerBound)
    starts[0] = 0
    for index in starts.indices.dropFirst() {
      starts[index] = max(starts[index - 1], commentStart(before: starts[index]))
    }
    for index in clauses.indices {
      let end = index + 1 < clauses.count ? starts[index + 1] : draft.bytes.count
      clauses[index].range = starts[index]..<end
      clauses[index].wordsRange = clauses[index].wordsRange.clamped(to: starts[index]..<end)
    }
  }

  /// The start of the HTML comments on whole lines just above an offset.
  private func commentStart(before offset: Int) -> Int {
    var line = draft.line(at: offset)
    guard draft.range(ofLine: line).lowerBound == offset else { return offset }
    var start = offset
    while line > 1 {
      line -= 1
      let range = draft.range(ofLine: line)
      let words = draft.bytes[range].trimmed
      if words.isEmpty { continue }
      guard words.has("<!--", at: words.startIndex), words.has("-->", at: words.endIndex - 3) else {
        break
      }
      start = range.lowerBound
    }
    return start
  }

  private mutating func appendWholeFile() {
    let lines = 1...draft.lineStarts.count
    clauses.append(
      Clause(
        kind: .preamble, designation: "", citation: Citation("¶ 1"), label: ClauseLabel("p1"),
        depth: 0, heading: nil, text: "", runs: [], range: 0..<draft.bytes.count,
        wordsRange: 0..<0, line: 1, endLine: lines.upperBound, parent: nil))
  }
}
