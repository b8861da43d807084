// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing

extension Workspace {
  /// Writes a docket's responses as text, a file each; a file that says the same already stays as
  /// somebody wrote it.
  ///
  /// Nothing is taken away: files that the record knows nothing of are named, for a person to
  /// import or to remove.
  package func exportResponses(of name: String) throws -> ExportedText {
    let loaded = try load(name)
    let responses = try record(name).responses()
    let reader = ResponseReader(loaded)
    // A record may come from anywhere; a name of its own must not lead out of the folder.
    for written in responses where Workspace.isName(written.response.id.text) {
      let path = responsePath(written.response.id, in: name)
      if Disk.isThere(path), let there = try readResponse(path).response,
        (try? reader.written(there)) == written
      {
        continue
      }
      try Disk.write(Array(reader.file(written).text.utf8), to: path)
    }
    let own = Set(responses.map { responsePath($0.response.id, in: name) })
    return ExportedText(
      path: shown(responsesFolder(name)), count: responses.count,
      others: responsePaths(name).filter { !own.contains($0) }.map(shown))
  }
}
