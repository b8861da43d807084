// Rulewright. Apache-2.0.

import Codings
import Comments

/// Finds quoted words in a comment, byte by byte.
enum Quotation {
  /// Every place where the words stand, in order; places may overlap.
  static func passages(of quote: String, in body: String) -> [Passage] {
    let needle = Array(quote.utf8)
    let hay = Array(body.utf8)
    guard !needle.isEmpty, needle.count <= hay.count else { return [] }
    return (0...(hay.count - needle.count)).compactMap { at in
      hay[at] == needle[0] && hay[at..<(at + needle.count)].elementsEqual(needle)
        ? Passage(range: at..<(at + needle.count), quote: quote) : nil
    }
  }

  /// The place that somebody means who quotes a comment: the only one, or the one they number.
  static func passage(
    of quote: String, occurrence: Int?, in comment: Comment
  ) throws(TagRefusal) -> Passage {
    let places = passages(of: quote, in: comment.body)
    guard !places.isEmpty else { throw .noQuote(quote, comment: comment.id) }
    guard places.count == 1 || occurrence != nil else {
      throw .quoteTwice(quote, places: places.map { context(of: $0, in: comment.body) })
    }
    let number = occurrence ?? 1
    guard places.indices.contains(number - 1) else {
      throw .noOccurrence(number, of: places.count)
    }
    return places[number - 1]
  }

  /// Which place of its quote a passage is, from 1; nil where the words stand only once.
  static func occurrence(of passage: Passage, in body: String) -> Int? {
    let places = passages(of: passage.quote, in: body)
    guard places.count > 1 else { return nil }
    return places.firstIndex { $0.range == passage.range }.map { $0 + 1 }
  }

  /// The words at some bytes of a comment.
  ///
  /// Nobody means half a character, so both ends must lie between two.
  static func passage(at range: Range<Int>, in comment: Comment) throws(TagRefusal) -> Passage {
    let bytes = Array(comment.body.utf8)
    func isBetween(_ place: Int) -> Bool {
      place == bytes.count || (bytes.indices.contains(place) && bytes[place] & 0xC0 != 0x80)
    }
    guard !range.isEmpty, isBetween(range.lowerBound), isBetween(range.upperBound) else {
      throw .noPassage(range, comment: comment.id)
    }
    return Passage(range: range, quote: String(decoding: bytes[range], as: UTF8.self))
  }

  /// The words around a passage, on one line, the passage between brackets.
  static func context(of passage: Passage, in body: String) -> String {
    let bytes = Array(body.utf8)
    func words(_ range: Range<Int>) -> String {
      var range = range
      // Never half a scalar at either end.
      while range.lowerBound < range.upperBound, bytes[range.lowerBound] & 0xC0 == 0x80 {
        range = (range.lowerBound + 1)..<range.upperBound
      }
      while range.upperBound < bytes.count, range.upperBound > range.lowerBound,
        bytes[range.upperBound] & 0xC0 == 0x80
      {
        range = range.lowerBound..<(range.upperBound - 1)
      }
      return String(decoding: bytes[range].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }
    let before = max(0, passage.range.lowerBound - 40)..<passage.range.lowerBound
    let after = passage.range.upperBound..<min(bytes.count, passage.range.upperBound + 40)
    return "…" + words(before) + "[" + words(passage.range) + "]" + words(after) + "…"
  }
}
