// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
import IssueViews
import StaffPages
import Workbench

/// What is asked of an issue's page, and how it is answered.
struct AnswerWork {
  private let request: StaffRequest
  private let desk: Desk
  private let docket: String
  private let issue: StageIssue

  /// Throws `RespondRefusal` where nobody raised the issue.
  init(_ request: StaffRequest, _ desk: Desk, on stage: String?) throws {
    self.request = request
    self.desk = desk
    docket = try request.name("docket")
    issue = try desk.workspace.stageIssue(
      try request.name("issue"), on: stage, of: docket, today: desk.today)
  }

  /// The page of the issue, as everything stands now.
  var page: IssuePage {
    get throws {
      let listsAll = request.query["passages"] != nil
      return IssuePage(
        board: try desk.workspace.issues(of: docket, today: desk.today),
        address: request.address(of: docket),
        dossier: try desk.workspace.dossier(
          of: issue, in: docket, passages: listsAll ? nil : 25, today: desk.today),
        person: desk.person, listsAll: listsAll)
    }
  }

  // MARK: - What stands

  /// The draft with which somebody begins: a response that is there, or a new one.
  func standing(_ asked: String?, _ page: IssuePage) throws -> ResponseDraft {
    let known = page.dossier.responses
    if asked == nil || asked != IssueAddress.new {
      let chosen = asked.flatMap { id in known.first { $0.written.response.id.text == id } }
      if let standing = chosen ?? known.first { return draft(of: standing) }
    }
    return ResponseDraft(
      issues: [issue.issue], stage: issue.stage, answeredIn: page.dossier.answering.first?.id,
      began: .nothing(besides: known.map(\.written.response.id)))
  }

  private func draft(of standing: StandingResponse) -> ResponseDraft {
    let response = standing.written.response
    return ResponseDraft(
      id: response.id, title: response.title, issues: response.issues, stage: response.stage,
      answeredIn: response.answeredIn, disposition: response.disposition,
      changed: desk.workspace.citations(of: response, in: docket), body: response.body,
      began: .version(standing.version))
  }

  /// The form of a draft, with the changes that it may name.
  func answer(
    _ draft: ResponseDraft, _ page: IssuePage, preview: ClauseTree? = nil, fault: String? = nil,
    theirs: StandingResponse? = nil
  ) throws -> AnswerPane {
    let stage = draft.answeredIn ?? page.dossier.answering.first?.id
    let changes = try stage.map {
      try desk.workspace.changes(to: $0, in: docket, today: desk.today)
    }
    return AnswerPane(
      draft: draft, changes: changes ?? [], preview: preview, fault: fault, theirs: theirs)
  }

  // MARK: - What is sent

  /// The draft that a form holds.
  private func typed() throws -> ResponseDraft {
    let form = request.form
    let began: ResponseBeginning =
      form["version"].map { .version($0) }
      ?? .nothing(besides: form.all("beside").map { ResponseID($0) })
    var seen: Set<Issue> = []
    return ResponseDraft(
      id: form["response"].map { ResponseID($0) }, title: form["title"] ?? "",
      issues: form.all("issue").compactMap { Issue($0) }.filter { seen.insert($0).inserted },
      stage: StageID(try request.field("stage")),
      answeredIn: form["answered"].map { StageID($0) },
      disposition: form["disposition"].flatMap { Disposition(rawValue: $0) },
      changed: form.all("changed"), body: form["body"] ?? "", began: began)
  }

  /// Shows the text as the public will read it, and changes nothing.
  func preview() throws -> StaffAnswer {
    var draft = try typed()
    let text = responseText(draft.body)
    let asksForText = request.form["only"] == "text"
    if request.wantsFragments, asksForText {
      return StaffAnswer(.fragments([AnswerPane.preview(text)]))
    }
    let page = try page
    var theirs: StandingResponse?
    if request.form["from"] == "both" {
      let id = request.form["theirs"] ?? draft.id?.text
      theirs = page.dossier.responses.first { $0.written.response.id.text == id }
      if let theirs {
        draft.id = theirs.written.response.id
        draft.began = .version(theirs.version)
      }
    }
    let answer = try answer(
      draft, page, preview: request.wantsFragments ? nil : text, theirs: theirs)
    return request.wantsFragments
      ? StaffAnswer(.fragments(page.fragments(answer))) : StaffAnswer(.page(page.page(answer)))
  }

  /// Saves the response, or shows why not; what was typed stays in the form.
  func save() throws -> StaffAnswer {
    let draft = try typed()
    var asked = RespondRequest(.typed(draft.body), author: desk.person)
    asked.issues = draft.issues.map(\.description)
    asked.disposition = draft.disposition
    asked.changed = draft.changed
    asked.title = draft.title
    asked.stage = draft.stage
    asked.answered = draft.answeredIn
    asked.id = draft.id?.text
    asked.began = draft.began
    let now = desk.now
    do {
      let outcome = try desk.workspace.respond(asked, in: docket, now: now)
      let words =
        switch outcome.change {
        case .added: "Response saved"
        case .updated: "Response saved anew"
        case .unchanged: "The response says this already"
        }
      return try done(outcome.response.id, words, at: now)
    } catch let conflict as ResponseConflict {
      return try choose(ConflictPane(mine: draft, theirs: conflict.theirs))
    } catch let refusal as RespondRefusal {
      return try refused(draft, "\(refusal).")
    } catch let problem as WorkspaceError {
      return try refused(draft, "\(problem).")
    }
  }

  /// Takes a response back, unless it is another by now.
  func remove() throws -> StaffAnswer {
    let draft = try typed()
    guard let id = draft.id, case .version(let version) = draft.began else {
      throw StaffRefusal(.unreadable, "The form was not whole", ["It names no response."])
    }
    let now = desk.now
    do {
      _ = try desk.workspace.removeResponse(
        id, in: docket, seen: version, by: desk.person, now: now)
      return try done(nil, "Response taken back", at: now)
    } catch let conflict as ResponseConflict {
      return try choose(ConflictPane(mine: draft, theirs: conflict.theirs))
    }
  }

  // MARK: - What is answered

  private func done(_ id: ResponseID?, _ words: String, at now: Instant) throws -> StaffAnswer {
    let address = request.address(of: docket)
    return try .acted(
      request, at: now, to: id.map { address.response($0, to: issue) } ?? address.issue(issue)
    ) {
      let page = try page
      return page.fragments(try answer(try standing(id?.text, page), page))
        + [.done(words)]
    }
  }

  private func refused(_ draft: ResponseDraft, _ fault: String) throws -> StaffAnswer {
    let page = try page
    let answer = try answer(draft, page, fault: fault)
    return request.wantsFragments
      ? StaffAnswer(.fragments(page.fragments(answer)), status: .unfit)
      : StaffAnswer(.page(page.page(answer)), status: .unfit)
  }

  private func choose(_ conflict: ConflictPane) throws -> StaffAnswer {
    let page = try page
    return request.wantsFragments
      ? StaffAnswer(.fragments(page.fragments(conflict)), status: .conflict)
      : StaffAnswer(.page(page.page(conflict)), status: .conflict)
  }
}
