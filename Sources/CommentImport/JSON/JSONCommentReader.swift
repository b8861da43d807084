// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Reads JSON, piece by piece, into comments: objects of the API of regulations.gov, one a file, in
/// a list, on lines or as a page with its `included`, and filings of the FCC.
///
/// Each value is one record. What is no comment is said to be none; a file whose first value is of
/// no known kind is refused whole, before anything is taken from it.
struct JSONCommentReader: TextReading {
  /// How many bytes of comments may wait for attachments that stand behind them.
  static let mostHeld = 64 << 20

  private var splitter = JSONSplitter()
  private let stage: (CommentSubject) -> StageID?
  private var repeated = RepeatedRecords()
  /// Comments of a page whose attachments are described at its end.
  private var held: [Held] = []
  private var heldBytes = 0
  private var withoutAddress = 0

  private(set) var rowsRead = 0
  var offsets = OffsetMap()

  private struct Held {
    var object: APIObject
    var row: Int
    var place: Range<Int>
    var contents: Fingerprint
  }

  init(stage: @escaping (CommentSubject) -> StageID?) { self.stage = stage }

  var notes: [String] {
    withoutAddress == 0
      ? []
      : [
        "\(withoutAddress) \(withoutAddress == 1 ? "comment names" : "comments name") attachments "
          + "without an address; fetched with include=attachments the addresses come too"
      ]
  }

  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    var splitter = JSONSplitter()
    swap(&splitter, &self.splitter)
    defer { swap(&splitter, &self.splitter) }
    do {
      try splitter.feed(piece) { try take($0, each) }
    } catch let fault as JSONFault {
      throw broken(fault)
    }
    offsets.forget(before: splitter.firstNeeded)
  }

  mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    var splitter = JSONSplitter()
    swap(&splitter, &self.splitter)
    defer { swap(&splitter, &self.splitter) }
    do {
      try splitter.finish { try take($0, each) }
    } catch let fault as JSONFault {
      throw broken(fault)
    }
    guard rowsRead > 0 else {
      throw ImportError.noComments(
        seen: "It holds no record at all", instead: "Fetch it anew; the answer was empty")
    }
  }

  private func broken(_ fault: JSONFault) -> ImportError {
    .malformed(
      position: offsets.original(fault.position), reason: "the JSON is broken: \(fault.reason)")
  }
}

// MARK: - Records

extension JSONCommentReader {
  private mutating func take(
    _ record: JSONRecord, _ each: (ImportedRow) throws -> Void
  ) throws {
    if case .rest = record.holder {
      return try release(try? JSONTreeReader.tree(record.bytes[...]), each)
    }
    rowsRead += 1
    let row = rowsRead
    let place =
      offsets.original(record.start)..<offsets.original(record.start + record.bytes.count)
    let tree: JSONTree
    do throws(JSONFault) {
      if let fault = record.fault { throw fault }
      tree = try JSONTreeReader.tree(record.bytes[...])
    } catch {
      let position = offsets.original(record.start + error.position)
      // A file that is one value and broken is refused whole, as a broken table is.
      guard !isAlone(record) else {
        throw broken(JSONFault(position: record.start + error.position, reason: error.reason))
      }
      return try each(
        .rejected(row: row, reason: "the JSON is broken at byte \(position): \(error.reason)"))
    }
    let contents = Fingerprint(record.bytes)
    if let filing = ECFSFiling(tree) {
      return try each(imported(filing, row, place, contents))
    }
    let whole = tree["data"].isObject
    guard let object = APIObject(whole ? tree["data"] : tree) else {
      return try refuse(JSONRefusal.unknown(tree), row, each)
    }
    guard object.isComment else {
      let why = JSONRefusal.notAComment(object)
      // A tree of a docket has files about other things beside those of its comments.
      if whole { return try each(.skipped(row: row, reason: why.skipped)) }
      return try refuse(why.refusal, row, each)
    }
    guard object.hasWords else {
      return try refuse(JSONRefusal.withoutWords(object), row, each)
    }
    if case .member = record.holder, !object.attachmentIDs.isEmpty {
      heldBytes += record.bytes.count
      guard heldBytes <= Self.mostHeld else {
        return try each(
          .rejected(
            row: row,
            reason: "its attachments are described too far behind it; give the page in parts"))
      }
      held.append(Held(object: object, row: row, place: place, contents: contents))
      return
    }
    let described = whole ? tree["included"].elements.filter(Self.isAttachment) : []
    try each(imported(object, described, row, place, contents))
  }

  /// Whether a value is all that its file is.
  private func isAlone(_ record: JSONRecord) -> Bool {
    if case .file = record.holder { rowsRead == 1 } else { false }
  }

  private static func isAttachment(_ tree: JSONTree) -> Bool {
    matches(tree["type"].text.utf8, "attachments")
  }

  /// Hands on the comments of a page whose end has come.
  private mutating func release(
    _ rest: JSONTree?, _ each: (ImportedRow) throws -> Void
  ) throws {
    let described = rest?["included"].elements.filter(Self.isAttachment) ?? []
    var byID: [[UInt8]: JSONTree] = [:]
    for tree in described { byID[Array(tree["id"].text.utf8)] = tree }
    let waiting = held
    (held, heldBytes) = ([], 0)
    for comment in waiting {
      let own = comment.object.attachmentIDs.compactMap { byID[Array($0.utf8)] }
      try each(imported(comment.object, own, comment.row, comment.place, comment.contents))
    }
  }

  private mutating func imported(
    _ object: APIObject, _ described: [JSONTree], _ row: Int, _ place: Range<Int>,
    _ contents: Fingerprint
  ) -> ImportedRow {
    let attachments = object.attachments(described: described)
    if attachments.contains(where: { $0.address.utf8.isEmpty && $0.restriction == nil }) {
      withoutAddress += 1
    }
    var record = object.record(
      row: row, place: place, attachments: attachments, contents: contents)
    return record.imported(stage, &repeated)
  }

  private mutating func imported(
    _ filing: ECFSFiling, _ row: Int, _ place: Range<Int>, _ contents: Fingerprint
  ) -> ImportedRow {
    if let wrong = RegulationsGovRecord.wrong(with: filing.id) {
      return .rejected(row: row, reason: wrong)
    }
    if let reason = filing.notAComment { return .skipped(row: row, reason: reason) }
    let subjects = filing.proceedings.map { CommentSubject(docketID: $0) }
    let stages = (subjects.isEmpty ? [CommentSubject()] : subjects).lazy.compactMap(stage)
    guard let stage = stages.first else {
      return .rejected(
        row: row, reason: RegulationsGovRecord.noStage(for: subjects.first ?? CommentSubject()))
    }
    if let fate = repeated.repeats(CommentID(filing.id), row: row, contents: contents) {
      return fate
    }
    return .comment(filing.comment(stage), row: row, place: place)
  }

  /// Says why a record is none; of the first one it is said of the file.
  private func refuse(
    _ error: (seen: String, instead: String), _ row: Int, _ each: (ImportedRow) throws -> Void
  ) throws {
    guard row > 1 else {
      throw ImportError.noComments(seen: error.seen, instead: error.instead)
    }
    try each(.rejected(row: row, reason: "\(error.seen). \(error.instead)"))
  }
}
