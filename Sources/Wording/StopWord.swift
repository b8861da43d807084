// Rulewright. Apache-2.0.

/// The word before a full stop, which says whether a sentence can end there.
struct StopWord {
  private let bytes: [UInt8]
  /// Folded to lower case; without the stop itself.
  private let text: [UInt8]
  private let start: Int
  /// Whether it is the first word of its sentence.
  private let isFirst: Bool

  /// No abbreviation is longer; a longer word is not looked at whole.
  private static let longest = 12

  /// The word that ends before an index; it does not reach beyond the start of its sentence.
  init(before index: Int, from sentence: Int, in bytes: [UInt8]) {
    var at = index
    while at > sentence, index - at <= Self.longest {
      let byte = bytes[at - 1]
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      guard isDigit || isLetter || byte == 0x2E || byte >= 0x80 else { break }
      // Quotation marks and dashes are no part of a word.
      if at >= 3, byte >= 0x80, bytes[at - 3] == 0xE2, bytes[at - 2] == 0x80 { break }
      at -= 1
    }
    self.bytes = bytes
    start = at
    isFirst = at == sentence
    text = bytes[at..<index].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Whether it is a word of two letters or more that is no abbreviation, or is no word at all, as
  /// a bracket is.
  var isPlain: Bool {
    text.isEmpty
      || text.count > 1 && !text.contains(0x2E) && !Self.never.contains(text)
        && !Self.seldom.contains(text)
  }

  /// Whether a sentence can end with it, where the next word begins at an index.
  func mayEnd(before next: Int) -> Bool {
    if text.isEmpty || text.count > Self.longest { return true }
    if Self.never.contains(text) { return false }
    let isNumber = text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    // "3. We ask" counts a list; "in 2015. We ask" does not.
    if isFirst, isNumber || text.count == 1 { return false }
    if isNumber || isPlain { return true }
    return isOpener(at: next)
  }

  /// Whether the word at an index is one that sentences begin with, and names do not.
  private func isOpener(at index: Int) -> Bool {
    var end = index
    while end < bytes.count, end - index < 9, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A {
      end += 1
    }
    let word = bytes[index..<end]
    guard let first = word.first, first >= 0x41, first <= 0x5A else { return false }
    return Self.openers.contains(word.map { $0 | 0x20 })
  }

  private static func set(_ words: String) -> Set<[UInt8]> {
    Set(words.utf8.split(separator: 0x20).map(Array.init))
  }

  /// After these something always follows.
  private static let never = set(
    "no nos sec secs § art arts para paras pt pts ch vol fig figs eq p pp cf e.g eg i.e ie vs v "
      + "mr mrs ms dr prof gen sen rep gov hon rev st mt ft approx dept univ ed eds pub fed reg "
      + "stat supp subpt app ex jan feb mar apr jun jul aug sept sep oct nov dec viz ca")

  /// These may end a sentence, and mostly do not; so do letters with stops between: U.S., C.F.R.
  private static let seldom = set("inc ltd co corp llc bros al ibid id jr sr assn esq")

  private static let openers = set(
    "a an and as at but by for he however i if in it its many most no not on our she since so "
      + "such that the their there these they this those though to under we what when where "
      + "while who why with without you your")
}
