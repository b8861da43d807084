// Rulewright. Apache-2.0.

package import Codings
import CommentStore
import Comments
package import Dockets
import Hashing

/// A codebook with what the record knows of its tags.
package struct CodebookView: Sendable {
  /// A coding that was made under another definition than today's, and what its coder saw.
  package struct Review: Sendable {
    package var numbered: NumberedCoding
    /// Tells whether it is still what a page shows.
    package var mark: String
    package var organization: String
    /// Nil where that codebook was not kept.
    package var seen: Tag?
  }

  /// A tag as one kept codebook had it.
  package struct Version: Sendable {
    package var at: String
    package var who: String
    package var what: String
    /// Nil where that codebook has no such tag.
    package var tag: Tag?
  }

  package var docket: Docket
  package var codebook: Codebook
  /// The SHA-256 of the file, by which a conflict is noticed.
  package var version: String
  /// The comments that bear each tag.
  package var comments: [TagID: Int]
  /// The codings of each tag that were made under another definition.
  package var toReview: [TagID: Int]
  /// Those of the tag that was asked for, the oldest first, at most as many as were asked for.
  package var review: [Review]
  /// How the tag that was asked for came to be, the newest first, without what left it as it was.
  package var history: [Version]
}

extension Workspace {
  /// The codebook of a docket; of one tag also what waits for review and how it came to be.
  package func codebook(
    of name: String, looking tag: TagID?, most: Int = 50
  ) throws -> CodebookView {
    let loaded = try load(name)
    let path = codebookPath(name)
    let bytes = Disk.isThere(path) ? try Disk.read(path) : []
    var view = CodebookView(
      docket: loaded.docket, codebook: loaded.codebook, version: ContentHash(of: bytes).hex,
      comments: [:], toReview: [:], review: [], history: [])
    guard Disk.isThere(recordPath(name)) else { return view }
    let record = try record(name)
    view.comments = try record.tagCounts()
    let kept = try KeptTags(record, cache)
    for tag in loaded.codebook.tags {
      let count = try record.outdatedCodings(
        of: tag.id, than: tag.definitionHash, first: kept.first(of: tag.id), most: 0
      ).total
      if count > 0 { view.toReview[tag.id] = count }
    }
    guard let tag, let now = loaded.codebook.tag(tag) else { return view }
    let first = kept.first(of: tag)
    view.review = try record.outdatedCodings(
      of: tag, than: now.definitionHash, first: first, most: most
    ).codings.map { numbered in
      CodebookView.Review(
        numbered: numbered, mark: numbered.mark,
        organization: try record.comment(numbered.coding.comment)?.submitter.organization ?? "",
        seen: (numbered.coding.definition ?? first).flatMap { kept.tag(defined: $0) })
    }
    view.history = kept.history(of: tag)
    return view
  }
}
