// Rulewright. Apache-2.0.

import Citing
import Clauses

/// A stretch of a clause's text that leads to another clause of the same stage.
struct LawLink: Equatable {
  /// Bytes of the clause's text.
  var range: Range<Int>
  var label: ClauseLabel
  /// That it is a defined term, which leads to its definition.
  var isTerm = false
}

/// Where the words of a stage lead to other clauses of it: what they cite, and the terms that it defines.
///
/// What is cited is taken piece by piece, "(c)(1)(i)" and "(ii)", and only where there is one such
/// clause. A term leads to its definition where it first stands in a clause, unless that definition
/// holds elsewhere alone or two are as good as each other. Nothing leads to the clause in which it
/// stands.
struct LawLinks {
  private let tree: ClauseTree
  private let terms: [DefinedTerm]
  private let index: TermIndex
  /// The index after the last clause that stands in each.
  private let ends: [Int]

  init(_ tree: ClauseTree) {
    self.tree = tree
    terms = tree.definedTerms
    index = TermIndex(terms, in: tree.clauses)
    var ends = tree.clauses.indices.map { $0 + 1 }
    for clause in tree.clauses.indices.reversed() {
      if let parent = tree.clauses[clause].parent { ends[parent] = max(ends[parent], ends[clause]) }
    }
    self.ends = ends
  }

  /// The links of a clause, given by its index, in the order of its text; none before a byte of it,
  /// and none in a heading that it begins with.
  func links(of clause: Int, from start: Int = 0) -> [LawLink] {
    let own = tree.clauses[clause]
    let bytes = Array(own.text.utf8)
    var start = start
    if let heading = own.heading, bytes.starts(with: heading.utf8) {
      start = max(start, heading.utf8.count)
    }
    let references = tree.references(in: clause)
    var links = references.flatMap { reference in
      zip(reference.pieces, reference.targets).compactMap { piece, target in
        target.map { LawLink(range: piece, label: tree.clauses[$0].label) }
      }
    }
    let cited = citedReferences(in: bytes)
    links += cited.flatMap { wholes(of: $0, in: bytes) }
    let closed = (cited.map(\.range) + references.map(\.words)).sorted {
      $0.lowerBound < $1.lowerBound
    }
    links += uses(in: bytes, from: start, of: clause, closed)
    var end = start
    return links.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { link in
      guard link.range.lowerBound >= end, !link.range.isEmpty, link.label != own.label else {
        return false
      }
      end = link.range.upperBound
      return true
    }
  }

  /// "§ 740.11", "4E001.c", "section 3.2" and "3.2.1": what bears a name of its own, where this stage has it.
  ///
  /// What stands under a section of the CFR is among the references of the draft.
  private func wholes(of cited: CitedReference, in bytes: [UInt8]) -> [LawLink] {
    guard cited.law == .unsaid, !cited.isDoubtful || cited.form == .number else { return [] }
    if tree.numbering == .decimal, isOfAnother(cited.range, in: bytes) { return [] }
    return cited.parts.compactMap { part in
      guard let number = part.number, part.note == nil else { return nil }
      let name = [number] + part.path
      guard let target = tree.index(citing: name.joined(separator: ".")),
        bearsItsName(tree.clauses[target], cited.form, name)
      else { return nil }
      return LawLink(range: part.range, label: tree.clauses[target].label)
    }
  }

  /// Whether a clause is called so by itself: not "(a)" under a section, and no amount of money.
  private func bearsItsName(
    _ clause: Clause, _ form: CitedReference.Form, _ name: [String]
  ) -> Bool {
    let isWhole = clause.designation == clause.citation.text
    let isDecimal = tree.numbering == .decimal
    return switch form {
    case .entry: name.count > 1 || clause.kind == .section
    case .section: isDecimal ? isWhole : name.count == 1 && clause.kind == .section
    // "3.1 percent" is as good as "3.1": by itself it takes a third number to be a name.
    case .number: isDecimal && isWhole && clause.designation.count { $0 == "." } > 1
    default: false
    }
  }

  /// Whether a number belongs to another text, or is an amount: "ISO 9001 3.2.1", "3.2.1 of the Act",
  /// "3.2.1 percent".
  private func isOfAnother(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let after = bytes[range.upperBound...]
    let next = word(after)
    switch String(decoding: next, as: UTF8.self) {
    case "percent", "per": return true
    case "of": if !word(bytes[next.endIndex...]).elementsEqual("this".utf8) { return true }
    default: break
    }
    if after.first(where: { $0 != 0x20 }) == UInt8(ascii: "%") { return true }
    let before = bytes[..<range.lowerBound].reversed().drop { $0 == 0x20 || $0 == 0x28 }
    let name = before.prefix { isWordByte($0) }
    // A capital begins a name, unless it begins a sentence.
    guard let first = name.last, first < 0x80, !(0x61...0x7A).contains(first) else { return false }
    let rest = before.dropFirst(name.count).drop { $0 == 0x20 }
    let begins = rest.isEmpty || [0x2E, 0x3A, 0x3B, 0x28].contains(rest.first)
    return !begins || name.count > 1 && !name.dropLast().contains { (0x61...0x7A).contains($0) }
  }

  /// The word that follows in some bytes, after blanks.
  private func word(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.drop { $0 == 0x20 }.prefix { isWordByte($0) }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || byte >= 0x80 || byte == 0x2F
  }

  // MARK: Terms

  /// The first use of each term in some words, outside of what is cited.
  private func uses(
    in bytes: [UInt8], from start: Int, of clause: Int, _ closed: [Range<Int>]
  ) -> [LawLink] {
    guard !index.isEmpty else { return [] }
    var links: [LawLink] = []
    var seen: Set<Int> = []
    var closed = closed[...]
    var at = TermIndex.wordStart(in: bytes, from: start)
    while at < bytes.count {
      while let first = closed.first, first.upperBound <= at { closed = closed.dropFirst() }
      if let first = closed.first, first.contains(at) {
        at = TermIndex.wordStart(in: bytes, from: first.upperBound)
        continue
      }
      var end = TermIndex.wordEnd(in: bytes, from: at)
      for match in index.matches(in: bytes, at: at) {
        guard match.end <= closed.first?.lowerBound ?? bytes.count,
          let term = meant(match.endings.map(\.term), in: clause)
        else { continue }
        end = match.end
        if let term, seen.insert(term).inserted {
          let label = tree.clauses[terms[term].clause].label
          links.append(LawLink(range: at..<end, label: label, isTerm: true))
        }
        break
      }
      at = TermIndex.wordStart(in: bytes, from: end)
    }
    return links
  }

  /// Which of some terms that are called alike is meant in a clause: the one that holds for the
  /// fewest clauses around it.
  ///
  /// Nil where none holds there; nil within where it is the clause's own, or where nothing tells which.
  private func meant(_ candidates: [Int], in clause: Int) -> Int?? {
    // What is defined very often says nothing, and nobody reads so many.
    guard candidates.count < 32 else { return .some(nil) }
    let all = candidates.filter { terms[$0].scope.map { stands(clause, in: $0) } ?? true }
    guard !all.isEmpty else { return nil }
    if all.contains(where: { stands(clause, in: terms[$0].clause) }) { return .some(nil) }
    // A definition within one of the same term is a part of it.
    let holding = all.filter { one in
      !all.contains { $0 != one && stands(terms[one].clause, in: terms[$0].clause) }
    }
    let narrowest = holding.map { terms[$0].scope ?? -1 }.max()
    let nearest = holding.filter { (terms[$0].scope ?? -1) == narrowest }
    if nearest.count == 1 { return nearest[0] }
    let beside = nearest.filter { section(of: terms[$0].clause) == section(of: clause) }
    return .some(beside.count == 1 ? beside[0] : nil)
  }

  private func stands(_ clause: Int, in outer: Int) -> Bool {
    (outer..<ends[outer]).contains(clause)
  }

  private func section(of clause: Int) -> Int? {
    var at: Int? = clause
    while let here = at, tree.clauses[here].kind != .section { at = tree.clauses[here].parent }
    return at
  }
}
