// Rulewright. Apache-2.0.

/// The numbered items of one clause, as far as they have come.
///
///     (11) Einfuhr ist          § 2(11)
///     1. die Lieferung …        § 2(11) Nr. 1
///     Dies gilt, wenn           § 2(11) ¶ 1
///     1. sie gebraucht …        § 2(11) ¶ 1 Nr. 1
struct OpenList {
  /// The number of the last item.
  private var last = 0
  /// The sentence that the items stand in; nil for the clause itself.
  private(set) var sentence: Int?
  /// The last words without number after an item.
  var lastSentence: Int?
  /// "4a.", whose letters are not indented as those of an item are.
  var inserted: Int?

  /// The next item.
  ///
  /// One whose number was there already begins the list of the sentence before it.
  mutating func take(_ number: Int) {
    if number <= last, let lastSentence { sentence = lastSentence }
    last = number
    lastSentence = nil
    inserted = nil
  }
}
