// Rulewright. Apache-2.0.

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
  /// What is being done.
  package enum Phase: Hashable, Sendable {
    /// The files are read, one after the other.
    case files
    /// The words of attachments are read, which comes after the files.
    case attachments(done: Int, inAll: Int)
  }

  package var phase = Phase.files
  /// The file under way, as the user named it.
  package var file: String
  /// Files that landed.
  package var filesDone = 0
  package var filesInAll: Int
  /// Of all files together.
  package var bytesRead = 0
  package var bytesInAll: Int
  /// Whether nobody knows how many bytes will come.
  package var isOpenEnded = false
  /// Of all files together.
  package var rowsRead = 0
  /// The bytes and rows of the files before the one under way.
  private var bytesLanded = 0
  private var rowsLanded = 0
  /// The size of the file under way.
  private var size = 0

  package init(file: String, filesInAll: Int, bytesInAll: Int) {
    self.file = file
    self.filesInAll = filesInAll
    self.bytesInAll = bytesInAll
  }
}

extension ImportProgress {
  /// Of attachments that are read by themselves, without any file.
  package init(attachments done: Int, inAll: Int) {
    self.init(file: "", filesInAll: 0, bytesInAll: 0)
    phase = .attachments(done: done, inAll: inAll)
  }

  /// How much of the phase is done, in bytes or in attachments.
  package var measure: (done: Int, inAll: Int) {
    switch phase {
    case .files: (bytesRead, bytesInAll)
    case .attachments(let done, let inAll): (done, inAll)
    }
  }

  /// How much of the phase is done, from 0 to 100; 100 only when nothing is left.
  package var percent: Int {
    if isOpenEnded, phase == .files { return 0 }
    let (done, inAll) = measure
    guard inAll > 0 else { return 100 }
    return done >= inAll ? 100 : min(99, max(0, Int(Double(done) / Double(inAll) * 100)))
  }
}

// MARK: - As the verb goes through its files

extension ImportProgress {
  /// Of a file that comes through a pipe.
  init(piped name: String) {
    self.init(file: name, filesInAll: 1, bytesInAll: 0)
    isOpenEnded = true
  }

  init(of files: [NamedFile]) {
    self.init(
      file: files.first?.name ?? "", filesInAll: files.count,
      bytesInAll: files.reduce(0) { $0 + (Disk.size(of: $1.path) ?? 0) })
  }

  /// Goes on to a file; all bytes of the one before are read.
  mutating func begin(_ file: NamedFile) {
    self.file = file.name
    bytesLanded += size
    size = Disk.size(of: file.path) ?? 0
    bytesRead = bytesLanded
  }

  /// Says that the file under way landed.
  mutating func end(rows: Int) {
    filesDone += 1
    (bytesRead, rowsRead) = (bytesLanded + size, rows)
    rowsLanded = rows
  }

  /// The same at a place in the file under way.
  func at(byte: Int, row: Int) -> ImportProgress {
    var progress = self
    // What an archive holds may be longer than itself.
    progress.bytesRead = bytesLanded + min(byte, size)
    progress.rowsRead = rowsLanded + row
    return progress
  }
}

/// An import that somebody ended before it was done.
///
/// Every file that landed before is whole in the record.
package struct ImportStopped: Error, Sendable {
  /// What was under way.
  package enum Place: Hashable, Sendable {
    /// A file, of which nothing was taken.
    case file(String)
    /// An archive, of whose files those that were imported before stay.
    case archive(String)
    /// The attachments, after all files; those that were not read wait.
    case attachments
  }

  package var place: Place
  package var landed: ImportOutcome

  init(at place: Place, landed: ImportOutcome) {
    self.place = place
    self.landed = landed
  }
}

extension ImportStopped {
  /// What was not taken, in a sentence without its stop.
  package var inWords: String {
    switch place {
    case .file(let name): "nothing of \(name) was taken"
    case .archive(let name):
      "the files of \(name) that were imported before stay, and no others came"
    case .attachments: "all files were imported, and attachments that were not read wait"
    }
  }
}
