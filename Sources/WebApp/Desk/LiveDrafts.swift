// Rulewright. Apache-2.0.

import Dockets
import StaffPages
import Synchronization
import Workbench

/// The drafts that are looked at, each followed from the first look on, and what pages have of them.
final class LiveDrafts: Sendable {
  private struct Name: Hashable, Sendable {
    var docket: String
    var stage: String
    var against: String?
  }

  private struct Followed: Sendable {
    var draft: LiveDraft
    var task: Task<Void, Never>
  }

  private struct Kept: Sendable {
    var drafts: [Name: Followed] = [:]
    var manifests: [String: DraftManifest] = [:]
    /// The tokens of the manifests, oldest first.
    var tokens: [String] = []
    var isEnded = false
  }

  /// How many pages' contents are kept, to send no more than what changed; a page of which nothing
  /// is known any more is sent everything.
  private static let mostManifests = 64

  private let workspace: Workspace
  private let kept = Mutex(Kept())

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// A draft, followed from now on.
  ///
  /// Throws `WorkspaceError` when there is no such stage or no text of it.
  func draft(of stage: String, in docket: String, against: String?) throws -> LiveDraft {
    let name = Name(docket: docket, stage: stage, against: against)
    if let followed = kept.withLock({ $0.drafts[name] }) { return followed.draft }
    let draft = try LiveDraft(
      workspace, docket: docket, stage: StageID(stage), against: against.map { StageID($0) })
    return kept.withLock { kept in
      // Two pages may have asked at once, and one of the two drafts is enough.
      if let followed = kept.drafts[name] { return followed.draft }
      guard !kept.isEnded else { return draft }
      let task = Task { [weak self] in
        await draft.follow()
        self?.forget(name, draft)
      }
      kept.drafts[name] = Followed(draft: draft, task: task)
      return draft
    }
  }

  /// Lets go of a draft that is followed no more, as where the system tells of no events: whoever
  /// asks again is shown what the file says then.
  private func forget(_ name: Name, _ draft: LiveDraft) {
    kept.withLock { kept in
      if kept.drafts[name]?.draft === draft { kept.drafts[name] = nil }
    }
  }

  /// Keeps what a page is given, and gives the token by which it asks for changes.
  func keep(_ manifest: DraftManifest) -> String {
    let token = manifest.token
    kept.withLock { kept in
      if kept.manifests.updateValue(manifest, forKey: token) == nil { kept.tokens.append(token) }
      if kept.tokens.count > Self.mostManifests {
        kept.manifests[kept.tokens.removeFirst()] = nil
      }
    }
    return token
  }

  func manifest(_ token: String) -> DraftManifest? { kept.withLock { $0.manifests[token] } }

  /// Follows nothing any more; streams of states end.
  func end() {
    let tasks = kept.withLock { kept in
      kept.isEnded = true
      return kept.drafts.values.map(\.task)
    }
    for task in tasks { task.cancel() }
  }
}
