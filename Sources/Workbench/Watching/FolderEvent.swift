// Rulewright. Apache-2.0.

/// What the system says happened in a folder that is watched.
package enum FolderEvent: Hashable, Sendable {
  /// A program wrote into a file and has not closed it yet.
  case writing(String)
  /// A program closed a file that it could write to.
  case written(String)
  /// A file came by another name, or was made.
  case came(String)
  /// A file got another name, or was removed.
  case went(String)
  /// The folder itself came or went, or more happened than was told: everything is to be read anew.
  case folderChanged

  /// The file that it is about; nil when it is about the folder.
  package var name: String? {
    switch self {
    case .writing(let name), .written(let name), .came(let name), .went(let name): name
    case .folderChanged: nil
    }
  }
}

/// What happens in a folder of a workspace, as it happens, for as long as somebody listens.
///
/// The folder need not be there, and may be removed and made again. Nil when the system lends no
/// watch.
package func folderEvents(
  in folder: String, under root: String
) -> AsyncStream<[FolderEvent]>? {
  let (stream, continuation) = AsyncStream.makeStream(of: [FolderEvent].self)
  guard let watch = FolderWatch(folder, under: root, telling: { continuation.yield($0) }) else {
    return nil
  }
  continuation.onTermination = { _ in watch.end() }
  return stream
}
