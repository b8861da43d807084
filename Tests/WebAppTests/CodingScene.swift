// Rulewright. Apache-2.0.

import Dockets
import Foundation
import Markup
import StaffPages
import TestSupport
import Workbench

@testable import WebApp

/// A workspace of its own with the sample of the code of conduct, and a desk before it.
final class CodingScene: Sendable {
  let root: String
  let desk: Desk
  static let docket = "conduct-code"

  init() throws {
    root =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-coding-" + UUID().uuidString
    for folder in ["Drafts", "Comments"] {
      try FileManager.default.createDirectory(
        atPath: root + "/" + folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Places.package + "/" + folder + "/" + Self.docket,
        toPath: root + "/" + folder + "/" + Self.docket)
    }
    for end in ["", "-journal"] {
      try? FileManager.default.removeItem(
        atPath: root + "/Comments/" + Self.docket + "/record.sqlite" + end)
    }
    let now = Instant(iso8601: "2022-07-01T12:00:00Z")
    let workspace = try Workspace(at: root)
    desk = Desk(workspace: workspace, person: "A. Reader") { now ?? Instant(seconds: 0) }
    _ = try workspace.importFiles(
      [root + "/Comments/" + Self.docket + "/received"], into: Self.docket, by: "A. Reader",
      now: desk.now)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// What a route answers; `form` makes it an act.
  func ask(
    _ address: String, form: [String: String]? = nil, fragments: Bool = true
  ) throws -> StaffAnswer {
    try ask(address, fields: form.map { $0.map { ($0.key, $0.value) } }, fragments: fragments)
  }

  /// What a route answers to fields of which some have one name.
  func ask(
    _ address: String, fields: [(String, String)]?, fragments: Bool
  ) throws -> StaffAnswer {
    let parts = address.utf8.split(separator: 0x3F, maxSplits: 1)
    let path = "/d/" + Self.docket + "/" + String(decoding: parts[0], as: UTF8.self)
    var request = StaffRequest()
    request.wantsFragments = fragments
    request.query = FormFields(parts.count > 1 ? Array(parts[1]) : []) ?? FormFields()
    let sent = (fields ?? []).map { percentForm($0.0) + "=" + percentForm($0.1) }
    request.form = FormFields(Array(sent.joined(separator: "&").utf8)) ?? FormFields()
    let method = fields == nil ? "GET" : "POST"
    let route = StaffRoute.all.lazy.compactMap { route in
      route.method == method ? route.names(in: path).map { (route, $0) } : nil
    }.first
    guard let (route, names) = route else { throw StaffRefusal(.notFound, path, []) }
    request.names = names
    return try desk.answer(route, request)
  }

  private func percentForm(_ text: String) -> String {
    text.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The bytes of a page or of the pieces of an answer, as text.
  func html(_ answer: StaffAnswer) -> String {
    switch answer.body {
    case .page(let page): String(decoding: page, as: UTF8.self)
    case .fragments(let pieces):
      pieces.map { String(decoding: $0.html.bytes, as: UTF8.self) }.joined()
    default: ""
    }
  }

  /// The value of an attribute where it first stands in some HTML.
  func value(_ name: String, in html: String) -> String? {
    let (bytes, start) = (Array(html.utf8), Array((" " + name + "=\"").utf8))
    guard bytes.count >= start.count,
      let at = (0...(bytes.count - start.count)).first(where: { bytes[$0...].starts(with: start) })
    else { return nil }
    return String(
      decoding: bytes[(at + start.count)...].prefix { $0 != 0x22 }, as: UTF8.self)
  }

  /// Rewrites a draft.
  func write(_ file: String, _ change: (String) -> String) throws {
    let path = root + "/Drafts/" + Self.docket + "/" + file
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    try Data(change(text).utf8).write(to: URL(fileURLWithPath: path))
  }
}
