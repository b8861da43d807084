// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Dockets
import DraftParsing
import SitePages

/// The responses of a record whose answering stage is among some, with their words read.
func publicResponses(
  of record: PublishedRecord, on stages: [StageContent]
) throws -> [ResponseContent] {
  let shown = stages.map(\.stage.id)
  return try record.responses().filter { shown.contains($0.answeredIn) }.map {
    let draft = Draft(file: $0.id.text + ".md", bytes: Array($0.body.utf8))
    return ResponseContent(response: $0, text: ParsedDraft(draft, numbering: .prose).tree)
  }
}

/// The texts that codings saw and that are not their stages' texts today, as far as they were kept.
func olderVersions(
  in record: PublishedRecord, for codings: [Coding], on stages: [StageContent], of docket: Docket
) throws -> [DraftVersion: ClauseTree] {
  var trees: [DraftVersion: ClauseTree] = [:]
  for version in Set(codings.compactMap(\.target?.version)) {
    guard let stage = stages.first(where: { $0.stage.id == version.stage }),
      !stage.fileHash.utf8.elementsEqual(version.fileHash.utf8),
      let bytes = try record.bytes(of: version)
    else { continue }
    let draft = Draft(file: stage.stage.draftFile, bytes: bytes)
    trees[version] =
      ParsedDraft(draft, numbering: stage.stage.numbering ?? docket.numbering).tree
  }
  return trees
}
