// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import StaffPages
import Wording
import Workbench

extension Desk {
  /// What is done to a coding that is there.
  enum CodingAct: String {
    case clause, note
    case takeOff = "untag"
  }

  /// Tags a passage.
  func tagPassage(_ request: StaffRequest) throws -> StaffAnswer {
    let place = try place(of: request)
    let (tag, definition) = pair(try request.field("tag"))
    let passage = PassageRequest(
      comment: CommentID(try request.name("comment")), seen: request.form["seen"] ?? "",
      tag: TagID(tag), definition: definition, range: place.selection,
      quote: request.form["quote"] ?? "", clause: seenClause(request),
      note: request.form["note"] ?? "", coder: person)
    return try saying(request, place) { now in
      let added = try workspace.code(passage, in: place.docket, now: now)
      var after = place.at(place.comment)
      after.coding = added.number
      return Done(place: after, range: added.coding.passage?.range) { screen in
        let name = screen.tags.first { $0.tag.id == added.coding.tag }?.tag.name ?? tag
        return "Tagged ‘\(name)’" + paragraphWords(added.coding.passage?.range, screen)
      }
    }
  }

  /// Ties a coding to a clause, writes its note, or takes it off.
  func changeCoding(_ request: StaffRequest, _ act: CodingAct) throws -> StaffAnswer {
    let place = try place(of: request)
    guard let number = Int(try request.field("number")) else {
      throw StaffRefusal(.unreadable, "The form was not whole", ["Load the page again."])
    }
    let change: CodingChangeRequest.Change =
      switch act {
      case .clause: .retie(seenClause(request))
      case .note: .note(request.form["note"] ?? "")
      case .takeOff: .takeOff
      }
    return try saying(request, place) { now in
      let before = try workspace.changeCoding(
        CodingChangeRequest(
          number: number, was: request.form["was"], change: change, person: person),
        in: place.docket, now: now)
      var after = place.at(place.comment)
      if act != .takeOff { after.coding = number }
      return Done(place: after, range: before.coding.passage?.range) { screen in
        let line = screen.comment?.codings.first { $0.number == number }
        let name = screen.tags.first { $0.tag.id == before.coding.tag }?.tag.name ?? ""
        switch act {
        case .clause:
          return line?.coding.target.map { "‘\(name)’ tied to \($0.citation)" }
            ?? "‘\(name)’ tied to no clause"
        case .note: return "Note saved on ‘\(name)’"
        case .takeOff: return "Took ‘\(name)’ off"
        }
      }
    }
  }

  /// Says how far the person is with a comment.
  func readComment(_ request: StaffRequest) throws -> StaffAnswer {
    let place = try place(of: request)
    let id = CommentID(try request.name("comment"))
    let state: Reading.State? =
      switch try request.field("state") {
      case "done": .done
      case "set-aside": .setAside
      default: nil
      }
    return try saying(request, place) { now in
      _ = try workspace.read(
        id, state, reason: request.form["reason"] ?? "", by: person, in: place.docket, now: now)
      var after = place.at(id)
      // Who is done goes on; without a script the page that comes is the next comment's.
      if state != nil, !request.wantsFragments {
        after = place.at(try codingScreen(after, rows: 0).comment?.next ?? id)
      }
      return Done(place: after, range: nil, isWhole: true) { _ in
        switch state {
        case .done: "Done with \(shortID(id))"
        case .setAside: "Set \(shortID(id)) aside"
        case nil: "\(shortID(id)) is open again"
        }
      }
    }
  }

  // MARK: What they share

  /// What an act did.
  struct Done {
    var place: CodingPlace
    var range: Range<Int>?
    /// Whether more of the comment changed than its words.
    var isWhole = false
    var said: (CodingScreen) -> String
  }

  func saying(
    _ request: StaffRequest, _ place: CodingPlace, _ act: (Instant) throws -> Done
  ) throws -> StaffAnswer {
    let done: Done
    let now = now
    do {
      done = try act(now)
    } catch let refusal as CodingRefusal {
      return conflict(refusal, request, place)
    }
    var path = done.place.path
    if let then = request.form["then"], then.utf8.elementsEqual("next".utf8) {
      let next = try codingScreen(done.place, rows: 0).comment?.next
      path = done.place.at(next ?? done.place.comment).path
    }
    return try .acted(request, at: now, to: path) {
      let screen = try codingScreen(done.place, rows: 0)
      var pieces = codingActed(screen, on: done.range, said: done.said(screen))
      if done.isWhole { pieces += codingStanding(screen) }
      return pieces
    }
  }

  /// A clause as the form's page showed it: `rule` is the stage and its file's hash, `to` a label,
  /// `citation` what somebody wrote instead.
  private func seenClause(_ request: StaffRequest) -> SeenClause? {
    let (stage, hash) = pair(request.form["rule"] ?? "")
    let citation = request.form["citation"] ?? ""
    let name = citation.utf8.isEmpty ? request.form["to"] ?? "" : citation
    guard let hash, !name.utf8.isEmpty else { return nil }
    return SeenClause(
      stage: StageID(stage), fileHash: hash, name: name,
      isMeantAsSeen: request.form["as-seen"] != nil)
  }

  /// Two words with a blank between them.
  private func pair(_ words: String) -> (String, String?) {
    let bytes = Array(words.utf8)
    guard let blank = bytes.lastIndex(of: 0x20) else { return (words, nil) }
    return (
      String(decoding: bytes[..<blank], as: UTF8.self),
      String(decoding: bytes[(blank + 1)...], as: UTF8.self)
    )
  }

  private func paragraphWords(_ range: Range<Int>?, _ screen: CodingScreen) -> String {
    guard let range,
      let paragraph = screen.comment?.paragraphs.firstIndex(where: {
        $0.range.contains(range.lowerBound)
      })
    else { return " on the whole comment" }
    return " in ¶ \(paragraph + 1)"
  }
}
