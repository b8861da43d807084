// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import Redacting
import StaffPages
import Suggesting
import Wording
import Workbench

extension Desk {
  /// The page of the coding screen; to a script, what a move to another comment changes.
  func codingPage(_ place: CodingPlace, _ request: StaffRequest) throws -> StaffAnswer {
    if request.wantsFragments {
      return StaffAnswer(.fragments(codingMove(try codingScreen(place, rows: 0))))
    }
    let screen = try codingScreen(place, rows: 90, withUses: true)
    return StaffAnswer(.page(StaffPages.codingPage(screen)))
  }

  /// Where a request is, by its address, and by its form where it has one.
  func place(of request: StaffRequest) throws -> CodingPlace {
    func value(_ name: String) -> String? { request.form[name] ?? request.query[name] }
    let range = value("sel").flatMap { words -> Range<Int>? in
      let ends = words.utf8.split(separator: 0x2D).map { Int(String(decoding: $0, as: UTF8.self)) }
      guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
      return start..<end
    }
    var place = CodingPlace(
      docket: try request.name("docket"),
      stage: value("stage").flatMap { $0.utf8.isEmpty ? nil : StageID($0) },
      show: value("show").flatMap { CodingPlace.Show(rawValue: $0) } ?? .notDone,
      search: value("q") ?? "",
      tagged: value("tagged").flatMap { $0.utf8.isEmpty ? nil : TagID($0) },
      comment: request.names["comment"].map { CommentID($0) },
      selection: range, coding: value("coding").flatMap { Int($0) },
      clause: value("clause").flatMap { $0.utf8.isEmpty ? nil : ClauseLabel($0) },
      find: value("find") ?? "")
    place.campaign = value("campaign").flatMap { $0.utf8.isEmpty ? nil : $0 }
    place.isOneOfEach = value("one")?.utf8.elementsEqual("each".utf8) == true
    place.showsAdded = value("added")?.utf8.elementsEqual("shown".utf8) == true
    return place
  }

  /// What the coding screen shows at a place.
  ///
  /// `rows` says how many of the queue's, `withUses` whether tags and clauses are counted, and
  /// `isPlaced` whether the queue is.
  func codingScreen(
    _ place: CodingPlace, rows: Int, start: Int? = nil, withUses: Bool = false,
    isPlaced: Bool = true
  ) throws -> CodingScreen {
    var request = QueueRequest(
      stage: place.stage, search: place.search, tag: place.tagged, comment: place.comment,
      start: start,
      rows: rows, isPlaced: isPlaced, coder: person)
    (request.campaign, request.isOneOfEach) = (place.campaign, place.isOneOfEach)
    request.asksForAdded = place.showsAdded
    switch place.show {
    case .notDone:
      (request.isDone, request.isSetAside, request.isWithdrawn) = (false, false, false)
    case .untagged: (request.isUntagged, request.isWithdrawn) = (true, false)
    case .unreadAttachments:
      (request.hasUnreadAttachments, request.isWithdrawn) = (true, false)
    case .setAside: request.isSetAside = true
    case .done: request.isDone = true
    case .all: break
    }
    let work = try workspace.codingWork(request, in: place.docket, today: today)
    let uses = withUses ? try workspace.codingUses(in: place.docket) : CodingCounts()
    var place = place
    place.comment = work.open?.comment.id
    if let selection = place.selection, let open = work.open,
      selection.upperBound > open.comment.body.utf8.count
    {
      place.selection = nil
    }
    var comment: CommentView?
    var rule: RuleView?
    if let open = work.open {
      let view = view(of: open, work.loaded)
      comment = view
      rule = try self.rule(for: view, work, uses, &place)
    }
    let rows = work.rows.map { line($0) }
    var queue = QueueView(
      rows: rows, start: work.start, total: work.total, counts: work.counts,
      tagged: work.tagged, done: work.done)
    queue.search = work.found.map {
      SearchView(isMore: $0.isMore, isRanked: $0.order == .best)
    }
    var screen = CodingScreen(
      docket: work.loaded.docket, person: person, place: place, queue: queue, comment: comment,
      rule: rule, tags: tags(work.loaded.codebook, uses))
    do {
      screen.views = try workspace.savedViews(in: place.docket)
    } catch let fault as WorkspaceError {
      screen.viewsFault = String(describing: fault)
    }
    return screen
  }

  private func tags(_ codebook: Codebook, _ uses: CodingCounts) -> [TagLine] {
    codebook.tags.map { tag in
      TagLine(tag: tag, definition: tag.definitionHash, uses: uses.tags[tag.id] ?? 0)
    }
  }

  private func line(_ queued: QueuedComment) -> QueueLine {
    var line = QueueLine(
      id: queued.id, submitter: queued.submitter.nameAsStated, beginning: queued.beginning,
      codings: queued.codings, state: queued.reading?.state, isStub: queued.isStub,
      attachments: queued.attachments, isLate: queued.isLate, isWithdrawn: queued.isWithdrawn,
      isRestricted: queued.isRestricted, isWithheld: queued.isWithheld,
      campaign: queued.campaign.map { CampaignMark($0) })
    line.found = queued.snippet.map {
      FoundWords(text: $0.text, found: $0.found, isCutBefore: $0.isCutBefore)
    }
    return line
  }

  private func view(of open: OpenComment, _ loaded: LoadedDocket) -> CommentView {
    var view = CommentView(
      comment: open.comment, line: line(open.queued), position: open.position.map { $0 + 1 },
      previous: open.previous, next: open.next, reading: open.reading, seen: open.seen,
      codings: open.codings.map { coding in
        CodingLine(
          number: coding.number, coding: coding.coding,
          tagName: loaded.codebook.tag(coding.coding.tag)?.name ?? coding.coding.tag.text,
          was: coding.was, doubt: doubt(coding, loaded), fallen: fallen(coding, loaded))
      }, publicForm: open.publicForm, disclosures: open.disclosures,
      attachmentNotes: open.attachments.compactMap(note))
    view.letter = open.letter.map { letter($0, loaded, of: open.queued) }
    return view
  }

  /// What is said of an attachment; nothing where the office has only its address.
  private func note(_ state: AttachmentState) -> AttachmentNote? {
    let name = "attachment \(state.attachment.number)"
    if state.attachment.isOrnament, state.attachment.words == nil { return nil }
    switch state.reading {
    case .read(let method):
      return state.attachment.words.map {
        AttachmentNote(start: $0.lowerBound, words: "Read from \(name) by \(method).")
      }
    case .unread(let reason, _):
      return AttachmentNote(start: nil, words: "What \(name) says was not read: \(reason).")
    case .waiting: return AttachmentNote(start: nil, words: "What \(name) says waits to be read.")
    case .notHere: return nil
    }
  }

  private func doubt(_ coding: OpenCoding, _ loaded: LoadedDocket) -> String? {
    if coding.standing.quoteStands == false { return "these words were received anew" }
    let stage = coding.coding.target.flatMap { loaded.stage($0.version.stage) }
    return coding.standing.clause?.doubt(in: stage?.tree)
  }

  /// The clause of a coding then and now; nil where it stands.
  private func fallen(_ coding: OpenCoding, _ loaded: LoadedDocket) -> FallenClause? {
    guard let standing = coding.standing.clause, standing.exactClause == nil,
      let stage = coding.coding.target.flatMap({ loaded.stage($0.version.stage) })
    else { return nil }
    return FallenClause(
      seen: coding.seen,
      now: standing.possible.map { .init(stage.tree.clauses[$0.clause], percent: $0.percent) },
      mark: stage.stage.id.text + " " + stage.fileHash)
  }

  /// The rule that a comment is on, with the clauses that are offered; a coding that is chosen
  /// shows its clause.
  private func rule(
    for view: CommentView, _ work: CodingWork, _ uses: CodingCounts, _ place: inout CodingPlace
  ) throws -> RuleView? {
    guard let stage = work.loaded.stage(view.comment.stage) else { return nil }
    let chosen = view.codings.first { $0.number == place.coding }?.coding
    let selection = place.selection ?? chosen?.passage?.range
    let suggestions: [ClauseSuggestion]
    if let selection {
      suggestions = workspace.clauseIndex(of: stage, in: work.loaded).suggestions(
        for: selection, in: view.body, paragraphs: view.paragraphs,
        codings: view.codings.map(\.coding), last: work.open?.last)
    } else {
      suggestions = try workspace.suggestions(for: view.comment, on: stage, in: work.loaded)
    }
    if place.clause == nil { place.clause = chosen?.target?.label }
    var counts: [ClauseLabel: Int] = [:]
    for (clause, count) in uses.clauses where clause.stage == stage.stage.id {
      counts[clause.label] = count
    }
    return RuleView(
      stage: stage.stage, tree: stage.tree, fileHash: stage.fileHash, uses: counts,
      suggestions: suggestions,
      tally: try suggestionTally(on: stage, in: work.loaded))
  }

  /// The words of a clause, for the tree.
  func codingClause(_ request: StaffRequest) throws -> StaffAnswer {
    let name = try request.name("docket")
    let loaded = try workspace.load(name)
    guard let stage = loaded.stage(StageID(try request.name("stage"))),
      let clause = stage.tree.clause(ClauseLabel(try request.name("label")))
    else { throw StaffRefusal(.notFound, "There is no such clause", []) }
    let uses = try workspace.codingUses(in: name).clauses.filter { $0.key.stage == stage.stage.id }
    var counts: [ClauseLabel: Int] = [:]
    for (clause, count) in uses { counts[clause.label] = count }
    let rule = RuleView(
      stage: stage.stage, tree: stage.tree, fileHash: stage.fileHash, uses: counts,
      suggestions: [])
    let screen = CodingScreen(
      docket: loaded.docket, person: person, place: CodingPlace(docket: name),
      queue: QueueView(
        rows: [], start: 0, total: 0, counts: CommentCounts(), tagged: 0, done: 0),
      comment: nil, rule: rule, tags: [])
    return StaffAnswer(.fragments(StaffPages.codingClause(screen, clause)))
  }
}
