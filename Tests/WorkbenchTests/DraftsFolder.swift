// Rulewright. Apache-2.0.

import Clauses
import Dockets
import DraftViews
import Foundation
import Redlining
import Testing

@testable import Workbench

/// A workspace with one docket of two stages, and a draft of it that is followed.
final class DraftsFolder: Sendable {
  let root: String
  let live: LiveDraft
  private let following: Task<Void, Never>

  static let before = "## § 1.1 Trees.\n\n(a) Keep records.\n\n(b) For five years.\n"

  init(draft: String = DraftsFolder.before, saved: SavedDraft = SavedDraft()) throws {
    root =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-live-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: root + "/Drafts/trees", withIntermediateDirectories: true)
    let docket = """
      title: Trees
      agency: [Office of Trees]
      stages:
        - { id: proposed, kind: proposed rule, draft: proposed.md, published: 2021-01-04 }
        - { id: working, kind: working draft, draft: draft.md }

      """
    for (name, text) in [
      ("docket.yml", docket), ("proposed.md", DraftsFolder.before), ("draft.md", draft),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/Drafts/trees/" + name))
    }
    let live = try LiveDraft(
      Workspace(at: root), docket: "trees", stage: StageID("working"), saved: saved)
    self.live = live
    following = Task { await live.follow() }
  }

  deinit {
    following.cancel()
    try? FileManager.default.removeItem(atPath: root)
  }

  func path(_ name: String) -> String { root + "/Drafts/trees/" + name }

  /// Ends to follow, and waits until that is over.
  func end() async {
    following.cancel()
    await following.value
  }

  /// Writes a file as some editor does.
  func write(_ text: String, to name: String = "draft.md") throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  /// Does something, and gives every state up to the first that is as wanted; nil after two
  /// minutes.
  func states(
    until isWanted: @escaping @Sendable (LiveDraft.State) -> Bool,
    doing act: @escaping @Sendable () async throws -> Void
  ) async throws -> [LiveDraft.State]? {
    let states = live.states()
    return try await withThrowingTaskGroup(of: [LiveDraft.State]?.self) { group in
      group.addTask {
        var seen: [LiveDraft.State] = []
        for await state in states {
          seen.append(state)
          if isWanted(state) { return seen }
        }
        return nil
      }
      group.addTask {
        try await act()
        try await Task.sleep(for: .seconds(120))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}

extension LiveDraft.State {
  /// The text that is shown.
  var text: String { String(decoding: view.redline.new.draft.bytes, as: UTF8.self) }
}
