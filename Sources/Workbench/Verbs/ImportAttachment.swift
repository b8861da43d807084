// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Hashing

extension Workspace {
  /// What of attachments is known before an import begins: which files came for which comments.
  func knownLinks(_ docket: String) -> AttachmentLinks {
    var links = AttachmentLinks()
    for line in received(docket).lines() { links.add(line.name, hash: line.hash) }
    return links
  }

  /// Keeps a file that came as the attachment of a comment; the comment finds it by its name.
  ///
  /// It is on the list of what was received once `listAttachments` has written that.
  func importAttachment(_ file: NamedFile, _ run: inout ImportRun) throws {
    let hash = try attachmentFolder(run.docket).keep(file.path)
    run.unlisted.append((hash, file.receivedName))
    run.links.add(file.receivedName, hash: hash)
    if let name = AttachmentLinks.Name(file.receivedName) {
      run.awaited.append((comment: name.comment, file: file.name))
    }
  }

  /// Puts the attachments that were kept on the list of what was received, all at once: the list is
  /// written anew each time.
  func listAttachments(_ run: inout ImportRun) throws {
    guard !run.unlisted.isEmpty else { return }
    try received(run.docket).note(run.unlisted)
    run.unlisted = []
  }

  /// Gives comments that were there before the files that came for them now, by reading again
  /// what they stand in; a file whose comment nobody knows is said, and kept for it.
  func linkAttachments(
    _ run: ImportRun, _ tally: inout ImportTally,
    _ importAgain: (NamedFile) throws -> ImportTally
  ) throws {
    let folder = received(run.docket)
    var done: Set<String> = []
    for (comment, file) in run.awaited {
      let id = CommentID(comment)
      guard let known = try run.record.comment(id) else {
        tally.read += 1
        tally.skipped.append(
          .init(
            file: file, row: 1,
            reason: "kept for comment \(comment), which is not in the record yet"))
        continue
      }
      guard run.links.isMissing(in: known.asReceived),
        let received = try run.record.receivedFile(of: id)
      else { continue }
      // Another file may lie there under its name.
      guard let path = try folder.copy(of: received.hash, name: received.name) else {
        let why = received.isKept ? "the copy is gone" : "no copy is kept"
        tally.read += 1
        tally.skipped.append(
          .init(
            file: file, row: 1,
            reason: "kept for comment \(comment), which finds it when '\(received.name)', of which "
              + "\(why), is imported again"))
        continue
      }
      guard done.insert(received.hash.hex).inserted else { continue }
      _ = try importAgain(
        NamedFile(path: path, name: received.name, receivedName: received.name))
    }
  }
}
