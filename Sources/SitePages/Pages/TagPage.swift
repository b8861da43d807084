// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The page of a tag: what it means, and every passage that got it, by clause.
func tagPage(of tag: Tag, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let path = docket.paths.tag(tag.id)
  let codings = docket.codings.filter { $0.tag == tag.id }
  let texts = docket.distinctTexts(codings)
  let starts = docket.hasPassagesPages(tag.id) ? passageStarts(of: tag.id, in: docket) : [:]
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
    if docket.hasPassagesPages(tag.id) {
      HTML.p(.class("gap")) {
        HTML.a(.href(path.link(to: docket.paths.passages(of: tag.id, page: 1)))) {
          "All passages, a hundred a page"
        }
      }
    }
    for (index, content) in docket.stages.enumerated() {
      let issues = docket.issues.filter { $0.stage == index && $0.key.issue.tag == tag.id }
      if !issues.isEmpty {
        labelled(
          content.stage.name, note: content.stage.published.map { _ in stageYear(content) },
          id: "stage_\(index)"
        ) { issues.map { group($0, from: starts[$0.key] ?? 0, docket, path) } }
      }
    }
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

/// How many passages of an issue stand on a tag's own page in a large docket.
private let passagesOfAnIssue = 10

/// The pages with every passage of a tag, in a large docket: issue by issue, a hundred a page.
func tagPassagesPages(
  of tag: Tag, in docket: PublicDocket, _ frame: Frame
) -> some Sequence<SitePage> {
  let isMade = docket.hasPassagesPages(tag.id)
  let all = isMade ? passages(of: tag.id, in: docket) : []
  let count = isMade ? pageCount(of: all.count) : 0
  return (0..<count).lazy.map { page in
    let path = docket.paths.passages(of: tag.id, page: page + 1)
    let slice = all.dropFirst(page * linesOnAPage).prefix(linesOnAPage)
    docket.reading.prepare(Set(slice.map(\.coding.comment)).sorted())
    let lines = CommentLines(docket: docket, path: path)
    return frame.page(
      Frame.Page(
        path: path,
        title: "\(tag.name), passages, page \(grouped(page + 1)) · Tags · \(docket.docket.title)",
        description: "Passages tagged \(tag.name).", docket: docket, room: .tags, isFound: false)
    ) {
      pageHead(
        crumb: [HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { HTML.bdi { tag.name } }],
        title: HTML("Passages, page \(grouped(page + 1)) of \(grouped(count))"),
        lead: HTML("Every passage of this tag, clause by clause; the same words stand once."))
      HTML.ul(.class("list"), .list) { slice.map(lines.passage) }
      pager(pages: count, at: page + 1, from: path, label: "Pages of passages") {
        docket.paths.passages(of: tag.id, page: $0)
      }
    }
  }
}

/// The passages of a tag, each once an issue, in the order of the issues.
private func passages(of tag: TagID, in docket: PublicDocket) -> [CommentLines.Passage] {
  let lines = CommentLines(docket: docket, path: docket.paths.codebook)
  return docket.issues.filter { $0.key.issue.tag == tag }.flatMap { issue in
    lines.distinct(issue.codings.map { docket.codings[$0] })
  }
}

/// Where the passages of each issue begin among those of its tag.
private func passageStarts(of tag: TagID, in docket: PublicDocket) -> [StageIssue: Int] {
  let lines = CommentLines(docket: docket, path: docket.paths.codebook)
  var starts: [StageIssue: Int] = [:]
  var count = 0
  for issue in docket.issues where issue.key.issue.tag == tag {
    starts[issue.key] = count
    count += lines.distinct(issue.codings.map { docket.codings[$0] }).count
  }
  return starts
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

/// The passages that raise one issue, and what came of it; `start` is where they begin among those
/// of the tag.
private func group(
  _ issue: RaisedIssue, from start: Int, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let codings = issue.codings.map { docket.codings[$0] }
  func isExact(_ coding: PublicCoding) -> Bool {
    coding.target == nil || coding.target?.place != nil
  }
  let texts = docket.distinctTexts(codings.filter(isExact))
  let earlier = docket.distinctTexts(codings.filter { !isExact($0) })
  let said = docket.said([issue])
  return HTML.section(.class("byclause")) {
    HTML.h3(.id(tagAnchor(issue.key.stage, issue.key.issue.label))) {
      if let citation = issue.citation {
        if let clause = issue.clause {
          HTML.a(
            .href(
              path.link(
                to: docket.paths.stage(issue.key.stage),
                at: docket.stages[issue.stage].tree.clauses[clause].label.text))
          ) { HTML.bdi { citation.text } }
        } else {
          HTML.bdi { citation.text }
        }
      } else {
        "No clause"
      }
      HTML.small {
        if earlier == 0 && said.comments > said.texts {
          " \(counted(said.comments, "comment")), \(counted(said.texts, "distinct text"))"
        } else {
          " " + counted(texts, "text")
        }
        if earlier > 0 { ", and \(grouped(earlier)) on an earlier version" }
      }
    }
    HTML.p(.class("sm came")) { dispositionLine([issue], in: docket, path) }
    if codings.isEmpty {
      HTML.p(.class("soft sm")) { "Raised in no comment whose text is public." }
    } else {
      let lines = CommentLines(docket: docket, path: path)
      let most = docket.isLean ? passagesOfAnIssue : Int.max
      let all = lines.distinct(codings)
      HTML.ul(.class("list"), .list) { all.prefix(most).map(lines.passage) }
      if all.count > most {
        HTML.p(.class("sm gap")) {
          HTML.a(
            .href(
              path.link(
                to: docket.paths.passages(
                  of: issue.key.issue.tag, page: start / linesOnAPage + 1)))
          ) { "\(counted(all.count - most, "more passage"))" }
        }
      }
    }
  }
}
