// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
import Comments
import Coverage
import DocketParsing
package import Dockets
package import IssueViews

/// What somebody wants answered; what is nil or empty is taken from the file's front matter.
package struct RespondRequest: Sendable {
  /// Where the answer's Markdown is.
  package enum Text: Sendable {
    /// In a file, with front matter or without.
    case file(String)
    /// Here, as somebody typed it; nothing in it is front matter.
    case typed(String)
  }

  /// `TAG@LABEL`, `TAG@CITATION` or `TAG`.
  package var issues: [String] = []
  package var disposition: Disposition?
  package var text: Text
  /// Citations of clauses that changed because of it; nil takes those of the front matter.
  package var changed: [String]?
  package var title: String?
  package var stage: StageID?
  package var answered: StageID?
  package var id: String?
  package var author: String
  /// What its author had before them; nil for who writes over whatever is there.
  package var began: ResponseBeginning?

  package init(_ text: Text, author: String) {
    self.text = text
    self.author = author
  }
}

/// What came of responding.
package struct RespondOutcome: Sendable {
  package var response: Response
  /// Where its text is.
  package var path: String
  package var change: Change

  /// What happened to the response.
  package enum Change: Sendable { case added, updated, unchanged }
}

extension Workspace {
  /// Answers issues: the response goes into the docket's folder as text and into the record, both
  /// or neither.
  ///
  /// The text is written first and put back if the record refuses, so that whatever happens the
  /// record never has an answer that the text lacks. Throws `RespondRefusal` and
  /// `WorkspaceError`; nothing is changed then.
  ///
  /// Throws `ResponseConflict` where it is not what its author had before them any more.
  package func respond(
    _ request: RespondRequest, in name: String, now: Instant
  ) throws -> RespondOutcome {
    try oneAtATime { try respondAlone(request, in: name, now: now) }
  }

  private func respondAlone(
    _ request: RespondRequest, in name: String, now: Instant
  ) throws -> RespondOutcome {
    let loaded = try load(name)
    let record = try record(name)
    let drafting = ResponseDrafting(
      workspace: self, loaded: loaded, raised: try raisedIssues(record),
      existing: try record.responses())
    let written = try drafting.written(request, now: now)
    let path = responsePath(written.response.id, in: name)
    let known = drafting.existing.first { $0.response.id == written.response.id }
    // Who says the same again has not written it anew.
    if let known, says(known, like: written, drafting.reader), Disk.isThere(path),
      let there = try readResponse(path).response,
      let read = try? drafting.reader.written(there), says(read, like: known, drafting.reader)
    {
      return RespondOutcome(response: written.response, path: shown(path), change: .unchanged)
    }
    try checkThatNothingCameBetween(request.began, written, drafting)
    let text = Array(drafting.reader.file(written).text.utf8)
    let before = Disk.isThere(path) ? try Disk.read(path) : nil
    try Disk.write(text, to: path)
    do {
      let stamp = EventStamp(who: request.author, at: now)
      try record.putResponse(written, over: known, stamp: stamp)
    } catch {
      let isUndone = (try? restore(before, at: path)) != nil
      throw RespondRefusal.recordFailed(reason: "\(error)", isUndone: isUndone)
    }
    return RespondOutcome(
      response: written.response, path: shown(path), change: known == nil ? .added : .updated)
  }

  /// Takes a response back, from the record and from the text; its path.
  ///
  /// The record goes first and is put back if the text cannot go: whatever happens the record
  /// never has an answer that the text lacks.
  ///
  /// With a version it must be the one that somebody saw, or `ResponseConflict` says what it is.
  package func removeResponse(
    _ id: ResponseID, in name: String, seen version: String? = nil, by who: String, now: Instant
  ) throws -> String {
    try oneAtATime {
      try removeAlone(id, in: name, seen: version, by: who, now: now)
    }
  }

  private func removeAlone(
    _ id: ResponseID, in name: String, seen version: String?, by who: String, now: Instant
  ) throws -> String {
    let stamp = EventStamp(who: who, at: now)
    let loaded = try load(name)
    let path = responsePath(id, in: name)
    let record = try record(name)
    let responses = try record.responses()
    let known = responses.first { $0.response.id == id }
    let isText = Workspace.isName(id.text) && Disk.isThere(path)
    guard known != nil || isText else {
      throw RespondRefusal.noResponse(id, near: responses.map(\.response.id.text))
    }
    if let version, let standing = try standingResponse(id, loaded, responses),
      !standing.version.utf8.elementsEqual(version.utf8)
    {
      throw ResponseConflict(theirs: standing, id: id)
    }
    try record.removeResponse(id, stamp: stamp)
    guard isText else { return shown(path) }
    do {
      try Disk.remove(path)
    } catch {
      if let known { try record.putResponses([known], stamp: stamp) }
      throw error
    }
    return shown(path)
  }

  /// The issues that codings raise.
  private func raisedIssues(_ record: Record) throws -> [StageIssue] {
    try record.issueCounts().keys.sorted { a, b in
      a.stage != b.stage
        ? a.stage.text.utf8.lexicographicallyPrecedes(b.stage.text.utf8) : a.issue < b.issue
    }
  }

  /// Whether two responses are the same, byte for byte, but for who wrote them and when.
  private func says(
    _ a: WrittenResponse, like b: WrittenResponse, _ reader: ResponseReader
  ) -> Bool {
    var (left, right) = (reader.file(a), reader.file(b))
    for path in [\ResponseFile.author, \ResponseFile.at] {
      left[keyPath: path] = ""
      right[keyPath: path] = ""
    }
    return left.text.utf8.elementsEqual(right.text.utf8)
  }

  private func restore(_ bytes: [UInt8]?, at path: String) throws {
    if let bytes { try Disk.write(bytes, to: path) } else { try Disk.remove(path) }
  }
}
