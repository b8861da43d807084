// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup

/// The page of a stage: the whole document, clause by clause.
func stagePage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let content = docket.stages[index]
  let stage = content.stage
  let path = docket.paths.stage(stage.id)
  let title = content.tree.title ?? "\(docket.docket.title): \(uncapitalized(stage.name))"
  let margin = Margin(docket, stage: index, path: path)
  let contents = Contents(of: content.tree, title: title)
  let others = otherStages(than: stage.id, in: docket, from: path)
  let page = Frame.Page(
    path: path, title: "\(title) · \(docket.docket.title)",
    description: stage.summary.isEmpty
      ? "\(stage.name), clause by clause, with the comments that speak to each." : stage.summary,
    docket: docket, room: .text, stage: content)
  return frame.page(page) {
    pageHead(
      crumb: stageCrumb(stage, isSample: docket.docket.isIllustrative), title: HTML.bdi { title },
      lead: HTML(stage.summary),
      meta: stageMeta(content, docket, path, asOf: frame.asOf))
    contents.html(from: path, others)
    HTML.div(.class("page")) {
      contents.rail(from: path, others)
      HTML.article(.class("law"), .label("The text")) {
        if docket.codings.contains(where: { $0.target?.place?.stage == index }) {
          HTML.div(.class("row hint")) {
            HTML.div(.class("mar")) {
              HTML.p {
                "At a clause’s side or below it: how many distinct texts speak to it, and what "
                "they say most."
              }
              ringKey(index, in: docket)
            }
          }
        }
        StageText.html(
          of: content.tree, title: title, margin: margin, links: LawLinks(content.tree))
      }
    }
  }
}

/// What the rings in the margin of a stage say; nothing where there are none.
private func ringKey(_ stage: Int, in docket: PublicDocket) -> HTML {
  let used = Set(
    docket.issues.filter { $0.stage == stage }.flatMap(\.responses).map {
      docket.responses[$0].response.disposition
    })
  guard !used.isEmpty else { return HTML() }
  return HTML.details {
    HTML.summary { "What the rings say" }
    HTML.p { "The answer to these texts:" }
    HTML.ul(.list) {
      for disposition in Disposition.allCases where used.contains(disposition) {
        HTML.li { mark(of: disposition) }
      }
    }
  }
}

/// What a stage is and where it was published.
func stageCrumb(_ stage: Stage, isSample: Bool) -> [HTML] {
  var crumb = [HTML(stage.name)]
  if let citation = stage.citation { crumb.append(citationLink(citation)) }
  if let published = stage.published {
    crumb.append(
      pieces {
        "published "
        timeElement(published)
      })
  } else {
    crumb.append(
      HTML(
        isSample
          ? "working draft, shown as a sample: no agency has issued it, and its words may change"
          : "not published: the words may change every day"))
  }
  if let number = stage.docketNumber { crumb.append(HTML.bdi { "Docket " + number }) }
  return crumb
}

private func stageMeta(
  _ content: StageContent, _ docket: PublicDocket, _ path: PagePath, asOf: CalendarDay
) -> [HTML] {
  var meta: [HTML] = []
  if let effective = content.effective {
    meta.append(
      pieces {
        HTML.b { effective <= asOf ? "In effect since" : "Takes effect" }
        Raw(" ")
        timeElement(effective)
      })
  }
  if let withdrawal = content.withdrawal {
    meta.append(
      pieces {
        HTML.b { "Withdrawn" }
        Raw(" ")
        timeElement(withdrawal.published)
        if let citation = withdrawal.citation {
          ", "
          citationLink(citation)
        }
      })
  }
  if let closes = content.closes {
    meta.append(
      pieces {
        content.isOpen ? "comments until " : "comments closed "
        timeElement(closes)
      })
  }
  if let at = docket.stages.firstIndex(where: { $0.stage.id == content.stage.id }),
    let next = docket.stages[(at + 1)...].first, !next.stage.isWorkingDraft
  {
    meta.append(
      pieces {
        "Followed by "
        HTML.a(.href(path.link(to: docket.paths.stage(next.stage.id)))) {
          "the \(uncapitalized(stageName(docket, next)))"
        }
      })
  }
  for change in docket.redlines
  where change.to == content.stage.id || change.from == content.stage.id {
    let other = change.to == content.stage.id ? change.from : change.to
    meta.append(
      HTML.a(.href(path.link(to: docket.paths.redline(from: change.from, to: change.to)))) {
        change.to == content.stage.id ? "Changes since " : "Changes up to "
        stageYear(docket.stage(other))
      })
  }
  return meta
}

private func otherStages(than id: StageID, in docket: PublicDocket, from path: PagePath) -> HTML {
  guard docket.stages.count > 1 else { return HTML() }
  return pieces {
    HTML.h2 { "All stages" }
    HTML.ul(.list) {
      for stage in docket.stages {
        HTML.li {
          if stage.stage.id == id {
            HTML.a(.href(path.link(to: path)), .current("page")) { stageName(stage) }
          } else {
            HTML.a(.href(path.link(to: docket.paths.stage(stage.stage.id)))) {
              stageName(stage)
            }
          }
        }
      }
    }
  }
}

/// A stage by itself: `Interim final rule, 2021`.
func stageName(_ stage: Stage) -> String {
  stage.published.map { "\(stage.name), \($0.year)" } ?? stage.name
}

/// A stage in a list: a consultation that is not the only one of its docket in a year is told by its
/// number too, since each of them asks about another draft.
///
/// `Consultation, May 23, 2022 (second draft)`.
func stageName(_ docket: PublicDocket, _ content: StageContent) -> String {
  let name = stageName(content)
  guard content.stage.kind == .consultation else { return name }
  let alike = docket.stages.filter { stageName($0.stage) == stageName(content.stage) }
  guard alike.count > 1, let at = alike.firstIndex(where: { $0.stage.id == content.stage.id })
  else { return name }
  let numbers = ["first", "second", "third", "fourth", "fifth", "sixth"]
  return "\(name) (\(at < numbers.count ? numbers[at] : "\(at + 1)th") draft)"
}

/// A stage in a list of all of its docket: with its day where another is of the same year.
func stageName(_ content: StageContent) -> String {
  let name = content.stage.name
  return content.stage.published == nil ? name : "\(name), \(stageYear(content))"
}
