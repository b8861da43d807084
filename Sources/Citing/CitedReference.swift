// Rulewright. Apache-2.0.

/// Words that cite clauses, as they are written: "paragraphs (b)(1) through (3)".
///
/// The room of Citing answers one question: what do these words cite, as it is written? It is the one
/// reader of citations, for comments (`Referencing`) and for the drafts' own references
/// (`DraftParsing`), and knows no rule: whether there is such a clause, and which is meant, is theirs
/// to say.
package struct CitedReference: Hashable, Sendable {
  /// The way in which something is cited.
  package enum Form: String, Sendable, CaseIterable {
    /// "§ 740.22(c)", "Sec. 740.22", "Article 5".
    case section
    /// "740.22(c)(2)", "740.22.c.2" or "5.1.1.2", with nothing before it that says what it is.
    case number
    /// "part 740", "15 CFR part 740".
    case part
    /// "subpart B".
    case subpart
    /// "paragraph (b)(1)", "para. c", "clause (iii)", "item 2".
    case paragraph
    /// "(c)(2)" alone.
    case designations
    /// "ECCN 4D004", "5A001.j".
    case entry
    /// "Supplement No. 1 to part 774".
    case supplement
    /// "appendix A to part 1026", "Annex 1".
    case appendix
    /// "Comment 4(a)-1.ii", of the official interpretation of a rule.
    case interpretation
    /// "Note 1 to 4E001.c".
    case note
    /// "50 U.S.C. 4801(a)(2)".
    case usCode = "US Code"
    /// A heading or a defined term in quotation marks: "section “Records”".
    case heading
    /// Words of the rule, repeated.
    case quotation
  }

  /// How a part of a list stands to the one before it.
  package enum Joint: Hashable, Sendable {
    case first, and
    /// It ends a range that the part before it begins.
    case through
  }

  /// One member of a list; most references have one.
  package struct Part: Hashable, Sendable {
    /// The bytes that name it, without the word "section" or "paragraph" before.
    package var range: Range<Int>
    /// What is numbered through a rule: "740.22", "4E001", "Appendix A to part 774"; nil where it is
    /// to be had from what was cited before.
    package var number: String?
    /// The designations under it, without their parentheses.
    package var path: [String]
    /// The number of a note of it.
    package var note: String?
    package var joint: Joint

    package init(
      range: Range<Int>, number: String?, path: [String] = [], note: String? = nil,
      joint: Joint = .first
    ) {
      self.range = range
      self.number = number
      self.path = path
      self.note = note
      self.joint = joint
    }
  }

  /// What the reference says itself of where its parts stand.
  package enum Scope: Hashable, Sendable {
    case unsaid, thisSection, thisDefinition, thisPart
    /// "of § 740.22(c)"; without a number for "of paragraph (c)".
    case under(number: String?, path: [String])
  }

  /// What it says of the law that it is of.
  package enum Law: Hashable, Sendable {
    case unsaid
    /// A title of the Code of Federal Regulations.
    case cfr(title: Int)
    /// A statute, or what else is no rule of an agency.
    case other
  }

  /// The bytes of the comment that it is, from its first word to its last.
  package var range: Range<Int>
  package var form: Form
  package var parts: [Part]
  package var scope: Scope
  package var law: Law
  /// Whether such words are often something else, "3.5" or "part 2 of my letter", so that they are
  /// a reference only where they lead to a clause.
  package var isDoubtful: Bool

  package init(
    range: Range<Int>, form: Form, parts: [Part], scope: Scope = .unsaid, law: Law = .unsaid,
    isDoubtful: Bool = false
  ) {
    self.range = range
    self.form = form
    self.parts = parts
    self.scope = scope
    self.law = law
    self.isDoubtful = isDoubtful
  }
}

/// The references in some bytes, in order; none overlaps another.
///
/// One pass; linear whatever the bytes are, which need be no valid UTF-8. No range begins or ends
/// inside a character.
package func citedReferences(in bytes: [UInt8]) -> [CitedReference] {
  bytes.withUnsafeBufferPointer { citedReferences(in: $0, 0..<bytes.count) }
}

/// The same of a stretch of bytes where they lie; ranges count from their beginning.
package func citedReferences(
  in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> [CitedReference] {
  var scanner = ReferenceScanner(bytes, range)
  scanner.scan()
  return scanner.found
}
