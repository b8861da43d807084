// Rulewright. Apache-2.0.

import Codings
import CommentImport
package import CommentStore
import Comments
import DocketParsing
package import Dockets
import Foundation
import Hashing

/// What came of importing some files.
package struct ImportOutcome: Sendable {
  /// The files as the user named them.
  package var files: [String] = []
  /// The sum over all files; read = added + updated + unchanged + rejected + skipped.
  package var tally = ImportTally()
}

/// How far an import has come.
package struct ImportProgress: Sendable {
  package var file: String
  package var bytesRead: Int
  package var bytesInAll: Int
}

extension Workspace {
  /// Imports received files into a docket's record, one transaction a file: all of it or nothing.
  ///
  /// What each file is, its beginning says; a folder stands for the files in it, and no path at
  /// all for everything that the docket keeps as text. A file from elsewhere is kept as it came
  /// under `received`. Without a stage a comment goes to the stage whose docket number it names, or
  /// to the only stage there is. Responses come last, all in one transaction, since they speak of
  /// codings.
  package func importFiles(
    _ paths: [String], into name: String, stage: StageID? = nil, by who: String, now: Instant,
    onProgress: (ImportProgress) -> Void = { _ in }
  ) throws -> ImportOutcome {
    let loaded = try load(name)
    if let stage, loaded.docket.stage(stage) == nil {
      throw WorkspaceError.noStage(
        stage.text, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    // Every file is looked at before the first is imported.
    let files = try paths.isEmpty ? keptFiles(name) : paths.flatMap { try self.files(at: $0) }
    var outcome = ImportOutcome()
    var formats: [(NamedFile, Format)] = []
    for file in files {
      do {
        formats.append((file, try format(of: file.path)))
      } catch WorkspaceError.refused(let why) where paths.isEmpty {
        // What lies among the received and cannot be read stays there, and is said.
        outcome.tally.read += 1
        outcome.tally.skipped.append(.init(file: file.name, row: 1, reason: why))
      }
    }
    try Disk.makeFolder(commentsFolder(name) + "/received")
    let record = try Record.openOrCreate(recordPath(name))
    let choose = StageChoice(docket: loaded.docket, stage: stage)
    let stamp = EventStamp(who: who, at: now)
    for (file, format) in formats {
      do {
        switch format {
        case .file(.codingsCSV):
          outcome.tally += try importCodings(file.path, loaded, record, stamp).naming(file.name)
        case .file(.readingsCSV):
          outcome.tally += try importReadings(file.path, record, stamp).naming(file.name)
        case .file(.regulationsGovCSV):
          outcome.tally += try importBulk(file, name, choose, record, stamp, onProgress)
        case .file(.unknown), .response: break  // refused above; taken below
        }
      } catch let error as ImportError {
        throw WorkspaceError.importFailed(
          path: file.name, reason: "\(error)", before: outcome.files)
      }
      outcome.files.append(file.name)
    }
    let responses = formats.filter { if case .response = $0.1 { true } else { false } }
    outcome.tally += try importResponses(responses.map(\.0), loaded, record, stamp)
    if paths.isEmpty { try takeCodebook(of: name, in: record, stamp) }
    return outcome
  }

  private enum Format {
    case file(FileFormat)
    case response
  }

  private func format(of path: String) throws -> Format {
    if Disk.isThere(path), !Disk.isFolder(path), !Disk.isPlainFile(path) {
      throw WorkspaceError.cannotRead(
        path: path,
        reason: "it is no plain file, and what was received is kept; save it as a file first")
    }
    var beginning: [UInt8] = []
    try Disk.readPieces(path) { piece in
      beginning += piece
      return beginning.count < 1 << 18
    }
    if isMarkdown(Disk.lastName(of: path)),
      beginsWithFrontMatter(String(decoding: beginning.prefix(80), as: UTF8.self))
    {
      return .response
    }
    let format = FileFormat(beginning: beginning[...])
    if case .unknown(let seen) = format {
      throw WorkspaceError.refused(
        "\(path) is of no kind that can be imported: \(seen). "
          + "Expected a regulations.gov bulk CSV (with the columns Document ID and Comment), "
          + "codings (comment,tag,stage,citation,quote,coder,at), readings "
          + "(comment,state,reason,by,at) "
          + "or a response (Markdown that begins with front matter)")
    }
    return .file(format)
  }

  private func importBulk(
    _ file: NamedFile, _ docket: String, _ choose: StageChoice, _ record: Record,
    _ stamp: EventStamp, _ onProgress: (ImportProgress) -> Void
  ) throws -> ImportTally {
    let kept = try keep(file.path, in: docket)
    let received = ReceivedFile(
      name: kept.name, hash: kept.hash, size: kept.size, importedAt: stamp.at.iso8601)
    do {
      let tally = try record.importFile(received, stamp: stamp) { take in
        var reader = RegulationsGovCSV(stage: choose.stage)
        var bytesRead = 0
        // What was kept is read, so that the record and the evidence cannot differ.
        try Disk.readPieces(kept.path) { piece in
          try reader.feed(piece, take)
          bytesRead += piece.count
          onProgress(ImportProgress(file: file.name, bytesRead: bytesRead, bytesInAll: kept.size))
          return true
        }
        try reader.finish(take)
        return reader.rowsRead
      }
      if kept.isNew { try noteReceipt(of: kept, in: docket) }
      return tally.naming(file.name)
    } catch {
      // Nothing of the file was taken: its mended version gets the name.
      if kept.isNew { _ = try? Disk.remove(kept.path) }
      throw error
    }
  }

  private struct KeptFile {
    var path: String
    /// Whether it was copied just now.
    var isNew: Bool
    var name: String { Disk.lastName(of: path) }
    var hash: ContentHash
    var size: Int
  }

  /// Puts a file that came on the list that says in which order files came.
  private func noteReceipt(of file: KeptFile, in docket: String) throws {
    let list = orderOfReceipt(docket)
    let before = Disk.isThere(list) ? try Disk.read(list) : []
    try Disk.write(before + Array("\(file.hash.hex)  \(file.name)\n".utf8), to: list)
  }

  /// Copies a file under `received`, unless it is there already, and hashes it on the way.
  private func keep(_ path: String, in docket: String) throws -> KeptFile {
    let folder = commentsFolder(docket) + "/received"
    var hash = ContentHash.Builder()
    var size = 0
    try Disk.readPieces(path) { piece in
      hash.update(piece)
      size += piece.count
      return true
    }
    let digest = hash.finish()
    let name = Disk.lastName(of: path)
    var target = folder + "/" + name
    func kept(_ target: String, isNew: Bool) -> KeptFile {
      KeptFile(path: target, isNew: isNew, hash: digest, size: size)
    }
    if Disk.isSame(path, target) { return kept(target, isNew: false) }
    if Disk.isThere(target), try Disk.hash(of: target) != digest {
      target = folder + "/" + digest.short + "-" + name
    }
    let isNew = !Disk.isThere(target)
    if isNew { try Disk.copy(path, to: target) }
    guard try !isNew || Disk.hash(of: target) == digest else {
      try Disk.remove(target)
      throw WorkspaceError.refused("\(path) changed while it was read; import it again")
    }
    return kept(target, isNew: isNew)
  }
}

extension ImportTally {
  /// The tally with the file called as the user named it.
  fileprivate func naming(_ path: String) -> ImportTally {
    var tally = self
    for index in tally.rejected.indices { tally.rejected[index].file = path }
    for index in tally.skipped.indices { tally.skipped[index].file = path }
    return tally
  }
}

/// Which stage a comment speaks to.
private struct StageChoice {
  var docket: Docket
  var stage: StageID?

  func stage(_ subject: RegulationsGovCSV.Subject) -> StageID? {
    if let stage { return stage }
    let named = docket.stages.first { stage in
      guard let number = stage.docketNumber else { return false }
      return number.utf8.elementsEqual(subject.docketID.utf8)
    }
    return named?.id ?? (docket.stages.count == 1 ? docket.stages.first?.id : nil)
  }
}
