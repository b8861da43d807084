// Rulewright. Apache-2.0.

import Clauses

/// The clauses of one stage by what people call them.
///
/// Numbers are looked up without regard to case; designations with it, since (A) is not (a).
struct ClauseTable: Sendable {
  /// A designation under a clause.
  private struct Child: Hashable {
    var parent: Int
    var name: String
  }

  let tree: ClauseTree
  /// The clauses in each clause, in order.
  let children: [Int?: [Int]]
  /// The parts of the code that its sections are of: "740".
  let parts: Set<String>
  /// The sections in the order of their numbers.
  let ordered: [(number: SectionNumber, clause: Int)]
  private var numbers: [String: [Int]] = [:]
  private var byDesignation: [Child: [Int]] = [:]
  private var headings: [String: [Int]] = [:]

  init(_ tree: ClauseTree) {
    self.tree = tree
    children = tree.childrenByParent
    var parts: Set<String> = []
    var ordered: [(number: SectionNumber, clause: Int)] = []
    /// The clause itself where it is called something, else the one above that is.
    var owners: [Int] = []
    for (index, clause) in tree.clauses.enumerated() {
      let isNamed = clause.isContainer || clause.kind == .definition || !clause.designation.isEmpty
      owners.append(isNamed ? index : clause.parent.map { owners[$0] } ?? index)
      for name in Self.names(of: clause) { numbers[name, default: []].append(index) }
      if let number = SectionNumber(Self.folded(clause.citation.text)[...]) {
        ordered.append((number, index))
        if clause.kind == .section, let part = number.part { parts.insert(part) }
      }
      if let heading = clause.heading {
        headings[Self.gist(heading), default: []].append(index)
      }
      guard let parent = clause.parent, clause.kind != .section, clause.kind != .heading else {
        continue
      }
      let name = Self.name(of: clause)
      guard !name.isEmpty else { continue }
      for place in Set([parent, owners[parent]]) {
        byDesignation[Child(parent: place, name: name), default: []].append(index)
      }
    }
    self.parts = parts
    self.ordered = ordered.sorted { ($0.number, $0.clause) < ($1.number, $1.clause) }
  }

  // MARK: Looking up

  /// The clauses with a number: "740.22", "4E001", "Part 740", "Appendix A to part 740".
  func clauses(numbered number: String) -> [Int] { numbers[Self.folded(number)] ?? [] }

  /// The clauses with some heading, or the definitions of a term.
  func clauses(headed heading: String) -> [Int] { headings[Self.gist(heading)] ?? [] }

  /// The clauses under one that some designations lead to; several where the draft names two alike.
  func clauses(at path: some Collection<String>, under base: Int) -> [Int] {
    var found = [base]
    for name in path {
      found = found.flatMap { step(name, under: $0) }
      if found.isEmpty || found.count > 8 { return [] }
    }
    return found
  }

  private func step(_ name: String, under parent: Int) -> [Int] {
    if let found = byDesignation[Child(parent: parent, name: name)] { return found }
    // "5.1.1.2, paragraph 3" of paragraphs without numbers; not where others have them.
    guard let first = name.utf8.first, first.isDigit,
      byDesignation[Child(parent: parent, name: "1")] == nil
    else { return [] }
    return byDesignation[Child(parent: parent, name: "¶" + name)] ?? []
  }

  /// The deepest clause that the beginning of a path leads to.
  func deepest(_ path: [String], under base: Int) -> Int {
    var found = base
    for name in path {
      guard let next = step(name, under: found).first else { break }
      found = next
    }
    return found
  }

  /// The section, entry or definition that a clause is of, and the designations from there to it.
  func place(of clause: Int) -> (base: Int, path: [String]) {
    var path: [String] = []
    var at = clause
    while true {
      let here = tree.clauses[at]
      if here.kind == .section || here.kind == .definition || here.parent == nil { break }
      let name = Self.name(of: here)
      if !name.isEmpty { path.append(name) }
      guard let parent = here.parent else { break }
      at = parent
    }
    return (at, path.reversed())
  }

  /// The sections whose numbers are from one to another, in their order.
  func sections(from first: SectionNumber, through last: SectionNumber) -> [Int] {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle].number < first { low = middle + 1 } else { high = middle }
    }
    let levels = last.levels.count
    var found: [Int] = []
    for (number, clause) in ordered[low...] {
      if last < number || found.count > ReferenceResolver.longestRange { break }
      if number.levels.count == levels { found.append(clause) }
    }
    return found
  }

  // MARK: Names

  private static func names(of clause: Clause) -> Set<String> {
    let citation = folded(clause.citation.text)
    switch clause.kind {
    case .section, .heading:
      var names: Set = [citation]
      if let short = beforePart(citation) { names.insert(short) }
      // "Subpart B—Registration" is called "Subpart B".
      if let name = unit(of: folded(clause.text)) { names.insert(name) }
      return names
    case .paragraph, .item, .note:
      return folded(clause.designation) == citation || clause.kind == .note ? [citation] : []
    case .preamble, .definition, .table, .row: return []
    }
  }

  /// What stands before " to part 774" in the name of a supplement or an appendix.
  private static func beforePart(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    let link = Array(" to part ".utf8)
    guard bytes.count > link.count else { return nil }
    for start in 0..<(bytes.count - link.count)
    where bytes[start..<(start + link.count)].elementsEqual(link) {
      return String(decoding: bytes[..<start], as: UTF8.self)
    }
    return nil
  }

  private static let units = ["subpart", "appendix", "annex", "chapter", "article", "part"]

  private static func unit(of text: String) -> String? {
    let words = text.utf8.split(maxSplits: 2, omittingEmptySubsequences: true) { !$0.isWordPart }
    guard words.count > 1, units.contains(where: { words[0].elementsEqual($0.utf8) }) else {
      return nil
    }
    return String(decoding: Array(words[0]) + [0x20] + Array(words[1]), as: UTF8.self)
  }

  /// Lower case, without "§".
  static func folded(_ number: String) -> String {
    var bytes: [UInt8] = []
    for byte in number.utf8.map(\.folded) {
      if byte == 0xA7, bytes.last == 0xC2 { bytes.removeLast() } else { bytes.append(byte) }
    }
    while bytes.first == 0x20 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a clause is called in the one that it stands in: "c", "note 1", "¶3"; empty for nothing.
  private static func name(of clause: Clause) -> String {
    if clause.designation.isEmpty {
      let label = clause.label.text.utf8
      guard let dash = label.lastIndex(of: 0x2D) else { return "" }
      let last = label[label.index(after: dash)...]
      guard last.first == 0x70, last.count > 1, last.dropFirst().allSatisfy(\.isDigit) else {
        return ""
      }
      return "¶" + String(decoding: last.dropFirst(), as: UTF8.self)
    }
    if clause.kind == .note { return folded(clause.designation) }
    let names = clause.designation.utf8.split { !$0.isDigit && !$0.isLetter }
    return names.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The words of a heading in lower case, with one blank between.
  private static func gist(_ heading: String) -> String {
    var bytes: [UInt8] = []
    var skipped = 0
    for byte in heading.utf8 {
      // Quotation marks and dashes are three bytes that begin with this one.
      if byte == 0xE2 { skipped = 3 }
      skipped -= 1
      if skipped < 0, byte.isDigit || byte.isLetter || byte >= 0x80 {
        bytes.append(byte.folded)
      } else if !bytes.isEmpty, bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A section's number, which can be counted: "740.22", "14a".
struct SectionNumber: Hashable, Comparable, Sendable {
  /// Each number between points, times 32, plus its letter.
  let levels: [Int]

  init(levels: [Int]) { self.levels = levels }

  /// Nil for what is no number.
  init?(_ text: Substring) {
    var levels: [Int] = []
    for word in text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false) {
      let digits = word.prefix(while: \.isDigit)
      let letters = word.dropFirst(digits.count)
      guard !digits.isEmpty, digits.count < 8, letters.count < 2, letters.allSatisfy(\.isLower)
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 & 15) }
      levels.append(number * 32 + Int((letters.first ?? 0x60) - 0x60))
    }
    self.levels = levels
  }

  /// "740" of "740.22".
  var part: String? { levels.count == 2 ? String(levels[0] / 32) : nil }

  static func < (a: SectionNumber, b: SectionNumber) -> Bool {
    a.levels.lexicographicallyPrecedes(b.levels)
  }
}
