// Rulewright. Apache-2.0.

import Clauses

/// The words of some clauses as one line in lower case, in which terms are looked for.
///
/// Each clause begins with a line feed; what is no letter, digit or hyphen is one space.
struct FoldedWords {
  private(set) var bytes: [UInt8] = []
  /// Where each clause begins.
  private var starts: [Int] = []

  init(_ clauses: some Sequence<Clause>) {
    for clause in clauses {
      starts.append(bytes.count)
      bytes.append(0x0A)
      let words = Array(clause.text.utf8)
      var at = 0
      while at < words.count {
        let byte = words[at]
        // U+2000 to U+203F: quotation marks, dashes and wide blanks.
        let isMark = byte == 0xE2 && at + 2 < words.count && words[at + 1] == 0x80
        at += isMark ? 3 : 1
        if !isMark, FoldedWords.isKept(byte) {
          bytes.append(byte.lowered)
        } else if let last = bytes.last, last != 0x20, last != 0x0A {
          bytes.append(0x20)
        }
      }
    }
  }

  private static func isKept(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x2D || byte >= 0x80
  }

  /// Which of some terms' forms occur, each with the places of the clauses where they do.
  ///
  /// Every word's first three bytes are looked up once, so that many terms cost little more than
  /// one.
  func uses(of terms: [DefinedTerm]) -> [Set<Int>] {
    var byHead: [UInt32: [(term: Int, form: [UInt8])]] = [:]
    for (index, term) in terms.enumerated() {
      for form in term.forms.map(FoldedWords.folded) {
        byHead[FoldedWords.head(form, at: 0), default: []].append((index, form))
      }
    }
    var uses = [Set<Int>](repeating: [], count: terms.count)
    var clause = -1
    var isStart = true
    for at in bytes.indices {
      let byte = bytes[at]
      if byte == 0x0A { clause += 1 }
      if isStart, at + 3 <= bytes.count, let candidates = byHead[FoldedWords.head(bytes, at: at)] {
        for (index, form) in candidates where bytes[at...].starts(with: form) {
          uses[index].insert(clause)
        }
      }
      isStart = !(byte.isLetter || byte.isDigit || byte >= 0x80)
    }
    return uses
  }

  /// A form as it stands in folded words: what is no letter, digit or hyphen is a space.
  private static func folded(_ form: [UInt8]) -> [UInt8] {
    form.map { isKept($0) ? $0.lowered : 0x20 }
  }

  private static func head(_ words: [UInt8], at index: Int) -> UInt32 {
    words[index...].prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
