// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// The page of one comment: its words with what was tagged in them, and what came of it.
func commentPage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  CommentText(docket: docket, index: index, frame: frame).page()
}

private struct CommentText {
  let docket: PublicDocket
  let index: Int
  let frame: Frame

  private var comment: PublishedComment { docket.comments[index] }
  private var stage: StageContent? { docket.stage(comment.stage) }
  private var path: PagePath { docket.paths.comment(comment.id) }

  func page() -> SitePage {
    frame.page(
      Frame.Page(
        path: path, title: "Comment \(comment.id.text) · \(docket.docket.title)",
        description: "One comment, how it was tagged, and what came of it.", docket: docket,
        room: .comments, stage: stage)
    ) {
      pageHead(crumb: crumb(), title: HTML.bdi { comment.id.text }, lead: lead())
      facts()
      words()
      labelled("What came of it", id: "fate_") { fate() }
    }
  }

  private func crumb() -> [HTML] {
    guard let stage else { return [] }
    return [
      HTML.a(.href(path.link(to: docket.paths.comments(on: stage.stage.id)))) {
        "Comments on the \(uncapitalized(stageName(stage.stage)))"
      }
    ]
  }

  private func fate() -> HTML {
    if comment.content == .withdrawn {
      return HTML.p { "No response: it was withdrawn." }
    }
    return pieces {
      HTML.p { HTML.b { "No response yet." } }
      HTML.p(.class("soft sm gap")) {
        "When the agency answers, its response and the words that changed stand here."
      }
    }
  }

  private func lead() -> HTML {
    switch comment.content {
    case .withdrawn: HTML("Withdrawn by its submitter")
    case .restricted: HTML("Held back by the agency")
    case .body:
      comment.organization.isEmpty
        ? HTML("No organization stated")
        : pieces {
          HTML.bdi { comment.organization }
          HTML.span(.class("soft")) { ", as stated and not checked" }
        }
    }
  }

  private func facts() -> HTML {
    HTML.dl(.class("facts")) {
      fact("Received") { received() }
      if comment.body != nil {
        fact("Attachments") { attachments() }
        fact("Same words") { copies() }
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

  private func attachments() -> HTML {
    if comment.attachmentCount == 0 { return HTML("None") }
    return HTML("\(grouped(comment.attachmentCount)), not shown here")
  }

  private func copies() -> HTML {
    if comment.isStub { return HTML("Not compared: its words are in the attachment") }
    let same = docket.copies(of: index)
    guard !same.isEmpty else { return HTML("No other comment") }
    return pieces {
      counted(same.count, "other comment")
      same.count > 5 ? ", such as " : ": "
      for (number, other) in same.prefix(5).enumerated() {
        if number > 0 { ", " }
        HTML.a(.href(path.link(to: docket.paths.comment(docket.comments[other].id)))) {
          HTML.bdi { docket.comments[other].id.text }
        }
      }
    }
  }

  // MARK: The words

  private func words() -> HTML {
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
    let plain = TaggedBody(body, codings: codings)
    let text = TaggedBody(body, codings: codings) { note(on: plain.passages[$0], number: $0 + 1) }
    let whole = codings.filter { $0.passage == nil }
    return pieces {
      labelled(
        "The comment",
        note: plain.passages.isEmpty
          ? "Whole, as received. No passage was tagged."
          : "Whole, as received. Underlined passages are tagged; what they were tagged as "
            + "stands beside them.",
        id: "body_"
      ) {
        HTML.article(.class("said"), .label("Text of the comment")) {
          text.html()
        }
        if comment.isStub {
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
      HTML.ul(.list) { passage.codings.map { coding in HTML.li { tagLine(coding) } } }
    }
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
    let stage = docket.stage(target.version.stage)
    guard target.place != nil else {
      return pieces {
        HTML.bdi { target.citation.text }
        HTML.span(.class("soft")) {
          " in an earlier wording, version \(shortHash(target.version.fileHash))"
        }
      }
    }
    return pieces {
      HTML.a(
        .href(path.link(to: docket.paths.stage(target.version.stage), at: target.label.text))
      ) { HTML.bdi { target.citation.text } }
      if target.version.stage != comment.stage {
        HTML.span(.class("soft")) {
          " of the " + uncapitalized(stage.map { stageName($0.stage) } ?? "")
        }
      }
    }
  }
}
