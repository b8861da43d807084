// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The words of a comment with what was tagged in them, or why they are not shown.
struct CommentWords {
  let docket: PublicDocket
  /// The comment, by index.
  let index: Int
  let path: PagePath

  private var comment: PublishedComment { docket.comment(index) }

  func html() -> HTML {
    switch comment.content {
    case .withdrawn:
      return withheld(
        "This comment was withdrawn by its submitter. \(staysOnRecord)")
    case .restricted(let kind):
      return labelled("The comment", id: "body_") {
        HTML.p(.class("prose")) {
          "The agency holds this comment back"
          if !kind.isEmpty {
            "; the kind of reason it gives is "
            HTML.b { HTML.bdi { kind } }
          }
          ". \(staysOnRecord)"
        }
      }
    case .body(let body): return publicWords(body)
    }
  }

  private var staysOnRecord: String {
    comment.received == nil
      ? "Its number stays on the record; its text is not shown."
      : "Its number and the day stay on the record; its text is not shown."
  }

  private func withheld(_ reason: String) -> HTML {
    labelled("The comment", id: "body_") { HTML.p(.class("prose")) { reason } }
  }

  private func publicWords(_ body: String) -> HTML {
    let codings = docket.codings(of: index)
    let passages = taggedPassages(codings)
    let text = TaggedBody(body, codings: codings) { note(on: passages[$0], number: $0 + 1) }
    let whole = codings.filter { $0.passage == nil }
    return pieces {
      labelled(
        "The comment",
        note: passages.isEmpty
          ? "Whole, as received. No passage was tagged."
          : "Whole, as received. Underlined passages are tagged; what they were tagged as "
            + "stands at their side or below.",
        id: "body_"
      ) {
        HTML.article(.class("said"), .label("Text of the comment")) {
          text.html()
        }
        if let read = comment.readStubInWords {
          HTML.p(.class("gap prose stub")) {
            HTML.b { read }
            " What this comment argues stands above, behind its own words."
          }
        } else if comment.isStub {
          HTML.p(.class("gap prose stub")) {
            HTML.b { "See attached." }
            " What this comment argues is in "
            counted(comment.attachmentCount, "attachment")
            comment.attachmentCount == 1
              ? ", which is not shown here." : ", which are not shown here."
          }
        }
      }
      if !whole.isEmpty {
        labelled("About the whole", note: "Tags that no passage stands for", id: "whole_") {
          HTML.ul(.class("list"), .list) { whole.map { coding in HTML.li { tagLine(coding) } } }
        }
      }
    }
  }

  private func note(on passage: TaggedBody.Passage, number: Int) -> HTML {
    HTML.div(.class("n"), .id("n_\(number)")) {
      HTML.p {
        HTML.a(
          .class("back"), .href(PagePath().link(at: "p_\(number)")),
          .label("Passage \(number), back to its words")
        ) { String(number) }
      }
      HTML.div {
        HTML.ul(.list) { passage.codings.map { coding in HTML.li { tagLine(coding) } } }
        cameOf(passage.codings)
      }
    }
  }

  /// The points that the passage makes, further down the page.
  private func cameOf(_ codings: [PublicCoding]) -> HTML {
    let keys = Set(codings.map(\.issue))
    let points = docket.points(of: index)
    return HTML(
      points.indices.filter { number in
        points[number].issues.contains { keys.contains($0.key) }
      }.map { number in
        HTML.p {
          HTML.a(.class("to"), .href(PagePath().link(at: "o_\(number + 1)"))) {
            HTML.hidden("Point \(number + 1): ")
            if let response = points[number].response.map({ docket.responses[$0].response }) {
              mark(of: response.disposition)
              draftedWord(response, in: docket)
            } else {
              notAnsweredMark()
            }
          }
        }
      })
  }

  private func tagLine(_ coding: PublicCoding) -> HTML {
    pieces {
      HTML.a(.class("tag"), .href(path.link(to: docket.paths.tag(coding.tag)))) {
        HTML.bdi { docket.name(of: coding.tag) }
      }
      if let target = coding.target {
        " on "
        targetLink(target)
      } else {
        HTML.span(.class("soft")) { ", on no clause" }
      }
      if coding.isAdrift {
        HTML.span(.class("soft")) { ". The words that were tagged are no longer in the text" }
      }
    }
  }

  private func targetLink(_ target: PublicCoding.Target) -> HTML {
    let stage = docket.stages[target.stage].stage
    return pieces {
      if let place = target.place ?? target.doubtful.first {
        let label = docket.stages[place.stage].tree.clauses[place.clause].label
        HTML.a(.href(path.link(to: docket.paths.stage(stage.id), at: label.text))) {
          HTML.bdi { target.citation.text }
        }
      } else {
        HTML.bdi { target.citation.text }
      }
      if stage.id != comment.stage {
        HTML.span(.class("soft")) { " of the " + uncapitalized(stageName(stage)) }
      }
      if let doubt = doubtWords(target, in: docket) {
        HTML.span(.class("soft")) { ". \(doubt)" }
        ThenAndNow(docket: docket, target: target).html()
      }
    }
  }
}
