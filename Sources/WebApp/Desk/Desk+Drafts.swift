// Rulewright. Apache-2.0.

import Dockets
import DraftViews
import StaffPages
import Workbench

extension Desk {
  /// The address of the draft that is worked at: the last stage.
  func draftAddress(_ docket: String) throws -> StaffPath {
    guard let stage = try workspace.load(docket).stages.last?.stage.id else {
      throw StaffRefusal(
        .notFound, "There is no draft yet",
        ["The docket has no stage whose Markdown file is in its folder."])
    }
    return .docket(docket, StaffRoom.draft.rawValue, stage.text)
  }

  /// The screen of a draft, whole.
  func draftPage(_ request: StaffRequest) throws -> [UInt8] {
    let (screen, number) = try draftScreen(request)
    let token = drafts.keep(DraftManifest(screen))
    return StaffPages.draftPage(
      screen, try talk(of: screen), person: person, token: token, number: number)
  }

  /// What changed since a page was drawn, as JSON.
  func draftPatch(_ request: StaffRequest) throws -> [UInt8] {
    let (screen, number) = try draftScreen(request)
    if let words = screen.asking.clause, screen.chosen == nil, request.query["find"] != nil {
      throw StaffRefusal(
        .notFound, "There is no such clause", ["Neither text has a clause '\(words)'."])
    }
    let shown = request.query["have"].flatMap(drafts.manifest)
    let patch = DraftPatch(screen, from: shown, number: number)
    _ = drafts.keep(patch.manifest)
    return patch.bytes
  }

  /// What was said of the clause that is looked at.
  func draftTalk(_ request: StaffRequest) throws -> StaffFragment {
    let (screen, _) = try draftScreen(request)
    return clauseTalkPane(try talk(of: screen), in: screen)
  }

  /// Each state of a draft from now on, as server-sent events (HTML Standard, 9.2).
  func draftEvents(_ request: StaffRequest) throws -> AsyncStream<[UInt8]> {
    let draft = try liveDraft(request)
    let (lines, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(4))
    let telling = Task {
      for await state in draft.states() {
        let tidings = draftTidings(
          number: state.number, doubt: doubt(state.standing, of: state.view.stage.draftFile))
        continuation.yield(Array("data: ".utf8) + tidings + Array("\n\n".utf8))
      }
      continuation.finish()
    }
    // A line now and then lets the server notice that nobody listens any more.
    let breathing = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(15))
        continuation.yield(Array(":\n\n".utf8))
      }
    }
    continuation.onTermination = { _ in
      telling.cancel()
      breathing.cancel()
    }
    return lines
  }

  private func liveDraft(_ request: StaffRequest) throws -> LiveDraft {
    try drafts.draft(
      of: try request.name("stage"), in: try request.name("docket"),
      against: request.query["against"])
  }

  private func draftScreen(_ request: StaffRequest) throws -> (DraftScreen, number: Int) {
    let state = try liveDraft(request).state
    let asking = DraftAsking(
      reading: request.query["reading"].flatMap(DraftReading.init(rawValue:)) ?? .redline,
      clause: request.query["clause"], unfolded: request.query.all("unfold"),
      against: request.query["against"], wantsAll: request.query["all"] != nil)
    let screen = DraftScreen(
      view: state.view, asking: asking, savedAt: state.savedAt,
      milliseconds: state.milliseconds,
      doubt: doubt(state.standing, of: state.view.stage.draftFile))
    return (screen, state.number)
  }

  private func talk(of screen: DraftScreen) throws -> ClauseTalk? {
    guard let chosen = screen.chosen else { return nil }
    return try workspace.clauseTalk(
      on: screen.view.rows[chosen].key, of: screen.view, all: screen.asking.wantsAll)
  }
}

/// Why what is shown may not be what the files say.
private func doubt(_ standing: LiveDraft.Standing, of file: String) -> String? {
  switch standing {
  case .asSaved: nil
  case .beingSaved: "\(file) is being saved; this is how it was before."
  case .gone: "\(file) is gone; this is how it was."
  case .unreadable(let why): "This is how it was before a file could not be read: \(why)."
  }
}
