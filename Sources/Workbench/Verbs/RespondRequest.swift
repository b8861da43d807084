// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
import Comments
import Coverage
import DocketParsing
package import Dockets

/// What somebody wants answered; what is nil or empty is taken from the file's front matter.
package struct RespondRequest: Sendable {
  /// `TAG@LABEL`, `TAG@CITATION` or `TAG`.
  package var issues: [String] = []
  package var disposition: Disposition?
  /// The Markdown to read, with front matter or without.
  package var file: String
  /// Citations of clauses that changed because of it.
  package var changed: [String] = []
  package var title: String?
  package var stage: StageID?
  package var answered: StageID?
  package var id: String?
  package var author: String

  package init(file: String, author: String) {
    self.file = file
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
  package func respond(
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
    let text = Array(drafting.reader.file(written).text.utf8)
    let before = Disk.isThere(path) ? try Disk.read(path) : nil
    try Disk.write(text, to: path)
    do {
      try record.putResponses([written], stamp: EventStamp(who: request.author, at: now))
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
  package func removeResponse(
    _ id: ResponseID, in name: String, by who: String, now: Instant
  ) throws -> String {
    let stamp = EventStamp(who: who, at: now)
    _ = try load(name)
    let path = responsePath(id, in: name)
    let record = try record(name)
    let responses = try record.responses()
    let known = responses.first { $0.response.id == id }
    let isText = Workspace.isName(id.text) && Disk.isThere(path)
    guard known != nil || isText else {
      throw RespondRefusal.noResponse(id, near: responses.map(\.response.id.text))
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

  /// The issues that codings raise, each once, in the order of the codings.
  private func raisedIssues(_ record: Record) throws -> [StageIssue] {
    let codings = try record.codings()
    var stages: [CommentID: StageID] = [:]
    let free = Set(codings.filter { $0.target == nil }.map(\.comment)).sorted()
    for id in free { stages[id] = try record.comment(id)?.stage }
    var seen: Set<StageIssue> = []
    return codings.compactMap { coding -> StageIssue? in
      guard let stage = coding.target?.version.stage ?? stages[coding.comment] else { return nil }
      let issue = coding.issue(commented: stage)
      return seen.insert(issue).inserted ? issue : nil
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
