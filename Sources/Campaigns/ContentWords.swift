// Rulewright. Apache-2.0.

/// The words of a text without those that every English text has.
///
/// A mail-merge is found by its words, and what everybody uses says nothing. Of texts in other
/// languages all words are content; they are found as well, with more comparing.
struct ContentWords {
  private let common: Set<UInt64>
  /// A bit for each common word's low twelve bits: most words are told by one look.
  private var filter = [UInt64](repeating: 0, count: 64)

  init(_ reader: LetterReader) {
    let bytes = Array(Self.text.utf8)
    bytes.withUnsafeBufferPointer { reader.read($0) }
    common = Set((0..<reader.wordCount).map { reader.words[$0] })
    for word in common { filter[Int(word >> 6 & 63)] |= 1 << (word & 63) }
  }

  @inline(__always)
  func contains(_ word: UInt64) -> Bool {
    guard filter[Int(word &>> 6 & 63)] &>> (word & 63) & 1 == 1 else { return true }
    return !common.contains(word)
  }

  private static let text = """
    a about after all also an and any are as at be because been before being but by can could did do
    does for from had has have he her here him his how i if in into is it its just like made make
    many may me more most much must my no not now of on one only or other our out over own please
    said she should so some such than that the their them then there these they this those through to
    too under up us very was we were what when where which while who will with without would you your
    """
}
