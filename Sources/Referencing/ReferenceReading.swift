// Rulewright. Apache-2.0.

import Citing
import Clauses

/// One comment being read, reference after reference: it remembers what was cited last, against which
/// "paragraph (b)" and "clause (iii)" are read.
struct ReferenceReading {
  /// Where something stands: designations under a section, an entry or a definition.
  struct Place {
    var base: Int
    var path: [String]
  }

  /// What a short reference is read against.
  private enum Context {
    case none
    case cited(Place)
    /// A definition or a heading, and what was cited before it.
    case headed(Place, before: Place?)
    /// Another law, or a clause that is not there: until the paragraph ends.
    case foreign(ResolvedReference.Reason)
  }

  /// What was looked for in all sections already: a text of nothing but references repeats itself.
  final class Memo {
    fileprivate(set) var anywhere: [[String]: (ResolvedReference.Outcome, Place?)] = [:]
    var wildcards: [[String]: [Int]] = [:]
    fileprivate(set) var parts: [String: [Int]] = [:]
  }

  let resolver: ReferenceResolver
  var table: ClauseTable { resolver.here }
  private let body: [UInt8]
  private var context: Context
  let memo = Memo()
  /// What is read again once a paragraph about another law is over.
  private var own: Place?
  private var lastEnd = 0

  init(_ resolver: ReferenceResolver, body: [UInt8], about: Int?) {
    self.resolver = resolver
    self.body = body
    if let about, resolver.here.tree.clauses.indices.contains(about) {
      let (base, path) = resolver.here.place(of: about)
      own = Place(base: base, path: path)
    }
    context = own.map { .cited($0) } ?? .none
  }

  /// Nil for words that are often no reference, and lead nowhere.
  mutating func resolve(_ reference: CitedReference) -> ResolvedReference? {
    leaveForeignParagraph(before: reference.range.lowerBound)
    lastEnd = reference.range.upperBound
    let outcomes = outcomes(of: reference)
    let leads = outcomes.contains { outcome in
      if case .unresolved = outcome { false } else { true }
    }
    guard leads || !reference.isDoubtful else { return nil }
    return ResolvedReference(reference, outcomes)
  }

  private mutating func leaveForeignParagraph(before start: Int) {
    guard case .foreign = context else { return }
    var at = lastEnd
    while at + 1 < start {
      if body[at] == 0x0A {
        var next = at + 1
        while next < start, body[next] == 0x20 || body[next] == 0x0D { next += 1 }
        if next < start, body[next] == 0x0A {
          context = own.map { .cited($0) } ?? .none
          return
        }
      }
      at += 1
    }
  }

  private mutating func outcomes(of reference: CitedReference) -> [ResolvedReference.Outcome] {
    if isForeign(reference) {
      if !reference.isDoubtful { context = .foreign(.otherLaw) }
      return reference.parts.map { _ in .unresolved(.otherLaw) }
    }
    switch reference.form {
    case .part, .subpart, .supplement, .appendix, .interpretation:
      return reference.parts.map { named($0, reference) }
    case .heading:
      return reference.parts.map { heading($0) }
    case .section, .number, .entry, .paragraph, .designations, .note, .usCode, .quotation:
      return numbered(reference)
    }
  }

  /// Whether it says that it is of another law.
  private func isForeign(_ reference: CitedReference) -> Bool {
    switch reference.law {
    case .other: true
    case .cfr(let title): !resolver.titles.isEmpty && !resolver.titles.contains(title)
    case .unsaid: false
    }
  }

  // MARK: Names

  private func named(
    _ part: CitedReference.Part, _ reference: CitedReference
  ) -> ResolvedReference.Outcome {
    let name = part.number ?? ""
    let found = table.clauses(numbered: name)
    if !found.isEmpty { return found.count == 1 ? .clauses(found) : .ambiguous(found) }
    if reference.form == .part {
      let number = String(decoding: name.utf8.dropFirst(5), as: UTF8.self)
      guard table.parts.contains(number) else {
        return .unresolved(resolver.parts.isEmpty ? .noSuchClause(nearest: nil) : .otherLaw)
      }
      return .clauses(sections(ofPart: number))
    }
    return resolver.followed(name, []).map { .followed($0) }
      ?? .unresolved(.noSuchClause(nearest: nil))
  }

  /// The sections of a part that has no heading of its own in the draft.
  private func sections(ofPart part: String) -> [Int] {
    if let known = memo.parts[part] { return known }
    let sections = table.ordered.lazy.filter { row in
      row.number.part.map { hasSameBytes($0, part) } ?? false
    }
    let found = Array(sections.prefix(ReferenceResolver.longestRange).map(\.clause))
    memo.parts[part] = found
    return found
  }

  private mutating func heading(_ part: CitedReference.Part) -> ResolvedReference.Outcome {
    let found = table.clauses(headed: part.number ?? "")
    guard let only = found.first else { return .unresolved(.noSuchClause(nearest: nil)) }
    guard found.count == 1 else { return .ambiguous(Array(found.prefix(8))) }
    let (base, path) = table.place(of: only)
    let before = own
    cite(Place(base: base, path: path))
    context = .headed(Place(base: base, path: path), before: before)
    return .clauses([only])
  }

  // MARK: Numbers and designations

  private mutating func numbered(_ reference: CitedReference) -> [ResolvedReference.Outcome] {
    var outcomes: [ResolvedReference.Outcome] = []
    var last: Place?
    for (index, part) in reference.parts.enumerated() {
      let (outcome, place) = outcome(of: part, in: reference, after: last, index)
      outcomes.append(outcome)
      if let place { last = place }
    }
    if let last {
      cite(last)
    } else if case .unresolved(let reason)? = outcomes.last, !reference.isDoubtful,
      reference.parts.contains(where: { $0.number != nil })
    {
      context = .foreign(reason)
    }
    return outcomes
  }

  private mutating func cite(_ place: Place) {
    context = .cited(place)
    own = place
  }

  private func outcome(
    of part: CitedReference.Part, in reference: CitedReference, after last: Place?, _ index: Int
  ) -> (ResolvedReference.Outcome, Place?) {
    if part.joint == .through, let outcome = range(to: part, in: reference, after: last, index) {
      return outcome
    }
    if let number = part.number { return section(number, part) }
    if index > 0 {
      guard let last else { return (.unresolved(.noContext), nil) }
      return choice(of: listed(part, after: last), part) ?? missing(part, under: last)
    }
    switch reference.scope {
    case .under(let number?, let path):
      return section(number, part, above: path)
    case .under(nil, let path):
      return short(part, above: path)
    case .thisSection, .thisPart, .thisDefinition, .unsaid:
      return short(part, isWhole: reference.scope == .thisSection)
    }
  }

  /// A clause that is cited from its section on.
  private func section(
    _ number: String, _ part: CitedReference.Part, above: [String] = []
  ) -> (ResolvedReference.Outcome, Place?) {
    if number.utf8.contains(0x78), let outcome = wildcard(number, part.path) { return outcome }
    let bases = table.clauses(numbered: number)
    let path = above + part.path
    guard let base = bases.first else {
      if let outcome = joined(number, path, part) { return outcome }
      if let followed = resolver.followed(number, path, note: part.note) {
        return (.followed(followed), nil)
      }
      let isOther = resolver.isOfOtherPart(number)
      return (.unresolved(isOther ? .otherLaw : .noSuchClause(nearest: nil)), nil)
    }
    guard bases.count == 1 else { return (.ambiguous(Array(bases.prefix(8))), nil) }
    let place = Place(base: base, path: path)
    return choice(of: [place], part) ?? missing(part, under: Place(base: base, path: above))
  }

  /// "740.22c" of a rule that has 740.22(c), and no section 740.22c.
  private func joined(
    _ number: String, _ path: [String], _ part: CitedReference.Part
  ) -> (ResolvedReference.Outcome, Place?)? {
    guard let last = number.utf8.last, last.isLower, number.utf8.contains(0x2E) else { return nil }
    let without = String(decoding: number.utf8.dropLast(), as: UTF8.self)
    let bases = table.clauses(numbered: without)
    guard bases.count == 1, let base = bases.first else { return nil }
    let letter = String(decoding: [last], as: UTF8.self)
    return choice(of: [Place(base: base, path: [letter] + path)], part)
  }

  /// Where a list's later member can be: it takes the place of a designation like it, or stands under
  /// the one before.
  private func listed(_ part: CitedReference.Part, after last: Place) -> [Place] {
    guard let first = part.path.first else { return [] }
    let kinds = DesignationKinds(first)
    let levels = last.path.indices.reversed()
    let alike = levels.filter { !kinds.isDisjoint(with: DesignationKinds(last.path[$0])) }
    let others = [last.path.count] + levels.filter { !alike.contains($0) }
    for group in [alike, others] {
      for level in group {
        let place = Place(base: last.base, path: Array(last.path.prefix(level)) + part.path)
        if !clauses(at: place, part).isEmpty { return [place] }
      }
    }
    return []
  }

  /// A clause that is cited without its section.
  private func short(
    _ part: CitedReference.Part, above: [String] = [], isWhole: Bool = false
  ) -> (ResolvedReference.Outcome, Place?) {
    let path = above + part.path
    switch context {
    case .foreign(let reason) where own == nil || !isWhole:
      return (.unresolved(reason), nil)
    case .none, .foreign:
      guard let own else { return anywhere(path, part) }
      return short(path, part, in: Place(base: own.base, path: []))
    case .cited(let last):
      return short(path, part, in: isWhole ? Place(base: last.base, path: []) : last)
    case .headed(let last, let before):
      return choice(of: places(path, in: last), part)
        ?? short(path, part, in: before ?? last)
    }
  }

  /// Where a path can stand: under what was cited last, or in the place of its designations.
  private func places(_ path: [String], in last: Place) -> [Place] {
    (0...last.path.count).map {
      Place(base: last.base, path: Array(last.path.prefix($0)) + path)
    }
  }

  private func short(
    _ path: [String], _ part: CitedReference.Part, in last: Place
  ) -> (ResolvedReference.Outcome, Place?) {
    choice(of: places(path, in: last), part)
      ?? missing(part, under: Place(base: last.base, path: []))
  }

  /// The only section that has such a path; where nothing was cited, or said, before.
  private func anywhere(
    _ path: [String], _ part: CitedReference.Part
  ) -> (ResolvedReference.Outcome, Place?) {
    let key = path + (part.note.map { ["note", $0] } ?? [])
    if let known = memo.anywhere[key] { return known }
    var places: [Place] = []
    for (_, clause) in table.ordered where table.tree.clauses[clause].kind == .section {
      let place = Place(base: clause, path: path)
      guard !clauses(at: place, part).isEmpty else { continue }
      places.append(place)
      // So many that nothing can be meant by it.
      if places.count > 8 { break }
    }
    let found =
      places.count > 8
      ? (.unresolved(.noContext), nil)
      : choice(of: places, part) ?? (.unresolved(.noSuchClause(nearest: nil)), nil)
    memo.anywhere[key] = found
    return found
  }

  // MARK: What there is

  /// The clauses at a place, or the note of them that is meant.
  private func clauses(at place: Place, _ part: CitedReference.Part) -> [Int] {
    let found = table.clauses(at: place.path, under: place.base)
    guard let note = part.note else {
      return found.isEmpty ? otherCase(place) : found
    }
    return found.flatMap { table.clauses(at: ["note " + note], under: $0) }
  }

  /// "paragraph C" of a section that has (c) and no (C).
  private func otherCase(_ place: Place) -> [Int] {
    guard let last = place.path.last, last.utf8.count == 1 else { return [] }
    let swapped = String(decoding: last.utf8.map { $0.isLetter ? $0 ^ 0x20 : $0 }, as: UTF8.self)
    return table.clauses(at: place.path.dropLast() + [swapped], under: place.base)
  }

  /// The outcome for places of which some may not be there; nil where none is.
  private func choice(
    of places: [Place], _ part: CitedReference.Part
  ) -> (ResolvedReference.Outcome, Place?)? {
    var found: [Int] = []
    var place: Place?
    for candidate in places {
      for clause in clauses(at: candidate, part) where !found.contains(clause) {
        found.append(clause)
        place = candidate
      }
    }
    guard !found.isEmpty else { return nil }
    return found.count == 1 ? (.clauses(found), place) : (.ambiguous(Array(found.prefix(8))), nil)
  }

  private func missing(
    _ part: CitedReference.Part, under place: Place
  ) -> (ResolvedReference.Outcome, Place?) {
    let path = place.path + part.path
    let base = table.tree.clauses[place.base]
    if let followed = resolver.followed(base.citation.text, path, note: part.note) {
      return (.followed(followed), nil)
    }
    let nearest = table.deepest(path, under: place.base)
    return (.unresolved(.noSuchClause(nearest: nearest)), Place(base: place.base, path: []))
  }
}
