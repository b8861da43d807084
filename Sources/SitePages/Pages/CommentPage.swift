// Rulewright. Apache-2.0.

import Comments
import Dockets
import Markup

/// The page of one comment: its words with what was tagged in them, and what came of it.
func commentPage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  CommentReceiptPage(docket: docket, index: index, frame: frame).page()
}

private struct CommentReceiptPage {
  let docket: PublicDocket
  let index: Int
  let frame: Frame

  private var comment: PublishedComment { docket.comment(index) }
  private var stage: StageContent? { docket.stage(comment.stage) }
  private var path: PagePath { docket.page(of: index) }

  func page() -> SitePage {
    frame.page(
      Frame.Page(
        path: path, title: "Comment \(comment.id.text) · \(docket.docket.title)",
        description: "One comment, how it was tagged, and what came of it.", docket: docket,
        room: .comments, stage: stage, isFound: docket.areCommentsSearched)
    ) {
      pageHead(crumb: crumb(), title: title(), lead: HTML(lead()))
      facts()
      CommentWords(docket: docket, index: index, path: path).html()
      added()
      labelled(
        "What came of it", note: docket.points(of: index).count > 1 ? "Point by point" : nil,
        id: "fate_"
      ) { CommentFate(docket: docket, index: index, path: path).html() }
      labelled("Receipt", note: "What was done with it", id: "receipt_") {
        CommentReceipt(docket: docket, index: index, path: path).html()
      }
    }
  }

  private func crumb() -> [HTML] {
    var crumb: [HTML] = []
    if !comment.organization.isEmpty { crumb.append(HTML("Comment ") + commentNumber(comment.id)) }
    if let stage {
      crumb.append(
        pieces {
          crumb.isEmpty ? "On the " : "on the "
          HTML.a(.href(path.link(to: docket.paths.comments(on: stage.stage.id)))) {
            uncapitalized(stageName(stage.stage))
          }
        })
    }
    return crumb
  }

  private func title() -> HTML {
    comment.organization.isEmpty
      ? HTML("Comment ") + commentNumber(comment.id) : HTML.bdi { comment.organization }
  }

  /// What came of it, before anything else.
  private func lead() -> String {
    switch comment.content {
    case .withdrawn: return "Withdrawn by its submitter."
    case .restricted: return "Held back by the agency."
    case .body:
      let points = docket.points(of: index)
      if !points.isEmpty { return docket.summary(of: points) }
      if let read = comment.readStubInWords { return "\(read) No point was drawn from it yet." }
      if comment.isStub { return "Its words are in an attachment, which is not shown here." }
      return "No point was drawn from it yet."
    }
  }

  private func facts() -> HTML {
    HTML.dl(.class("facts")) {
      fact("Received") { received() }
      if comment.body != nil {
        fact("Submitter, as stated") { submitter() }
        fact("Attachments") { attachments() }
        fact("Same words") { copies() }
        if let letter = docket.letters.place(of: index) {
          fact("Same letter") { sameLetter(letter.letter, letter.member) }
        }
      }
    }
  }

  private func fact(_ name: String, _ content: () -> HTML) -> HTML {
    HTML.div {
      HTML.dt { name }
      HTML.dd { content() }
    }
  }

  private func received() -> HTML {
    guard let day = comment.received else { return HTML("No day of receipt is stated") }
    guard let closes = stage?.closes else { return timeElement(day) }
    let words: String
    if day > closes {
      words = "late, \(counted(closes.days(to: day), "day")) after the close"
    } else if day == closes {
      words = "on the last open day"
    } else {
      words = "\(counted(day.days(to: closes), "day")) before the close"
    }
    return pieces {
      timeElement(day)
      ", "
      day > closes ? HTML.b { words } : HTML(words)
    }
  }

  private func submitter() -> HTML {
    comment.organization.isEmpty
      ? HTML("No organization stated")
      : pieces {
        HTML.bdi { comment.organization }
        HTML.span(.class("soft")) { ", not checked" }
      }
  }

  private func attachments() -> HTML {
    if comment.attachmentCount == 0 { return HTML("None") }
    let shown = comment.attachmentsShown
    let what =
      shown == 0
      ? "not shown here"
      : shown == comment.attachmentCount
        ? "read, and shown below"
        : "of which \(grouped(shown)) \(shown == 1 ? "is" : "are") shown below"
    return HTML("\(grouped(comment.attachmentCount)), \(what)")
  }

  private func sameLetter(_ letter: PublicLetter, _ member: PublicLetter.Member) -> HTML {
    pieces {
      "One of "
      HTML.a(.href(path.link(to: docket.paths.letter(letter.id)))) {
        "\(counted(letter.received, "comment")) of one letter"
      }
      if index == letter.representative {
        "; its text stands for the letter"
      } else if !member.isCopy {
        member.isDecided
          ? ", as staff decided" : "; \(member.percent)\u{A0}% of the letter’s words are here"
      }
    }
  }

  /// What is not in the letter.
  private func added() -> HTML {
    guard let (letter, member) = docket.letters.place(of: index), !member.isCopy else {
      return HTML()
    }
    let own = docket.ownWords(of: index, in: letter)
    guard !own.isEmpty else { return HTML() }
    return labelled(
      "What this comment adds to the letter",
      note: "\(counted(letter.received, "comment")) are the same letter", id: "own_"
    ) { ownWords(own, of: comment) }
  }

  private func copies() -> HTML {
    if comment.isStub { return HTML("Not compared: its words are in the attachment") }
    let same = docket.sharing.copies(of: index)
    guard same > 0 else { return HTML("No other comment") }
    return pieces {
      counted(same, "other comment")
      same > 5 ? ", such as " : ": "
      for (number, other) in docket.sharing.copies(of: index, first: 5).enumerated() {
        if number > 0 { ", " }
        HTML.a(.href(docket.link(to: other, from: path))) {
          commentNumber(docket.comments[other].id)
        }
      }
    }
  }
}

/// The number of a comment, unbroken where it is of a usual length.
func commentNumber(_ id: CommentID) -> HTML {
  let letters = id.text.utf8.count { $0 != 0x2D && !(0x30...0x39).contains($0) }
  let isUsual = id.text.utf8.count <= 20 && letters <= 6
  return HTML.element("bdi", isUsual ? [.class("nw")] : [], HTML(id.text))
}
