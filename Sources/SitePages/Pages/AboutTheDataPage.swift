// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The page that says where a docket's numbers and texts come from, what is left out, and how to
/// check it.
func aboutTheDataPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  let path = docket.paths.aboutTheData
  return frame.page(
    Frame.Page(
      path: path, title: "About the data · \(docket.docket.title)",
      description: "Where the texts and numbers come from, what is left out, how to check them.",
      docket: docket)
  ) {
    pageHead(
      crumb: [docketLink(docket, path)], title: HTML("About the data"),
      lead: HTML("Where the texts and numbers come from, what is left out, and how to check them."))
    if docket.docket.isIllustrative {
      labelled("This is a sample", id: "sample_") {
        HTML.p(.class("prose")) {
          isAfterRealRulemaking(docket)
            ? "Dates and citations are those of a real rulemaking. The text of the rule, the "
              + "comments, the tags and the responses were written to show how these pages work. "
              + "No agency wrote, received or answered any of them."
            : "The texts, days, comments, tags and responses were written to show how these pages "
              + "work; no agency wrote any of them."
        }
      }
    }
    labelled("How to check", id: "check_") { checking(docket, frame, path) }
    labelled("Basis and authority", id: "basis_") { basis(docket.docket) }
    labelled("What was received", id: "received_") { received(docket, path) }
    labelled("How it was counted", id: "counted_") { countedHow() }
    labelled("What is left out", id: "out_") { leftOut(docket) }
    labelled("Late comments", id: "late_") { late(docket) }
    labelled("Tags and clauses", id: "codings_") { standings(docket, path) }
    labelled("Responses and reasons", id: "responses_") { answers(docket, path) }
    labelled(
      "Versions", note: "The SHA-256 of each stage’s file: the same number, the same bytes",
      id: "versions_"
    ) { versions(docket, path) }
  }
}

/// Whether anything published has its place in the Federal Register: only then are the days those
/// of a real rulemaking.
private func isAfterRealRulemaking(_ docket: PublicDocket) -> Bool {
  docket.stages.contains { content in
    content.stage.published != nil
      && content.stage.citation?.utf8.split(separator: 0x20).contains {
        $0.elementsEqual("FR".utf8)
      } == true
  }
}

private func basis(_ docket: Docket) -> HTML {
  HTML.dl(.class("terms")) {
    if let authority = docket.authority { said("Authority", authority) }
    if let basis = docket.basis { said("Procedure", basis) }
    if !docket.agencies.isEmpty {
      said(
        docket.isIllustrative
          ? docket.cfr == nil ? "Modeled on the work of" : "After a rule of" : "Agency",
        inSeries(docket.agencies))
    }
    if let cfr = docket.cfr { said("Changes", cfr) }
    if !docket.rins.isEmpty { said("RIN", inSeries(docket.rins)) }
    if docket.authority == nil && docket.basis == nil {
      said("Authority", "Not stated in this docket")
    }
  }
}

private func said(_ name: String, _ words: String) -> HTML {
  HTML.div {
    HTML.dt { name }
    HTML.dd { HTML.bdi { words } }
  }
}

private func received(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.div(.class("prose")) {
    HTML.p {
      "Comments are read from the files in which they came. Those files are never edited, and "
        + "every record in them becomes a comment or is listed as left out, with the reason."
    }
    if docket.stages.contains(where: docket.hasComments) {
      HTML.ul(.class("list"), .list) {
        for content in docket.stages where docket.hasComments(on: content) {
          HTML.li {
            HTML.a(.href(path.link(to: docket.paths.comments(on: content.stage.id)))) {
              stageName(docket, content)
            }
            if let number = content.stage.docketNumber {
              ", docket "
              HTML.bdi { number }
            }
            ": "
            threeInLine(docket.counts[content.stage.id] ?? CommentCounts())
            "."
          }
        }
      }
    } else {
      HTML.p { "No stage of this docket hears comments." }
    }
  }
}

private func countedHow() -> HTML {
  HTML.dl(.class("terms")) {
    term("Received", "Every comment that came: late, withdrawn and held-back ones too.")
    term(
      "Distinct texts",
      "Comments with exactly the same words, but for white space at the ends, count as one. A "
        + "comment whose words are in an attachment counts by itself, and so does one whose text "
        + "is not public.")
    term(
      "Submitters, as stated",
      "Different names or organizations as written. Nobody checked them; each comment without a "
        + "name counts as one.")
  }
}

private func leftOut(_ docket: PublicDocket) -> HTML {
  let withdrawn = docket.comments.count(where: \.isWithdrawn)
  let held = docket.comments.count(where: \.isHeldBack)
  return HTML.dl(.class("terms")) {
    term(
      "Names",
      "Names, addresses and other details of persons. Of who wrote, only the organization stands "
        + "here, as stated.")
    term(
      "Words withheld",
      "Where [redacted: phone number] or its like stands in a comment, words were withheld: personal "
        + "data that a program found or a person pointed out, or words that may not be published. The "
        + "mark says why. Quotes, search and files for other programs have the same marks.")
    term(
      "Attachments",
      "Their number is shown. What was read from one follows the comment’s own words once a person "
        + "has released it; until then [withheld: attachment 1, not reviewed] or its like stands there."
    )
    term(
      "Withdrawn",
      "\(withdrawn == 0 ? "None." : counted(withdrawn, "comment") + ".") The number stays, and "
        + "the day where one is stated; the text and its tags go.")
    term(
      "Held back",
      "\(held == 0 ? "None." : counted(held, "comment") + ".") The number and the kind of reason stay, "
        + "and the day where one is stated; the text and its tags go.")
    term(
      "Who tagged, and when",
      "Left out: tags are the office’s work, and what two people tagged alike stands once.")
    term(
      "After the day",
      "What came or was published after \(docket.asOf.inWords) is not here: these pages speak as "
        + "of that day.")
  }
}

private func late(_ docket: PublicDocket) -> HTML {
  let heard = docket.stages.filter { $0.closes != nil }
  return HTML.div(.class("prose")) {
    if heard.isEmpty { HTML.p { "No stage has a last open day, so none can be late." } }
    for content in heard {
      let count = docket.comments.count {
        $0.stage == content.stage.id && docket.isLate($0)
      }
      HTML.p {
        HTML.b { stageName(docket, content) }
        ": "
        count == 0 ? "no comment came late. " : "\(counted(count, "comment")) came late. "
        switch content.stage.comments?.late {
        case .considered: "Late comments are considered."
        case .notConsidered: "Late comments are kept and shown, and not considered."
        case nil: "How late comments are treated is not said."
        }
      }
    }
  }
}

private func standings(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  let targets = docket.codings.compactMap(\.target)
  func count(_ name: String) -> Int { targets.count { $0.standing.name == name } }
  let whole = docket.codings.count - targets.count
  let adrift = docket.codings.count(where: \.isAdrift)
  return HTML.div(.class("prose")) {
    HTML.p {
      "Staff tie passages of comments to clauses of the text that they read. When a text is edited "
        + "later, each tag is compared with what its clause says now. Doubt is shown as doubt, and "
        + "only what stands exactly is counted on a clause."
    }
    if docket.codings.isEmpty {
      HTML.p { "Nothing was tagged yet." }
    } else {
      HTML.ul(.class("list most"), .list) {
        tallied("Tagged passages in all", docket.codings.count)
        tallied("On a clause that stands word for word as it was read", count("exact"))
        if count("moved") > 0 {
          tallied("On a clause whose words stand elsewhere now", count("moved"))
        }
        tallied("On a clause whose words were edited since", count("edited"))
        if count("ambiguous") > 0 {
          tallied("On a clause that could be one of several now", count("ambiguous"))
        }
        tallied("On a clause that is no longer there", count("orphaned"))
        tallied("On no clause", whole)
      }
      if adrift > 0 {
        HTML.p {
          "Of \(grouped(adrift)) of them the tagged words are no longer in the comment."
        }
      }
      HTML.p {
        HTML.a(.href(path.link(to: docket.paths.codebook))) { "The tags and what they mean" }
      }
    }
  }
}

private func tallied(_ words: String, _ count: Int) -> HTML {
  HTML.li {
    HTML.span { words }
    HTML.b { grouped(count) }
  }
}

private func answers(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.div(.class("prose")) {
    HTML.p {
      answersInWords(docket)
      if docket.hasAnswers {
        Raw(" ")
        HTML.a(.href(path.link(to: docket.paths.allResponses))) { "All responses" }
      }
    }
    if !docket.responses.isEmpty { dispositionTally(docket, stage: nil, from: path) }
    HTML.p {
      "A response names the issues that it answers and the clauses that changed because of it. "
        + "The changed words come from the comparison of the two texts, not from the response."
    }
    for index in docket.redlines.indices {
      let (from, to) = (docket.redlines[index].from, docket.redlines[index].to)
      let open = docket.unexplainedChanges(in: index)
      HTML.p {
        HTML.a(.href(path.link(to: docket.paths.redline(from: from, to: to)))) {
          "\(capitalized(stageYear(docket.stage(from)))) to \(stageYear(docket.stage(to)))"
        }
        open == 0
          ? ": every changed clause has a response or a stated reason."
          : ": \(counted(open, "changed clause")) "
            + "\(open == 1 ? "has" : "have") neither a response nor a stated reason."
      }
    }
  }
}

private func versions(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.table(.class("stack versions"), .role("table")) {
    HTML.thead(.role("rowgroup")) {
      HTML.tr(.role("row")) {
        for words in ["Stage", "Published", "Version"] {
          HTML.th(.scope("col"), .role("columnheader")) { words }
        }
      }
    }
    HTML.tbody(.role("rowgroup")) {
      for content in docket.stages {
        HTML.tr(.role("row")) {
          HTML.th(.scope("row"), .role("rowheader")) {
            HTML.a(.class("to"), .href(path.link(to: docket.paths.stage(content.stage.id)))) {
              stageName(docket, content)
            }
          }
          HTML.td(.role("cell")) {
            if let published = content.stage.published {
              timeElement(published)
              if let citation = content.stage.citation {
                ", "
                citationLink(citation)
              }
            } else {
              "Not issued"
            }
          }
          HTML.td(.role("cell")) { HTML.code { content.fileHash } }
        }
      }
    }
  }
}

/// The ways to check what the pages say.
private func checking(_ docket: PublicDocket, _ frame: Frame, _ path: PagePath) -> HTML {
  HTML.ul(.class("list prose"), .list) {
    if frame.hasData {
      HTML.li {
        HTML.a(.href(path.link(to: docket.paths.data))) { "This docket as data" }
        ": comments, tags, responses and changes, as CSV and JSON."
      }
    }
    HTML.li {
      HTML.a(.href(PagePath().link(at: "versions_"))) { "Versions" }
      ": the SHA-256 of each stage’s file."
    }
    HTML.li {
      HTML.a(.href(PagePath().link(at: "out_"))) { "What is left out" }
      ", and why."
    }
  }
}
