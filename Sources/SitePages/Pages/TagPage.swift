// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The pages of a tag: what it means, and every passage that got it, by clause; where these are many,
/// the first of each issue, and all of them on pages of their own, a hundred a page.
func tagPages(of tag: Tag, in docket: PublicDocket, _ frame: Frame) -> some Sequence<SitePage> {
  let passages = TagPassages(of: tag.id, in: docket)
  let count = passages.isPaged ? pageCount(of: passages.count) : 0
  return (0...count).lazy.map { number in
    number == 0
      ? tagPage(of: tag, passages, in: docket, frame)
      : passagesPage(number, of: count, tag, passages, in: docket, frame)
  }
}

/// The page of a tag itself.
private func tagPage(
  of tag: Tag, _ passages: TagPassages, in docket: PublicDocket, _ frame: Frame
) -> SitePage {
  let path = docket.paths.tag(tag.id)
  let codings = docket.codings.filter { $0.tag == tag.id }
  let texts = docket.distinctTexts(codings)
  let shown = passages.issues.flatMap {
    $0.passages.prefix(passages.shown)
  }
  docket.reading.prepare(Set(shown.map(\.coding.comment)).sorted())
  return frame.page(
    Frame.Page(
      path: path, title: "\(tag.name) · Tags · \(docket.docket.title)",
      description: tag.definition.isEmpty ? "Passages tagged \(tag.name)." : tag.definition,
      docket: docket, room: .tags)
  ) {
    pageHead(
      crumb: [HTML.a(.href(path.link(to: docket.paths.codebook))) { "All tags" }],
      title: HTML.bdi { tag.name },
      lead: tag.definition.isEmpty
        ? HTML("This tag was used and is not in the codebook.") : HTML.bdi { tag.definition },
      meta: [HTML(texts == 0 ? "Not used yet" : counted(texts, "distinct text"))]
        + inNumbers(tag, in: docket))
    if passages.isPaged {
      HTML.p(.class("gap")) {
        HTML.a(.href(path.link(to: docket.paths.passages(of: tag.id, page: 1)))) {
          "All passages, a hundred a page"
        }
      }
    }
    byStage(passages.issues, in: docket) { group($0, atMost: passages.shown, docket, path) }
    if !tag.use.isEmpty || !tag.avoid.isEmpty {
      labelled("How it is used", id: "use_") {
        HTML.dl(.class("facts two")) {
          if !tag.use.isEmpty { rule("When to use it", tag.use, in: docket, path) }
          if !tag.avoid.isEmpty { rule("When not to", tag.avoid, in: docket, path) }
        }
      }
    }
  }
}

/// Of how many clauses of each stage a tag speaks, and what came of it there.
private func inNumbers(_ tag: Tag, in docket: PublicDocket) -> [HTML] {
  docket.stages.enumerated().compactMap { index, content in
    let issues = docket.issues.filter { $0.stage == index && $0.key.issue.tag == tag.id }
    guard !issues.isEmpty else { return nil }
    var parts = Disposition.allCases.compactMap { disposition -> String? in
      let count = issues.count { issue in
        issue.responses.contains { docket.responses[$0].response.disposition == disposition }
      }
      return count == 0 ? nil : "\(grouped(count)) \(disposition.rawValue)"
    }
    let open = issues.count { !$0.isAnswered }
    if open > 0 { parts.append("\(grouped(open)) not answered yet") }
    let isDrafted = issues.contains { issue in
      issue.responses.contains { docket.isDrafted(docket.responses[$0].response) }
    }
    let clauses = issues.count { $0.citation != nil }
    return pieces {
      HTML.a(.class("to"), .href(PagePath().link(at: "stage_\(index)"))) {
        clauses == 0 ? "No clause" : counted(clauses, "clause")
        " of \(stageYear(content))"
      }
      ": " + parts.joined(separator: ", ")
      isDrafted ? ", drafted" : ""
    }
  }
}

/// A page of the list of all passages of a tag.
private func passagesPage(
  _ number: Int, of count: Int, _ tag: Tag, _ all: TagPassages, in docket: PublicDocket,
  _ frame: Frame
) -> SitePage {
  let path = docket.paths.passages(of: tag.id, page: number)
  let range = (number - 1) * linesOnAPage..<min(number * linesOnAPage, all.count)
  let slice = all.slice(range)
  docket.reading.prepare(Set(slice.flatMap(\.passages).map(\.coding.comment)).sorted())
  let lines = CommentLines(docket: docket, path: path)
  return frame.page(
    Frame.Page(
      path: path,
      title: "\(tag.name), passages, page \(grouped(number)) · Tags · \(docket.docket.title)",
      description: "Passages tagged \(tag.name).", docket: docket, room: .tags, isFound: false)
  ) {
    pageHead(
      crumb: [HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { HTML.bdi { tag.name } }],
      title: HTML("Passages, page \(grouped(number)) of \(grouped(count))"),
      lead: HTML("Every passage of this tag, clause by clause; the same words stand once."))
    byStage(slice, in: docket) { part in
      HTML.section(.class("byclause")) {
        HTML.h3(.id(tagAnchor(part.issue.key.stage, part.issue.key.issue.label))) {
          clauseName(of: part.issue, docket, path)
          HTML.small { " " + span(of: part) }
        }
        HTML.p(.class("sm came")) { dispositionLine([part.issue], in: docket, path) }
        HTML.ul(.class("list"), .list) { part.passages.map(lines.passage) }
      }
    }
    pager(pages: count, at: number, from: path, label: "Pages of passages") {
      docket.paths.passages(of: tag.id, page: $0)
    }
  }
}

/// Which of the passages of an issue stand on a page.
private func span(of part: TagPassages.OfIssue) -> String {
  if part.passages.count == part.count { return counted(part.count, "passage") }
  let (first, last) = (part.offset + 1, part.offset + part.passages.count)
  return (first == last ? "passage \(grouped(first))" : "\(grouped(first)) to \(grouped(last))")
    + " of \(grouped(part.count))"
}

/// Issues under the stages that they are about.
private func byStage(
  _ issues: [TagPassages.OfIssue], in docket: PublicDocket,
  _ content: @escaping (TagPassages.OfIssue) -> HTML
) -> HTML {
  pieces {
    for (index, stage) in docket.stages.enumerated() {
      let here = issues.filter { $0.issue.stage == index }
      if !here.isEmpty {
        labelled(
          stage.stage.name, note: stage.stage.published.map { _ in stageYear(stage) },
          id: "stage_\(index)"
        ) { here.map(content) }
      }
    }
  }
}

/// The clause that an issue is about, with the way to it.
private func clauseName(
  of issue: RaisedIssue, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  guard let citation = issue.citation else { return HTML("No clause") }
  guard let clause = issue.clause else { return HTML.bdi { citation.text } }
  return HTML.a(
    .href(
      path.link(
        to: docket.paths.stage(issue.key.stage),
        at: docket.stages[issue.stage].tree.clauses[clause].label.text))
  ) { HTML.bdi { citation.text } }
}

private func rule(
  _ name: String, _ words: String, in docket: PublicDocket, _ path: PagePath
) -> HTML {
  HTML.div {
    HTML.dt { name }
    HTML.dd { HTML.bdi { namingTags(words, in: docket, path) } }
  }
}

/// Words in which ids of tags stand as their names, with links.
///
/// Only an id with a hyphen in it is taken for one: "cost" may be the word.
private func namingTags(_ words: String, in docket: PublicDocket, _ path: PagePath) -> HTML {
  var page = HTML()
  var piece: [UInt8] = []
  func close() {
    let tag =
      piece.contains(0x2D) ? docket.tags.first { $0.id.text.utf8.elementsEqual(piece) } : nil
    if let tag {
      page += HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { tag.name }
    } else {
      page += HTML(text: piece)
    }
    piece = []
  }
  for byte in words.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0x2D, 0x80...0xFF: piece.append(byte)
    default:
      close()
      page += HTML(text: [byte])
    }
  }
  close()
  return page
}

/// The passages that raise one issue, and what came of it; the first of them where others have all.
private func group(
  _ said: TagPassages.OfIssue, atMost most: Int, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let issue = said.issue
  let codings = issue.codings.map { docket.codings[$0] }
  let anchor = tagAnchor(issue.key.stage, issue.key.issue.label)
  return HTML.section(.class("byclause")) {
    HTML.h3(.id(anchor)) {
      clauseName(of: issue, docket, path)
      HTML.small { sayers(of: issue, codings, docket) }
    }
    HTML.p(.class("sm came")) { dispositionLine([issue], in: docket, path) }
    if codings.isEmpty {
      HTML.p(.class("soft sm")) { "Raised in no comment whose text is public." }
    } else {
      let lines = CommentLines(docket: docket, path: path)
      let shown = said.passages.prefix(most)
      HTML.ul(.class("list"), .list) { shown.map(lines.passage) }
      if shown.count < said.passages.count {
        HTML.p(.class("sm gap")) {
          HTML.a(
            .href(
              path.link(
                to: docket.paths.passages(
                  of: issue.key.issue.tag, page: said.start / linesOnAPage + 1), at: anchor))
          ) { "\(counted(said.passages.count - shown.count, "more passage"))" }
        }
      }
    }
  }
}

/// How many comments or texts say an issue.
private func sayers(
  of issue: RaisedIssue, _ codings: [PublicCoding], _ docket: PublicDocket
) -> String {
  func isExact(_ coding: PublicCoding) -> Bool {
    coding.target == nil || coding.target?.place != nil
  }
  let texts = docket.distinctTexts(codings.filter(isExact))
  let earlier = docket.distinctTexts(codings.filter { !isExact($0) })
  let said = docket.said([issue])
  let words =
    earlier == 0 && said.comments > said.texts
    ? " \(counted(said.comments, "comment")), \(counted(said.texts, "distinct text"))"
    : " " + counted(texts, "text")
  return words + (earlier > 0 ? ", and \(grouped(earlier)) on an earlier version" : "")
}
