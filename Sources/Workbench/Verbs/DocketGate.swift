// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Coverage
import DocketParsing
package import Dockets

/// The gate of a docket, with the docket.
package struct DocketGate: Sendable {
  package var docket: Docket
  package var codebook: Codebook
  package var gate: Gate
}

extension Workspace {
  /// What is left to do before a final rule; `listing` says how many untagged and late comments are
  /// named at most.
  package func gate(
    of name: String, today: CalendarDay, listing: Int? = nil
  ) throws -> DocketGate {
    let loaded = try load(name)
    var gate = try gate(loaded, today: today, listing: listing)
    gate.files =
      try loaded.diagnostics + checkResponses(name, loaded)
      + checkRepeatedWords(loaded) + checkReasons(loaded)
      + checkSteps(loaded)
    return DocketGate(docket: loaded.docket, codebook: loaded.codebook, gate: gate)
  }

  /// The gate without what is wrong in files, which a check says anyway.
  func gate(_ loaded: LoadedDocket, today: CalendarDay, listing: Int? = nil) throws -> Gate {
    let record = try recordIfAny(loaded.docket.name)
    return Gate(
      report: try coverageReport(loaded, record, today: today, listing: listing),
      review: try record.map { try tagsToReview(loaded, $0) } ?? [],
      undecided: try record?.waiting(limit: listing).map {
        UndecidedWords(comment: $0.comment, count: $0.places)
      } ?? [], undecidedCount: try record?.waitingCount() ?? 0,
      outOfStep: try outOfStep(loaded, record?.responses() ?? []),
      texts: try record.map { try checkTexts(loaded, $0) } ?? [])
  }

  private func outOfStep(
    _ loaded: LoadedDocket, _ responses: [WrittenResponse]
  ) throws -> [ResponseOutOfStep] {
    let name = loaded.docket.name
    let reader = ResponseReader(loaded)
    var found: [ResponseOutOfStep] = []
    func note(_ id: ResponseID, _ path: String, _ fault: ResponseOutOfStep.Fault) {
      found.append(ResponseOutOfStep(id: id, path: shown(path), fault: fault))
    }
    for written in responses {
      let id = written.response.id
      let path = responsePath(id, in: name)
      guard Disk.isThere(path) else {
        note(id, path, .notAsText)
        continue
      }
      guard let there = try readResponse(path).response else { continue }
      if (try? reader.written(there)) != written { note(id, path, .differs) }
    }
    let known = Set(responses.map { responsePath($0.response.id, in: name) })
    for path in responsePaths(name) where !known.contains(path) {
      note(Self.responseID(ofFile: path), path, .notInRecord)
    }
    return found
  }
}
