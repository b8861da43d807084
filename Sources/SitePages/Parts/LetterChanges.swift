// Rulewright. Apache-2.0.

import Campaigns
import Comments
import Markup

/// In what the words of a comment differ from its letter: sentences that were only added, or a
/// redline against the letter.
///
/// One word that was left out may turn what a letter says, so nothing that differs is passed over
/// but blanks, case and punctuation. What is the same, and what was left out, is cut in its middle:
/// the letter itself has it, so a list of these grows with what people wrote and not with it.
struct LetterChanges {
  private let comment: [UInt8]
  private let compared: ComparedLetter
  private var letter: [UInt8] { compared.text }

  /// How many bytes are shown around a change, and of a long stretch at each end.
  private static let around = 80

  init(of comment: PublishedComment, against letter: ComparedLetter) {
    self.comment = comment.ownWords
    compared = letter
  }

  func html() -> HTML {
    let changes = compared.changes(in: comment)
    if changes.allSatisfy({ $0.operation == .equal }) {
      return HTML.p(.class("soft")) { "Added no words." }
    }
    return changes.allSatisfy(standsAlone) ? sentences(changes) : redline(changes)
  }

  // MARK: Sentences

  /// Whether a change can be read by itself: nothing was left out, and whole sentences were added.
  private func standsAlone(_ change: LetterComparison.Change) -> Bool {
    switch change.operation {
    case .equal: true
    case .delete: false
    case .insert: isBorder(change.range.lowerBound) && isBorder(change.range.upperBound)
    }
  }

  /// Whether a sentence or a line ends before a byte of the comment, or the comment itself does.
  private func isBorder(_ place: Int) -> Bool {
    guard place < comment.count else { return true }
    var at = place
    while at > 0, isBlank(comment[at - 1]) {
      at -= 1
      if comment[at] == 0x0A { return true }
    }
    guard at > 0 else { return true }
    return [0x2E, 0x21, 0x3F].contains(comment[at - 1])
  }

  private func sentences(_ changes: [LetterComparison.Change]) -> HTML {
    let added = changes.filter { $0.operation == .insert }
    return HTML.p(.class("quote")) {
      for (number, change) in added.enumerated() {
        if number > 0 { gap() }
        HTML.bdi { String(decoding: comment[change.range], as: UTF8.self) }
      }
    }
  }

  // MARK: The redline

  private func redline(_ changes: [LetterComparison.Change]) -> HTML {
    HTML.p(.class("quote")) {
      HTML.bdi {
        for (number, change) in changes.enumerated() {
          piece(
            change, follows: number > 0 && changes[number - 1].operation == .delete,
            isFirst: number == 0, isLast: number == changes.count - 1)
        }
      }
    }
  }

  private func piece(
    _ change: LetterComparison.Change, follows: Bool, isFirst: Bool, isLast: Bool
  ) -> HTML {
    switch change.operation {
    case .equal:
      return cut(comment[change.range], fromBegin: !isFirst, toEnd: !isLast) { HTML(text: $0) }
    case .insert:
      return inserted(
        marked(String(decoding: comment[change.range], as: UTF8.self)), follows: follows)
    case .delete:
      return deleted(
        cut(letter[change.range], fromBegin: true, toEnd: true) {
          marked(String(decoding: $0, as: UTF8.self))
        })
    }
  }

  /// A stretch without its middle, or without the end that is far from any change.
  private func cut(
    _ text: ArraySlice<UInt8>, fromBegin: Bool, toEnd: Bool,
    _ shown: (ArraySlice<UInt8>) -> HTML
  ) -> HTML {
    guard text.count > 2 * Self.around + 40 else { return shown(text) }
    return pieces {
      if fromBegin { shown(beginning(of: text)) }
      gap()
      if toEnd { shown(end(of: text)) }
    }
  }

  private func gap() -> HTML { HTML.span(.class("soft")) { " … " } }

  /// The first words, or where there are no blanks the first scalars.
  private func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let blank = text.prefix(Self.around).lastIndex(where: isBlank), blank > text.startIndex {
      return text[..<blank]
    }
    var end = text.startIndex + Self.around
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end]
  }

  private func end(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let last = text.suffix(Self.around)
    if let blank = last.firstIndex(where: isBlank), blank + 1 < text.endIndex {
      return text[(blank + 1)...]
    }
    var start = last.startIndex
    while start < text.endIndex, text[start] & 0xC0 == 0x80 { start += 1 }
    return text[start...]
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
