// Rulewright. Apache-2.0.

import Comments
import Dockets
import Markup

/// The receipt of a comment in the list of its letter, where it has no page of its own: what came,
/// in what it differs from the letter, what was done with it.
struct LetterEntry {
  let docket: PublicDocket
  let letter: PublicLetter
  let member: PublicLetter.Member
  let fates: LetterFates
  let path: PagePath

  private var index: Int { member.comment }

  /// `added` is in what its words differ from the letter.
  func html(_ added: HTML) -> HTML {
    let comment = docket.comments[index]
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
      HTML.p(.class("org")) { lines.organization(of: index) }
      HTML.div(.class("gist")) {
        added
        HTML.p(.class("sm soft dots")) {
          HTML.span { received() }
          if let attachments = attachments() { HTML.span { attachments } }
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
    guard member.isCopy else { return ownWordsTagged() }
    guard let fate = fates.fate(on: stage) else { return HTML("The letter is not tagged yet") }
    return pieces {
      "Tagged with the letter, in "
      HTML.a(.href(docket.link(to: fate.copy, from: path, at: fate.passage))) {
        HTML.bdi { docket.comments[fate.copy].id.text }
      }
      ": "
      HTML.a(.href(path.link(at: fates.place(of: stage)))) { fate.words }
      docket.attachmentNote(index)
    }
  }

  /// How a comment was tagged that is not the letter word for word: in itself, or in another of the
  /// same words.
  private func ownWordsTagged() -> HTML {
    if !docket.codings(of: index).isEmpty { return HTML("Tagged; its page says as what") }
    guard let other = docket.standIn(for: index) else {
      return HTML("Compared with the letter; its own words are not tagged yet")
    }
    return pieces {
      "Tagged with the other comments of the same words, in "
      HTML.a(.href(docket.link(to: other, from: path))) {
        HTML.bdi { docket.comments[other].id.text }
      }
      ": "
      LetterFates.words(docket.points(sharedBy: index))
      docket.attachmentNote(index)
    }
  }

  /// What came with it; nil where nothing did.
  private func attachments() -> String? {
    guard docket.comments[index].hasAttachments else { return nil }
    let comment = docket.comment(index)
    let shown = comment.attachmentsShown
    let what =
      shown == 0
      ? "not shown here"
      : shown == comment.attachmentCount
        ? "shown on its page"
        : "of which \(grouped(shown)) \(shown == 1 ? "is" : "are") shown on its page"
    return "With \(counted(comment.attachmentCount, "attachment")), \(what)"
  }
}
