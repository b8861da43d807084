// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Diagnostics
import DocketParsing

extension Workspace {
  /// Takes responses from their files in one transaction; a file that cannot be read, or that
  /// names a stage or a clause that is not there, is rejected with its reason and line.
  ///
  /// Whether somebody raised their issues is asked at the gate and not here: codings may come
  /// later.
  func importResponses(
    _ files: [NamedFile], _ loaded: LoadedDocket, _ record: Record,
    _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    guard !files.isEmpty else { return tally }
    let reader = ResponseReader(loaded)
    var responses: [WrittenResponse] = []
    for file in files {
      tally.read += 1
      func reject(_ line: Int, _ reason: String) {
        tally.rejected.append(.init(file: file.name, row: line, reason: reason))
      }
      let read = try readResponse(file.path)
      guard let response = read.response else {
        let error = read.diagnostics.first { $0.severity == .error }
        reject(error?.place.line ?? 1, error?.summary ?? "it cannot be read")
        continue
      }
      guard !responses.contains(where: { $0.response.id == response.id }) else {
        reject(1, "another file of that name is imported with it")
        continue
      }
      // SQLite's text functions end a text at its first NUL, so the record takes none.
      guard ![response.title, response.body, response.author].contains(where: holdsNUL) else {
        reject(1, "it holds a NUL character")
        continue
      }
      do {
        responses.append(try reader.written(response))
      } catch let refusal as RespondRefusal {
        reject(read.places[refusal.field].line, "\(refusal)")
      } catch let problem as WorkspaceError {
        reject(read.places[.stage].line, "\(problem)")
      }
    }
    let put = try record.putResponses(responses, isImport: true, stamp: stamp)
    tally.added = put.added
    tally.updated = put.updated
    tally.unchanged = put.unchanged
    return tally
  }
}

extension RespondRefusal {
  /// The part of a response's file that a refusal is about.
  var field: ResponsePlaces.Field {
    switch self {
    case .noClause: .changed
    case .noStageAfter: .stage
    case .noDisposition: .disposition
    default: .issues
    }
  }
}

private func holdsNUL(_ text: String) -> Bool { text.utf8.contains(0) }
