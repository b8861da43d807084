// Rulewright. Apache-2.0.

/// The words of a text without their order: how alike two texts are is asked of these.
package struct WordBag: Sendable {
  /// The numbers of its words, sorted; a word that occurs twice is there twice.
  package let ids: [Int]

  package init(_ ids: [Int]) { self.ids = ids.sorted() }

  /// The bag of a text's words; white space and punctuation are not counted.
  package init(of bytes: [UInt8], by interner: inout WordInterner) {
    var ids: [Int] = []
    for word in words(in: bytes) where word.kind == .word {
      ids.append(interner.id(of: bytes, word.range))
    }
    self.init(ids)
  }

  /// The share of words in common, 0 to 1 (Dice): twice the common ones by all.
  ///
  /// Two empty bags have everything in common. Linear in the two sizes.
  package func similarity(to other: WordBag) -> Double {
    let total = ids.count + other.ids.count
    guard total > 0 else { return 1 }
    var (here, there, common) = (0, 0, 0)
    while here < ids.count, there < other.ids.count {
      let (a, b) = (ids[here], other.ids[there])
      if a == b { common += 1 }
      if a <= b { here += 1 }
      if b <= a { there += 1 }
    }
    return Double(2 * common) / Double(total)
  }
}
