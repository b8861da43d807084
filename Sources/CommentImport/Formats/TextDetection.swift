// Rulewright. Apache-2.0.

/// Tells a letter, which is one comment, from files that only happen to be text.
enum TextDetection {
  /// Endings of names that letters have; one without any may be a letter too.
  private static let endings: [StaticString] = ["txt", "text", "md", "markdown"]

  /// What a file is; nil when nothing speaks for a letter.
  static func format(
    _ text: ArraySlice<UInt8>, name: String, isHTML: Bool, _ encoding: TextEncoding
  ) -> FileFormat? {
    if isHTML { return .comments(CommentFormat(.html, encoding)) }
    guard claimsText(name), TextEvidence.isProse(text) else { return nil }
    return .comments(CommentFormat(.text, encoding))
  }

  /// Whether a name is that of a text: what says that it is a table or a program is not taken for
  /// somebody's words.
  private static func claimsText(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return true }
    let ending = name.utf8[name.utf8.index(after: dot)...]
    return endings.contains { matches(ending, $0) }
  }
}
