// Rulewright. Apache-2.0.

import Citing

/// A citation of a clause in the words of another: "paragraph (c)(1)(i) or (ii) of this section".
///
/// The words are read by `Citing`; here it is said which of what they cite must be in the draft.
struct CrossReference {
  /// What the path of designations starts from.
  enum Base: Equatable {
    case section(String)
    case thisSection
    case thisDefinition
  }

  var base: Base
  /// Each path cited, without parentheses: "(c)(1)(i) or (ii)" is [[c, 1, i], [ii]].
  var paths: [[String]]
  /// Where each of them stands among the words.
  var pieces: [Range<Int>]
  /// Where it stands among the words.
  var range: Range<Int>

  /// The references in some words.
  static func references(in words: [UInt8]) -> [CrossReference] {
    // Only "§" and "paragraph" begin a reference.
    guard words.contains(where: { $0 == 0xC2 || $0 | 0x20 == 0x70 }) else { return [] }
    return citedReferences(in: words).flatMap { references(of: $0, in: words) }
  }

  /// The reference that begins at an index.
  static func first(in words: [UInt8], at index: Int) -> CrossReference? {
    // No reference that is looked for here is longer.
    let end = min(words.count, index + 400)
    guard index < end, words[index] == 0xC2 || words[index] | 0x20 == 0x70 else { return nil }
    let stretch = Array(words[index..<end])
    guard var found = references(in: stretch).first, found.range.lowerBound == 0 else { return nil }
    func moved(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + index)..<(range.upperBound + index)
    }
    (found.range, found.pieces) = (moved(found.range), found.pieces.map(moved))
    return found
  }

  /// What a citation says of the draft itself: nothing of other laws, and of sections without a path.
  private static func references(
    of cited: CitedReference, in words: [UInt8]
  ) -> [CrossReference] {
    guard cited.law != .other else { return [] }
    switch cited.form {
    case .section: return sections(of: cited, in: words)
    case .paragraph: return paragraphs(of: cited, in: words).map { [$0] } ?? []
    default: return []
    }
  }

  /// "§ 740.22(c)(1) or (2)": one for each section that bears a sign.
  private static func sections(of cited: CitedReference, in words: [UInt8]) -> [CrossReference] {
    var found: [CrossReference] = []
    var isOpen = false
    for part in cited.parts {
      let start = part.range.lowerBound
      if let number = part.number {
        isOpen = words[start] == 0xC2 && !part.path.isEmpty
        guard isOpen else { continue }
        found.append(
          CrossReference(
            base: .section(number), paths: [part.path], pieces: [part.range],
            range: part.range))
      } else if isOpen, let last = found.indices.last {
        found[last].paths.append(part.path)
        found[last].pieces.append(part.range)
        found[last].range = found[last].range.lowerBound..<part.range.upperBound
      }
    }
    return found
  }

  /// "paragraph (c)(1) of this section", "this paragraph (c)".
  private static func paragraphs(of cited: CitedReference, in words: [UInt8]) -> CrossReference? {
    let start = cited.range.lowerBound
    guard words.hasFolded("paragraph", at: start), let first = cited.parts.first,
      words[first.range.lowerBound] == 0x28, let last = cited.parts.last
    else { return nil }
    let base: Base
    switch cited.scope {
    case .thisSection: base = .thisSection
    case .thisDefinition: base = .thisDefinition
    case .under(let number?, _): base = .section(number)
    case .unsaid where words[..<start].trimmed.endsWithThis: base = .thisSection
    // "paragraph (a) of the agreement": not known to be ours.
    case .unsaid, .under(nil, _), .thisPart: return nil
    }
    return CrossReference(
      base: base, paths: cited.parts.map(\.path), pieces: cited.parts.map(\.range),
      range: start..<last.range.upperBound)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var endsWithThis: Bool { count >= 4 && hasFolded("this", at: endIndex - 4) }
}
