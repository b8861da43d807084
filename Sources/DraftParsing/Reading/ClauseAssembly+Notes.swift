// Rulewright. Apache-2.0.

import Clauses

extension ClauseAssembly {
  mutating func addNote(_ entry: Entry, _ note: NoteReading) -> Int {
    let parent = named(by: note.target) ?? followed(by: note)
    let number = note.number ?? String(labels.count(note.kind.slug, in: parent))
    let index = append(
      entry, .note, in: parent, named: note.designation,
      cite(parent, ", \(note.kind.cited) \(number)"),
      label(parent, "\(note.kind.slug)-\(number)"))
    // "Technical Notes:", and then a list.
    openNote = entry.words.isEmpty ? index : nil
    return index
  }

  /// What a note belongs to that names nothing: the clause before it.
  ///
  /// After the list of a definition that is the definition, since its notes speak of the term.
  private func followed(by note: NoteReading) -> Int? {
    guard let current else { return nil }
    return enclosingDefinition(of: current) ?? current
  }

  /// The clause that a note names, or nil when it names none that stands before it.
  ///
  /// "paragraph (b)(2) of § 740.22", "4E001.c", "paragraph c. of this entry", "the definition of".
  private func named(by target: [UInt8]) -> Int? {
    guard !target.isEmpty else { return nil }
    let words = target.split { $0.isBlank || $0 == 0xA0 }
    var base = headings.last?.index
    var namesBase = target.containsFolded("this section") || target.containsFolded("this entry")
    var found: Int?
    for word in words {
      guard word.contains(where: \.isDigit), let index = labels.index(of: numberSlug(text(word))),
        clauses[index].kind == .section || clauses[index].kind == .paragraph
      else { continue }
      if clauses[index].kind == .section { base = index } else { found = index }
      namesBase = true
    }
    if let found { return found }
    for word in words where word.first == 0x28 || word.last == 0x2E || word.count <= 2 {
      let path = numberSlug(text(word))
      if let index = labels.index(of: label(base, path)) { return index }
    }
    if target.containsFolded("definition"), let current {
      return enclosingDefinition(of: current)
    }
    return namesBase ? base : nil
  }
}
