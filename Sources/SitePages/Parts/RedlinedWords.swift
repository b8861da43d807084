// Rulewright. Apache-2.0.

package import Clauses
package import Markup
package import Redlining

/// The words of a clause with what came and what went.
///
/// Without the hidden words it is the exact text: nothing stands between the runs.
///
/// Words that stayed or came have the style that they have in the new clause, words that went the
/// one of the old.
package func redlinedWords(_ words: [WordChange], old: Clause? = nil, new: Clause? = nil) -> HTML {
  redlinedWords(words, old: StyledWords(old), new: StyledWords(new))
}

/// The words of a cell, or of anything else that has styles, with what came and what went.
func redlinedWords(_ words: [WordChange], old: StyledWords, new: StyledWords) -> HTML {
  var page = HTML()
  var (oldWords, newWords) = (old, new)
  var before: WordChange.Operation?
  for change in words where !change.text.isEmpty {
    switch change.operation {
    case .equal:
      oldWords.skip(change.text)
      page += newWords.next(change.text)
    case .insert: page += inserted(marked(change.text, &newWords), follows: before == .delete)
    case .delete: page += deleted(marked(change.text, &oldWords))
    }
    before = change.operation
  }
  return page
}

/// Words that came; `follows` tells that words which went stand directly before them.
func inserted(_ words: HTML, follows: Bool = false) -> HTML {
  HTML.element(
    "ins", follows ? [.class("adj")] : [],
    pieces {
      HTML.hidden("added: ")
      words
      HTML.hidden(" end added ")
    })
}

func deleted(_ words: HTML) -> HTML {
  HTML.del {
    HTML.hidden("deleted: ")
    words
    HTML.hidden(" end deleted ")
  }
}

/// Words with their mark and no style of their own.
func marked(_ words: String) -> HTML {
  var plain = StyledWords(nil)
  return marked(words, &plain)
}

/// Words with their mark, which leaves out the spaces at their ends: a bracket stands at a word.
func marked(_ words: String, _ styled: inout StyledWords) -> HTML {
  let bytes = Array(words.utf8)
  let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A } ?? bytes.endIndex
  let end = max(start, (bytes.lastIndex { $0 != 0x20 && $0 != 0x0A } ?? -1) + 1)
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  let (before, core, after) = (
    styled.next(text(0..<start)), styled.next(text(start..<end)),
    styled.next(text(end..<bytes.count))
  )
  guard start < end else { return before }
  return pieces {
    before
    HTML.span(.class("m")) { core }
    after
  }
}
