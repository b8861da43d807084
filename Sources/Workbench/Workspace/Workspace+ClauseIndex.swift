// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Referencing
package import Suggesting

/// Of what the clauses of a stage by their words and names are made: its own text, and those of the
/// other stages, through which numbers are followed.
struct IndexQuestion: Hashable, Sendable {
  struct Text: Hashable, Sendable {
    var version: DraftVersion
    var numbering: Numbering
  }

  var stage: StageID
  var texts: [Text]
  var cfr: String?

  init(_ stage: StageID, of loaded: LoadedDocket) {
    self.stage = stage
    texts = loaded.stages.map {
      Text(version: DraftVersion($0), numbering: $0.tree.numbering)
    }
    cfr = loaded.docket.cfr
  }
}

extension Workspace {
  /// The clauses of a stage by their words and names, with the ways to the docket's other stages.
  ///
  /// Made once for a stage, and kept while the texts of the docket are as they were.
  package func clauseIndex(of stage: LoadedStage, in loaded: LoadedDocket) -> ClauseIndex {
    let question = IndexQuestion(stage.stage.id, of: loaded)
    if let known = cache?.coding.index(loaded.docket.name, question) { return known }
    let index = ClauseIndex(
      stage.tree, of: stage.stage.id, cfr: loaded.docket.cfr, steps: loaded.steps)
    cache?.coding.keep(index, of: loaded.docket.name, question)
    return index
  }

  /// What tells which clauses of a stage are cited; that of the kept index where there is one.
  func resolver(of stage: LoadedStage, in loaded: LoadedDocket) -> ReferenceResolver {
    guard cache == nil else { return clauseIndex(of: stage, in: loaded).resolver }
    return ReferenceResolver(
      stage.tree, of: stage.stage.id, cfr: loaded.docket.cfr, steps: loaded.steps)
  }
}
