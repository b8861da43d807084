// Rulewright. Apache-2.0.

import Comments
import Dockets
import Markup

/// The receipt of a comment in the list of its letter, where it has no page of its own: what came,
/// what is its writer's, what was done with it.
struct LetterEntry {
  let docket: PublicDocket
  let letter: PublicLetter
  let member: PublicLetter.Member
  let fates: LetterFates
  let path: PagePath

  private var index: Int { member.comment }

  /// `added` are the words that the letter has not.
  func html(_ added: HTML) -> HTML {
    let comment = docket.comment(index)
    let lines = CommentLines(docket: docket, path: path)
    return HTML.li(.id(docket.anchor(of: index))) {
      HTML.p(.class("who")) {
        if docket.hasPage(index) {
          HTML.a(.href(docket.link(to: index, from: path))) { HTML.bdi { comment.id.text } }
        } else {
          HTML.a(.href(path.link(at: docket.anchor(of: index)))) { HTML.bdi { comment.id.text } }
        }
        Raw(" ")
        HTML.span(.class("soft day")) { lines.day(comment.received) }
        if let mark = lines.mark(index) {
          Raw(" ")
          HTML.b(.class("state")) { mark }
        }
      }
      HTML.p(.class("org")) { lines.organization(comment) }
      HTML.div(.class("gist")) {
        added
        HTML.p(.class("sm soft dots")) {
          HTML.span { received() }
          HTML.span { tagged() }
        }
      }
    }
  }

  private func received() -> HTML {
    let stage = docket.stage(docket.comments[index].stage)
    return pieces {
      "Received"
      if let stage { " on the \(uncapitalized(stageName(stage.stage)))" }
      if let number = stage?.stage.docketNumber {
        ", in docket "
        HTML.bdi { number }
      }
      ", and kept as it came"
      if docket.isLate(docket.comments[index]) {
        switch stage?.stage.comments?.late {
        case .considered: "; late, and considered all the same"
        case .notConsidered: "; late, and not considered"
        case nil: "; late"
        }
      }
    }
  }

  private func tagged() -> HTML {
    let stage = docket.comments[index].stage
    guard member.isCopy else {
      return docket.isTagged(index)
        ? HTML("Tagged; its page says as what")
        : HTML("Compared with the letter; its own words are not tagged yet")
    }
    guard let fate = fates.fate(on: stage) else { return HTML("The letter is not tagged yet") }
    return pieces {
      "Tagged with the letter, in "
      HTML.a(.href(docket.link(to: fate.copy, from: path, at: fate.passage))) {
        HTML.bdi { docket.comments[fate.copy].id.text }
      }
      ": "
      HTML.a(.href(path.link(at: fates.place(of: stage)))) { fate.words }
    }
  }
}
