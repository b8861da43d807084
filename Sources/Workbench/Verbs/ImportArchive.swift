// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Extraction
import Unpacked

extension Workspace {
  /// How deep archives may lie in archives.
  private static let deepestArchive = 3

  /// Imports the files of an archive, each as what it is, under names such as
  /// `comments.zip/letter.pdf`; what is no file, or cannot be had, is rejected by its place.
  ///
  /// Files that are read for one another too, which `isPart` tells, are laid aside and come last,
  /// so that each is known to the others in whatever order they were packed. The archive itself is
  /// kept too.
  func importArchive(
    _ file: NamedFile, _ run: ImportRun, budget: ArchiveBudget, depth: Int = 1,
    isPart: (NamedFile) throws -> Bool, joining: ([NamedFile]) throws -> JoinedFiles,
    importMember: (NamedFile, JoinedFiles) throws -> ImportTally
  ) throws -> ImportTally {
    let folder = received(run.docket)
    let kept = try folder.keep(file.path, name: file.receivedName)
    var tally = ImportTally()
    var own: [ImportedRow] = []
    func refuse(_ member: ArchiveMember, _ reason: String) {
      let name = Self.shownMember(member.name)
      own.append(.rejected(row: member.number, reason: "\(name): \(reason)"))
    }
    func attempt(_ member: ArchiveMember, _ work: () throws -> ImportTally) throws {
      do {
        tally += try work()
      } catch WorkspaceError.refused(let why) {
        refuse(member, why)
      } catch WorkspaceError.importFailed(_, let reason, _) {
        refuse(member, reason)
      } catch let error as ImportError {
        refuse(member, "\(error)")
      }
    }
    try TemporaryFolder.with { aside in
      var parts: [(member: ArchiveMember, file: NamedFile)] = []
      let archive = ArchiveFile(try extractor(), budget: budget)
      let fault = try archive.read(kept.path) { member, path in
        guard let path else {
          if case .refused(let reason) = member.content { refuse(member, reason) }
          return
        }
        if Self.isOfPacker(member.name) {
          let reason = "\(Self.shownMember(member.name)): a file of the packer's own"
          return own.append(.skipped(row: member.number, reason: reason))
        }
        let name = kept.name + "/" + Self.shownMember(member.name)
        var inner = NamedFile(path: path, name: name, receivedName: name)
        try attempt(member) {
          if try isArchive(inner) {
            guard depth < Self.deepestArchive else {
              throw WorkspaceError.refused("it lies in more than \(Self.deepestArchive) archives")
            }
            return try importArchive(
              inner, run, budget: budget, depth: depth + 1, isPart: isPart, joining: joining,
              importMember: importMember)
          }
          guard try isPart(inner) else { return try importMember(inner, JoinedFiles()) }
          inner.path = aside + "/\(member.number)"
          try Disk.copy(path, to: inner.path)
          parts.append((member, inner))
          return ImportTally()
        }
      }
      if let fault { own.append(.rejected(row: 0, reason: fault)) }
      var joined = JoinedFiles()
      var missing: WorkspaceError?
      do {
        joined = try joining(parts.map(\.file))
      } catch let error as WorkspaceError {
        missing = error
      }
      for part in parts {
        try attempt(part.member) {
          if let missing { throw missing }
          return try importMember(part.file, joined)
        }
      }
    }
    let ofArchive = try run.record.importFile(
      kept.received(run.stamp), in: run.order, stamp: run.stamp
    ) { take in
      for row in own { try take(row) }
      return own.count
    }
    try folder.note([kept])
    tally += ofArchive.naming(file.name)
    return tally
  }

  private func isArchive(_ file: NamedFile) throws -> Bool {
    var beginning: [UInt8] = []
    try Disk.readPieces(file.path) { piece in
      beginning += piece
      return beginning.count < 1 << 16
    }
    return try openedKind(beginning, of: file) == .archive
  }

  /// The name of a member as a path that leads nowhere else: no parts that lead upward, no sign
  /// that a terminal or a disk would obey.
  static func shownMember(_ name: String) -> String {
    let parts = name.utf8.split { $0 == 0x2F || $0 == 0x5C }
      .map { part in part.map { $0 < 0x20 || $0 == 0x7F ? UInt8(0x3F) : $0 } }
      .filter { !$0.allSatisfy { byte in byte == 0x2E } }
    guard !parts.isEmpty else { return "file" }
    return String(decoding: Array(parts.joined(separator: [0x2F])), as: UTF8.self)
  }

  /// What the packer of a system put in beside the files that somebody packed.
  private static func isOfPacker(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: 0x2F)
    return parts.first?.elementsEqual("__MACOSX".utf8) == true
      || parts.last?.elementsEqual(".DS_Store".utf8) == true
      || parts.last?.elementsEqual("Thumbs.db".utf8) == true
  }
}
