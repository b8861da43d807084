// Rulewright. Apache-2.0.

import Clauses

/// What a heading is: a section with its number, a part, or words alone.
struct HeadingReading {
  enum Kind: Equatable {
    /// "§ 740.22 Title".
    case section
    /// "ECCN 4A005 Title": a control list entry.
    case entry
    /// "4.1.2. Title".
    case decimal
    /// "Part 740—Title", "Subpart A", "Supplement No. 1 to part 774", "Section 4", "Art 12a".
    case part
    case words
  }

  var kind: Kind
  /// As it stands: "§ 740.22", "4.1.2", "Part 740"; empty for words alone.
  var designation: String
  var citation: String
  var label: String
  /// The words after the designation.
  var title: String
  /// The bytes of the heading's visible words before the title.
  var headLength = 0

  init(_ words: [UInt8], _ scheme: NumberingScheme) {
    let bytes = Array(words.trimmed)
    if let found = HeadingReading.section(bytes, scheme) {
      self = found
    } else if let found = HeadingReading.entry(bytes) {
      self = found
    } else if scheme.numbersHeadings, let found = HeadingReading.decimal(bytes, scheme) {
      self = found
    } else if let found = HeadingReading.part(bytes, scheme) {
      self = found
    } else {
      let title = text(bytes)
      self.init(
        kind: .words, designation: "", citation: title.isEmpty ? "untitled" : title,
        label: slug(title), title: title)
    }
  }

  init(
    kind: Kind, designation: String, citation: String, label: String, title: String,
    headLength: Int = 0
  ) {
    self.kind = kind
    self.designation = designation
    self.citation = citation
    self.label = label
    self.title = title
    self.headLength = headLength
  }

  /// A heading that is a section.
  ///
  /// "§ 740.22 Title.", "Sec. 740.22 Title" and, in a CFR draft, "740.22 Title"; German
  /// "§ 12a Title"; "§§ 740.3–740.5 [Reserved]", which is cited by its first number.
  private static func section(_ bytes: [UInt8], _ scheme: NumberingScheme) -> HeadingReading? {
    var at = 0
    while bytes.has("§", at: at), at < 4 { at += 2 }
    if at == 0, bytes.hasFolded("sec. ", at: 0) { at = 5 }
    let hasSign = at > 0
    guard hasSign || scheme.takesPointForSection else { return nil }
    let start = bytes.skippingBlanks(from: at)
    let (end, dots) = sectionNumber(bytes, from: start)
    guard end > start, hasSign || dots == 1, end == bytes.count || !bytes[end].isLetter else {
      return nil
    }
    let number = text(bytes[start..<end])
    var rest = end
    if at == 4 {  // "§§": what follows up to the title names the others
      rest = endOfRange(bytes, from: end)
    }
    let designation = hasSign ? text(bytes[..<at].trimmed) + " " : ""
    let written = text(bytes[start..<rest].trimmed)
    if rest < bytes.count, bytes[rest] == 0x2E { rest += 1 }
    rest = bytes.skippingBlanks(from: rest)
    let numbered = written.utf8.last == 0x2E ? String(written.dropLast()) : written
    return HeadingReading(
      kind: .section, designation: designation + numbered,
      citation: dots == 0 ? "§ " + number : number, label: numberSlug(number),
      title: withoutPeriod(bytes[rest...]), headLength: rest)
  }

  /// The index after the other numbers of "§§ 740.3–740.5 [Reserved]", "§§ 3 bis 5 (weggefallen)".
  private static func endOfRange(_ bytes: [UInt8], from index: Int) -> Int {
    let joints: [StaticString] = [" bis ", " und ", " to ", " through ", " and "]
    var at = index
    while at < bytes.count {
      if let joint = joints.first(where: { bytes.has($0, at: at) }) {
        at += joint.utf8CodeUnitCount
        guard at < bytes.count, bytes[at].isDigit || bytes.has("§", at: at) else { return index }
      } else if bytes[at].isDigit || (bytes[at].isLetter && bytes[at - 1].isDigit) {
        at += 1
      } else if bytes[at] == 0x5B || bytes[at] == 0x28 || bytes[at].isLetter {
        break
      } else {
        at += 1
      }
    }
    return at
  }

  /// The index after "740.22", "12a" or "101-2", and how many points and hyphens it has.
  private static func sectionNumber(_ bytes: [UInt8], from start: Int) -> (Int, Int) {
    var at = start
    var dots = 0
    while at < bytes.count {
      if bytes[at].isDigit || (at > start && bytes[at].isLetter && bytes[at - 1].isDigit) {
        at += 1
      } else if bytes[at] == 0x2E || bytes[at] == 0x2D, at > start, at + 1 < bytes.count,
        bytes[at + 1].isDigit
      {
        dots += 1
        at += 1
      } else {
        break
      }
    }
    return (at, dots)
  }

  /// "ECCN 4A005 Title" or "4A005 Title": category, group A to E, three digits (15 CFR 738.2).
  private static func entry(_ bytes: [UInt8]) -> HeadingReading? {
    let start = bytes.hasFolded("ECCN ", at: 0) ? bytes.skippingBlanks(from: 5) : 0
    let end = start + 5
    guard bytes.count >= end, bytes[start].isDigit, (0x41...0x45).contains(bytes[start + 1]),
      bytes[(start + 2)..<end].allSatisfy(\.isDigit),
      bytes.count == end || !(bytes[end].isLetter || bytes[end].isDigit)
    else { return nil }
    let number = text(bytes[start..<end])
    let title = afterDash(bytes, from: end)
    return HeadingReading(
      kind: .entry, designation: start > 0 ? "ECCN " + number : number, citation: number,
      label: number, title: withoutPeriod(title), headLength: title.startIndex)
  }

  private static func decimal(_ bytes: [UInt8], _ scheme: NumberingScheme) -> HeadingReading? {
    guard
      let found = NumberedParagraph(bytes)
        ?? (scheme.numbersParagraphs ? NumberedParagraph(withoutPeriod: bytes) : nil)
    else { return nil }
    return HeadingReading(
      kind: .decimal, designation: found.number, citation: found.number,
      label: numberSlug(found.number), title: text(bytes[found.headLength...]),
      headLength: found.headLength)
  }

  private static func part(_ bytes: [UInt8], _ scheme: NumberingScheme) -> HeadingReading? {
    let names: [StaticString] = [
      "Part ", "Subpart ", "Chapter ", "Subchapter ", "Appendix ", "Supplement No. ",
      "Supplement ", "Section ", "Article ", "Artikel ", "Art. ", "Art ", "Annex ", "Title ",
    ]
    guard let name = names.first(where: { bytes.hasFolded($0, at: 0) }) else { return nil }
    var at = name.utf8CodeUnitCount
    let start = at
    while at < bytes.count,
      bytes[at].isLetter || bytes[at].isDigit
        || (bytes[at] == 0x2E && at > start && at + 1 < bytes.count && bytes[at + 1].isDigit)
    {
      at += 1
    }
    let number = bytes[start..<at]
    guard !number.isEmpty,
      number.contains(where: \.isDigit) || number.allSatisfy(\.isUpper)
    else { return nil }
    if bytes.hasFolded(" to part ", at: at) || bytes.hasFolded(" to subpart ", at: at) {
      at += bytes.hasFolded(" to part ", at: at) ? 9 : 12
      while at < bytes.count, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    }
    let designation = text(bytes[..<at])
    let title = afterDash(bytes, from: at)
    let isSection = scheme.countsByArticles && bytes.hasFolded("art", at: 0)
    return HeadingReading(
      kind: isSection ? .section : .part, designation: designation, citation: designation,
      label: slug(designation), title: text(title), headLength: title.startIndex)
  }

  /// The words after a dash, colon or period.
  static func afterDash(_ bytes: [UInt8], from index: Int) -> ArraySlice<UInt8> {
    var at = bytes.skippingBlanks(from: index)
    while at < bytes.count {
      if bytes.has("—", at: at) || bytes.has("–", at: at) {
        at += 3
      } else if bytes[at] == 0x2D || bytes[at] == 0x3A || bytes[at] == 0x2E || bytes[at].isBlank {
        at += 1
      } else {
        break
      }
    }
    return bytes[at...]
  }

  private static func withoutPeriod(_ bytes: ArraySlice<UInt8>) -> String {
    let words = bytes.trimmed
    return text(words.last == 0x2E ? words.dropLast() : words)
  }
}
