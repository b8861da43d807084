// Rulewright. Apache-2.0.

import Clauses
import Dockets
import DraftParsing
import DraftViews
import Foundation
import Redlining
import StaffPages
import Testing

/// What travels to a page that is open, and what the page is without it.
@Suite("A draft on its screen")
struct DraftPatchTests {
  private static let before =
    (1...8).map { "## § 1.\($0) Trees of kind \($0).\n\n(a) Keep them.\n\n(b) Water them.\n\n" }
    .joined()

  @Test("sends the blocks that changed and no others")
  func sendsWhatChanged() throws {
    let first = screen(Self.before.replacing("1.3 Trees", with: "1.3 Old trees"))
    let second = screen(
      Self.before.replacing("1.3 Trees", with: "1.3 Very old trees"))
    let patch = try patch(second, from: first)
    #expect(Array(patch.blocks("text").keys) == ["o-1-3"])
    #expect(patch.order("text") == nil)
    #expect(patch.lines == nil)
    #expect(patch.words("news") == "1.3 redrawn.")
    #expect(try patch2(second, second).isEmpty)
  }

  @Test("sends new lines, and no block, for what a line above has moved down")
  func sendsLines() throws {
    let text = Self.before.replacing("1.8 Trees", with: "1.8 Old trees")
    let first = screen(text, .clean)
    let second = screen(
      text.replacing(
        "\n\n(a) Keep them.\n\n(b) Water them.\n\n## § 1.2",
        with: "\n\n(a) Keep them.\n\n\n\n(b) Water them.\n\n## § 1.2"), .clean)
    let patch = try patch(second, from: first)
    #expect(patch.blocks("text").isEmpty)
    #expect(patch.lines?.count == 24)
  }

  @Test("sends everything to a page of which nothing is known, or that was in another reading")
  func sendsEverything() throws {
    let redline = screen(Self.before.replacing("1.3 Trees", with: "1.3 Old trees"))
    let clean = screen(Self.before, .clean)
    for known in [nil, DraftManifest(redline)] {
      let patch = try Patch(DraftPatch(clean, from: known, number: 2).bytes)
      #expect(patch.order("text")?.count == 24)
      #expect(patch.blocks("text").count == 24)
    }
  }

  @Test("brings any page to any other, by blocks, order and lines", arguments: 1...40)
  func bringsPagesUpToDate(seed: Int) throws {
    func text(_ seed: Int) -> String {
      var paragraphs = Self.before.components(separatedBy: "\n\n")
      var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(state >> 33) % paragraphs.count
        switch state >> 60 % 3 {
        case 0: paragraphs.remove(at: place)
        case 1: paragraphs[place] += " And \(state >> 50)."
        default: paragraphs.insert("(c) Prune \(state >> 50).", at: place)
        }
      }
      return paragraphs.joined(separator: "\n\n")
    }
    let (first, second) = (screen(text(seed)), screen(text(seed + 1000)))
    let patch = try patch(second, from: first)
    let (old, new) = (first.textBlocks, second.textBlocks)
    var shown: [String: [UInt8]] = [:]
    for block in old { shown[block.key] = block.bytes }
    let order = patch.order("text") ?? old.map(\.key)
    #expect(order == new.map(\.key))
    let lines = patch.lines ?? old.map { $0.line ?? 0 }
    #expect(lines == new.map { $0.line ?? 0 })
    for block in new {
      let sent = patch.blocks("text")[block.key].map { Array($0.utf8) }
      let html = try #require(sent ?? shown[block.key])
      #expect(withoutLine(html) == withoutLine(block.bytes))
    }
  }

  @Test("says what a clause is, what became of it and what is wrong, as hostile as it may be")
  func escapes() {
    let hostile = "<img src=x onerror=alert(1)>\"'&"
    let shown = screen(
      Self.before.replacing(
        "(a) Keep them.\n\n(b) Water them.\n\n## § 1.4",
        with: "(a) \(hostile) `\(hostile)` see paragraph (x) of this section.\n\n## § 1.4"))
    let page = String(
      decoding: draftPage(shown, nil, person: hostile, token: hostile, number: 1), as: UTF8.self)
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.contains("UnresolvedCrossReference"))
    #expect(page.contains("<span class=\"op\">added</span>"))
    #expect(page.contains("unchanged clauses, lines"))
  }

  // MARK: The scene

  private func screen(_ text: String, _ reading: DraftReading = .redline) -> DraftScreen {
    func parsed(_ text: String) -> ParsedDraft {
      ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr)
    }
    func stage(_ id: String) -> Stage {
      Stage(id: StageID(id), kind: .proposedRule, draftFile: id + ".md")
    }
    let new = parsed(text)
    return DraftScreen(
      view: DraftView(
        docket: Docket(name: "trees", title: "Trees", stages: [stage("before"), stage("working")]),
        stage: stage("working"), against: stage("before"), file: "draft.md", fileHash: "",
        redline: redline(from: parsed(Self.before).tree, to: new.tree),
        diagnostics: new.diagnostics),
      asking: DraftAsking(reading: reading), savedAt: "2021-11-20T14:03:22Z", milliseconds: 3,
      doubt: nil)
  }

  private func patch(_ screen: DraftScreen, from before: DraftScreen) throws -> Patch {
    try Patch(DraftPatch(screen, from: DraftManifest(before), number: 2).bytes)
  }

  private func patch2(_ screen: DraftScreen, _ before: DraftScreen) throws -> [String] {
    let patch = try patch(screen, from: before)
    return Array(patch.blocks("text").keys) + Array(patch.blocks("tree").keys)
  }

  /// A block as it is without the number of its line, which is sent by itself.
  private func withoutLine(_ html: [UInt8]) -> String {
    String(decoding: html, as: UTF8.self)
      .replacing(#/(<a class="no"[^>]*>)[^<]*</#) { $0.output.1 + "<" }
  }
}

/// A patch as a script reads it.
private struct Patch {
  private let members: [String: Any]

  init(_ bytes: [UInt8]) throws {
    members = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  func words(_ name: String) -> String? { members[name] as? String }
  func order(_ region: String) -> [String]? { part(region)?["order"] as? [String] }
  func blocks(_ region: String) -> [String: String] {
    part(region)?["blocks"] as? [String: String] ?? [:]
  }
  var lines: [Int]? { part("text")?["lines"] as? [Int] }

  private func part(_ region: String) -> [String: Any]? { members[region] as? [String: Any] }
}
