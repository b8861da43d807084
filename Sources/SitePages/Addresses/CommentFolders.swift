// Rulewright. Apache-2.0.

import Comments

/// The names of the folders of comments' pages.
///
/// Nearly every comment's number is its folder's name, so only the others are kept: a list of all
/// would weigh more than everything else that is known of a large docket.
struct CommentFolders: Sendable {
  private let others: [Int: String]

  /// The names of the comments that have a page, in their order, beside what is taken.
  init(_ heads: [CommentHead], taken: PathNames, hasPage: (Int) -> Bool) {
    let pages = heads.indices.filter(hasPage)
    var marks = pages.map { PathNames.mark(of: heads[$0].id.text) }
    marks.sort()
    let isUnique = zip(marks, marks.dropFirst()).allSatisfy { $0 != $1 }
    var others: [Int: String] = [:]
    if !isUnique || pages.contains(where: { taken.holds(heads[$0].id.text) }) {
      var names = taken
      for index in pages {
        let name = names.name(for: heads[index].id.text)
        if name != safe(heads[index].id.text) { others[index] = name }
      }
    }
    self.others = others
  }

  func name(of index: Int, _ head: CommentHead) -> String { others[index] ?? safe(head.id.text) }
}
