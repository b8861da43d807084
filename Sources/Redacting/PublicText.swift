// Rulewright. Apache-2.0.

/// What the public reads in the place of a comment's words: each stretch that is withheld is a
/// mark, and every other byte is as it was, in order.
///
/// It knows where each of its bytes comes from, so that a passage of the words can be shown as a
/// passage of this.
package struct PublicText: Hashable, Sendable {
  /// Words that the public does not see, and what it reads in their place.
  package struct Withheld: Hashable, Sendable {
    package var range: Range<Int>
    package var mark: String

    package init(range: Range<Int>, mark: String) {
      self.range = range
      self.mark = mark
    }
  }

  /// A stretch of the words and what became of it.
  package struct Piece: Hashable, Sendable {
    /// Where it stands in the words.
    package let words: Range<Int>
    /// Where it, or its mark, stands in this text.
    package let text: Range<Int>
    package let isWithheld: Bool
  }

  package let text: String
  /// In order; together they are the words, and this text.
  package let pieces: [Piece]

  /// Withholds stretches of some words; those that overlap become one, with the mark of the first.
  ///
  /// A stretch that would cut a character takes the whole of it.
  package init(words: String, withheld: [Withheld]) {
    let bytes = Array(words.utf8)
    var text: [UInt8] = []
    var pieces: [Piece] = []
    var place = 0
    func show(upTo end: Int) {
      guard place < end else { return }
      pieces.append(
        Piece(
          words: place..<end, text: text.count..<text.count + end - place, isWithheld: false))
      text += bytes[place..<end]
      place = end
    }
    for stretch in Self.united(withheld, in: bytes) {
      show(upTo: stretch.range.lowerBound)
      let mark = Array(stretch.mark.utf8)
      pieces.append(
        Piece(
          words: stretch.range, text: text.count..<text.count + mark.count, isWithheld: true))
      text += mark
      place = stretch.range.upperBound
    }
    show(upTo: bytes.count)
    self.text = String(decoding: text, as: UTF8.self)
    self.pieces = pieces
  }

  /// The stretch of this text that shows a passage of the words: where the passage begins or ends
  /// within what is withheld, all of the mark.
  package func passage(_ words: Range<Int>) -> Range<Int> {
    guard !words.isEmpty else {
      let place = start(of: words.lowerBound)
      return place..<place
    }
    let lower = start(of: words.lowerBound)
    return lower..<max(lower, end(of: words.upperBound))
  }

  /// What the public reads of a passage of the words.
  package func quote(of words: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[passage(words)], as: UTF8.self)
  }

  private func start(of place: Int) -> Int {
    guard let piece = pieces.first(where: { place < $0.words.upperBound }) else {
      return text.utf8.count
    }
    return piece.isWithheld
      ? piece.text.lowerBound : piece.text.lowerBound + max(0, place - piece.words.lowerBound)
  }

  private func end(of place: Int) -> Int {
    guard let piece = pieces.first(where: { place <= $0.words.upperBound }) else {
      return text.utf8.count
    }
    return piece.isWithheld
      ? piece.text.upperBound : piece.text.lowerBound + max(0, place - piece.words.lowerBound)
  }

  /// The stretches in order, within the words, whole characters, none over another.
  private static func united(_ withheld: [Withheld], in bytes: [UInt8]) -> [Withheld] {
    var result: [Withheld] = []
    for stretch in withheld.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      var (lower, upper) = (stretch.range.lowerBound, min(stretch.range.upperBound, bytes.count))
      guard lower < upper else { continue }
      while lower > 0, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
      while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
      if let last = result.last, lower < last.range.upperBound {
        result[result.count - 1].range =
          last.range.lowerBound..<max(last.range.upperBound, upper)
      } else {
        result.append(Withheld(range: lower..<upper, mark: stretch.mark))
      }
    }
    return result
  }
}
