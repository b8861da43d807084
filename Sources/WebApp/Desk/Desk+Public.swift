// Rulewright. Apache-2.0.

import Comments
import Redacting
import StaffPages
import Workbench

extension Desk {
  /// What somebody decides about what the public reads.
  private enum PublicAct: String {
    case confirm, show, redact, whole, withhold, release
  }

  /// Withholds words, a comment or an attachment from the public, or shows them.
  func decidePublic(_ request: StaffRequest) throws -> StaffAnswer {
    let place = try place(of: request)
    let id = CommentID(try request.name("comment"))
    guard let act = PublicAct(rawValue: try request.field("do")) else {
      throw StaffRefusal(.unreadable, "The form was not whole", ["Load the page again."])
    }
    let now = now
    let said = try decide(act, request, place, id)
    var after = place.at(id)
    after.coding = place.coding
    return try .acted(request, at: now, to: after.path.at("public")) {
      let screen = try codingScreen(after, rows: 0)
      return codingDecided(screen, on: place.selection, said: said)
    }
  }

  private func decide(
    _ act: PublicAct, _ request: StaffRequest, _ place: CodingPlace, _ id: CommentID
  ) throws -> String {
    let name = place.docket
    let kind = request.form["kind"].flatMap { RedactionKind(named: $0) } ?? .other
    let attachment = request.form["attachment"].flatMap { Int($0) }
    var words = RedactRequest(comment: id, range: place.selection, kind: kind, who: person)
    switch act {
    case .confirm, .show, .redact:
      try refuseIfChanged(request, id, in: name)
      if place.selection == nil { words.quote = request.form["quote"] ?? "" }
      switch act {
      case .show: _ = try workspace.showWords(words, in: name, now: now)
      default: _ = try workspace.redact(words, in: name, now: now)
      }
      return act == .show ? "The public reads it" : "Withheld as \(kind.rawValue)"
    case .whole, .withhold:
      try workspace.withhold(
        id, attachment: act == .whole ? nil : attachment, as: kind,
        reason: request.form["because"] ?? "", by: person, in: name, now: now)
      return act == .whole
        ? "The public sees the number of \(shortID(id)) only"
        : "Attachment \(attachment ?? 0) is withheld"
    case .release:
      try workspace.release(id, attachment: attachment, by: person, in: name, now: now)
      return attachment.map { "The public reads attachment \($0)" } ?? "The public reads it"
    }
  }

  /// Bytes mean the words that the page showed, and no others.
  private func refuseIfChanged(
    _ request: StaffRequest, _ id: CommentID, in name: String
  ) throws {
    let seen = request.form["seen"] ?? ""
    guard try workspace.isComment(id, asSeen: seen, in: name) else {
      throw StaffRefusal(
        .conflict, "The comment came again",
        ["Its words are others than those that you saw. Look at them, and decide again."])
    }
  }
}
