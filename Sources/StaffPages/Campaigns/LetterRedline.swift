// Rulewright. Apache-2.0.

import Campaigns
import Markup

/// A comment as a redline against its letter: what came and what went, told by a line, by colour and
/// in words for who hears it.
func letterRedline(
  _ comparison: LetterComparison, of comment: [UInt8], with letter: [UInt8]
) -> HTML {
  func words(_ text: [UInt8], _ range: Range<Int>) -> HTML {
    HTML(String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self))
  }
  return HTML(
    comparison.changes.map { change in
      switch change.operation {
      case .equal: words(comment, change.range)
      case .insert:
        HTML.ins {
          HTML.hidden("added: ")
          words(comment, change.range)
          HTML.hidden(" end added ")
        }
      case .delete:
        HTML.del {
          HTML.hidden("left out: ")
          words(letter, change.range)
          HTML.hidden(" end left out ")
        }
      }
    })
}
