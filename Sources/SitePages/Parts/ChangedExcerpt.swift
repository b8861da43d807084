// Rulewright. Apache-2.0.

import Clauses
package import Markup
package import Redlining

/// The words of a clause that changed, with a few words around them.
///
/// Wherever something is left out stands "…": the whole is one link away. Of a row of a table
/// (`isRow`) the cells stand as words, without the pipes between them.
package func changedExcerpt(
  _ words: [WordChange], atMost limit: Int = 260, isRow: Bool = false
) -> HTML {
  let words = isRow ? words.map { WordChange($0.operation, cellWords($0.text)) } : words
  let changed = words.indices.filter { words[$0].operation != .equal && !words[$0].text.isEmpty }
  guard let first = changed.first, let last = changed.last else { return HTML() }
  var page = HTML()
  var left = limit
  var before: WordChange.Operation?
  var isCut = false
  for index in max(0, first - 1)...min(words.count - 1, last + 1) where !words[index].text.isEmpty {
    guard left > 0 else {
      if !isCut { page += HTML(" …") }
      break
    }
    let text = words[index].text
    switch words[index].operation {
    case .equal:
      let piece =
        index < first
        ? lastWords(of: text, atMost: 30)
        : index > last ? openingWords(of: text, atMost: 30) : middle(of: text)
      page += draftText(piece)
      isCut = piece.utf8.suffix(3).elementsEqual("…".utf8)
      left -= piece.unicodeScalars.count
    case .insert, .delete:
      let piece = openingWords(of: text, atMost: max(40, min(170, left)))
      page +=
        words[index].operation == .delete
        ? deleted(marked(piece)) : inserted(marked(piece), follows: before == .delete)
      isCut = piece.utf8.suffix(3).elementsEqual("…".utf8)
      left -= piece.unicodeScalars.count
    }
    before = words[index].operation
  }
  return page
}

/// The words of cells, with a dot where a pipe divides two of them.
private func cellWords(_ text: String) -> String {
  guard text.utf8.contains(0x7C) else { return text }
  let bytes = text.utf8.flatMap { $0 == 0x7C ? Array("·".utf8) : [$0] }
  return String(decoding: bytes, as: UTF8.self)
}

/// The beginning of a text, cut between words; its white space is kept.
private func openingWords(of text: String, atMost limit: Int) -> String {
  let scalars = Array(text.unicodeScalars)
  guard scalars.count > limit else { return text }
  let cut = scalars[..<limit].lastIndex(of: " ") ?? limit
  return string(scalars[..<(cut > limit / 2 ? cut : limit)]) + "\u{A0}…"
}

/// The end of a text, cut between words.
private func lastWords(of text: String, atMost limit: Int) -> String {
  let scalars = Array(text.unicodeScalars)
  guard scalars.count > limit else { return text }
  let from = scalars.count - limit
  let cut = scalars[from...].firstIndex(of: " ").map { $0 + 1 } ?? from
  return "… " + string(scalars[(cut < scalars.count - limit / 2 ? cut : from)...])
}

private func middle(of text: String) -> String {
  guard text.unicodeScalars.count > 80 else { return text }
  let scalars = Array(text.unicodeScalars)
  let from = scalars[..<30].lastIndex(of: " ") ?? 30
  let to = scalars[(scalars.count - 30)...].firstIndex(of: " ") ?? scalars.count - 30
  return string(scalars[...from]) + "…" + string(scalars[to...])
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
