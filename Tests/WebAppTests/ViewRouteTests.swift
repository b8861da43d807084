// Rulewright. Apache-2.0.

import Codings
import Foundation
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// Searching in the workbench, and the views that are saved there.
@Suite struct ViewRouteTests {
  private let scene: CodingScene
  private let docket = CodingScene.docket

  init() throws { scene = try CodingScene() }

  private func page(_ address: String) throws -> String {
    scene.html(try scene.ask(address, fragments: false))
  }

  @Test func marksInTheQueueWhatASearchFound() throws {
    let all = try page("coding?show=all")
    #expect(!all.contains("<mark>") && !all.contains("search-order"))
    let found = try page("coding?show=all&q=the")
    #expect(found.contains("<mark>the</mark>") || found.contains("<mark>The</mark>"))
    #expect(found.contains("Best match first."))
    #expect(try page("coding?show=all&q=zymurgy").contains("No comment has these words."))
  }

  @Test func savesAViewAndShowsAndRemovesIt() throws {
    #expect(try page("coding").contains("Nobody saved a view of this docket yet."))
    let saved = try scene.ask(
      "views/save", form: ["view": " <Costs> & more ", "q": "cost OR the", "show": "untagged"],
      fragments: false)
    guard case .seeOther(let path) = saved.body else { throw NotWhatWasAsked() }
    #expect(path.link.text.contains("q=cost") && saved.savedAt != nil)
    let view = try #require(try scene.desk.workspace.savedViews(in: docket).first)
    #expect(view == SavedView(name: "<Costs> & more", show: .untagged, search: "cost OR the"))
    let html = try page("coding?show=untagged&q=cost%20OR%20the")
    #expect(html.contains("View: <bdi>&lt;Costs&gt; &amp; more</bdi>"))
    #expect(html.contains("aria-current=\"true\""))
    #expect(try page("coding").contains("Views (1)"))
    _ = try scene.ask("views/remove", form: ["view": "<Costs> & more"], fragments: false)
    // Gone twice is gone.
    _ = try scene.ask("views/remove", form: ["view": "<Costs> & more"], fragments: false)
    #expect(try scene.desk.workspace.savedViews(in: docket).isEmpty)
  }

  @Test func saysWhyAViewIsNotSavedAndWhichFileCannotBeRead() throws {
    #expect(throws: StaffRefusal.self) {
      try scene.ask("views/save", form: ["view": " "], fragments: false)
    }
    // What the file cannot keep would lock everybody out of it.
    for field in ["q", "campaign"] {
      #expect(throws: StaffRefusal.self) {
        try scene.ask("views/save", form: ["view": "x", field: "a\0b"], fragments: false)
      }
    }
    #expect(try scene.desk.workspace.savedViews(in: docket).isEmpty)
    try Data("name\n".utf8).write(
      to: URL(fileURLWithPath: scene.root + "/Comments/\(docket)/views.csv"))
    #expect(try page("coding").contains("views.csv is no list of views"))
  }

  private struct NotWhatWasAsked: Error {}
}
