// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing

/// The tags of every codebook that was kept.
struct KeptTags {
  private var versions: [(kept: KeptCodebook, codebook: Codebook)] = []

  /// A codebook that somebody who stays has read is not read again.
  init(_ record: Record, _ cache: WorkspaceCache? = nil) throws {
    for kept in try record.codebookHistory() {
      if let known = cache?.codebook(kept.sha256) {
        versions.append((kept, known))
        continue
      }
      guard let bytes = try record.codebook(kept.sha256) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let codebook = parseCodebook(text, file: "codebook.yml").codebook
      cache?.keep(codebook, kept.sha256)
      versions.append((kept, codebook))
    }
  }

  /// A tag with a definition, as the first codebook that had it wrote it.
  func tag(defined hash: String) -> Tag? {
    for version in versions {
      let tag = version.codebook.tags.first { $0.definitionHash.utf8.elementsEqual(hash.utf8) }
      if let tag { return tag }
    }
    return nil
  }

  /// The hash of the first definition of a tag that was kept.
  func first(of id: TagID) -> String? {
    for version in versions {
      if let tag = version.codebook.tag(id) { return tag.definitionHash }
    }
    return nil
  }

  /// How a tag came to be, the newest first; under another id it is another tag.
  func history(of id: TagID) -> [CodebookView.Version] {
    var history: [CodebookView.Version] = []
    var last: Tag?
    for (kept, codebook) in versions {
      let tag = codebook.tag(id)
      guard tag != last else { continue }
      last = tag
      let what =
        kept.what == .codebookChanged ? kept.subject : "Read from codebook.yml, edited as text"
      history.append(.init(at: kept.at, who: kept.who, what: what, tag: tag))
    }
    return history.reversed()
  }
}
