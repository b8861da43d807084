// Rulewright. Apache-2.0.

import Citing
import Clauses
import Dockets
import Workbench

/// What some words of a comment cite, as JSON.
struct ReferenceJSON: Encodable {
  var text: String
  var start: Int
  var end: Int
  var form: String
  var clauses: [String]
  var label: [String]
  var followedFrom: [Followed]
  var ambiguous: [String]
  var unresolved: String?
  /// The clause above, of what is not there.
  var nearest: String?

  /// What only another stage has, and what became of it.
  struct Followed: Encodable {
    var stage: String
    var citation: String
    var stands: String
    var clauses: [String]
  }

  init(_ reference: CommentReference) {
    text = reference.text
    (start, end) = (reference.range.lowerBound, reference.range.upperBound)
    form = reference.form.rawValue
    clauses = reference.clauses.map(\.citation.text)
    label = reference.clauses.map(\.label.text)
    followedFrom = reference.followed.map {
      Followed(
        stage: $0.stage.text, citation: $0.citation, stands: $0.stands,
        clauses: $0.now.map(\.citation.text))
    }
    ambiguous = reference.ambiguous.map(\.citation.text)
    unresolved = reference.unresolved?.name
    if case .noSuchClause(let clause?) = reference.unresolved { nearest = clause.citation.text }
  }

  enum CodingKeys: String, CodingKey {
    case text, start, end, form, clauses, label, followedFrom, ambiguous, unresolved, nearest
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(text, forKey: .text)
    try row.encode(start, forKey: .start)
    try row.encode(end, forKey: .end)
    try row.encode(form, forKey: .form)
    try row.encode(clauses, forKey: .clauses)
    try row.encode(label, forKey: .label)
    try row.encode(followedFrom, forKey: .followedFrom)
    try row.encode(ambiguous, forKey: .ambiguous)
    try row.encode(unresolved, forKey: .unresolved)
    try row.encodeIfPresent(nearest, forKey: .nearest)
  }
}

/// What a comment cites, in words: a line for each that leads somewhere or names what is not there.
func referenceWords(_ references: [CommentReference]) -> [String] {
  var said: Set<String> = []
  return references.compactMap { reference in
    var parts: [String] = []
    if !reference.clauses.isEmpty { parts.append(list(reference.clauses, " and ")) }
    for followed in reference.followed {
      parts.append(
        "followed from \(followed.citation) of \(followed.stage), \(followed.stands)"
          + (followed.now.isEmpty ? "" : ": \(list(followed.now, " or "))"))
    }
    if !reference.ambiguous.isEmpty, reference.followed.isEmpty {
      parts.append("either \(list(reference.ambiguous, " or "))")
    }
    switch reference.unresolved {
    case .noSuchClause(let nearest):
      parts.append("no such clause" + (nearest.map { " in \($0.citation)" } ?? ""))
    case .otherLaw: parts.append("another law")
    // "(b)" of nothing says nothing.
    case .noContext, nil: break
    }
    guard !parts.isEmpty else { return nil }
    let verb = reference.form == .quotation ? "repeats" : "cites"
    let line = "\(verb) “\(firstWords(reference.text, 120))”: \(parts.joined(separator: "; "))"
    return said.insert(line).inserted ? line : nil
  }
}

private func list(_ clauses: [Clause], _ joint: String) -> String {
  let most = 5
  let names = clauses.prefix(most).map(\.citation.text)
  if clauses.count > most {
    return names.joined(separator: ", ") + " and \(clauses.count - most) more"
  }
  return names.dropLast().joined(separator: ", ") + (names.count > 1 ? joint : "")
    + (names.last ?? "")
}
