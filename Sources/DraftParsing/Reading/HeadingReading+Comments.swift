// Rulewright. Apache-2.0.

extension HeadingReading {
  /// A heading of official interpretations: "Section 1026.4—Finance Charge", "4(a) Definition",
  /// "Paragraph 4(a)(1)", which are cited as comments 4, 4(a) and 4(a)(1).
  ///
  /// Nil when it names nothing that is interpreted.
  init?(commentsOn words: [UInt8]) {
    let bytes = Array(words.trimmed)
    let names: [StaticString] = ["Section ", "Paragraph ", "Comment "]
    let name = names.first { bytes.hasFolded($0, at: 0) }
    let start = name?.utf8CodeUnitCount ?? 0
    var number = start..<start
    var at = start
    while at < bytes.count, bytes[at].isDigit || (bytes[at] == 0x2E && at > start) {
      at += 1
      if bytes[at - 1] == 0x2E { number = at..<at }
      if bytes[at - 1].isDigit { number = number.lowerBound..<at }
    }
    guard !number.isEmpty else { return nil }
    let numberEnd = number.upperBound
    at = numberEnd
    while let after = HeadingReading.designation(bytes, at: at) { at = after }
    guard at > numberEnd || name != nil else { return nil }
    let path = text(bytes[number.lowerBound..<at])
    let title = HeadingReading.afterDash(bytes, from: at)
    self.init(
      kind: .part, designation: text(bytes[..<at]), citation: "Comment " + path,
      label: "comment-" + numberSlug(path), title: text(title), headLength: title.startIndex)
  }

  /// The index after "(a)".
  private static func designation(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index < bytes.count, bytes[index] == 0x28,
      let end = bytes[index...].prefix(10).firstIndex(of: 0x29),
      !DesignationReading.readings(of: bytes[(index + 1)..<end], italic: false).isEmpty
    else { return nil }
    return end + 1
  }
}
