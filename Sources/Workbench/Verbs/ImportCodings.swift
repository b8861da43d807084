// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets
import Hashing

extension Workspace {
  /// Takes codings from `codings.csv`, all or nothing; each row that fits no comment, tag, clause
  /// or quote is rejected with its reason, and the rows around it are taken.
  ///
  /// A row with a version speaks of the text with that hash, which lies beside it under
  /// `versions`. A row without one that the record already has for an older text stays with that:
  /// an edited draft does not make new codings.
  func importCodings(
    _ path: String, _ loaded: LoadedDocket, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    var reader = CodingRowReader(
      loaded: loaded, record: record,
      folders: [Disk.parent(of: path), commentsFolder(loaded.docket.name)].map { folder in
        folder.isEmpty ? "versions" : folder + "/versions"
      }, known: Dictionary(grouping: try record.codings()) { KnownCoding($0) })
    var codings: [Coding] = []
    for entry in try CodingsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      switch entry {
      case .rejected(let row, let reason):
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      case .coding(let values, let row):
        do {
          codings.append(try reader.coding(values))
        } catch let refusal as TagRefusal {
          tally.rejected.append(.init(file: path, row: row, reason: "\(refusal)"))
        } catch let problem as WorkspaceError {
          tally.rejected.append(.init(file: path, row: row, reason: "\(problem)"))
        }
      }
    }
    let present = Set(reader.known.values.joined())
    let new = codings.filter { !present.contains($0) }
    let versions = loaded.versions(of: new).merging(reader.bytes) { _, older in older }
    let added = try record.addCodings(new, keeping: versions, stamp: stamp)
    tally.added = added
    tally.unchanged = codings.count - added
    return tally
  }
}

/// What makes a row of `codings.csv` the same coding as one of the record, whatever text it speaks
/// of.
private struct KnownCoding: Hashable {
  var parts: [[UInt8]]

  init(_ coding: Coding) {
    parts = [
      coding.comment.text, coding.tag.text, coding.target?.version.stage.text ?? "",
      coding.target?.citation.text ?? "", coding.passage?.quote ?? "", coding.coder, coding.at,
    ].map { Array($0.utf8) }
  }

  init(_ row: CodingRow, commented: StageID) {
    let stage = row.citation.isEmpty ? "" : row.stage.isEmpty ? commented.text : row.stage
    parts = [row.comment, row.tag, stage, row.citation, row.quote, row.coder, row.at]
      .map { Array($0.utf8) }
  }
}

/// Reads rows of `codings.csv` against a docket and its record.
private struct CodingRowReader {
  let loaded: LoadedDocket
  let record: Record
  /// Where older texts are looked for.
  let folders: [String]
  let known: [KnownCoding: [Coding]]
  /// The older texts that rows speak of.
  private(set) var bytes: [DraftVersion: [UInt8]] = [:]
  private var trees: [DraftVersion: ClauseTree] = [:]

  init(
    loaded: LoadedDocket, record: Record, folders: [String], known: [KnownCoding: [Coding]]
  ) {
    self.loaded = loaded
    self.record = record
    self.folders = folders
    self.known = known
  }

  mutating func coding(_ row: CodingRow) throws -> Coding {
    let id = CommentID(row.comment)
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    guard loaded.codebook.tag(TagID(row.tag)) != nil else {
      throw TagRefusal.noTag(row.tag, known: loaded.codebook.tags.map(\.id.text))
    }
    if let coding = try codingOfOlderText(row, comment) { return coding }
    let passage = try passage(row, comment)
    var target: ClauseTarget?
    if !row.citation.isEmpty {
      let stage = row.stage.isEmpty ? comment.stage : StageID(row.stage)
      target = try self.target(row, stage)
    }
    return Coding(
      comment: id, tag: TagID(row.tag), passage: passage, target: target, coder: row.coder,
      at: row.at)
  }

  /// The coding of the record that a row without a version is, where that speaks of an older text;
  /// its quote may be gone from the comment.
  private func codingOfOlderText(_ row: CodingRow, _ comment: Comment) throws -> Coding? {
    guard row.version == nil else { return nil }
    let same = known[KnownCoding(row, commented: comment.stage)] ?? []
    guard let first = same.first else { return nil }
    guard let place = try? passage(row, comment) else { return first }
    return same.first { $0.passage?.range == place.range && !isPresent($0) }
  }

  private func isPresent(_ coding: Coding) -> Bool {
    coding.target.map { loaded.isPresent($0.version) } ?? true
  }

  private func passage(_ row: CodingRow, _ comment: Comment) throws -> Passage? {
    if row.quote.isEmpty { return nil }
    return try Quotation.passage(of: row.quote, occurrence: row.occurrence, in: comment)
  }

  private mutating func target(_ row: CodingRow, _ stage: StageID) throws -> ClauseTarget {
    guard let hash = row.version,
      !loaded.isPresent(DraftVersion(stage: stage, fileHash: hash))
    else { return try loaded.target(citing: row.citation, at: stage) }
    let version = DraftVersion(stage: stage, fileHash: hash)
    let tree = try tree(of: version)
    guard let clause = tree.clause(citing: row.citation) else {
      throw TagRefusal.noClause(
        row.citation, draft: "Version \(hash)", near: tree.citations(near: row.citation))
    }
    return ClauseTarget(
      version: version, label: clause.label, citation: clause.citation, key: clause.key)
  }

  /// The text with a hash, from the files beside the row or from the record.
  private mutating func tree(of version: DraftVersion) throws -> ClauseTree {
    if let tree = trees[version] { return tree }
    let hash = version.fileHash
    guard isFileHash(hash) else {
      throw WorkspaceError.refused(
        "'\(hash)' under 'version' is no SHA-256, which has 64 digits from 0 to f")
    }
    let found = try folders.map { $0 + "/\(hash).md" }.first { Disk.isThere($0) }
      .map { try Disk.read($0) }
    guard let text = try found ?? record.bytes(of: version) else {
      throw WorkspaceError.refused(
        "The text that its coder saw is missing: there is no versions/\(hash).md")
    }
    guard ContentHash(of: text).hex.utf8.elementsEqual(hash.utf8) else {
      throw WorkspaceError.refused(
        "versions/\(hash).md is not what its coder saw: its SHA-256 is "
          + ContentHash(of: text).hex)
    }
    let tree = loaded.tree(of: version, text)
    bytes[version] = text
    trees[version] = tree
    return tree
  }
}
