// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// Takes codings from `codings.csv`, all or nothing; each row that fits no comment, tag, clause
  /// or quote is rejected with its reason, and the rows around it are taken.
  func importCodings(
    _ path: String, _ loaded: LoadedDocket, _ record: Record
  ) throws -> ImportTally {
    var tally = ImportTally()
    var codings: [(row: Int, coding: Coding)] = []
    for entry in try CodingsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      switch entry {
      case .rejected(let row, let reason):
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      case .coding(let values, let row):
        do {
          codings.append((row, try coding(values, loaded, record)))
        } catch let refusal as TagRefusal {
          tally.rejected.append(.init(file: path, row: row, reason: "\(refusal)"))
        } catch let problem as WorkspaceError {
          tally.rejected.append(.init(file: path, row: row, reason: "\(problem)"))
        }
      }
    }
    let added = try record.addCodings(codings.map(\.coding))
    tally.added = added
    tally.unchanged = codings.count - added
    return tally
  }

  private func coding(
    _ row: CodingRow, _ loaded: LoadedDocket, _ record: Record
  ) throws -> Coding {
    let id = CommentID(row.comment)
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    guard loaded.codebook.tag(TagID(row.tag)) != nil else {
      throw TagRefusal.noTag(row.tag, known: loaded.codebook.tags.map(\.id.text))
    }
    var passage: Passage?
    if !row.quote.isEmpty {
      let places = Quotation.passages(of: row.quote, in: comment.body)
      guard !places.isEmpty else { throw TagRefusal.noQuote(row.quote, comment: id) }
      guard places.count == 1 || row.occurrence != nil else {
        throw TagRefusal.quoteTwice(
          row.quote, places: places.map { Quotation.context(of: $0, in: comment.body) })
      }
      let number = row.occurrence ?? 1
      guard places.indices.contains(number - 1) else {
        throw TagRefusal.noOccurrence(number, of: places.count)
      }
      passage = places[number - 1]
    }
    var target: ClauseTarget?
    if !row.citation.isEmpty {
      let stage = row.stage.isEmpty ? comment.stage : StageID(row.stage)
      target = try clauseTarget(row.citation, at: stage, loaded, record)
    }
    return Coding(
      comment: id, tag: TagID(row.tag), passage: passage, target: target, coder: row.coder,
      at: row.at)
  }
}
