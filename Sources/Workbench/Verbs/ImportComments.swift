// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Dockets
import Hashing

extension Workspace {
  /// What is read of files that belong together before any of them is imported, and that none of
  /// them lacks the other.
  func joinedFiles(_ files: [(NamedFile, ImportedFormat)]) throws -> JoinedFiles {
    var joined = JoinedFiles()
    let parts = files.compactMap { file, format -> (NamedFile, CommentFormat)? in
      guard case .file(.comments(let format)) = format, JoinedFiles.isPart(format) else {
        return nil
      }
      return (file, format)
    }
    do {
      for (file, format) in parts {
        try joined.add(format) { take in
          try Disk.readPieces(file.path) {
            try take($0)
            return true
          }
        }
      }
      for (_, format) in parts.filter({ !$0.0.isFound }) {
        _ = try format.reader(joined: joined) { _ in nil }
      }
    } catch let error as ImportError {
      throw WorkspaceError.importFailed(
        path: parts.map(\.0.name).joined(separator: ", "), reason: "\(error)", before: [])
    }
    return joined
  }

  /// Takes the comments of a received file into the record, all or nothing, and keeps the file unless
  /// the run keeps no copies.
  func importComments(
    _ file: NamedFile, _ format: CommentFormat, _ joined: JoinedFiles, _ run: ImportRun,
    _ onProgress: (_ byte: Int, _ row: Int) throws -> Void
  ) throws -> (tally: ImportTally, notes: [ImportNote], isKept: Bool) {
    let folder = received(run.docket)
    let kept =
      try run.keepsCopies
      ? folder.keep(file.path, name: file.receivedName)
      : folder.refer(to: file.path, name: file.receivedName)
    var notes: [String] = []
    let isKeptAtLast =
      try kept.isKept && run.record.isKept(kept.hash, name: kept.name) == false
    do {
      let tally = try run.record.importFile(
        kept.received(run.stamp), in: run.order, stamp: run.stamp
      ) { take in
        var reader = try format.reader(joined: joined, stage: run.choose.stage)
        var bytesRead = 0
        var hash = ContentHash.Builder()
        // What was kept is read, so that the record and the evidence cannot differ; of what is not,
        // the bytes that were read are hashed.
        try Disk.readPieces(kept.path) { piece in
          if !kept.isKept { hash.update(piece) }
          try reader.feed(piece) { try take(run.links.linked($0)) }
          bytesRead += piece.count
          try onProgress(bytesRead, reader.rowsRead)
          return true
        }
        try reader.finish { try take(run.links.linked($0)) }
        if !kept.isKept, hash.finish() != kept.hash { throw ReceivedFolder.changed(file.name) }
        notes = reader.notes
        return reader.rowsRead
      }
      try folder.note([kept])
      if isKeptAtLast { notes.append("a copy is kept from now on") }
      let isKept = try run.record.isKept(kept.hash, name: kept.name) ?? kept.isKept
      if isKept, !run.keepsCopies { notes.append(kept.wordsOfCopy) }
      return (tally.naming(file.name), notes.map { ImportNote(file: file.name, text: $0) }, isKept)
    } catch {
      // Nothing of the file was taken: its mended version gets the name.
      folder.forget(kept)
      throw error
    }
  }
}

extension ImportTally {
  /// The tally with the file called as the user named it.
  func naming(_ path: String) -> ImportTally {
    var tally = self
    for index in tally.rejected.indices { tally.rejected[index].file = path }
    for index in tally.skipped.indices { tally.skipped[index].file = path }
    return tally
  }
}

/// Which stage a comment speaks to.
struct StageChoice {
  var docket: Docket
  var stage: StageID?

  /// The stage of what names no docket: the only one, or the one in whose comment period it came.
  func stage(received day: CalendarDay?) -> StageID? {
    if let stage { return stage }
    if docket.stages.count == 1 { return docket.stages.first?.id }
    guard let day else { return nil }
    return docket.stages.last { stage in
      guard let published = stage.published, let closes = stage.comments?.closes else {
        return false
      }
      return published <= day && day <= closes
    }?.id
  }

  func stage(_ subject: CommentSubject) -> StageID? {
    if let stage { return stage }
    let named = docket.stages.first { stage in
      guard let number = stage.docketNumber else { return false }
      return number.utf8.elementsEqual(subject.docketID.utf8)
    }
    return named?.id ?? (docket.stages.count == 1 ? docket.stages.first?.id : nil)
  }
}
