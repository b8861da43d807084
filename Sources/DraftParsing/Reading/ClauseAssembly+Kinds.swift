// Rulewright. Apache-2.0.

import Clauses

// Each kind of clause: where it stands and how it is cited.
extension ClauseAssembly {
  mutating func addHeading(
    _ entry: Entry, _ heading: HeadingReading, _ level: Int, skipsAllowed: Bool
  ) -> Int {
    while let last = headings.last, !isInside(heading, level, last) { headings.removeLast() }
    let parent = headings.last?.index
    let isNumbered = heading.kind != .words && heading.kind != .part
    let index = append(
      entry, isNumbered ? .section : .heading, in: parent, named: heading.designation,
      heading.citation, heading.label, heading: heading.title.isEmpty ? nil : heading.title,
      words: StyledStretch(StyledWords(Array(heading.title.utf8))), isDesignated: isNumbered)
    if heading.kind == .decimal { addNumber(heading.citation, index, skipsAllowed: skipsAllowed) }
    headings.append((index, level, heading))
    current = index
    openComments = []
    return index
  }

  /// Whether a heading stands in an open one: by number where both have decimal ones, else by
  /// level.
  private func isInside(
    _ heading: HeadingReading, _ level: Int,
    _ open: (index: Int, level: Int, reading: HeadingReading)
  ) -> Bool {
    if heading.kind == .decimal, open.reading.kind == .decimal {
      return Array(heading.citation.utf8).starts(with: Array((open.reading.citation + ".").utf8))
    }
    return level > open.level
  }

  mutating func addDesignated(
    _ entry: Entry, _ found: ScannedDesignation, _ placement: DesignationPlacement?,
    in parent: Int?
  ) -> Int {
    let name = text(found.name)
    let cited = "(" + name + ")"
    let written = found.lastName.map { "\(cited) \(scheme.through) (\(text($0)))" } ?? cited
    let isTermed = parent.map { clauses[$0].kind == .definition } ?? false
    let index = append(
      entry, .paragraph, in: parent, named: written,
      cite(parent, isTermed ? " " + cited : cited), label(parent, name),
      heading: italicHeading(entry.words), isDesignated: true)
    if let placement, let expected = placement.expected {
      let wanted = DesignationReading.written(expected, at: placement.reading.level)
      disorders.append(Disorder(clause: index, expected: wanted, isFirst: expected == 1))
    }
    current = index
    return index
  }

  mutating func addEntryParagraph(
    _ entry: Entry, _ found: EntryDesignation, skipsAllowed: Bool
  ) -> Int {
    let section = headings.last?.index
    // The longest path that is there already is the parent: a.1 stands in a.
    var parent = section
    for length in stride(from: found.path.count - 1, to: 0, by: -1) {
      let path = found.path.prefix(length).joined(separator: "-")
      if let index = labels.index(of: label(section, path)) {
        parent = index
        break
      }
    }
    let index = append(
      entry, .paragraph, in: parent, named: found.written,
      cite(section, "." + found.path.joined(separator: ".")),
      label(section, found.path.joined(separator: "-")), heading: italicHeading(entry.words),
      isDesignated: true)
    let outer = found.path.dropLast().map { $0 + "." }.joined()
    checkOrder(
      index, found.ordinal, through: found.lastOrdinal, in: label(section, " " + outer),
      skipsAllowed: skipsAllowed
    ) { outer + EntryDesignation.written($0, atDepth: found.path.count) + "." }
    current = index
    return index
  }

  /// A decimal paragraph stands in the longest number that begins its own.
  mutating func addNumbered(_ entry: Entry, _ found: NumberedParagraph, skipsAllowed: Bool) -> Int {
    var parent = headings.last?.index
    var outer = found.outer
    while !outer.isEmpty {
      if let index = clauseByNumber[outer] {
        parent = index
        break
      }
      outer = NumberedParagraph.outer(of: outer)
    }
    let index = append(
      entry, .paragraph, in: parent, named: found.written, found.number, numberSlug(found.number),
      heading: italicHeading(entry.words), isDesignated: true)
    addNumber(found.number, index, skipsAllowed: skipsAllowed)
    current = index
    return index
  }

  /// Remembers a decimal number, and checks that it follows.
  ///
  /// A draft may begin with any number, since a long text is often a file for each chapter.
  private mutating func addNumber(_ number: String, _ index: Int, skipsAllowed: Bool) {
    let outer = NumberedParagraph.outer(of: number)
    let sequence = "#" + outer
    if let ordinal = NumberedParagraph.ordinal(of: number) {
      if clauseByNumber[outer] == nil, lastOrdinals[sequence] == nil {
        lastOrdinals[sequence] = ordinal - 1
      }
      checkOrder(
        index, ordinal, through: ordinal, in: sequence, skipsAllowed: skipsAllowed
      ) { outer.isEmpty ? "\($0)" : "\(outer).\($0)" }
    }
    clauseByNumber[number] = index
  }

  /// Notes a number that does not follow the one before it in its sequence.
  private mutating func checkOrder(
    _ index: Int, _ ordinal: Int, through last: Int, in sequence: String, skipsAllowed: Bool,
    written: (Int) -> String
  ) {
    let expected = (lastOrdinals[sequence] ?? 0) + 1
    if ordinal != expected, !(skipsAllowed && ordinal > expected) {
      disorders.append(
        Disorder(clause: index, expected: written(expected), isFirst: expected == 1))
    }
    lastOrdinals[sequence] = max(last, expected - 1)
  }

  /// "aa)" stands in the last "a)" of the same item or clause.
  mutating func addLettered(
    _ entry: Entry, _ found: LetteredParagraph, _ items: [ListItem]
  ) -> Int {
    let outer = items.last.flatMap { clauseByItem[$0.id] } ?? current
    let base = lists[outer]?.inserted ?? outer
    let open = openLetters[base, default: []].prefix(found.name.utf8.count - 1)
    let parent = open.last ?? base
    let index = append(
      entry, .item, in: parent, named: found.name + ")", cite(parent, " " + found.name + ")"),
      label(parent, found.name))
    openLetters[base] = Array(open) + [index]
    return index
  }

  /// Definitions stand beside each other, in what they were first found in.
  mutating func addDefinition(_ entry: Entry, _ term: String) -> Int {
    var parent = current
    if let here = current, let outer = enclosingDefinition(of: here) {
      parent = clauses[outer].parent
    }
    let index = append(
      entry, .definition, in: parent, named: "", cite(parent, " " + term),
      label(parent, slug(term)), heading: term)
    current = index
    return index
  }

  mutating func addItem(_ entry: Entry, _ item: ListItem, in outer: Int?) -> Int {
    guard !item.marker.isEmpty else { return addUnnumbered(entry, .item, in: outer) }
    let number = text(item.marker.utf8.filter(\.isDigit))
    if scheme.startsListsAnew { lists[outer, default: OpenList()].take(Int(number) ?? 0) }
    return addItem(entry, item.marker, number, in: lists[outer]?.sentence ?? outer)
  }

  /// "4a." stands beside "4.", which Markdown knows as an item.
  mutating func addInserted(_ entry: Entry, _ found: InsertedItem, _ items: [ListItem]) -> Int {
    let outer = items.last.flatMap { clauseByItem[$0.id] } ?? current
    let parent = lists[outer]?.sentence ?? outer
    let index = addItem(entry, found.name + ".", found.name, in: parent)
    lists[outer, default: OpenList()].inserted = index
    return index
  }

  private mutating func addItem(
    _ entry: Entry, _ marker: String, _ number: String, in parent: Int?
  ) -> Int {
    let isComment = parent.map { clauses[$0].citation.text.utf8.starts(with: "Comment ".utf8) }
    let mark = isComment ?? false ? "-" : scheme.itemMark.cited
    let index = append(
      entry, .item, in: parent, named: marker, cite(parent, mark + number),
      label(parent, scheme.itemMark.label + number))
    if isComment ?? false { openComments = [index] }
    return index
  }

  /// Comment 4(a)-1.ii stands in comment 4(a)-1.
  mutating func addComment(_ entry: Entry, _ found: CommentParagraph) -> Int {
    openComments = Array(openComments.prefix(found.level.rawValue + 1))
    let parent = openComments.last ?? current
    let index = append(
      entry, .item, in: parent, named: found.name + ".", cite(parent, "." + found.name),
      label(parent, found.name))
    openComments.append(index)
    return index
  }

  mutating func addUnnumbered(_ entry: Entry, _ kind: Clause.Kind, in parent: Int?) -> Int {
    let number = labels.count("p", in: parent)
    let index = append(
      entry, kind, in: parent, named: "", cite(parent, " ¶ \(number)"), label(parent, "p\(number)"))
    if lists[parent] != nil { lists[parent]?.lastSentence = index }
    return index
  }

  /// A row is cited by the cells that name it, or by its place when it has no name.
  mutating func addRow(_ entry: Entry, in table: Int?) -> Int {
    let number = labels.count("row", in: table)
    let name = openRowNames.popLast() ?? []
    guard !name.isEmpty else {
      return append(
        entry, .row, in: table, named: "", cite(table, ", row \(number)"),
        label(table, "row-\(number)"))
    }
    return append(
      entry, .row, in: table, named: "", cite(table, name.map { ", “\($0)”" }.joined()),
      label(table, name.map(slug).joined(separator: "-")))
  }

  func enclosingDefinition(of index: Int) -> Int? {
    var at: Int? = index
    while let here = at {
      if clauses[here].kind == .definition { return here }
      at = clauses[here].parent
    }
    return nil
  }

  /// The italic words that a paragraph begins with.
  ///
  /// "*Scope.* License Exception…" is headed "Scope".
  private func italicHeading(_ styled: StyledStretch) -> String? {
    guard let first = styled.first, first.style.contains(.emphasis), first.words.count <= 120
    else { return nil }
    var words = first.words.trimmed
    while let last = words.last, ".,:;".utf8.contains(last) { words = words.dropLast().trimmed }
    if words.count >= 3, words.has("—", at: words.endIndex - 3) {
      words = words.dropLast(3).trimmed
    }
    return words.isEmpty ? nil : text(words)
  }
}
