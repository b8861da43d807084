// Rulewright. Apache-2.0.

import Codings
import StaffPages
import Workbench

extension Desk {
  /// What is said where a page was drawn before something changed: both texts, and a choice.
  func conflict(
    _ refusal: CodingRefusal, _ request: StaffRequest, _ place: CodingPlace
  ) -> StaffAnswer {
    let act = request.codingAct
    let conflict: CodingConflict
    switch refusal {
    case .clauseChanged(let clause): conflict = edited(clause, request, place, act)
    case .codingChanged(let now): conflict = changed(now, request, place, act)
    case .codingGone, .commentChanged, .noPassage:
      let refused = StaffRefusal(
        .conflict, "That was not saved",
        ["\(refusal).", "Load the comment again to see it as it is."],
        way: place.at(place.comment).path)
      return request.wantsFragments
        ? StaffAnswer(.fragments([refused.problem.fragment]), status: .conflict)
        : StaffAnswer(
          .page(refused.problem.page(in: problemScreen("Not saved", docket: place.docket))),
          status: .conflict)
    }
    return request.wantsFragments
      ? StaffAnswer(.fragments([conflict.fragment]), status: .conflict)
      : StaffAnswer(
        .page(conflict.page(in: problemScreen(conflict.title, docket: place.docket))),
        status: .conflict)
  }

  /// The draft was edited since.
  private func edited(
    _ clause: ChangedClauseText, _ request: StaffRequest, _ place: CodingPlace, _ act: StaffPath
  ) -> CodingConflict {
    var choices: [CodingConflict.Choice] = []
    let stage = request.form["rule"].map { $0.utf8.prefix { $0 != 0x20 } }
      .map { String(decoding: $0, as: UTF8.self) }
    if clause.after != nil, let present = clause.present, let stage {
      choices.append(
        .init(
          "Tie it to the words of today",
          fields: request.codingFields(with: ["rule": stage + " " + present])))
    }
    if clause.before != nil {
      choices.append(
        .init(
          "Tie it to the words you saw", fields: request.codingFields(with: ["as-seen": "yes"])))
    }
    return CodingConflict(
      title: "\(clause.name) was edited since this page was drawn",
      sentence: "Nothing was saved. A coding is tied to the words that its coder saw: choose which "
        + "words are meant.",
      mine: .init(
        name: "As the page showed it", text: clause.before ?? "These words were not kept.",
        isGone: clause.before == nil),
      theirs: .init(
        name: "As the draft is now", text: clause.after ?? "There is no such clause any more.",
        isGone: clause.after == nil),
      choices: choices, leave: "Leave it", act: act, place: place)
  }

  /// Somebody changed the coding since.
  private func changed(
    _ now: NumberedCoding, _ request: StaffRequest, _ place: CodingPlace, _ act: StaffPath
  ) -> CodingConflict {
    let mark = workspace.mark(of: now)
    let fields = request.codingFields(with: ["was": mark])
    let theirs = CodingConflict.Side(name: "In the record", text: words(of: now.coding))
    if let note = request.form["note"] {
      let both = note + (now.coding.note.isEmpty ? "" : "\n" + now.coding.note)
      return CodingConflict(
        title: "The coding was changed while you wrote",
        sentence: "Your note is not saved, and nothing was overwritten.",
        mine: .init(name: "Yours, not saved", text: note),
        theirs: .init(name: "In the record", text: now.coding.note),
        choices: [
          .init("Keep mine", fields: fields),
          .init(
            "Save what is written from both",
            fields: request.codingFields(with: ["was": mark], without: "note"),
            draft: ("note", both)),
        ], act: act, place: place)
    }
    let wanted = request.form["to"] ?? request.form["citation"]
    return CodingConflict(
      title: "The coding was changed in another window",
      sentence: "What you asked for was not done, and nothing was overwritten.",
      mine: .init(
        name: "What you asked for",
        text: wanted.map { $0.isEmpty ? "Tied to no clause" : "Tied to \($0)" } ?? "Taken off"),
      theirs: theirs, choices: [.init("Do it all the same", fields: fields)], act: act,
      place: place)
  }

  private func words(of coding: Coding) -> String {
    [
      coding.tag.text, coding.target.map { "at \($0.citation)" } ?? "on no clause",
      coding.note.isEmpty ? nil : "note: \(coding.note)",
    ].compactMap { $0 }.joined(separator: ", ")
  }
}

extension StaffRequest {
  /// The address that an act on a coding was sent to.
  fileprivate var codingAct: StaffPath {
    let act =
      form["tag"] != nil ? "tag" : form["note"] != nil ? "note" : isRetie ? "clause" : "untag"
    return .docket(
      names["docket"] ?? "", StaffRoom.coding.rawValue, names["comment"] ?? "", act)
  }

  private var isRetie: Bool { form["to"] != nil || form["citation"] != nil }

  /// What the form sent, to be sent again with other values for some names.
  fileprivate func codingFields(
    with others: [String: String], without left: String? = nil
  ) -> [(name: String, value: String)] {
    let names = ["tag", "seen", "quote", "rule", "to", "citation", "note", "number", "was", "then"]
    let kept = names.filter { others[$0] == nil && $0 != left }
      .compactMap { name in form[name].map { (name: name, value: $0) } }
    return kept + others.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}
