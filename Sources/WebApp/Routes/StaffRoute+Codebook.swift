// Rulewright. Apache-2.0.

import Codings
import StaffPages
import Workbench

extension StaffRoute {
  /// The codebook: tags are read, written, renamed, merged and split, and codings confirmed.
  static let codebook: [StaffRoute] = [
    .page("/d/:docket/codebook") { request, desk in
      let page = CodebookPage(desk, try request.name("docket"))
      let isNew = request.query["new"] != nil
      return StaffAnswer(
        .page(
          codebookScreen(
            try page.content(request.query["tag"].map { TagID($0) }, isNew: isNew))))
    },
    .act("/d/:docket/codebook/new") { request, desk in
      let tag = try request.tag(id: TagID(try request.field("id")), name: request.field("name"))
      return try CodebookPage(desk, try request.name("docket")).change(.add(tag), request, tag)
    },
    .act("/d/:docket/codebook/:tag/define") { request, desk in
      let page = CodebookPage(desk, try request.name("docket"))
      let id = TagID(try request.name("tag"))
      let tag = try request.tag(id: id, name: page.name(of: id))
      return try page.change(.define(tag), request, tag)
    },
    .act("/d/:docket/codebook/:tag/rename") { request, desk in
      let edit = CodebookEdit.rename(
        TagID(try request.name("tag")), to: TagID(try request.field("id")),
        name: try request.field("name"))
      return try CodebookPage(desk, try request.name("docket")).change(edit, request)
    },
    .act("/d/:docket/codebook/:tag/merge") { request, desk in
      let edit = CodebookEdit.merge(
        TagID(try request.name("tag")), into: TagID(try request.field("into")))
      return try CodebookPage(desk, try request.name("docket")).change(edit, request)
    },
    .act("/d/:docket/codebook/:tag/split") { request, desk in
      let off = try request.tag(id: TagID(try request.field("id")), name: request.field("name"))
      let edit = CodebookEdit.split(
        TagID(try request.name("tag")), narrowed: try request.field("narrowed"), off: off)
      return try CodebookPage(desk, try request.name("docket")).change(edit, request)
    },
    .act("/d/:docket/codebook/:tag/confirm") { request, desk in
      try CodebookPage(desk, try request.name("docket")).review(.confirmed, request)
    },
    .act("/d/:docket/codebook/:tag/retag") { request, desk in
      let into = TagID(try request.field("into"))
      return try CodebookPage(desk, try request.name("docket")).review(.retagged(into), request)
    },
  ]
}

extension StaffRequest {
  /// A tag as the fields of a form have it.
  fileprivate func tag(id: TagID, name: String) throws -> Tag {
    Tag(
      id: id, name: name, definition: try field("definition"), use: form["use"] ?? "",
      avoid: form["avoid"] ?? "",
      examples: (form["examples"] ?? "").utf8.split(separator: 0x0A)
        .map { String(decoding: $0, as: UTF8.self) })
  }
}

/// The codebook of a docket on somebody's desk.
private struct CodebookPage {
  let desk: Desk
  let docket: String

  init(_ desk: Desk, _ docket: String) {
    self.desk = desk
    self.docket = docket
  }

  private var path: StaffPath { .docket(docket, StaffRoom.codebook.rawValue) }

  /// The name of a tag, which its definition leaves as it is.
  func name(of id: TagID) throws -> String {
    guard let tag = try desk.workspace.load(docket).codebook.tag(id) else {
      throw CodebookRefusal.noTag(id)
    }
    return tag.name
  }

  /// What the screen shows; without a tag the first one, unless a new one is asked for.
  func content(
    _ tag: TagID?, isNew: Bool = false, typed: Tag? = nil
  ) throws -> CodebookContent {
    let first = try desk.workspace.load(docket).codebook.tags.first?.id
    let chosen = isNew ? nil : tag ?? first
    let view = try desk.workspace.codebook(of: docket, looking: chosen)
    return CodebookContent(
      docket: view.docket, person: desk.person, version: view.version,
      lines: view.codebook.tags.map { tag in
        .init(
          tag: tag, comments: view.comments[tag.id] ?? 0, toReview: view.toReview[tag.id] ?? 0)
      }, chosen: chosen,
      review: view.review.map {
        .init(
          number: $0.numbered.number, mark: $0.mark, coding: $0.numbered.coding,
          organization: $0.organization, seen: $0.seen)
      },
      history: view.history.map { .init(at: $0.at, who: $0.who, what: $0.what, tag: $0.tag) },
      typed: typed)
  }

  /// Changes the codebook; where somebody else did so meanwhile, both are shown.
  func change(_ edit: CodebookEdit, _ request: StaffRequest, _ typed: Tag? = nil) throws
    -> StaffAnswer
  {
    let now = desk.now
    do {
      let changed = try desk.workspace.changeCodebook(
        edit, from: try request.field("version"), in: docket, by: desk.person, now: now)
      return try .acted(
        request, at: now, to: path.asking("tag", changed.tag.text)
      ) {
        codebookFragments(try content(changed.tag)) + [.done(changed.what)]
      }
    } catch let conflict as CodebookConflict {
      let content = try content(typed?.id, typed: typed)
      let theirs = typed.flatMap { conflict.codebook.tag($0.id) }
      return StaffAnswer(
        request.wantsFragments
          ? .fragments(codebookConflictFragments(content, theirs: theirs))
          : .page(codebookConflictScreen(content, theirs: theirs)), status: .conflict)
    }
  }

  /// Says of codings whether they hold, and shows what is left.
  func review(_ verdict: CodingVerdict, _ request: StaffRequest) throws -> StaffAnswer {
    let tag = TagID(try request.name("tag"))
    let codings = request.form.all("coding").compactMap { SeenCoding(inForm: $0) }
    let now = desk.now
    let count: Int
    do {
      count = try desk.workspace.review(
        codings, as: verdict, under: try request.field("version"), in: docket, by: desk.person,
        now: now)
    } catch is CodebookConflict {
      throw Self.changedMeanwhile("The codebook was changed since this page was drawn", tag, path)
    } catch is CodingRefusal {
      throw Self.changedMeanwhile("A coding was changed since this page was drawn", tag, path)
    }
    let words = count == 1 ? "1 coding" : "\(count) codings"
    let what =
      if case .retagged(let other) = verdict { "\(words) now '\(other)'" } else {
        "\(words) confirmed"
      }
    return try .acted(request, at: now, to: path.asking("tag", tag.text)) {
      codebookFragments(try content(tag)) + [.done(what)]
    }
  }

  private static func changedMeanwhile(
    _ title: String, _ tag: TagID, _ path: StaffPath
  ) -> StaffRefusal {
    StaffRefusal(
      .conflict, title, ["Nothing was changed. Load the page again to see what is there now."],
      way: path.asking("tag", tag.text))
  }
}

extension SeenCoding {
  /// A coding as a form names it: its number and its mark.
  init?(inForm words: String) {
    let parts = words.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2, let number = Int(parts[0]) else { return nil }
    self.init(number: number, mark: parts[1])
  }
}
