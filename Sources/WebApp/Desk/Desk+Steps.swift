// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import StaffPages
import Workbench

extension Desk {
  /// Which way somebody steps through what they did.
  enum StepDirection { case back, forth }

  /// Takes back what the person did last, or does it again, and goes to the page that asked.
  func step(_ direction: StepDirection, _ request: StaffRequest) throws -> StaffAnswer {
    let name = try request.name("docket")
    let way = path(of: request.form["from"] ?? "", in: name)
    let outcome = try steps.once(request.form["act"]) { try take(direction, in: name, way: way) }
    guard let savedAt = outcome.savedAt else {
      return request.wantsFragments
        ? StaffAnswer(.fragments([.done(outcome.words)])) : StaffAnswer(.seeOther(way))
    }
    return .acted(request, at: savedAt, to: way) { [.done(outcome.words)] }
  }

  private func take(
    _ direction: StepDirection, in name: String, way: StaffPath
  ) throws -> StepsTaken.Outcome {
    let now = now
    let taken: UndoneEvent?
    do {
      taken =
        switch direction {
        case .back: try workspace.undo(by: person, in: name, now: now)?.undone
        case .forth: try workspace.redo(by: person, in: name, now: now)?.undone
        }
    } catch StoreError.changedMeanwhile(let conflicts) {
      throw StaffRefusal(
        .conflict, direction == .back ? "That was not taken back" : "That was not done again",
        ["Somebody changed it since: " + conflicts.map { "\($0)" }.joined(separator: "; ") + "."],
        way: way)
    }
    guard let taken else {
      return StepsTaken.Outcome(
        words: direction == .back
          ? "There is nothing to take back" : "There is nothing to do again")
    }
    let words = self.words(for: taken.original, in: name)
    if !taken.original.campaignDecisions.isEmpty { followCampaigns(in: name) }
    return StepsTaken.Outcome(
      words: taken.isRedo ? "Done again: \(words)" : "Took back: \(words)", savedAt: now)
  }

  /// What an event did, in a few words.
  private func words(for event: RecordEvent, in name: String) -> String {
    let codebook = (try? workspace.load(name))?.codebook
    let coding = event.codings.first.flatMap { $0.after ?? $0.before }?.coding
    let tag = coding.map { "‘\(codebook?.tag($0.tag)?.name ?? $0.tag.text)’" } ?? event.subject
    let place = coding.map { ", \(shortID($0.comment))" } ?? ""
    switch event.what {
    case .coded where event.codings.count > 1:
      return "tagged \(event.codings.count) passages" + place
    case .coded: return "tagged \(tag)" + place
    case .uncoded: return "took \(tag) off" + place
    case .noted: return "the note on \(tag)" + place
    case .retied: return "the clause of \(tag)" + place
    case .read, .unread: return "how far \(shortID(CommentID(event.subject))) is"
    case .redacted, .shown, .withheld, .released:
      return "what the public sees of \(shortID(CommentID(event.subject)))"
    case .campaignsJoined, .campaignSplit: return "what belongs to a campaign"
    case .responded, .responseRemoved: return "the response \(event.subject)"
    case .codebookChanged: return "the codebook: \(event.subject)"
    default: return event.what.map { "\($0.rawValue) \(event.subject)" } ?? event.subject
    }
  }

  /// The page of the docket that an act came from; the coding screen for any other address.
  private func path(of address: String, in docket: String) -> StaffPath {
    let parts = address.utf8.split(separator: 0x3F, maxSplits: 1)
    let names = (parts.first.map { $0.split(separator: 0x2F) } ?? [])
      .compactMap { FormFields.decoded($0, plusIsSpace: false) }
    guard names.count > 2, names[0].utf8.elementsEqual("d".utf8),
      names[1].utf8.elementsEqual(docket.utf8), address.utf8.first == 0x2F
    else { return .docket(docket, StaffRoom.coding.rawValue) }
    let asked = parts.count > 1 ? FormFields(parts[1]) : nil
    return (asked?.entries ?? []).reduce(.docket(docket, names: Array(names.dropFirst(2)))) {
      $0.asking($1.name, $1.value)
    }
  }
}
