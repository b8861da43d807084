// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
package import Dockets
import Markup
package import Overviews
package import Suggesting

/// Where to look first: what is cited and tagged most, what nobody has read, and when many came.
///
/// `tallies` says of stages how often the clauses that are offered were right, and `counting` whether
/// all is of today.
package func overviewPage(
  _ overview: DocketOverview, tallies: [StageID: SuggestionTally], counting: Counting = .present,
  person: String
) -> [UInt8] {
  var screen = StaffScreen(
    title: "Where to look first", docket: overview.docket, room: .overview, person: person,
    mode: "Overview", styles: ["overview.css"])
  // Nothing stands there yet that a reader could lose.
  if overview.stages.isEmpty, counting == .underWay { screen.reloads = .always(seconds: 5) }
  return staffDocument(screen) {
    HTML.main(.class("plain-page overview"), .id("main"), Attribute("tabindex", "-1")) {
      HTML.h2 { "Where to look first" }
      standing(counting, of: overview)
      if overview.stages.isEmpty {
        if counting == .present { HTML.p { "Nothing was received yet." } }
      } else {
        HTML.p(.class("quiet")) {
          "What is cited is found by a program and is no tag; a campaign is one letter, however many "
          "sent it. Campaigns were found by \(overview.method)."
        }
      }
      // What is commented on now, first.
      for stage in overview.stages.reversed() {
        StagePart(docket: overview.docket, stage: stage, tally: tallies[stage.stage.id]).html()
      }
    }
  }
}

/// That what is shown is not of today; nothing where it is.
private func standing(_ counting: Counting, of overview: DocketOverview) -> HTML {
  let again = StaffPath.docket(overview.docket.name, StaffRoom.overview.rawValue).link
  func words(_ words: String, _ way: String) -> HTML {
    HTML.p(.class("counting"), .role("status")) {
      words + " "
      HTML.a(.href(again)) { way }
    }
  }
  switch counting {
  case .present: return HTML()
  case .underWay:
    return words(
      overview.stages.isEmpty
        ? "All comments are being read for the first time."
        : "Comments, campaigns or the rule changed since, and all comments are being read anew; this "
          + "is how it was before.", "Look again")
  case .failed(let why):
    return words("The comments could not be read anew: \(why)", "Try again")
  }
}

/// One stage of the page.
private struct StagePart {
  let docket: Docket
  let stage: StageOverview
  let tally: SuggestionTally?

  /// A list is no longer; the terminal has all.
  private static let most = 12

  private var id: String { stage.stage.id.text }

  func html() -> HTML {
    HTML.section(.labelledBy("stage-" + id)) {
      HTML.h3(.id("stage-" + id)) { stage.stage.name }
      HTML.p {
        "\(counted(stage.comments, "comment")), \(grouped(stage.withdrawn)) withdrawn: "
        "\(counted(stage.campaigns, "campaign")), and \(grouped(stage.unique)) in none."
      }
      HTML.div(.class("parts")) {
        cited()
        tagged()
        toRead()
        bursts()
      }
    }
  }

  private func part(_ title: String, _ note: String, @HTMLBuilder _ rows: () -> HTML) -> HTML {
    HTML.div(.class("part")) {
      HTML.element("h4", [], HTML(title))
      HTML.p(.class("quiet")) { note }
      rows()
    }
  }

  private func list(_ rows: [HTML], of all: Int) -> HTML {
    pieces {
      HTML.ol(.list) { for row in rows { HTML.li { row } } }
      if all > rows.count {
        HTML.p(.class("quiet")) {
          "And \(grouped(all - rows.count)) more: in the terminal, "
          HTML.code { "rulewright overview \(docket.name) --stage \(id) --limit \(all)" }
        }
      }
    }
  }

  /// A clause, which leads to where it is read.
  private func name(of clause: Clause) -> HTML {
    pieces {
      HTML.a(
        .href(
          StaffPath.docket(docket.name, StaffRoom.draft.rawValue, id)
            .asking("clause", clause.label.text).link),
        .class("name")
      ) { clause.citation.text }
      HTML.span(.class("law")) { heading(of: clause) }
    }
  }

  // MARK: What is said where

  private func cited() -> HTML {
    part(
      "Cited most",
      stage.citing == 0
        ? "No comment cites a clause of it."
        : "By how many letters; \(counted(stage.citing, "comment")) "
          + "\(stage.citing == 1 ? "cites" : "cite") a clause of it."
    ) {
      if !stage.cited.isEmpty {
        list(
          stage.cited.prefix(Self.most).map { cited in
            pieces {
              name(of: cited.clause)
              HTML.span(.class("n")) {
                "\(counted(cited.letters, "letter"))"
                if cited.comments != cited.letters {
                  ", \(counted(cited.comments, "comment"))"
                }
              }
            }
          }, of: stage.cited.count)
      }
    }
  }

  private func tagged() -> HTML {
    part(
      "Tagged most",
      stage.tagged.isEmpty
        ? "No comment was tied to a clause of it yet."
        : "By how many comments were tied to a clause."
    ) {
      if !stage.tagged.isEmpty {
        list(
          stage.tagged.prefix(Self.most).map { tagged in
            pieces {
              name(of: tagged.clause)
              HTML.span(.class("n")) { counted(tagged.comments, "comment") }
            }
          }, of: stage.tagged.count)
        if let words = tally.flatMap(tallyWords) { HTML.p(.class("quiet")) { words } }
      }
    }
  }

  // MARK: What to read

  private func toRead() -> HTML {
    part(
      "Unique, and not tagged",
      stage.toRead.isEmpty
        ? "Every comment that is in no campaign is tagged."
        : "\(counted(stage.toRead.count, "comment")) in no campaign: those first that cite most "
          + "clauses, then the longest."
    ) {
      if !stage.toRead.isEmpty {
        list(
          stage.toRead.prefix(Self.most).map { comment in
            pieces {
              HTML.a(
                .href(
                  StaffPath.docket(docket.name, StaffRoom.coding.rawValue, comment.id.text)
                    .asking("show", CodingPlace.Show.untagged.rawValue).link), .class("name")
              ) { comment.id.text }
              HTML.span(.class("n")) {
                "cites \(counted(comment.clauses, "clause")), "
                "\(grouped(comment.length)) bytes"
              }
            }
          }, of: stage.toRead.count)
      }
    }
  }

  private func bursts() -> HTML {
    part(
      "Days on which unusually many came",
      stage.bursts.isEmpty
        ? "None brought \(Arrivals.rule)."
        : "Those that brought \(Arrivals.rule). Why is not judged."
    ) {
      if !stage.bursts.isEmpty {
        list(
          stage.bursts.map { day in
            pieces {
              HTML.span(.class("name")) { day.day.inWords }
              HTML.span(.class("law")) {
                ([day.isLastOpenDay ? "the last open day" : nil]
                  + [day.campaigns.first.map { "\(grouped($0.comments)) of them one letter" }])
                  .compactMap { $0 }.joined(separator: "; ")
              }
              HTML.span(.class("n")) { counted(day.comments, "comment") }
            }
          }, of: stage.bursts.count)
      }
    }
  }
}
