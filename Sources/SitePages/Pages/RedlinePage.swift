// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup
import Redlining

/// The page of a comparison: what changed in numbers, as a list, and in the text.
func redlinePage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let (change, reading) = (docket.redlines[index], docket.readings[index])
  let path = docket.paths.redline(from: change.from, to: change.to)
  let (from, to) = (docket.stage(change.from), docket.stage(change.to))
  let title = "What changed, \(stageYear(from)) to \(stageYear(to))"
  let speaking = SpeakingTexts(change, in: docket, path: path)
  let why = WhyItChanged(docket: docket, redline: index, path: path)
  let page = Frame.Page(
    path: path, title: "\(title) · \(docket.docket.title)",
    description: "Every change between two stages of \(docket.docket.title), clause by clause.",
    docket: docket, room: .changes, stage: to)
  return frame.page(page) {
    pageHead(
      crumb: redlineCrumb(change, docket, path),
      title: HTML(unbroken(title)),
      lead: HTML(
        "\(counted(reading.inRule.count, "change")) in \(docket.ruleOrText)"
          + (reading.inPreamble.isEmpty
            ? ". " : ", \(grouped(reading.inPreamble.count)) in its preamble. ")
          + "\(unchangedWords(reading)) the same, word for word."),
      meta: [
        HTML.a(.class("to"), .href(PagePath().link(at: "text_"))) {
          "Read the text with its changes"
        }
      ])
    redlineViews(of: change, in: docket, path)
    labelled("Changes", note: "In the order of the text", id: "changes_") {
      if reading.listed.isEmpty {
        HTML.p { "Nothing changed: the two texts say the same." }
      } else {
        tally(reading)
        if !reading.inRule.isEmpty { why.summary() }
        if !reading.inRule.isEmpty {
          changeTables(reading.inRule, of: reading, speaking, why.isSilent ? nil : why)
        }
        if !reading.inPreamble.isEmpty {
          HTML.details(.class("gap")) {
            HTML.summary {
              preambleWords(reading)
            }
            changeTable(reading.inPreamble, of: reading, speaking, nil)
          }
        }
      }
    }
    RedesignationTable(docket: docket, change: change, reading: reading, path: path).html()
    if !reading.listed.isEmpty {
      labelled("How to read it", id: "legend_") { legend(reading) }
    }
    HTML.section(.class("sec-top"), .labelledBy("text_")) {
      HTML.h2(.id("text_"), .class("vh")) { "The text with its changes" }
      HTML.div(.class("page")) {
        sections(reading).rail(from: path, title: "Where it changed")
        HTML.article(.class("law redl"), .label("Redline")) {
          RedlineText.html(of: reading) { row in
            pieces {
              speaking.note(reading, row)
              why.note(row)
            }
          }
        }
      }
    }
  }
}

/// Words in which a month stays with its day, and a day with its year.
func unbroken(_ words: String) -> String {
  var bytes: [UInt8] = []
  let all = Array(words.utf8)
  for (at, byte) in all.enumerated() {
    let isBeforeDigit = at + 1 < all.count && (0x30...0x39).contains(all[at + 1])
    bytes += byte == 0x20 && isBeforeDigit ? Array("\u{A0}".utf8) : [byte]
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// What changed in the preamble, before it is unfolded.
func preambleWords(_ reading: RedlineReading) -> String {
  let most = 4
  var headings: [String] = []
  for row in reading.inPreamble {
    var at: Int? = row
    while let here = at, reading.clause(here)?.isContainer != true { at = reading.parents[here] }
    guard let heading = at.flatMap(reading.clause)?.heading, !heading.isEmpty else { continue }
    let name = uncapitalized(heading)
    if !headings.contains(name) { headings.append(name) }
  }
  let named = headings.count > most ? headings.prefix(most - 1) + ["more"] : headings
  return counted(reading.inPreamble.count, "change") + " in the preamble"
    + (named.isEmpty ? "" : ": " + inSeries(Array(named)))
}

/// `27 clauses are`, or `1 clause and 37 rows are`, before "the same".
func unchangedWords(_ reading: RedlineReading) -> String {
  let count = reading.unchanged
  return count.rows == 0
    ? counted(count.clauses, "clause is", "clauses are")
    : count.words + (count.words == "1 row" ? " is" : " are")
}

/// The two stages of a comparison, with their days and citations.
func redlineCrumb(_ change: StageRedline, _ docket: PublicDocket, _ path: PagePath) -> [HTML] {
  [change.from, change.to].compactMap(docket.stage).map { stageLink($0, docket, path) }
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

/// The ways to look at a comparison, and the other comparisons.
func redlineViews(
  of change: StageRedline, in docket: PublicDocket, _ path: PagePath
) -> HTML {
  let inline = docket.paths.redline(from: change.from, to: change.to)
  let sides = docket.paths.sides(from: change.from, to: change.to)
  var views: [(words: String, path: PagePath)] = [("Redline", inline), ("Side by side", sides)]
  for other in docket.redlines where other.from != change.from || other.to != change.to {
    let words =
      "\(capitalized(stageYear(docket.stage(other.from)))) to "
      + "\(stageYear(docket.stage(other.to)))"
    let isSides = path == sides
    views.append(
      (
        words,
        isSides
          ? docket.paths.sides(from: other.from, to: other.to)
          : docket.paths.redline(from: other.from, to: other.to)
      ))
  }
  for id in [change.from, change.to] {
    views.append((capitalized(stageYear(docket.stage(id))) + ", clean", docket.paths.stage(id)))
  }
  return HTML.nav(.label("Views of this comparison")) {
    HTML.ul(.class("views"), .list) {
      for view in views {
        HTML.li {
          if view.path == path {
            HTML.a(.href(path.link(to: view.path)), .current("page")) { view.words }
          } else {
            HTML.a(.href(path.link(to: view.path))) { view.words }
          }
        }
      }
    }
  }
}

/// The sections in which something changed, those of a part below it.
private func sections(_ reading: RedlineReading) -> Contents {
  var entries: [Contents.Entry] = []
  /// The rows of the headings that have an entry of their own.
  var outer: Set<Int> = []
  for index in reading.redline.rows.indices where reading.isKept[index] {
    guard let clause = reading.clause(index), clause.isContainer else { continue }
    let entry = Contents.Entry(label: reading.anchor(index), words: clause.title)
    if let parent = reading.parents[index], outer.contains(parent), !entries.isEmpty {
      entries[entries.count - 1].inside.append(entry)
    } else {
      outer.insert(index)
      entries.append(entry)
    }
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

/// The marks that the redline has.
private func legend(_ reading: RedlineReading) -> HTML {
  func has(_ operations: RedlineRow.Operation...) -> Bool {
    reading.listed.contains { row in
      reading.redline.rows[row].operations.contains(where: operations.contains)
    }
  }
  let hasNumbers = has(.redesignated, .moved)
  return HTML.dl(.class("legend")) {
    HTML.div {
      HTML.dt { inserted(marked("added words")) }
      HTML.dd(.class("soft sm")) {
        "Underlined. A new clause also has a solid bar; its underline is thin. “+ Added” stands "
          + "once for all that came with it."
      }
    }
    HTML.div {
      HTML.dt { deleted(marked("deleted words")) }
      HTML.dd(.class("soft sm")) {
        "Struck through, in brackets. A deleted clause also has a dotted bar and “− Deleted”."
      }
    }
    if hasNumbers {
      HTML.div {
        HTML.dt {
          deleted(marked("(iv)"))
          inserted(marked("(ii)"), follows: true)
        }
        HTML.dd(.class("soft sm")) {
          "A clause with a new designation."
          has(.moved) ? " A moved one has a double bar; a pointer stays where it was." : ""
        }
      }
    }
    if has(.revised) {
      HTML.div {
        HTML.dt {
          HTML.span(.class("sym")) { "±" }
          "Revised"
        }
        HTML.dd(.class("soft sm")) {
          "In the list; in the text a clause with changed words has a black bar."
        }
      }
    }
    if has(.split, .merged) {
      HTML.div {
        HTML.dt {
          HTML.span(.class("sym")) { "#" }
          has(.split) ? (has(.merged) ? "Split, merged" : "Split") : "Merged"
        }
        HTML.dd(.class("soft sm")) {
          has(.split) ? "One clause became several." : ""
          has(.split) && has(.merged) ? " " : ""
          has(.merged) ? "Several clauses became one." : ""
        }
      }
    }
  }
}
