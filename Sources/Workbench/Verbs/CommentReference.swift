// Rulewright. Apache-2.0.

import Anchoring
package import Citing
package import Clauses
import CommentStore
import Comments
package import Dockets
import Referencing

/// What some words of a comment cite, on the stage commented on.
///
/// It is found by a program and no tag: that a comment speaks to a clause, a person says.
package struct CommentReference: Sendable {
  /// The words, and where they stand in the body, as byte offsets.
  package var text: String
  package var range: Range<Int>
  package var form: CitedReference.Form
  /// The clauses that they lead to for sure, those too to which a number of another stage was
  /// followed.
  package var clauses: [Clause]
  /// What only another stage has, and what became of it.
  package var followed: [Followed]
  /// The clauses that they may mean, where nothing says which.
  package var ambiguous: [Clause]
  /// Why something in them leads to no clause; nil where all does.
  package var unresolved: Reason?

  /// A clause of another stage.
  package struct Followed: Sendable {
    package var stage: StageID
    package var citation: String
    /// `moved`, `edited`, `ambiguous` or `orphaned`.
    package var stands: String
    /// What it may be on the stage commented on.
    package var now: [Clause]
  }

  /// Why words lead to no clause.
  package enum Reason: Sendable {
    /// The rule has none of that name; the deepest clause above it that there is.
    case noSuchClause(nearest: Clause?)
    case otherLaw, noContext

    package var name: String {
      switch self {
      case .noSuchClause: "no such clause"
      case .otherLaw: "another law"
      case .noContext: "not said of what"
      }
    }
  }
}

extension CommentReference {
  init(_ resolved: ResolvedReference, in body: [UInt8], of tree: ClauseTree) {
    let reference = resolved.reference
    text = String(decoding: body[reference.range], as: UTF8.self)
    range = reference.range
    form = reference.form
    clauses = resolved.leading.map { tree.clauses[$0] }
    (followed, ambiguous, unresolved) = ([], [], nil)
    for outcome in resolved.outcomes {
      switch outcome {
      case .clauses: break
      case .followed(let clause):
        let now = clause.standing.possible.map { tree.clauses[$0.clause] }
        followed.append(
          Followed(
            stage: clause.stage, citation: clause.citation, stands: clause.standing.name, now: now))
        if clause.certain == nil { ambiguous += now }
      case .ambiguous(let possible): ambiguous += possible.map { tree.clauses[$0] }
      case .unresolved(.noSuchClause(let nearest)):
        unresolved = unresolved ?? .noSuchClause(nearest: nearest.map { tree.clauses[$0] })
      case .unresolved(.otherLaw): unresolved = unresolved ?? .otherLaw
      case .unresolved(.noContext): unresolved = unresolved ?? .noContext
      }
    }
  }
}

extension Workspace {
  /// What a comment cites on its stage; nothing where that has no text.
  func references(in comment: Comment, of loaded: LoadedDocket) -> [CommentReference] {
    guard let stage = loaded.stage(comment.stage) else { return [] }
    let body = Array(comment.body.utf8)
    return resolver(of: stage, in: loaded).references(in: body).map {
      CommentReference($0, in: body, of: stage.tree)
    }
  }

  /// The comments that a filter lets through and that cite a clause on their stage, read one by one.
  func comments(
    _ filter: CommentFilter, citing label: ClauseLabel, _ record: Record, _ loaded: LoadedDocket
  ) throws -> (total: Int, comments: [Comment]) {
    var resolvers: [StageID: (clause: Int, resolver: ReferenceResolver)] = [:]
    for stage in loaded.stages {
      guard let clause = stage.tree.index(of: label) else { continue }
      resolvers[stage.stage.id] = (clause, resolver(of: stage, in: loaded))
    }
    var all = filter
    (all.limit, all.offset) = (nil, 0)
    var (total, comments): (Int, [Comment]) = (0, [])
    try record.forEachComment(all) { comment in
      guard let (clause, resolver) = resolvers[comment.stage],
        resolver.references(in: Array(comment.body.utf8)).leading.contains(clause)
      else { return }
      if total >= filter.offset, comments.count < filter.limit ?? .max {
        comments.append(comment)
      }
      total += 1
    }
    return (total, comments)
  }
}
