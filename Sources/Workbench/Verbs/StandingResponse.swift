// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing
import Dockets
import Hashing
import IssueViews

extension Workspace {
  /// A response as the record has it, or as its file says where the record has none, with its
  /// version; nil where neither has it.
  ///
  /// Throws `RespondRefusal` where the file alone has it and cannot be read.
  func standingResponse(
    _ id: ResponseID, _ loaded: LoadedDocket, _ responses: [WrittenResponse]
  ) throws -> StandingResponse? {
    let reader = ResponseReader(loaded)
    let known = responses.first { $0.response.id == id }
    let path = responsePath(id, in: loaded.docket.name)
    let bytes = Workspace.isName(id.text) && Disk.isThere(path) ? try Disk.read(path) : nil
    let there = bytes == nil ? nil : try readResponse(path).response.map(reader.written)
    let said = known.map { reader.file($0).text } ?? ""
    var state = ContentHash.Builder()
    state.update(Array(said.utf8))
    // No text holds a NUL.
    state.update([0])
    state.update(bytes ?? [0])
    let version = state.finish().hex
    guard let written = known ?? there else {
      guard bytes == nil else { throw RespondRefusal.unsound("\(shown(path)) cannot be read") }
      return nil
    }
    var standing = StandingResponse(written: written, version: version)
    if let bytes, there != written { standing.text = String(decoding: bytes, as: UTF8.self) }
    return standing
  }

  /// That what an author had before them is still what stands.
  func checkThatNothingCameBetween(
    _ began: ResponseBeginning?, _ written: WrittenResponse, _ drafting: ResponseDrafting
  ) throws {
    let id = written.response.id
    switch began {
    case nil: return
    case .version(let version):
      let standing = try standingResponse(id, drafting.loaded, drafting.existing)
      guard let standing, standing.version.utf8.elementsEqual(version.utf8) else {
        throw ResponseConflict(theirs: standing, id: id)
      }
    case .nothing(let known):
      let own = Set(written.response.stageIssues.prefix(1))
      let new = drafting.existing.first {
        !known.contains($0.response.id) && !own.isDisjoint(with: $0.response.stageIssues)
      }
      guard let new else { return }
      throw ResponseConflict(
        theirs: try standingResponse(new.response.id, drafting.loaded, drafting.existing), id: nil)
    }
  }
}
