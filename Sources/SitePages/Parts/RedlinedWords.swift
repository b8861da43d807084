// Rulewright. Apache-2.0.

import Clauses
import Redlining

/// The words of a clause with what came and what went.
///
/// Without the hidden words it is the exact text: nothing stands between the runs.
///
/// Words that stayed or came have the style that they have in the new clause, words that went the
/// one of the old.
func redlinedWords(_ words: [WordChange], old: Clause? = nil, new: Clause? = nil) -> HTML {
  var page = HTML()
  var (oldWords, newWords) = (StyledWords(old), StyledWords(new))
  var before: WordChange.Operation?
  for change in words where !change.text.isEmpty {
    switch change.operation {
    case .equal:
      oldWords.skip(change.text)
      page += newWords.next(change.text)
    case .insert: page += inserted(newWords.next(change.text), follows: before == .delete)
    case .delete: page += deleted(oldWords.next(change.text))
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
      marked(words)
      HTML.hidden(" end added ")
    })
}

func deleted(_ words: HTML) -> HTML {
  HTML.del {
    HTML.hidden("deleted: ")
    marked(words)
    HTML.hidden(" end deleted ")
  }
}

/// Words with their mark, which leaves out the spaces at their ends: a bracket stands at a word.
private func marked(_ words: HTML) -> HTML {
  let bytes = words.bytes
  let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A } ?? bytes.endIndex
  let end = (bytes.lastIndex { $0 != 0x20 && $0 != 0x0A } ?? start - 1) + 1
  guard start < end else { return words }
  return pieces {
    HTML(text: bytes[..<start])
    HTML.span(.class("m")) { HTML(escaped: bytes[start..<end]) }
    HTML(text: bytes[end...])
  }
}
