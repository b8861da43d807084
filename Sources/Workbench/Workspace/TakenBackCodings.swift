// Rulewright. Apache-2.0.

import Anchoring
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

/// That a row of `codings.csv` says a coding which somebody took back after it was made: the later
/// act governs, and whoever means the coding tags anew.
struct CodingTakenBack: Error, CustomStringConvertible {
  var who: String
  var at: String

  var description: String {
    "\(who) took it back on \(at), after it was made; whoever means it still tags it anew"
  }
}

/// The codings that a record's log says were taken back, as rows of `codings.csv` speak of them.
struct TakenBackCodings {
  private let past: RecordPast
  private let said: [KnownCoding: [RecordPast.TakenBack]]

  init(_ past: RecordPast) {
    self.past = past
    said = Dictionary(grouping: past.takenBack) { KnownCoding($0.coding).atAnyTime }
  }

  /// Refuses a row by its words, even where these are no longer in the comment or in the rule.
  func refuse(_ row: CodingRow, _ comment: Comment) throws(CodingTakenBack) {
    let same = said[KnownCoding(row, commented: comment.stage).atAnyTime] ?? []
    let place = try? Quotation.passage(of: row.quote, occurrence: row.occurrence, in: comment)
    let start = row.start ?? place?.range.lowerBound
    for gone in same where gone.coding.isOf(version: row.version) {
      let passage = gone.coding.passage
      let isMeant =
        passage?.range.lowerBound == start
        || row.start == nil && passage?.stands(in: comment.body) == false
      if isMeant { try refuse(gone, madeAt: row.at) }
    }
  }

  /// Refuses a coding that is one of them, however its row wrote it.
  func refuse(_ coding: Coding) throws(CodingTakenBack) {
    if let gone = past.takenBack(coding) { try refuse(gone, madeAt: coding.at) }
  }

  private func refuse(
    _ gone: RecordPast.TakenBack, madeAt time: String
  ) throws(CodingTakenBack) {
    var isNoLater = time.utf8.elementsEqual(gone.coding.at.utf8)
    if let made = Instant(iso8601: time), let back = Instant(iso8601: gone.at) {
      isNoLater = isNoLater || made <= back
    }
    if isNoLater { throw CodingTakenBack(who: gone.who, at: gone.at) }
  }
}
