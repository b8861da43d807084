// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing
import Hashing

/// The texts that say what an event changed.
struct TextsInStep {
  private struct Text {
    var path: String
    /// What is there; nil for no file.
    var before: [UInt8]?
    var after: [UInt8]?
  }

  let workspace: Workspace
  let docket: String
  private var texts: [Text] = []

  init(workspace: Workspace, docket: String) {
    self.workspace = workspace
    self.docket = docket
  }

  var paths: [String] { texts.map(\.path) }

  /// Looks at what is there, and refuses to write over what the record does not know.
  mutating func plan(_ event: RecordEvent, isRedo: Bool, _ record: Record) throws {
    if let codebook = event.codebook {
      let (now, wanted) =
        isRedo
        ? (codebook.before, codebook.after) : (codebook.after, codebook.before)
      try plan(codebook: wanted, from: now, record)
    }
    guard !event.responses.isEmpty else { return }
    let reader = ResponseReader(try workspace.load(docket))
    for response in event.responses {
      let (now, wanted) =
        isRedo
        ? (response.before, response.after) : (response.after, response.before)
      try plan(response: wanted, from: now, reader)
    }
  }

  private mutating func plan(codebook: String?, from now: String?, _ record: Record) throws {
    let path = workspace.codebookPath(docket)
    let there = Disk.isThere(path) ? try Disk.read(path) : nil
    let hash = there.map { ContentHash(of: $0).hex }
    guard let codebook, codebook != hash else { return }
    guard hash == nil || hash == now else {
      throw UndoRefusal.textEdited(path: workspace.shown(path))
    }
    texts.append(Text(path: path, before: there, after: try record.codebook(codebook)))
  }

  private mutating func plan(
    response wanted: WrittenResponse?, from now: WrittenResponse?, _ reader: ResponseReader
  ) throws {
    guard let id = (wanted ?? now)?.response.id, Workspace.isName(id.text) else { return }
    let path = workspace.responsePath(id, in: docket)
    let there = Disk.isThere(path) ? try Disk.read(path) : nil
    if there != nil {
      let says = try workspace.readResponse(path).response.flatMap { try? reader.written($0) }
      guard let says else { throw UndoRefusal.textEdited(path: workspace.shown(path)) }
      if let wanted, bytes(says, reader) == bytes(wanted, reader) { return }
      guard let now, bytes(says, reader) == bytes(now, reader) else {
        throw UndoRefusal.textEdited(path: workspace.shown(path))
      }
    }
    let after = wanted.map { bytes($0, reader) }
    if there != nil || after != nil {
      texts.append(Text(path: path, before: there, after: after))
    }
  }

  private func bytes(_ written: WrittenResponse, _ reader: ResponseReader) -> [UInt8] {
    Array(reader.file(written).text.utf8)
  }

  func write() throws { for text in texts { try put(text.after, at: text.path) } }

  func putBack() throws { for text in texts { try put(text.before, at: text.path) } }

  private func put(_ bytes: [UInt8]?, at path: String) throws {
    if let bytes { try Disk.write(bytes, to: path) } else { try Disk.remove(path) }
  }
}
