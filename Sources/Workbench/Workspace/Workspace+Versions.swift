// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentStore
import Dockets
import DraftParsing
import Freezing
import Hashing

extension Workspace {
  /// Where the older texts that codings speak to lie as text, each under its SHA-256.
  func versionsFolder(_ docket: String) -> String { commentsFolder(docket) + "/versions" }

  /// The texts that some codings can be held against: those of today, and the older ones that the
  /// record has kept.
  func knownTexts(
    _ loaded: LoadedDocket, _ record: Record?, for codings: [Coding]
  ) throws -> KnownTexts {
    try knownTexts(loaded, record, for: Set(codings.compactMap { $0.target?.version }))
  }

  /// The texts of some versions, with those of today.
  func knownTexts(
    _ loaded: LoadedDocket, _ record: Record?, for versions: Set<DraftVersion>
  ) throws -> KnownTexts {
    var texts = KnownTexts()
    for stage in loaded.stages {
      texts.present[stage.stage.id] = .init(tree: stage.tree, fileHash: stage.fileHash)
    }
    for version in versions where !loaded.isPresent(version) {
      texts.older[version] = try loaded.older.value(version) {
        guard let today = loaded.stage(version.stage)?.tree,
          let bytes = try record?.bytes(of: version)
        else { return nil }
        return seenText(loaded.tree(of: version, bytes), today: today)
      }
    }
    return texts
  }
}

extension LoadedDocket {
  /// Whether a version is the stage's file as it is today.
  func isPresent(_ version: DraftVersion) -> Bool {
    stage(version.stage)?.fileHash.utf8.elementsEqual(version.fileHash.utf8) ?? false
  }

  /// The clauses of an older text of a stage.
  func tree(of version: DraftVersion, _ bytes: [UInt8]) -> ClauseTree {
    let numbering = docket.stage(version.stage)?.numbering ?? docket.numbering
    let tree = ParsedDraft(
      Draft(file: version.fileHash + ".md", bytes: bytes), numbering: numbering
    ).tree
    let keys = lock.keys(of: version.stage, fileHash: version.fileHash)
    return keys.isEmpty ? tree : tree.bearing(keys)
  }
}

/// Whether a text is a SHA-256 as it is written here, and so no way out of a folder.
func isFileHash(_ text: String) -> Bool {
  text.utf8.count == 64
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
