// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
package import Coverage
import Diagnostics
import DocketParsing
import Dockets
import Lineage
import Redlining

/// A response's file as it was read.
struct ReadResponse: Sendable {
  /// The file as the user would write it.
  var file: String
  /// Nil when the file has errors.
  var response: ResponseFile?
  var places: ResponsePlaces
  var diagnostics: [Diagnostic]
}

extension Workspace {
  func responsesFolder(_ docket: String) -> String { commentsFolder(docket) + "/responses" }

  func responsePath(_ id: ResponseID, in docket: String) -> String {
    responsesFolder(docket) + "/\(id).md"
  }

  /// The id that the name of a response's file says.
  static func responseID(ofFile path: String) -> ResponseID {
    ResponseID(String(decoding: Disk.lastName(of: path).utf8.dropLast(3), as: UTF8.self))
  }

  /// The paths of a docket's responses as text, by name.
  func responsePaths(_ docket: String) -> [String] {
    let folder = responsesFolder(docket)
    return Disk.names(in: folder).filter { isMarkdown($0) && !isHidden($0) }
      .map { folder + "/" + $0 }
      .filter { Disk.isPlainFile($0) }
  }

  /// Reads a response's file; its name says its id.
  func readResponse(_ path: String) throws(WorkspaceError) -> ReadResponse {
    let mark = cache == nil ? nil : FileMark(path)
    if let mark, let known = cache?.response(path, mark) { return known }
    let read = try readResponseAnew(path)
    if let mark { cache?.keep(read, of: path, mark) }
    return read
  }

  private func readResponseAnew(_ path: String) throws(WorkspaceError) -> ReadResponse {
    let (text, faults) = try self.text(path)
    let id = Self.responseID(ofFile: path)
    let read = parseResponse(text, file: shown(path), id: id.text)
    return ReadResponse(
      file: shown(path), response: faults.isEmpty ? read.response : nil, places: read.places,
      diagnostics: faults + read.diagnostics)
  }
}

/// Whether a file is called `….md`.
func isMarkdown(_ name: String) -> Bool {
  let bytes = Array(name.utf8)
  return bytes.count > 3 && bytes.suffix(3).elementsEqual(".md".utf8)
}

/// Whether a file is one that other programs leave behind.
func isHidden(_ name: String) -> Bool { name.utf8.first == 0x2E }

/// A docket with what changed from stage to stage, by which citations of changed clauses are
/// understood.
struct ResponseReader {
  let loaded: LoadedDocket
  let changes: [StageChanges]

  init(_ loaded: LoadedDocket) {
    self.loaded = loaded
    changes = loaded.changes
  }

  /// What a file says, with its stages and citations looked up.
  ///
  /// Throws `RespondRefusal` or `WorkspaceError.noStage` where they lead nowhere.
  func written(_ file: ResponseFile) throws -> WrittenResponse {
    let stage = try self.stage(file.stage)
    let answering = try file.answeredIn.map { try self.stage($0) } ?? next(after: stage)
    let changed = try file.changed.map {
      try clause(citing: $0, stage: stage, answeredIn: answering)
    }
    var seen: Set<ChangedClause> = []
    return WrittenResponse(
      response: Response(
        id: file.id, title: file.title, issues: file.issues, stage: stage,
        answeredIn: answering, disposition: file.disposition,
        changed: changed.filter { seen.insert($0).inserted }, body: file.body),
      author: file.author, at: file.at)
  }

  /// The file that says what a response says: each clause by its citation, where that leads back
  /// to it, else by its label.
  func file(_ written: WrittenResponse) -> ResponseFile {
    let response = written.response
    let changed = response.changed.map {
      words(for: $0, stage: response.stage, answeredIn: response.answeredIn)
    }
    return ResponseFile(
      id: response.id, title: response.title, issues: response.issues, stage: response.stage,
      answeredIn: response.answeredIn, disposition: response.disposition, changed: changed,
      author: written.author, at: written.at, body: response.body)
  }

  /// What to write for a clause, so that it is found again.
  func words(
    for clause: ChangedClause, stage: StageID, answeredIn answering: StageID
  ) -> String {
    [clause.citation.text, clause.label.text].first { words in
      let found = try? self.clause(citing: words, stage: stage, answeredIn: answering)
      return found?.stage == clause.stage && found?.label == clause.label
    } ?? clause.citation.text
  }

  /// A stage of the docket.
  func stage(_ id: StageID) throws -> StageID {
    guard loaded.docket.stage(id) != nil else {
      throw WorkspaceError.noStage(
        id.text, docket: loaded.docket.name, known: loaded.docket.stages.map(\.id.text))
    }
    return id
  }

  /// The stage after one, which answers where nothing else is said.
  func next(after stage: StageID) throws -> StageID {
    let ids = loaded.docket.stages.map(\.id)
    guard let index = ids.firstIndex(of: stage), index + 1 < ids.count else {
      throw RespondRefusal.noStageAfter(stage)
    }
    return ids[index + 1]
  }

  /// The clause that a response means which says that it changed.
  func clause(
    citing words: String, stage: StageID, answeredIn answering: StageID
  ) throws -> ChangedClause {
    if let clause = changes.first(where: { $0.to == answering })?.clause(citing: words) {
      return clause
    }
    for id in [answering, stage] {
      if let clause = loaded.stage(id)?.tree.clause(citing: words) {
        return ChangedClause(stage: id, label: clause.label, citation: clause.citation)
      }
    }
    let near = loaded.stage(answering)?.tree.citations(near: words) ?? []
    throw RespondRefusal.noClause(words, stages: [answering, stage], near: near)
  }
}

extension LoadedDocket {
  /// What changed from each stage to the next whose text is there.
  package var changes: [StageChanges] {
    knownChanges.value { StageChanges.steps(through: stages.map { ($0.stage.id, $0.tree) }) }
  }

  /// The ways that clauses go from each stage to the next, without what changed of their words.
  var steps: [StageStep] {
    knownChanges.steps {
      zip(stages, stages.dropFirst()).map { old, new in
        StageStep(
          from: old.stage.id, to: new.stage.id, old: old.tree, new: new.tree,
          lineage: lineage(from: old.tree, to: new.tree))
      }
    }
  }
}
