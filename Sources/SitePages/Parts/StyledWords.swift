// Rulewright. Apache-2.0.

import Clauses
import Markup

/// The words of a clause in their styles, taken piece by piece from its beginning.
///
/// Where what is asked for does not stand there, it comes without style: the words of a redline
/// are never changed by this.
struct StyledWords {
  private let runs: [InlineRun]
  private let isInTable: Bool
  private var index = 0
  private var rest: Substring.UTF8View

  init(_ clause: Clause?) {
    self.init(clause?.runs ?? [], inTable: clause?.isInTable ?? false)
  }

  /// The words of a cell.
  init(_ runs: [InlineRun], inTable: Bool = false) {
    self.runs = runs
    isInTable = inTable
    rest = (runs.first?.text ?? "")[...].utf8
  }

  /// The next words, which are this text.
  mutating func next(_ text: String) -> HTML {
    let taken = take(text)
    var bytes: [UInt8] = []
    for run in taken { bytes += run.text.utf8 }
    return bytes.elementsEqual(text.utf8)
      ? draftWords(taken, inTable: isInTable) : draftText(text, inTable: isInTable)
  }

  /// Passes over words that are shown from the other clause.
  mutating func skip(_ text: String) { _ = take(text) }

  private mutating func take(_ text: String) -> [InlineRun] {
    var left = text.utf8.count
    var taken: [InlineRun] = []
    while left > 0, index < runs.count {
      let part = rest.prefix(left)
      left -= part.count
      rest = rest.dropFirst(part.count)
      if !part.isEmpty {
        var run = runs[index]
        run.text = String(decoding: part, as: UTF8.self)
        taken.append(run)
      }
      if rest.isEmpty {
        index += 1
        rest = (index < runs.count ? runs[index].text : "")[...].utf8
      }
    }
    return taken
  }
}
