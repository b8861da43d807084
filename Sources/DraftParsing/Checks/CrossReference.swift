// Rulewright. Apache-2.0.

/// A citation of a clause in the words of another: "paragraph (c)(1)(i) or (ii) of this section".
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
  /// Where it stands among the words.
  var range: Range<Int>

  /// No path has more designations than the levels of two nested clauses; a chain of thousands
  /// is no citation.
  private static let longestPath = 12
  private static let mostPaths = 64

  /// The references in some words.
  static func references(in words: [UInt8]) -> [CrossReference] {
    var found: [CrossReference] = []
    var at = 0
    while at < words.count {
      // Only "§" and "paragraph" begin a reference.
      guard words[at] == 0xC2 || words[at] | 0x20 == 0x70 else {
        at += 1
        continue
      }
      if let (reference, end) = sectionReference(words, at: at)
        ?? paragraphReference(words, at: at)
      {
        found.append(reference)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// The reference that begins at an index.
  static func first(in words: [UInt8], at index: Int) -> CrossReference? {
    (sectionReference(words, at: index) ?? paragraphReference(words, at: index))?.0
  }

  /// "§ 740.22(c)(1)".
  private static func sectionReference(_ words: [UInt8], at index: Int) -> (CrossReference, Int)? {
    guard words.has("§", at: index) else { return nil }
    var at = words.skippingBlanks(from: index + 2)
    let start = at
    while at < words.count,
      words[at].isDigit || words[at].isLetter
        || ((words[at] == 0x2E || words[at] == 0x2D) && at + 1 < words.count
          && words[at + 1].isDigit)
    {
      at += 1
    }
    guard at > start else { return nil }
    let number = text(words[start..<at])
    let (paths, end) = paths(words, from: at)
    guard !paths.isEmpty else { return nil }
    return (
      CrossReference(base: .section(number), paths: paths, range: index..<end), end
    )
  }

  /// "paragraph (c)(1) of this section", "this paragraph (c)".
  private static func paragraphReference(_ words: [UInt8], at index: Int)
    -> (CrossReference, Int)?
  {
    guard words.hasFolded("paragraph", at: index), index == 0 || !words[index - 1].isLetter else {
      return nil
    }
    var at = index + 9
    if at < words.count, words[at].lowered == 0x73 { at += 1 }
    at = words.skippingBlanks(from: at)
    let (paths, end) = paths(words, from: at)
    guard !paths.isEmpty else { return nil }
    let after = words.skippingBlanks(from: end)
    let base: Base
    if words.hasFolded("of this section", at: after) {
      base = .thisSection
    } else if words.hasFolded("of this definition", at: after) {
      base = .thisDefinition
    } else if words.hasFolded("of §", at: after) {
      let (number, _) = sectionNumber(words, from: words.skippingBlanks(from: after + 5))
      guard !number.isEmpty else { return nil }
      base = .section(number)
    } else if words[..<index].trimmed.count >= 4,
      words[..<index].trimmed.hasFolded("this", at: words[..<index].trimmed.endIndex - 4)
    {
      base = .thisSection
    } else {
      return nil  // "paragraph (a) of the agreement": not known to be ours
    }
    return (CrossReference(base: base, paths: paths, range: index..<end), end)
  }

  private static func sectionNumber(_ words: [UInt8], from index: Int) -> (String, Int) {
    var at = index
    while at < words.count,
      words[at].isDigit
        || (words[at] == 0x2E && at + 1 < words.count
          && words[at + 1].isDigit)
    {
      at += 1
    }
    return (text(words[index..<at]), at)
  }

  /// The paths from an index on: "(c)(1)(i), (ii) and (iii)".
  private static func paths(_ words: [UInt8], from index: Int) -> ([[String]], Int) {
    var paths: [[String]] = []
    var at = index
    var end = index
    while paths.count < mostPaths {
      var path: [String] = []
      while path.count < longestPath, let (name, after) = designation(words, at: at) {
        path.append(name)
        at = after
      }
      guard !path.isEmpty else { break }
      paths.append(path)
      end = at
      var next = words.skippingBlanks(from: at)
      if next < words.count, words[next] == 0x2C { next = words.skippingBlanks(from: next + 1) }
      for joint: StaticString in ["and ", "or ", "through ", "and/or "]
      where words.hasFolded(joint, at: next) {
        next = words.skippingBlanks(from: next + joint.utf8CodeUnitCount)
        break
      }
      guard next > at, next < words.count, words[next] == 0x28 else { break }
      at = next
    }
    return (paths, end)
  }

  private static func designation(_ words: [UInt8], at index: Int) -> (String, Int)? {
    guard index < words.count, words[index] == 0x28,
      let end = words[index...].prefix(10).firstIndex(of: 0x29), end > index + 1
    else { return nil }
    let name = words[(index + 1)..<end]
    guard !DesignationReading.readings(of: name, italic: false).isEmpty else { return nil }
    return (text(name), end + 1)
  }
}
