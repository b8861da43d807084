// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets
import Hashing

/// Reads rows of `codings.csv` against a docket and its record.
struct CodingRowReader {
  let loaded: LoadedDocket
  let record: Record
  /// Where older texts are looked for.
  let folders: [String]
  let known: [KnownCoding: [Coding]]
  /// Whether the record's own older texts count; a clone has only what lies beside the file.
  let usesKeptTexts: Bool
  let takenBack: TakenBackCodings?
  /// The older texts that rows speak of.
  private(set) var bytes: [DraftVersion: [UInt8]] = [:]
  private var trees: [DraftVersion: ClauseTree] = [:]

  /// A reader that knows some codings: a row that says one of them is that coding, though its quote
  /// is gone from the comment, or it names no version and the draft was edited.
  init(
    loaded: LoadedDocket, record: Record, folders: [String], known: [Coding],
    usesKeptTexts: Bool = true, takenBack: TakenBackCodings? = nil
  ) {
    self.loaded = loaded
    self.record = record
    self.folders = folders.map { $0.isEmpty ? "versions" : $0 + "/versions" }
    self.known = Dictionary(grouping: known) { KnownCoding($0) }
    self.usesKeptTexts = usesKeptTexts
    self.takenBack = takenBack
  }

  /// Throws `TagRefusal` or `WorkspaceError` for a row that fits nothing, and `CodingTakenBack`.
  mutating func coding(_ row: CodingRow) throws -> Coding {
    let id = CommentID(row.comment)
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    guard loaded.codebook.tag(TagID(row.tag)) != nil else {
      throw TagRefusal.noTag(row.tag, known: loaded.codebook.tags.map(\.id.text))
    }
    if let coding = knownCoding(row, comment) { return coding }
    try takenBack?.refuse(row, comment)
    let passage = try passage(row, comment)
    var target: ClauseTarget?
    if !row.citation.isEmpty {
      let stage = row.stage.isEmpty ? comment.stage : StageID(row.stage)
      target = try self.target(row, stage)
    }
    if let definition = row.definition, !isFileHash(definition) {
      throw WorkspaceError.refused(
        "'\(definition)' under 'definition' is no SHA-256, which has 64 digits from 0 to f")
    }
    let coding = Coding(
      comment: id, tag: TagID(row.tag), passage: passage, target: target, coder: row.coder,
      at: row.at, note: row.note ?? "", definition: row.definition)
    try takenBack?.refuse(coding)
    return coding
  }

  private func knownCoding(_ row: CodingRow, _ comment: Comment) -> Coding? {
    guard row.start == nil else { return nil }
    let same = (known[KnownCoding(row, commented: comment.stage)] ?? [])
      .filter { $0.isOf(version: row.version) }
    if row.quote.isEmpty { return same.first }
    let place = try? Quotation.passage(of: row.quote, occurrence: row.occurrence, in: comment)
    return same.first { $0.passage?.range == place?.range }
      ?? same.first { $0.passage?.stands(in: comment.body) == false }
  }

  // MARK: - The words of the comment

  /// The passage that is quoted: in the comment as it is, or else in what it last said that has the
  /// words.
  private func passage(_ row: CodingRow, _ comment: Comment) throws -> Passage? {
    if row.quote.isEmpty { return nil }
    if let start = row.start {
      let (end, isTooFar) = start.addingReportingOverflow(row.quote.utf8.count)
      if start >= 0, !isTooFar {
        let passage = Passage(range: start..<end, quote: row.quote)
        if try record.contents(of: comment.id).contains(where: { passage.stands(in: $0.body) }) {
          return passage
        }
      }
      throw WorkspaceError.refused(
        "Comment \(comment.id) never said '\(row.quote)' at byte \(start)")
    }
    let says: (Comment) -> Bool = { !Quotation.passages(of: row.quote, in: $0.body).isEmpty }
    let former = says(comment) ? nil : try record.contents(of: comment.id).first(where: says)
    return try Quotation.passage(of: row.quote, occurrence: row.occurrence, in: former ?? comment)
  }

  // MARK: - The words of the rule

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
    guard let text = try found ?? (usesKeptTexts ? record.bytes(of: version) : nil) else {
      throw WorkspaceError.refused(
        "The text that its coder saw is missing: the file of stage '\(version.stage)' is another "
          + "today, and there is no versions/\(hash).md. Put the stage's file of that hash there, "
          + "as git has it, or export the codings again from the record that has it")
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

extension Coding {
  /// Whether its coder saw the file with a hash; no hash is any.
  func isOf(version hash: String?) -> Bool {
    guard let hash else { return true }
    return target?.version.fileHash.utf8.elementsEqual(hash.utf8) ?? false
  }
}
