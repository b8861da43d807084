// Rulewright. Apache-2.0.

import Clauses
package import Dockets
import DraftParsing
package import DraftViews
import Redlining

/// A draft that is followed through every save, with the last view of it that was whole.
///
/// Whatever happens to the files, what was shown stays until there is something better to show.
package actor LiveDraft {
  /// What there is to see.
  package struct State: Sendable {
    /// Higher with each view.
    package var number: Int
    package var view: DraftView
    /// When the draft was last written, as its file says: `2021-11-20T14:03:22Z`.
    package var savedAt: String
    /// How long it took from the reading of the file to this view, in milliseconds.
    package var milliseconds: Int
    package var standing: Standing
  }

  /// Whether what is shown is what the files say.
  package enum Standing: Hashable, Sendable {
    case asSaved
    /// A program is writing the draft, or has left it cut off for the moment.
    case beingSaved
    /// There is no such file any more.
    case gone
    /// The docket's own files cannot be read; the reason.
    case unreadable(String)
  }

  private let workspace: Workspace
  private let docket: String
  private let stage: StageID
  private let against: StageID?
  private var loaded: LoadedDocket
  private var file: String
  private var saved: SavedDraft
  private let board: Board
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var alarm: Task<Void, Never>?

  /// Reads a draft for the first time.
  ///
  /// Throws when there is no such stage or no text of it.
  package init(
    _ workspace: Workspace, docket: String, stage: StageID, against: StageID? = nil,
    saved: SavedDraft = SavedDraft()
  ) throws {
    self.saved = saved
    self.workspace = workspace
    self.docket = docket
    self.stage = stage
    self.against = against
    start = clock.now
    loaded = try workspace.load(docket)
    guard let own = loaded.stage(stage) else {
      throw WorkspaceError.noStage(
        stage.text, docket: docket, known: loaded.stages.map(\.stage.id.text))
    }
    file = workspace.draftsFolder(docket) + "/" + own.stage.draftFile
    let bytes = own.tree.draft.bytes
    _ = self.saved.verdict(on: bytes, at: 0)
    let view = try workspace.draftView(of: stage, bytes: bytes, in: loaded, against: against)
    board = Board(
      State(
        number: 1, view: view, savedAt: Disk.writtenAt(file) ?? "",
        milliseconds: milliseconds(clock.now - start), standing: .asSaved))
  }

  /// What there is to see now.
  package nonisolated var state: State { board.state }

  /// The states from now on, the present one first; one that is not fetched in time is passed over
  /// for the next.
  package nonisolated func states() -> AsyncStream<State> { board.states() }

  /// Follows the files until the task is cancelled; the states end with it.
  package func follow() async {
    defer {
      alarm?.cancel()
      board.end()
    }
    let folder = workspace.draftsFolder(docket)
    guard let events = folderEvents(in: folder, under: workspace.root) else { return }
    // What happened before the watch stood is looked up.
    take([.folderChanged])
    for await batch in events { take(batch) }
  }

  private var now: Int { milliseconds(clock.now - start) }

  private func take(_ events: [FolderEvent]) {
    let draft = Disk.lastName(of: file)
    var isOtherChanged = false
    var isOwn = false
    for event in events {
      if event == .folderChanged || event.name.map({ isSame($0, draft) }) == true {
        saved.note(event, at: now)
        isOwn = true
      }
      if event != .folderChanged, let name = event.name, !isSame(name, draft), isPart(name) {
        if case .writing = event { continue }
        isOtherChanged = true
      }
      if event == .folderChanged { isOtherChanged = true }
    }
    if isOtherChanged { reload() }
    if isOwn || isOtherChanged { look(anew: isOtherChanged) }
  }

  /// Whether a file of the docket's folder says something about the view.
  private func isPart(_ name: String) -> Bool {
    isSame(name, "docket.yml") || isSame(name, "docket.lock")
      || loaded.docket.stages.contains { isSame($0.draftFile, name) }
  }

  /// Reads the docket anew; what cannot be read leaves what was read before.
  private func reload() {
    guard Disk.isThere(workspace.draftsFolder(docket) + "/docket.yml") else { return }
    do {
      let loaded = try workspace.load(docket)
      guard let own = loaded.docket.stage(stage) else {
        return stand(.unreadable("docket.yml has no stage '\(stage)' any more"))
      }
      self.loaded = loaded
      file = workspace.draftsFolder(docket) + "/" + own.draftFile
      if case .unreadable = state.standing { stand(.asSaved) }
    } catch {
      stand(.unreadable("\(error)"))
    }
  }

  /// Looks at the draft's file and shows it, or waits until it is whole.
  private func look(anew: Bool = false) {
    let began = clock.now
    let text = try? Disk.read(file, limit: DraftBounds.fileBytes + 1)
    switch saved.verdict(on: text, at: now) {
    case .show: show(text ?? [], since: began, anew: anew)
    case .gone: stand(.gone)
    case .wait(let until):
      stand(.beingSaved)
      alarm?.cancel()
      let pause = Duration.milliseconds(max(1, until - now))
      alarm = Task { [weak self] in
        try? await Task.sleep(for: pause)
        if !Task.isCancelled { await self?.look() }
      }
    }
  }

  private func show(_ text: [UInt8], since began: ContinuousClock.Instant, anew: Bool) {
    alarm?.cancel()
    if case .unreadable = state.standing, !anew { return }
    let shown = state.view
    guard anew || text != shown.redline.new.draft.bytes else { return stand(.asSaved) }
    do {
      let view = try workspace.draftView(of: stage, bytes: text, in: loaded, against: against)
      guard !view.says(theSameAs: shown) else { return stand(.asSaved) }
      board.show(
        State(
          number: state.number + 1, view: view, savedAt: Disk.writtenAt(file) ?? state.savedAt,
          milliseconds: milliseconds(clock.now - began), standing: .asSaved))
    } catch {
      stand(.unreadable("\(error)"))
    }
  }

  private func stand(_ standing: Standing) {
    var state = state
    guard state.standing != standing else { return }
    state.standing = standing
    board.show(state)
  }
}

private func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

private func milliseconds(_ duration: Duration) -> Int {
  let (seconds, attoseconds) = duration.components
  return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
}
