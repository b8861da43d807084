// Rulewright. Apache-2.0.

import Clauses

/// Whether a clause is the document's own title, which its page says already.
func isTitle(_ index: Int, of tree: ClauseTree, _ title: String) -> Bool {
  index < 2 && saysTheSame(tree.clauses[index].title, title)
}

/// Whether two titles differ in punctuation and case alone.
private func saysTheSame(_ a: String, _ b: String) -> Bool {
  func letters(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: byte
      default: nil
      }
    }
  }
  return letters(a) == letters(b)
}
