// Rulewright. Apache-2.0.

package import Clauses
import Dockets
package import DraftParsing

extension Workspace {
  /// The draft that `FILE` or `DOCKET:STAGE` names.
  package static func draft(
    named reference: String, numbering: Numbering?,
    workspace: () throws(WorkspaceError) -> Workspace
  ) throws(WorkspaceError) -> ParsedDraft {
    let bytes = Array(reference.utf8)
    if let colon = bytes.firstIndex(of: 0x3A), !Disk.isThere(reference) {
      let docket = String(decoding: bytes[..<colon], as: UTF8.self)
      let stage = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
      return try workspace().draft(docket: docket, stage: stage)
    }
    if !Disk.isThere(reference), Workspace.isName(reference), let here = try? workspace(),
      here.docketNames.contains(reference)
    {
      let stages = try here.load(reference).docket.stages.map { "\(reference):\($0.id)" }
      throw .refused(
        "'\(reference)' is a docket; say which of its stages: " + stages.joined(separator: ", "))
    }
    let text = try Disk.read(reference, limit: DraftBounds.fileBytes + 1)
    return ParsedDraft(Draft(file: reference, bytes: text), numbering: numbering)
  }

  private func draft(docket name: String, stage id: String) throws(WorkspaceError) -> ParsedDraft {
    let docket = try load(name).docket
    guard let stage = docket.stages.first(where: { $0.id.text == id }) else {
      throw .noStage(id, docket: name, known: docket.stages.map(\.id.text))
    }
    let path = draftsFolder(name) + "/" + stage.draftFile
    let bytes = try Disk.read(path, limit: DraftBounds.fileBytes + 1)
    return ParsedDraft(
      Draft(file: shown(path), bytes: bytes), numbering: stage.numbering ?? docket.numbering)
  }
}
