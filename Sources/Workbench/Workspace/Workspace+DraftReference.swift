// Rulewright. Apache-2.0.

package import Clauses
import Dockets
import DraftParsing

extension Workspace {
  /// The clauses of the draft that `FILE` or `DOCKET:STAGE` names.
  package static func draft(
    named reference: String, numbering: Numbering?,
    workspace: () throws(WorkspaceError) -> Workspace
  ) throws(WorkspaceError) -> ClauseTree {
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
    return ParsedDraft(Draft(file: reference, bytes: text), numbering: numbering).tree
  }

  private func draft(docket name: String, stage id: String) throws(WorkspaceError) -> ClauseTree {
    let loaded = try load(name)
    guard let stage = loaded.docket.stages.first(where: { $0.id.text == id }) else {
      throw .noStage(id, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    guard let text = loaded.stage(stage.id) else {
      let path = draftsFolder(name) + "/" + stage.draftFile
      throw .cannotRead(path: path, reason: "it is not there")
    }
    return text.tree
  }
}
