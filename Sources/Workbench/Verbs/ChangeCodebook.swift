// Rulewright. Apache-2.0.

package import Codings
import CommentStore
import DocketParsing
package import Dockets
import Hashing

/// What somebody wants done to a codebook.
package enum CodebookEdit: Sendable {
  /// The tag of that id says something else.
  case define(Tag)
  case add(Tag)
  /// Another id or name for what means the same.
  case rename(TagID, to: TagID, name: String)
  /// The other tag takes over the codings of the first, which goes.
  case merge(TagID, into: TagID)
  /// The tag is narrowed to a definition, and a new one stands beside it.
  case split(TagID, narrowed: String, off: Tag)
}

/// Somebody else changed the codebook meanwhile: nothing was changed.
package struct CodebookConflict: Error, Sendable {
  /// The codebook as it is now.
  package var codebook: Codebook
  /// The SHA-256 of its file.
  package var version: String
}

/// What came of changing a codebook.
package struct ChangedCodebook: Sendable {
  /// In words: `Renamed 'burden' to 'cost'`.
  package var what: String
  /// How many codings have another tag now.
  package var retagged: Int
  /// How many became what another coding already was, and so went.
  package var merged: Int
  /// The tag that is looked at from now on.
  package var tag: TagID
}

extension Workspace {
  /// Changes a codebook, and with it the codings and responses that name its tags: the text of all
  /// and the record, or nothing.
  ///
  /// `version` is the SHA-256 of the file that was seen. The text is written first and put back if
  /// the record refuses, as `respond` does. Throws `CodebookConflict`, `CodebookRefusal`,
  /// `StoreError` and `WorkspaceError`.
  package func changeCodebook(
    _ edit: CodebookEdit, from version: String, in name: String, by who: String, now: Instant
  ) throws -> ChangedCodebook {
    try oneAtATime { try changeAlone(edit, from: version, in: name, by: who, now: now) }
  }

  private func changeAlone(
    _ edit: CodebookEdit, from version: String, in name: String, by who: String, now: Instant
  ) throws -> ChangedCodebook {
    let loaded = try load(name)
    let path = codebookPath(name)
    let bytes = Disk.isThere(path) ? try Disk.read(path) : []
    let seen = ContentHash(of: bytes).hex
    guard seen.utf8.elementsEqual(version.utf8) else {
      throw CodebookConflict(codebook: loaded.codebook, version: seen)
    }
    let change = try CodebookChange(edit, of: loaded.codebook)
    let text = Array(codebookText(change.codebook).utf8)
    guard Disk.isThere(recordPath(name)) else {
      try Disk.write(text, to: path)
      return change.outcome(nil)
    }
    let record = try record(name)
    let stamp = EventStamp(who: who, at: now)
    try record.keepCodebook(bytes, stamp: stamp)
    let responses = try change.responses(of: record)
    var files = TextChange()
    do {
      try files.write(text, to: path)
      let reader = ResponseReader(loaded)
      // A record may come from anywhere; a name of its own must not lead out of the folder.
      for response in responses where Workspace.isName(response.to.response.id.text) {
        try files.write(
          Array(reader.file(response.to).text.utf8),
          to: responsePath(response.to.response.id, in: name))
      }
      let outcome = try record.changeCodebook(
        from: seen, to: text, retagging: try change.codings(of: record),
        emptying: change.replaced?.old, responses: responses,
        subject: change.what, stamp: stamp)
      return change.outcome(outcome)
    } catch {
      try files.putBack()
      throw error
    }
  }
}

/// A codebook edit worked out: the codebook that comes of it, and which tag took another's place.
private struct CodebookChange {
  var codebook: Codebook
  var what: String
  /// The tag that is looked at from now on.
  var tag: TagID
  /// The tag whose codings and responses now name another.
  var replaced: (old: TagID, new: TagID)?

  init(_ edit: CodebookEdit, of old: Codebook) throws(CodebookRefusal) {
    switch edit {
    case .define(let tag):
      codebook = try old.defining(tag)
      (what, self.tag) = ("Defined '\(tag.id)' anew", tag.id)
    case .add(let tag):
      codebook = try old.adding(tag)
      (what, self.tag) = ("Added '\(tag.id)'", tag.id)
    case .rename(let id, let new, let name):
      codebook = try old.renaming(id, to: new, name: name)
      what = id == new ? "Named '\(id)' \(name)" : "Renamed '\(id)' to '\(new)'"
      tag = new
      if id != new { replaced = (id, new) }
    case .merge(let id, let other):
      codebook = try old.merging(id, into: other)
      (what, tag) = ("Merged '\(id)' into '\(other)'", other)
      replaced = (id, other)
    case .split(let id, let narrowed, let off):
      guard var tag = old.tag(id) else { throw .noTag(id) }
      tag.definition = narrowed
      codebook = try old.defining(tag).adding(off, after: id)
      (what, self.tag) = ("Split '\(off.id)' off '\(id)'", id)
    }
  }

  /// The codings that now bear another tag; what their coders saw stays, and so they wait for
  /// review where the other tag means something else.
  func codings(of record: Record) throws -> [CodingChange] {
    guard let replaced else { return [] }
    let first = try KeptTags(record).first(of: replaced.old)
    return try record.numberedCodings(CodingFilter(tag: replaced.old)).map { numbered in
      var coding = numbered.coding
      coding.tag = replaced.new
      // Under another tag nobody could tell any more which definition was the first.
      coding.definition = coding.definition ?? first
      return CodingChange(number: numbered.number, from: numbered.coding, to: coding)
    }
  }

  /// The responses whose issues name the tag, with its new name.
  func responses(of record: Record) throws -> [ResponseChange] {
    guard let replaced else { return [] }
    return try record.responses().compactMap { written in
      guard written.response.issues.contains(where: { $0.tag == replaced.old }) else { return nil }
      var new = written
      var seen: Set<Issue> = []
      new.response.issues = written.response.issues.map { issue in
        issue.tag == replaced.old ? Issue(tag: replaced.new, label: issue.label) : issue
      }.filter { seen.insert($0).inserted }
      return ResponseChange(from: written, to: new)
    }
  }

  func outcome(_ outcome: CodebookOutcome?) -> ChangedCodebook {
    ChangedCodebook(
      what: what, retagged: outcome?.retagged ?? 0, merged: outcome?.merged.count ?? 0, tag: tag)
  }
}
