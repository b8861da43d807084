// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// The page of a tag: what it means, and every passage that got it, by clause.
func tagPage(of tag: Tag, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let path = docket.paths.tag(tag.id)
  let codings = docket.codings.filter { $0.tag == tag.id }
  let texts = docket.distinctTexts(codings)
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
      meta: [HTML(texts == 0 ? "Not used yet" : "\(counted(texts, "distinct text"))")])
    if !tag.use.isEmpty || !tag.avoid.isEmpty {
      HTML.dl(.class("facts two")) {
        if !tag.use.isEmpty { rule("When to use it", tag.use, in: docket, path) }
        if !tag.avoid.isEmpty { rule("When not to", tag.avoid, in: docket, path) }
      }
    }
    for (index, content) in docket.stages.enumerated() {
      let spoken = codings.filter { coding in
        if let place = coding.target?.place { return place.stage == index }
        return coding.target == nil && docket.comments[coding.comment].stage == content.stage.id
      }
      if !spoken.isEmpty {
        labelled(
          content.stage.name, note: content.stage.published.map { String($0.year) },
          id: "stage_\(index)"
        ) { passages(spoken, in: content, of: docket, path) }
      }
    }
    let adrift = codings.filter { $0.target != nil && $0.target?.place == nil }
    if !adrift.isEmpty {
      labelled("Earlier wordings", note: "Of clauses that have changed since", id: "earlier_") {
        HTML.ul(.class("list"), .list) {
          CommentLines(docket: docket, path: path).passages(adrift)
        }
      }
    }
  }
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

/// The passages about the clauses of one stage, in the order of the clauses.
private func passages(
  _ codings: [PublicCoding], in content: StageContent, of docket: PublicDocket, _ path: PagePath
) -> HTML {
  let lines = CommentLines(docket: docket, path: path)
  let clauses = Set(codings.compactMap { $0.target?.place?.clause }).sorted()
  return pieces {
    for index in clauses {
      let clause = content.tree.clauses[index]
      let here = codings.filter { $0.target?.place?.clause == index }
      group(tagAnchor(content.stage.id, clause.label), docket.distinctTexts(here)) {
        HTML.a(
          .href(path.link(to: docket.paths.stage(content.stage.id), at: clause.label.text))
        ) { HTML.bdi { clause.citation.text } }
      } _: {
        lines.passages(here)
      }
    }
    let unplaced = codings.filter { $0.target == nil }
    if !unplaced.isEmpty {
      group(tagAnchor(content.stage.id, nil), docket.distinctTexts(unplaced)) {
        HTML("No clause")
      } _: {
        lines.passages(unplaced)
      }
    }
  }
}

private func group(
  _ id: String, _ texts: Int, _ title: () -> HTML, _ lines: () -> [HTML]
) -> HTML {
  HTML.section(.class("byclause")) {
    HTML.h3(.id(id)) {
      title()
      HTML.small { " " + counted(texts, "text") }
    }
    HTML.ul(.class("list"), .list) { lines() }
  }
}
