// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Dockets
import Extraction
import Hashing
import Unpacked

/// What an import goes by from its first file to its last.
struct ImportRun {
  var docket: String
  var record: Record
  var choose: StageChoice
  var stamp: EventStamp
  /// Whether what was not received yet is copied to what was.
  var keepsCopies = true
  /// In which order files came, as far as the list of what was received says.
  var order: ReceivedOrder
  /// Files that came as attachments of comments, in this import and before.
  var links: AttachmentLinks
  /// The comments that files of this import belong to.
  var awaited: [(comment: String, file: String)] = []
  /// The files of this import that are kept and not on the list of what was received yet.
  var unlisted: [(hash: String, name: String)] = []
}

extension Workspace {
  /// What a file is that must be opened by another process; nil when it is text.
  func openedKind(_ beginning: [UInt8], of file: NamedFile) throws -> DocumentKind? {
    let size = Disk.size(of: file.path) ?? 0
    var end: [UInt8] = []
    if beginning.starts(with: [0x50, 0x4B]) {
      end = try Disk.readEnd(file.path, count: min(size, 1 << 16))
    }
    let kind = DocumentKind(
      beginning: beginning[...], end: end[...], name: Disk.lastName(of: file.name))
    return kind.isOpened ? kind : nil
  }

  /// Takes the letters of a file into the record, all or nothing, and keeps what came with them.
  func importMail(
    _ file: NamedFile, _ run: ImportRun, _ onProgress: (_ byte: Int, _ row: Int) throws -> Void
  ) throws -> ImportTally {
    let extractor = try extractor()
    let folder = received(run.docket)
    let attachments = attachmentFolder(run.docket)
    let kept = try folder.keep(file.path, name: file.receivedName)
    do {
      let tally = try run.record.importFile(
        kept.received(run.stamp), in: run.order, stamp: run.stamp
      ) { take in
        var comments = MailComments(stage: run.choose.stage(received:))
        var read = 0
        try MailFile(extractor).read(kept.path) { outcome in
          read += 1
          switch outcome {
          case .rejected(let number, let bytes, let reason):
            let place = "bytes \(bytes.lowerBound) to \(bytes.upperBound)"
            try take(.rejected(row: number, reason: "\(reason) (\(place))"))
          case .message(let message, let paths):
            let hashes = try paths.map { try attachments.keep($0) }
            try take(comments.row(message, kept: hashes))
            try onProgress(message.bytes.upperBound, read)
          }
        }
        return read
      }
      try folder.note([kept])
      return tally.naming(file.name)
    } catch {
      folder.forget(kept)
      throw error
    }
  }

  /// Takes a letter that is a document: the file is the comment's one attachment, and its words
  /// are what is read of it.
  func importLetter(_ file: NamedFile, _ run: ImportRun) throws -> ImportTally {
    let folder = received(run.docket)
    let kept = try folder.keep(file.path, name: file.receivedName)
    do {
      let tally = try run.record.importFile(
        kept.received(run.stamp), in: run.order, stamp: run.stamp
      ) { take in
        guard let stage = run.choose.stage(received: nil) else {
          try take(.rejected(row: 1, reason: MailComments.noStage))
          return 1
        }
        let comment = Comment(
          id: CommentID("file-" + kept.hash.short), stage: stage, body: "",
          attachments: [
            Attachment(number: 1, name: Disk.lastName(of: kept.name), sha256: kept.hash.hex)
          ])
        try take(.comment(ImportedComment(comment: comment, row: 1, bytes: 0..<kept.size)))
        return 1
      }
      try folder.note([kept])
      return tally.naming(file.name)
    } catch {
      folder.forget(kept)
      throw error
    }
  }

  /// The program that opens what strangers sent.
  func extractor() throws -> Extractor {
    guard let extractor = Extractor.beside else { throw WorkspaceError.refused(Extractor.missing) }
    return extractor
  }
}

extension DocumentKind {
  /// Whether such a file is imported and opened by another process for it.
  var isOpened: Bool {
    switch self {
    case .pdf, .docx, .odt, .rtf, .oldOffice, .png, .jpeg, .tiff, .mail, .archive, .xlsx, .ods: true
    case .html, .text, .empty, .unknown, .pptx, .odp, .epub, .gif, .bmp, .webp, .svg: false
    }
  }
}
