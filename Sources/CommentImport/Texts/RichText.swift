// Rulewright. Apache-2.0.

/// What RTF says beside the words that its reader sees.
package enum RichText {
  /// An RTF text without what was deleted while changes were tracked; nil where nothing was.
  ///
  /// Pandoc shows such words struck out, like those that their author struck out for all to see.
  package static func withoutDeletions(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var outer: [Bool] = []
    var (isDeleted, isAny) = (false, false)
    var place = 0
    while place < text.count {
      let start = place
      switch text[place] {
      case 0x7B:
        outer.append(isDeleted)
        place += 1
      case 0x7D:
        // What is said in a group ends with it.
        isDeleted = outer.popLast() ?? false
        place += 1
      case 0x5C:
        let control = Control(text, at: place)
        place = control.end
        switch control.name {
        case "deleted":
          isDeleted = control.number != 0
          isAny = true
          continue
        case "plain": isDeleted = false
        case "bin": place = min(text.count, place + max(0, control.number ?? 0))
        default: break
        }
        if isDeleted { continue }
      default:
        place += 1
        if isDeleted { continue }
      }
      out += text[start..<place]
    }
    return isAny ? out : nil
  }

  /// A control word with its number, or a control sign.
  private struct Control {
    var name = ""
    var number: Int?
    var end: Int

    init(_ text: [UInt8], at start: Int) {
      let letters = text[(start + 1)...].prefix { (0x61...0x7A).contains($0 | 0x20) }
      guard !letters.isEmpty else {
        // `\'e9` is four bytes, any other sign two.
        let isByte = start + 1 < text.count && text[start + 1] == 0x27
        end = min(text.count, start + (isByte ? 4 : 2))
        return
      }
      name = String(decoding: letters, as: UTF8.self)
      let isNegative = letters.endIndex < text.count && text[letters.endIndex] == 0x2D
      let digits = text[(letters.endIndex + (isNegative ? 1 : 0))...].prefix {
        (0x30...0x39).contains($0)
      }
      number = Int(String(decoding: digits.prefix(9), as: UTF8.self)).map { isNegative ? -$0 : $0 }
      end = digits.isEmpty ? letters.endIndex : digits.endIndex
      if end < text.count, text[end] == 0x20 { end += 1 }
    }
  }
}
