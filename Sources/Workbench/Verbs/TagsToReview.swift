// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Coverage

extension Workspace {
  /// The tags of today's codebook that have codings which were made under another definition, as
  /// `CodebookView` counts them.
  func tagsToReview(_ loaded: LoadedDocket, _ record: Record) throws -> [TagToReview] {
    var kept: KeptTags?
    /// The definition of today and the first that was kept.
    var definitions: [TagID: (now: String, first: String?)] = [:]
    for tag in loaded.codebook.tags where definitions[tag.id] == nil {
      let known = try kept ?? KeptTags(record, cache)
      kept = known
      definitions[tag.id] = (tag.definitionHash, known.first(of: tag.id))
    }
    var waiting: [TagID: Int] = [:]
    // What is asked is read where it is: a copy of a coding is a copy of a dozen texts.
    for made in try followedCodings(record).codings {
      guard let known = definitions[made.coding.tag],
        let seen = made.coding.definition ?? known.first, seen != known.now
      else { continue }
      waiting[made.coding.tag, default: 0] += 1
    }
    return loaded.codebook.tags.compactMap { tag in
      waiting.removeValue(forKey: tag.id).map { TagToReview(tag: tag.id, count: $0) }
    }
  }
}
