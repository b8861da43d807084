// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Markup

/// The page on the comments of a whole docket, stage by stage.
func trackerPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  let path = docket.paths.allComments
  let everything = docket.stages.indices.flatMap(docket.tagCounts(onStage:))
  return frame.page(
    Frame.Page(
      path: path, title: "Comments · \(docket.docket.title)",
      description: "How many comments came on each stage, and what they said most.",
      docket: docket, room: .comments)
  ) {
    pageHead(
      crumb: [
        HTML("All stages"),
        pieces {
          "as of "
          timeElement(frame.asOf)
        },
      ],
      title: HTML("Comments"),
      lead: HTML("What people said of \(uncapitalized(docket.docket.title)), on every stage."))
    threeNumbers(
      docket.totalCounts,
      stages: docket.stages.count { docket.counts[$0.stage.id].map { $0.received > 0 } ?? false })
    labelled("By stage", id: "stages_") { stageTable(docket, path) }
    labelled(
      mostWords("What they said", everything), note: "In distinct texts, by clause", id: "most_"
    ) {
      HTML.div(.class("two")) {
        for index in docket.stages.indices {
          let counts = docket.tagCounts(onStage: index)
          if !counts.isEmpty {
            HTML.section(.labelledBy("most_\(index)")) {
              HTML.h3(.id("most_\(index)"), .class("sub")) { stageName(docket.stages[index]) }
              mostSaid(counts, atMost: 8, on: docket.stages[index], in: docket, path)
            }
          }
        }
      }
      if docket.codings.isEmpty { HTML.p(.class("soft")) { "No comment was tagged yet." } }
    }
    letters(docket, path)
    whatCameOfThem(docket, path)
  }
}

/// The largest letters that many sent, and the way to all of them.
private func letters(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  let all = docket.letters.letters
  guard !all.isEmpty else { return HTML() }
  return labelled("Letters that many sent", note: "The largest", id: "letters_") {
    HTML.ol(.class("comments list"), .list) {
      all.prefix(5).map { letterLine($0, in: docket, path) }
    }
    HTML.p(.class("gap")) {
      HTML.a(.href(path.link(to: docket.paths.letters(page: 1)))) {
        all.count > 5 ? "All \(counted(all.count, "letter"))" : "How they were found"
      }
    }
  }
}

private func stageTable(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.table(.class("stack"), .role("table")) {
    HTML.thead(.role("rowgroup")) {
      HTML.tr(.role("row")) {
        HTML.th(.scope("col"), .role("columnheader")) { "Stage" }
        HTML.th(.scope("col"), .role("columnheader")) { "Comment period" }
        HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Received" }
        HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Distinct texts" }
        HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Submitters, as stated" }
      }
    }
    HTML.tbody(.role("rowgroup")) {
      for content in docket.stages { stageLine(content, docket, path) }
    }
  }
}

private func stageLine(
  _ content: StageContent, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let counts = docket.counts[content.stage.id] ?? CommentCounts()
  let isHeard = docket.hasComments(on: content)
  return HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) {
      if isHeard {
        HTML.a(.href(path.link(to: docket.paths.comments(on: content.stage.id)))) {
          stageName(content)
        }
      } else {
        stageName(content)
      }
    }
    HTML.td(.role("cell"), Attribute("data-l", "Comment period")) {
      if let closes = content.closes {
        content.isOpen ? "Open until " : "Closed "
        timeElement(closes)
      } else {
        HTML.span(.class("soft")) { isHeard ? "No date set" : "Not asked" }
      }
    }
    cell(isHeard ? counts.received : nil, "Received")
    cell(isHeard ? counts.distinctTexts : nil, "Distinct texts")
    cell(isHeard ? counts.submittersAsStated : nil, "Submitters, as stated")
  }
}

/// A number; nil where nothing was asked, so that none is no answer.
private func cell(_ value: Int?, _ name: String) -> HTML {
  HTML.td(.role("cell"), .class(value == nil ? "num na" : "num"), Attribute("data-l", name)) {
    value.map { HTML(grouped($0)) } ?? dash("not asked")
  }
}
