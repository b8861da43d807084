// Rulewright. Apache-2.0.

/// What its drafter says that a clause was called in the stage before: `<!-- was: 740.22(b)(2) -->`.
package struct FormerName: Hashable, Sendable {
  /// The words after `was:`, white space as one space.
  ///
  /// A citation, or several with commas between them for a clause that several went into.
  package var words: String
  /// The bytes of the comment, for messages.
  package var range: Range<Int>

  package init(words: String, range: Range<Int>) {
    self.words = words
    self.range = range
  }

  /// Whether it says that the clause is new, whatever it looks like: "new" or "nothing".
  package var isNew: Bool {
    let folded = words.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return folded.elementsEqual("new".utf8) || folded.elementsEqual("nothing".utf8)
  }

  /// The clauses of the earlier stage that are named, in their order, and the words that name none.
  ///
  /// A citation can have commas of its own, "4E001, note 1": the longest one that is there is meant.
  package func clauses(in earlier: ClauseTree) -> (found: [Int], unknown: [String]) {
    let parts = words.utf8.split(whereSeparator: { $0 == 0x2C || $0 == 0x3B }).prefix(64).map {
      String(decoding: $0, as: UTF8.self)
    }
    var found: [Int] = []
    var unknown: [String] = []
    var at = 0
    while at < parts.count {
      let longest = (at..<parts.count).reversed().lazy.compactMap { last in
        earlier.index(citing: parts[at...last].joined(separator: ",")).map { (last, $0) }
      }.first
      if let (last, clause) = longest {
        if !found.contains(clause) { found.append(clause) }
        at = last + 1
      } else {
        unknown.append(FormerName.trimmed(parts[at]))
        at += 1
      }
    }
    return (found, unknown)
  }

  private static func trimmed(_ words: String) -> String {
    let bytes = Array(words.utf8)
    let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
    let end = bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
