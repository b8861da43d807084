// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Redlining

/// The page of a comparison: what changed in numbers, as a list, and in the text.
func redlinePage(of change: StageRedline, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let path = docket.paths.redline(from: change.from, to: change.to)
  let reading = RedlineReading(change.redline)
  let (from, to) = (docket.stage(change.from), docket.stage(change.to))
  let title = "What changed, \(stageYear(from)) to \(stageYear(to))"
  let speaking = SpeakingTexts(change, in: docket, path: path)
  let page = Frame.Page(
    path: path, title: "\(title) · \(docket.docket.title)",
    description: "Every change between two stages of \(docket.docket.title), clause by clause.",
    docket: docket, room: .changes, stage: to)
  return frame.page(page) {
    pageHead(
      crumb: [from, to].compactMap { $0 }.map { stageLink($0, docket, path) },
      title: HTML(title),
      lead: HTML(
        "\(counted(reading.inRule.count, "change")) in the rule"
          + (reading.inPreamble.isEmpty
            ? ". " : ", \(grouped(reading.inPreamble.count)) in its preamble. ")
          + "\(unchangedWords(reading)) the same, word for word."))
    views(of: change, in: docket, path)
    labelled("Changes", note: "In the order of the text", id: "changes_") {
      if reading.listed.isEmpty {
        HTML.p { "Nothing changed: the two texts say the same." }
      } else {
        tally(reading)
        if !reading.inRule.isEmpty { changeTable(reading.inRule, of: reading, speaking) }
        if !reading.inPreamble.isEmpty {
          HTML.details(.class("gap")) {
            HTML.summary {
              preambleWords(reading)
            }
            changeTable(reading.inPreamble, of: reading, speaking)
          }
        }
      }
    }
    labelled("How to read it", id: "legend_") { legend() }
    HTML.section(.class("sec-top"), .labelledBy("text_")) {
      HTML.h2(.id("text_"), .class("vh")) { "The text with its changes" }
      HTML.div(.class("page")) {
        sections(reading).rail(from: path, title: "Where it changed")
        HTML.article(.class("law redl"), .label("Redline")) {
          RedlineText.html(of: reading) { row in speaking.note(reading, row) }
        }
      }
    }
  }
}

/// What changed in the preamble, before it is unfolded.
func preambleWords(_ reading: RedlineReading) -> String {
  counted(reading.inPreamble.count, "change") + " in the preamble: summary, dates and questions"
}

/// `27 clauses are`, or `1 clause and 37 rows are`, before "the same".
func unchangedWords(_ reading: RedlineReading) -> String {
  let count = reading.unchanged
  return count.rows == 0
    ? counted(count.clauses, "clause is", "clauses are")
    : count.words + (count.words == "1 row" ? " is" : " are")
}

private func stageLink(_ stage: StageContent, _ docket: PublicDocket, _ path: PagePath) -> HTML {
  pieces {
    HTML.a(.href(path.link(to: docket.paths.stage(stage.stage.id)))) { stage.stage.name }
    if let published = stage.stage.published {
      ", "
      timeElement(published)
    }
    if let citation = stage.stage.citation {
      ", "
      citationLink(citation)
    }
  }
}

private func views(of change: StageRedline, in docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.nav(.label("Other views")) {
    HTML.ul(.class("views"), .list) {
      for other in docket.redlines {
        let target = docket.paths.redline(from: other.from, to: other.to)
        HTML.li {
          let words =
            "\(capitalized(stageYear(docket.stage(other.from)))) to "
            + "\(stageYear(docket.stage(other.to)))"
          if target == path {
            HTML.a(.href(path.link(to: target)), .current("page")) { words }
          } else {
            HTML.a(.href(path.link(to: target))) { words }
          }
        }
      }
      for id in [change.from, change.to] {
        HTML.li {
          HTML.a(.href(path.link(to: docket.paths.stage(id)))) {
            capitalized(stageYear(docket.stage(id))) + ", clean"
          }
        }
      }
    }
  }
}

/// The sections in which something changed, with how much.
private func sections(_ reading: RedlineReading) -> Contents {
  var entries: [Contents.Entry] = []
  for index in reading.redline.rows.indices where reading.isKept[index] {
    guard let clause = reading.clause(index), clause.isContainer else { continue }
    entries.append(Contents.Entry(label: reading.anchor(index), words: clause.title))
  }
  return Contents(entries: entries)
}

private func tally(_ reading: RedlineReading) -> HTML {
  let total = reading.tally.reduce(0) { $0 + $1.count }
  return pieces {
    HTML.ul(.class("tally"), .list) {
      for (operation, count) in reading.tally {
        HTML.li {
          HTML.b { grouped(count) }
          operation == .removed ? " deleted" : " " + operation.rawValue
        }
      }
    }
    HTML.p(.class("sm soft")) {
      "A clause that came or went with others inside it counts once."
      if total > reading.inRule.count {
        " Some changed in two ways, so these add up to \(grouped(total))."
      }
    }
  }
}

private func legend() -> HTML {
  HTML.dl(.class("legend")) {
    HTML.div {
      HTML.dt { inserted(marked("added words")) }
      HTML.dd(.class("soft sm")) {
        "Underlined. A new clause also has a solid bar and “+ Added”; its underline is thin."
      }
    }
    HTML.div {
      HTML.dt { deleted(marked("deleted words")) }
      HTML.dd(.class("soft sm")) {
        "Struck through, in brackets. A deleted clause also has a dotted bar and “− Deleted”."
      }
    }
    HTML.div {
      HTML.dt {
        deleted(marked("(iv)"))
        inserted(marked("(ii)"), follows: true)
      }
      HTML.dd(.class("soft sm")) {
        "A clause with a new designation. A moved one has a double bar; a pointer stays "
          + "where it was."
      }
    }
  }
}
