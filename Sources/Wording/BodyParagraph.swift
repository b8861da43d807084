// Rulewright. Apache-2.0.

/// A paragraph of a comment's body, as the public's text is shown and coded.
///
/// The ranges of all paragraphs, one after the other, are the body, and so are those of all
/// sentences: nothing of it is lost between them, and no range begins inside a character.
package struct BodyParagraph: Hashable, Sendable {
  /// The bytes it owns, with the blank lines after it.
  package var range: Range<Int>
  /// Its words, without the blanks at either end; empty only where the whole body is blank.
  package var words: Range<Int>
  package var sentences: [BodySentence]
}

/// A sentence, which is the unit that a coder moves by and selects.
package struct BodySentence: Hashable, Sendable {
  /// The bytes it owns, with the blanks after it.
  package var range: Range<Int>
  /// Its words, without the blanks at either end.
  package var words: Range<Int>
}

/// The paragraphs of a body, which blank lines part.
///
/// Linear.
package func bodyParagraphs(in body: [UInt8]) -> [BodyParagraph] {
  var scanner = SentenceScanner(bytes: body)
  var paragraphs: [BodyParagraph] = []
  var start = 0
  while start < body.count {
    let end = scanner.endOfParagraph(from: start)
    let words = scanner.trimmed(start..<end)
    let sentences = scanner.sentences(in: start..<end, words: words)
    paragraphs.append(BodyParagraph(range: start..<end, words: words, sentences: sentences))
    start = end
  }
  return paragraphs
}

extension BodyParagraph {
  /// The sentence that owns a byte, by its index; nil where it is not of this paragraph.
  package func sentence(at offset: Int) -> Int? {
    guard range.contains(offset) else { return nil }
    return sentences.firstIndex { $0.range.upperBound > offset }
  }
}
