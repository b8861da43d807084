// Rulewright. Apache-2.0.

import Clauses

/// A designation found at the head of a paragraph, or after another one on the same line.
struct ScannedDesignation {
  /// The words between the parentheses; the first pair's for a range.
  var name: DesignationName
  /// For "(b) through (d) [Reserved]", the words between the last parentheses.
  var lastName: DesignationName?
  var readings: DesignationReadings
  /// Where it stands in the paragraph's visible words: from "(" to after ")".
  var range: Range<Int>
}

/// Finds the designations of a paragraph in its visible words, where emphasis is a style and not
/// an asterisk, so that `*(1)*` and `(*1*)` are the same.
enum DesignationScanner {
  /// Six levels nest, and a line with more designations than these is not a list of them.
  private static let mostOnALine = 8

  /// The designations at the head of a paragraph, from the outside in.
  ///
  /// "(a) *Scope*—(1) *General.* Text" has two; "(b)(1) Text" has two; most have one or none.
  static func designations(in styled: StyledWords) -> [ScannedDesignation] {
    let words = styled.bytes
    var found: [ScannedDesignation] = []
    var at = words.skippingBlanks(from: 0)
    while found.count < mostOnALine, let next = designation(styled, at: at) {
      if let range = reservedRange(from: next, styled) {
        found.append(range)
        break
      }
      found.append(next)
      at = words.skippingBlanks(from: next.range.upperBound)
      if designation(styled, at: at) != nil { continue }
      guard let afterHeading = afterHeading(styled, from: at),
        let inner = designation(styled, at: afterHeading),
        inner.readings.contains(where: \.isFirst)
      else { break }
      at = afterHeading
    }
    return found
  }

  /// The designation at an index, when one stands there and something other than a letter follows.
  static func designation(_ styled: StyledWords, at index: Int) -> ScannedDesignation? {
    let words = styled.bytes
    guard index < words.count, words[index] == 0x28 else { return nil }
    var end = index + 1
    while end < words.count, end - index <= 9, words[end].isDigit || words[end].isLetter {
      end += 1
    }
    guard end < words.count, words[end] == 0x29, end > index + 1 else { return nil }
    if end + 1 < words.count,
      words[end + 1].isLetter
        && styled.isEmphasised(at: index) == styled.isEmphasised(at: end + 1)
    {
      // "(s)he", "(a)bove"; but "(a)Text" with a forgotten space is a designation of one letter.
      guard words[end + 1].isUpper else { return nil }
    }
    let name = words[(index + 1)..<end]
    let readings = DesignationReading.readings(of: name, italic: styled.isEmphasised(at: index + 1))
    guard !readings.isEmpty else { return nil }
    return ScannedDesignation(
      name: DesignationName(name), readings: readings, range: index..<(end + 1))
  }

  private static let joints: [StaticString] = [
    "through ", "to ", "and ", "—", "–", "-", "bis ", "und ",
  ]
  private static let gone: [StaticString] = [
    "[reserved", "reserved", "(weggefallen", "(aufgehoben",
  ]

  /// "(b) through (d) [Reserved]", "(b)–(d) [Reserved]", "(1) bis (3) (weggefallen)".
  private static func reservedRange(
    from first: ScannedDesignation, _ styled: StyledWords
  ) -> ScannedDesignation? {
    let words = styled.bytes
    var at = words.skippingBlanks(from: first.range.upperBound)
    guard let joint = joints.first(where: { words.hasFolded($0, at: at) }) else { return nil }
    at = words.skippingBlanks(from: at + joint.utf8CodeUnitCount)
    guard let last = designation(styled, at: at) else { return nil }
    at = words.skippingBlanks(from: last.range.upperBound)
    guard gone.contains(where: { words.hasFolded($0, at: at) }) else { return nil }
    var range = first
    range.lastName = last.name
    range.range = first.range.lowerBound..<last.range.upperBound
    range.readings = DesignationReadings(
      first.readings.lazy.compactMap { reading in
        let end = last.readings.first { $0.level == reading.level && $0.ordinal > reading.ordinal }
        guard let end else { return nil }
        var reading = reading
        reading.last = end.ordinal
        return reading
      })
    return range.readings.isEmpty ? nil : range
  }

  /// Whether a byte is the first of an em dash, or of what stands in no heading that ends with one.
  private static let mayEndHeading: [Bool] = (0...255).map {
    $0 == 0xE2 || $0 == 0x28 || $0 == 0x2E || $0 == 0x3B
  }

  /// The index after an italic heading and its dash or period, where a designation may follow;
  /// or after a short heading without italics that ends with an em dash.
  private static func afterHeading(_ styled: StyledWords, from index: Int) -> Int? {
    let words = styled.bytes
    guard index < words.count else { return nil }
    var at = index
    let limit = min(words.count, index + 160)
    let mayEndHeading = DesignationScanner.mayEndHeading
    if styled.isEmphasised(at: index) {
      while at < limit, styled.isEmphasised(at: at) || words[at].isBlank {
        // "*Heading.* *(A)* Text": the second emphasis is a designation's own.
        if at > index, words[at] == 0x28, !styled.isEmphasised(at: at - 1) { return at }
        at += 1
      }
    } else {
      // Nearly each paragraph is looked through here, and nearly none is headed so.
      let end = words.withUnsafeBufferPointer { words in
        var at = at
        while true {
          while at < limit, !mayEndHeading[Int(words[at])] { at &+= 1 }
          guard at < limit, words[at] == 0xE2 else { return limit }
          if words.has("—", at: at) { return at }
          at += 1
        }
      }
      guard end < limit else { return nil }
      at = end
    }
    guard at < limit else { return nil }
    while at < limit {
      if words.has("—", at: at) || words.has("–", at: at) {
        at += 3
      } else if words[at] == 0x2E || words[at] == 0x2D || words[at] == 0x3A || words[at].isBlank {
        at += 1
      } else {
        break
      }
    }
    return at
  }
}
