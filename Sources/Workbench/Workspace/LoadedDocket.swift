// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Diagnostics
import DocketParsing
package import Dockets
import DraftParsing
import Freezing
import Hashing

/// A docket with its codebook and the drafts of all its stages, read from the workspace.
package struct LoadedDocket: Sendable {
  package let docket: Docket
  package let codebook: Codebook
  /// The stages whose draft is there, in the docket's order.
  package let stages: [LoadedStage]
  /// Everything that is wrong in its files.
  package let diagnostics: [Diagnostic]
  /// What is frozen of it.
  let lock: DocketLock
  /// Where the parts of `docket.yml` stand.
  let places: DocketPlaces
  /// What changed from stage to stage, once somebody has asked.
  let knownChanges = KnownChanges()
  /// The older texts that codings speak to, once somebody has asked.
  let older = KnownVersions()

  /// The loaded stage with an id.
  package func stage(_ id: StageID) -> LoadedStage? { stages.first { $0.stage.id == id } }
}

/// A stage with its text.
package struct LoadedStage: Sendable {
  package let stage: Stage
  package let tree: ClauseTree
  /// The SHA-256 of its file.
  package let fileHash: String
}

extension Workspace {
  /// Reads a docket.
  ///
  /// Throws when there is none of that name or its `docket.yml` cannot be read as one; whatever
  /// else is wrong comes as diagnostics.
  package func load(_ name: String) throws(WorkspaceError) -> LoadedDocket {
    let (loaded, diagnostics) = try loadIfPossible(name)
    guard let loaded else {
      let first = diagnostics.first { $0.severity == .error }
      throw .docketHasErrors(
        path: "Drafts/\(name)/docket.yml", first: first?.summary ?? "it is no docket")
    }
    return loaded
  }

  /// Reads a docket, or says by diagnostics why it is none.
  func loadIfPossible(_ name: String) throws(WorkspaceError) -> (LoadedDocket?, [Diagnostic]) {
    try Workspace.checkName(name)
    guard let cache else { return try read(name) }
    let marks = marks(of: name)
    if let known = cache.docket(name, marks) { return (known.loaded, known.diagnostics) }
    let (loaded, diagnostics) = try read(name)
    cache.keep(.init(marks: marks, loaded: loaded, diagnostics: diagnostics), as: name)
    return (loaded, diagnostics)
  }

  /// The marks of all files that a docket is read from.
  private func marks(of name: String) -> [String: FileMark] {
    let folder = draftsFolder(name)
    var marks: [String: FileMark] = [:]
    for file in Disk.names(in: folder) { marks[file] = FileMark(folder + "/" + file) }
    return marks
  }

  private func read(_ name: String) throws(WorkspaceError) -> (LoadedDocket?, [Diagnostic]) {
    let folder = draftsFolder(name)
    guard Disk.isThere(folder + "/docket.yml") else { throw .noDocket(name, known: docketNames) }
    let (text, faults) = try self.text(folder + "/docket.yml")
    let source = parseDocket(text, file: shown(folder + "/docket.yml"), name: name)
    var diagnostics = faults + source.diagnostics
    var codebook = Codebook()
    if Disk.isThere(folder + "/codebook.yml") {
      let (text, faults) = try self.text(folder + "/codebook.yml")
      let read = parseCodebook(text, file: shown(folder + "/codebook.yml"))
      codebook = read.codebook
      diagnostics += faults + read.diagnostics
    }
    guard let docket = source.docket else { return (nil, diagnostics) }
    let (lock, damage) = try lock(of: docket)
    diagnostics += damage
    var stages: [LoadedStage] = []
    for (index, stage) in docket.stages.enumerated() {
      let path = folder + "/" + stage.draftFile
      guard Disk.isThere(path) else {
        diagnostics.append(missing(stage, at: source.places[.draft(stage: index)], in: folder))
        continue
      }
      let bytes = try Disk.read(path, limit: DraftBounds.fileBytes + 1)
      let fileHash = ContentHash(of: bytes).hex
      let parsed = parsed(
        path, bytes, fileHash: fileHash, numbering: stage.numbering ?? docket.numbering)
      diagnostics += parsed.diagnostics
      let keys = lock.keys(of: stage.id, fileHash: fileHash)
      let tree = keys.isEmpty ? parsed.tree : parsed.tree.bearing(keys)
      stages.append(LoadedStage(stage: stage, tree: tree, fileHash: fileHash))
      diagnostics += lock.faults(of: FreezableStage(stages[stages.count - 1])) {
        formerText(of: stage.id, in: docket.name, lock)
      }
    }
    let loaded = LoadedDocket(
      docket: docket, codebook: codebook, stages: stages, diagnostics: diagnostics, lock: lock,
      places: source.places)
    return (loaded, diagnostics)
  }

  /// The clauses of a draft; those that are known where the bytes are.
  private func parsed(
    _ path: String, _ bytes: [UInt8], fileHash: String, numbering: Numbering?
  ) -> ParsedDraft {
    if let known = cache?.draft(path, fileHash: fileHash, numbering: numbering) { return known }
    let parsed = ParsedDraft(Draft(file: shown(path), bytes: bytes), numbering: numbering)
    cache?.keep(parsed, of: path, fileHash: fileHash, numbering: numbering)
    return parsed
  }

  /// The text of a file, and where it is not UTF-8: those bytes would become other words.
  func text(_ path: String) throws(WorkspaceError) -> (String, [Diagnostic]) {
    let bytes = try Disk.read(path)
    let text = String(decoding: bytes, as: UTF8.self)
    guard let wrong = zip(bytes, text.utf8).enumerated().first(where: { $1.0 != $1.1 })?.offset
    else { return (text, []) }
    let place = Draft(file: shown(path), bytes: bytes).place(of: wrong..<(wrong + 1))
    let fault = Diagnostic(
      id: "InvalidUTF8", severity: .error, place: place,
      summary: "Line \(place.line) holds bytes that are not UTF-8",
      explanation: "What is published must be the words that were written.",
      solutions: ["Save the file as UTF-8 in your editor"])
    return (text, [fault])
  }

  /// `StageFileMissing`: a stage names a draft that is not in the docket's folder.
  private func missing(_ stage: Stage, at place: SourcePlace, in folder: String) -> Diagnostic {
    let others = Disk.names(in: folder).filter {
      Array($0.utf8).suffix(3).elementsEqual(".md".utf8)
    }
    let there =
      others.isEmpty ? "There is no Markdown file in the folder" : others.joined(separator: ", ")
    return Diagnostic(
      id: "StageFileMissing", severity: .error,
      place: place,
      summary: "Stage '\(stage.id)' names '\(stage.draftFile)', which is not there",
      explanation: "A stage's text is a Markdown file in \(shown(folder)). There: \(there).",
      solutions: ["Write the name as the file has it", "Put the draft into the folder"])
  }
}
