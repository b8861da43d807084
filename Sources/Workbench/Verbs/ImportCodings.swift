// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Dockets

extension Workspace {
  /// Takes codings from `codings.csv`, all or nothing; each row that fits no comment, tag, clause
  /// or quote is rejected with its reason, and the rows around it are taken.
  ///
  /// A row with a version speaks of the text with that hash: today's, or one beside it under
  /// `versions`. A row without one that the record already has for an older text stays with that:
  /// an edited draft does not make new codings. What somebody took back after it was made stays
  /// taken back: the row is skipped. A note or a definition that the record never had is news; an
  /// empty cell takes nothing away.
  func importCodings(
    _ path: String, _ loaded: LoadedDocket, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    let numbered = try record.numberedCodings()
    let present = numbered.map(\.coding)
    let past = try record.past()
    var notes = NoteMerge(numbered, past)
    var reader = CodingRowReader(
      loaded: loaded, record: record,
      folders: [Disk.parent(of: path), commentsFolder(loaded.docket.name)], known: present,
      takenBack: TakenBackCodings(past))
    var codings: [Coding] = []
    for entry in try CodingsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      switch entry {
      case .rejected(let row, let reason):
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      case .coding(let values, let row):
        do {
          let coding = try reader.coding(values)
          notes.read(values, coding)
          codings.append(coding)
        } catch let back as CodingTakenBack {
          tally.skipped.append(.init(file: path, row: row, reason: "\(back)"))
        } catch let refusal as TagRefusal {
          tally.rejected.append(.init(file: path, row: row, reason: "\(refusal)"))
        } catch let problem as WorkspaceError {
          tally.rejected.append(.init(file: path, row: row, reason: "\(problem)"))
        }
      }
    }
    let known = Set(present)
    let new = codings.filter { !known.contains($0) }
    let spokenTo = Set(new.compactMap { $0.target?.version })
    let older = reader.bytes.filter { spokenTo.contains($0.key) }
    // Rows that name no definition were made under that of today, as far as anybody can tell later.
    if !new.isEmpty { try keepCodebook(of: loaded.docket.name, in: record, stamp) }
    tally.added = try record.addCodings(
      new, changing: notes.changes,
      keeping: loaded.versions(of: new).merging(older) { _, older in older },
      from: Disk.lastName(of: path), stamp: stamp)
    tally.updated = notes.changes.count
    tally.unchanged = codings.count - tally.added - tally.updated
    return tally
  }
}
