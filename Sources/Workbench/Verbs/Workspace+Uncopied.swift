// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Unpacked

/// What an import without copies must refuse, and what is told of files that were not copied.
extension Workspace {
  /// Refuses a file that must be kept, since it carries what came with comments, or is read by
  /// another process, so that nobody here sees which bytes were read.
  func refuseUncopied(
    _ file: NamedFile, _ format: ImportedFormat, of docket: String
  ) throws {
    guard !received(docket).holds(file.path) else { return }
    switch format {
    case .attachment: throw WorkspaceError.refused(Self.isAttachment)
    case .opened(let kind):
      throw WorkspaceError.refused(
        "it is \(kind.words), and of such files a copy is always kept, with all that they carry; "
          + "import it without --no-copy, or what it holds as CSV or JSON")
    case .file(.codingsCSV), .file(.readingsCSV), .file(.redactionsCSV), .file(.campaignsCSV):
      throw WorkspaceError.refused(Self.isOfStaff)
    case .file, .response: return
    }
  }

  /// Why what staff wrote needs no option.
  static let isOfStaff =
    "it is what staff made of comments, of which no copy is made anyway; leave --no-copy away"

  /// Why an attachment is copied.
  static let isAttachment =
    "it came with a comment, and what came with comments is always kept; import it without --no-copy"

  /// Notes the files on the list of what was received that neither lie here nor are in the record: a
  /// clone has no file of which no copy was kept.
  func missingFiles(of docket: String, _ record: Record) throws -> [ImportNote] {
    let folder = received(docket)
    let lines = folder.lines().filter { AttachmentLinks.Name($0.name) == nil }
    guard !lines.isEmpty else { return [] }
    let known = Set(try record.receivedFiles().map(\.sha256))
    let present = Set(
      Disk.names(in: folder.path).map { String(decoding: $0.utf8.prefix(64), as: UTF8.self) })
    let missing = lines.filter { !known.contains($0.hash) && !present.contains($0.hash) }
    guard !missing.isEmpty else { return [] }
    let text =
      "it lists \(filesInWords(missing.map(\.name))), of which no copy is here and which the record "
      + "has not; import what is missing from where it is kept, in this order, and then run "
      + "`import \(docket)` again"
    return [ImportNote(file: shown(folder.list), text: text)]
  }
}
