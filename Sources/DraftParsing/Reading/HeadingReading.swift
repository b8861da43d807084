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
    /// "Part 740—Title", "Subpart A", "Supplement No. 1 to part 774", "Appendix A".
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

  init(_ words: [UInt8], numbering: Numbering?) {
    let bytes = Array(words.trimmed)
    if let found = HeadingReading.section(bytes, numbering) {
      self = found
    } else if let found = HeadingReading.entry(bytes) {
      self = found
    } else if numbering != .cfr, let found = HeadingReading.decimal(bytes) {
      self = found
    } else if let found = HeadingReading.part(bytes) {
      self = found
    } else {
      let title = text(bytes)
      self.init(
        kind: .words, designation: "", citation: title.isEmpty ? "untitled" : title,
        label: slug(title), title: title)
    }
  }

  private init(
    kind: Kind, designation: String, citation: String, label: String, title: String
  ) {
    self.kind = kind
    self.designation = designation
    self.citation = citation
    self.label = label
    self.title = title
  }

  /// "§ 740.22 Title." and, in a CFR draft, "740.22 Title"; German "§ 12a Title".
  private static func section(_ bytes: [UInt8], _ numbering: Numbering?) -> HeadingReading? {
    var at = 0
    let hasSign = bytes.has("§", at: 0)
    if hasSign {
      at = bytes.skippingBlanks(from: 2)
    } else if numbering != .cfr {
      return nil
    }
    let start = at
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
    guard at > start, hasSign || dots == 1, at == bytes.count || !bytes[at].isLetter else {
      return nil
    }
    let number = text(bytes[start..<at])
    var rest = at
    if rest < bytes.count, bytes[rest] == 0x2E { rest += 1 }
    let citation = dots == 0 ? "§ " + number : number
    return HeadingReading(
      kind: .section, designation: hasSign ? "§ " + number : number, citation: citation,
      label: numberSlug(number), title: withoutPeriod(bytes[bytes.skippingBlanks(from: rest)...]))
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
    return HeadingReading(
      kind: .entry, designation: start > 0 ? "ECCN " + number : number, citation: number,
      label: number, title: withoutPeriod(afterDash(bytes, from: end)))
  }

  /// "4. Title", "4.1 Title", "A.1. Title".
  private static func decimal(_ bytes: [UInt8]) -> HeadingReading? {
    var at = 0
    var parts = 0
    while at < bytes.count {
      let start = at
      if parts == 0, at + 1 < bytes.count, bytes[at].isUpper, bytes[at + 1] == 0x2E {
        at += 1
      } else {
        while at < bytes.count, bytes[at].isDigit { at += 1 }
      }
      guard at > start, at - start <= 4 else { break }
      parts += 1
      guard at < bytes.count, bytes[at] == 0x2E else { break }
      at += 1
    }
    guard parts > 0, at == bytes.count || bytes[at].isBlank else { return nil }
    // "2015 in review" and "A. Nobody" are words, "4. Title" and "A.1 Title" are not.
    let hasDot = bytes[..<at].contains(0x2E)
    guard hasDot, parts > 1 || bytes[0].isDigit else { return nil }
    var number = bytes[..<at]
    while number.last == 0x2E { number = number.dropLast() }
    return HeadingReading(
      kind: .decimal, designation: text(number), citation: text(number),
      label: numberSlug(text(number)), title: text(bytes[bytes.skippingBlanks(from: at)...]))
  }

  private static func part(_ bytes: [UInt8]) -> HeadingReading? {
    let names: [StaticString] = [
      "Part ", "Subpart ", "Chapter ", "Subchapter ", "Appendix ", "Supplement No. ",
      "Supplement ", "Article ", "Annex ", "Title ",
    ]
    guard let name = names.first(where: { bytes.hasFolded($0, at: 0) }) else { return nil }
    var at = name.utf8CodeUnitCount
    let start = at
    while at < bytes.count, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    let number = bytes[start..<at]
    guard !number.isEmpty,
      number.contains(where: \.isDigit) || number.allSatisfy(\.isUpper)
    else { return nil }
    if bytes.hasFolded(" to part ", at: at) || bytes.hasFolded(" to subpart ", at: at) {
      at += bytes.hasFolded(" to part ", at: at) ? 9 : 12
      while at < bytes.count, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    }
    let designation = text(bytes[..<at])
    return HeadingReading(
      kind: .part, designation: designation, citation: designation, label: slug(designation),
      title: text(afterDash(bytes, from: at)))
  }

  private static func afterDash(_ bytes: [UInt8], from index: Int) -> ArraySlice<UInt8> {
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
