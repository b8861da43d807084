// Rulewright. Apache-2.0.

import Hashing

/// Where the bytes of attachments are kept, each under its SHA-256 and nothing else: what their
/// senders called them stands with the comments.
struct AttachmentFolder {
  let path: String
  /// What was received lies here; a letter that came as a file is its own attachment.
  let received: ReceivedFolder

  /// Keeps the bytes of a file, and gives their hash.
  func keep(_ source: String) throws -> String {
    let hash = try Disk.hash(of: source).hex
    let target = path + "/" + hash
    guard !Disk.isThere(target) else { return hash }
    try Disk.makeFolder(path)
    try Disk.copy(source, to: target)
    guard try Disk.hash(of: target).hex == hash else {
      try Disk.remove(target)
      throw WorkspaceError.refused("\(source) changed while it was read; import it again")
    }
    return hash
  }

  /// Where the bytes of a hash lie; nil when they are gone.
  func path(of hash: String) -> String? {
    guard hash.utf8.count == 64, !hash.utf8.contains(0x2F), !hash.utf8.contains(0x2E) else {
      return nil
    }
    let own = path + "/" + hash
    if Disk.isPlainFile(own) { return own }
    let name = Disk.names(in: received.path).first { $0.utf8.starts(with: hash.utf8) }
    return name.map { received.path + "/" + $0 }
  }
}

extension Workspace {
  /// Where the bytes of a docket's attachments are kept.
  func attachmentFolder(_ docket: String) -> AttachmentFolder {
    let received = received(docket)
    return AttachmentFolder(path: received.path + "/attachments", received: received)
  }
}
