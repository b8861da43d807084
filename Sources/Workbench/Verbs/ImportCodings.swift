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
    _ path: String, _ loaded: LoadedDocket, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    var codings: [Coding] = []
    for entry in try CodingsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      switch entry {
      case .rejected(let row, let reason):
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      case .coding(let values, let row):
        do {
          codings.append(try coding(values, loaded, record))
        } catch let refusal as TagRefusal {
          tally.rejected.append(.init(file: path, row: row, reason: "\(refusal)"))
        } catch let problem as WorkspaceError {
          tally.rejected.append(.init(file: path, row: row, reason: "\(problem)"))
        }
      }
    }
    let added = try record.addCodings(
      codings, keeping: loaded.versions(of: codings), stamp: stamp)
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
      passage = try Quotation.passage(of: row.quote, occurrence: row.occurrence, in: comment)
    }
    var target: ClauseTarget?
    if !row.citation.isEmpty {
      let stage = row.stage.isEmpty ? comment.stage : StageID(row.stage)
      target = try loaded.target(citing: row.citation, at: stage)
    }
    return Coding(
      comment: id, tag: TagID(row.tag), passage: passage, target: target, coder: row.coder,
      at: row.at)
  }
}
