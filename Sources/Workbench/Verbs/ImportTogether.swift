// Rulewright. Apache-2.0.

import CommentStore

extension Workspace {
  /// How many files, and how many bytes of them, are committed at once at most.
  private static let mostTogether = (files: 500, bytes: 16 << 20)
  /// A file above this is worth a commit of its own.
  private static let largestTogether = 1 << 20

  /// Files in their order, in lists that can be committed at once: a folder of a hundred thousand
  /// letters would wait for the disk as many times.
  func batches(
    of files: [(NamedFile, ImportedFormat)]
  ) -> [[(NamedFile, ImportedFormat)]] {
    var batches: [[(NamedFile, ImportedFormat)]] = []
    var bytes = 0
    var isOpen = false
    for (file, format) in files {
      let size = Disk.size(of: file.path) ?? 0
      let isSmall = format.isOfComments && size <= Self.largestTogether
      if isSmall, isOpen, let last = batches.last, last.count < Self.mostTogether.files,
        bytes + size <= Self.mostTogether.bytes
      {
        batches[batches.count - 1].append((file, format))
        bytes += size
      } else {
        batches.append([(file, format)])
        bytes = size
      }
      isOpen = isSmall
    }
    return batches
  }

  /// Takes some files, each all or nothing, and commits them at once.
  ///
  /// When `take` throws, the files before are committed, and the error is thrown on.
  func importTogether(
    _ files: [(NamedFile, ImportedFormat)], _ run: ImportRun,
    _ take: (NamedFile, ImportedFormat) throws -> Void
  ) throws {
    guard files.count > 1 else {
      for (file, format) in files { try take(file, format) }
      return
    }
    let folder = received(run.docket)
    let receipts = ReceivedFolder.Receipts()
    let outcome = Result {
      try Disk.$syncsLater.withValue(true) {
        try ReceivedFolder.$receipts.withValue(receipts) {
          try run.record.importTogether(beforeCommit: { try Disk.syncAll(folder.path) }) {
            for (file, format) in files { try take(file, format) }
          }
        }
      }
    }
    // What was kept is on the list even where nothing was committed: it lies in the folder.
    try folder.note(receipts.files)
    try outcome.get()
  }
}
