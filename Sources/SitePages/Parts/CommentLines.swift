// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// What is said of a comment in lists: who, when, its first words, its tags.
struct CommentLines {
  let docket: PublicDocket
  let path: PagePath

  /// One comment of the full list: what is a letter and has no page is named as that.
  func line(_ index: Int) -> HTML {
    guard !docket.hasPage(index), let (letter, member) = docket.letters.place(of: index) else {
      return full(index)
    }
    let comment = docket.comments[index]
    return HTML.li {
      HTML.p(.class("who")) {
        HTML.a(.href(docket.link(to: index, from: path))) { HTML.bdi { comment.id.text } }
        Raw(" ")
        HTML.span(.class("soft day")) { day(comment.received) }
        if let mark = mark(index) {
          Raw(" ")
          HTML.b(.class("state")) { mark }
        }
      }
      HTML.div(.class("gist")) {
        HTML.p(.class("soft")) {
          member.isCopy ? "Word for word " : "With other words: "
          HTML.a(.href(path.link(to: docket.paths.letter(letter.id)))) {
            "a letter of \(counted(letter.received, "comment"))"
          }
        }
        tags(index)
      }
    }
  }

  /// One comment of the full list, with its first words.
  func full(_ index: Int) -> HTML {
    let comment = docket.comment(index)
    return HTML.li {
      HTML.p(.class("who")) {
        HTML.a(.href(docket.link(to: index, from: path))) {
          HTML.bdi { comment.id.text }
        }
        Raw(" ")
        HTML.span(.class("soft day")) { day(comment.received) }
        if let mark = mark(index) {
          Raw(" ")
          HTML.b(.class("state")) { mark }
        }
      }
      HTML.p(.class("org")) { organization(of: index) }
      HTML.div(.class("gist")) {
        gist(comment)
        tags(index)
      }
    }
  }

  /// One text in the list of a clause, standing for all comments of the same words.
  func brief(_ index: Int, copies: Int, codings: [PublicCoding]) -> HTML {
    let comment = docket.comment(index)
    let passage = codings.compactMap(\.passage).first
    let anchor = passage.flatMap { docket.passageAnchor($0, of: index) }
    return HTML.li {
      HTML.p(.class("quote")) {
        HTML.a(
          .href(docket.link(to: index, from: path, at: anchor))
        ) {
          HTML.bdi { quote(comment, passage) }
        }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span { HTML.bdi { comment.id.text } }
        HTML.span { organization(of: index) }
        HTML.span { tagNames(codings) }
        if copies > 0 { HTML.span { "and \(counted(copies, "other")) in the same words" } }
      }
    }
  }

  private func quote(_ comment: PublishedComment, _ passage: Range<Int>?) -> String {
    guard let body = comment.body else { return comment.id.text }
    guard let passage else { return firstWords(of: body, atMost: 140) }
    return firstWords(of: comment.words(at: passage), atMost: 200)
  }

  func tagNames(_ codings: [PublicCoding]) -> String {
    let ids = Set(codings.map(\.tag))
    return docket.tags.filter { ids.contains($0.id) }.map { uncapitalized($0.name) }
      .joined(separator: ", ")
  }

  func tags(_ index: Int) -> HTML {
    let ids = Set(docket.codings(holdingFor: index).map(\.tag))
    let used = docket.tags.filter { ids.contains($0.id) }
    guard !used.isEmpty else {
      return !docket.comments[index].isPublic
        ? HTML()
        : HTML.p(.class("sm soft")) {
          docket.isConsidered(index) ? "Not tagged" : "Late and not considered, so not tagged"
        }
    }
    return HTML.p(.class("sm dots")) {
      for tag in used {
        HTML.span {
          HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { HTML.bdi { tag.name } }
        }
      }
    }
  }

  func day(_ received: CalendarDay?) -> HTML {
    received.map { timeElement($0) } ?? HTML("No day stated")
  }

  /// Late, withdrawn, restricted, or a pointer to an attachment.
  func mark(_ index: Int) -> String? {
    let comment = docket.comments[index]
    var marks: [String] = []
    switch comment.standing {
    case .withdrawn: marks.append("withdrawn")
    case .heldBack: marks.append("held back")
    case .shown:
      if comment.isStub {
        marks.append(comment.isReadStub ? "see attached, which was read" : "see attached")
      }
    }
    if docket.isLate(comment) { marks.append("late") }
    return marks.isEmpty ? nil : capitalized(marks.joined(separator: ", "))
  }

  func organization(of index: Int) -> HTML {
    let comment = docket.comments[index]
    guard comment.hasOrganization else {
      return HTML.span(.class("soft")) {
        comment.isPublic ? "No organization stated" : "Not shown"
      }
    }
    return HTML.bdi { docket.organization(of: index) }
  }

  private func gist(_ comment: PublishedComment) -> HTML {
    switch comment.content {
    case .body where comment.isStub && comment.attachmentsShown == 0:
      return HTML.p(.class("soft")) { "Its words are in an attachment, which is not shown here." }
    case .body(let body):
      let words = firstWords(of: body)
      return HTML.p(.class("quote")) { HTML.bdi { words.isEmpty ? "No words" : words } }
    case .withdrawn:
      return HTML.p(.class("soft")) { "Withdrawn by its submitter. The text is not shown." }
    case .restricted(let kind):
      return HTML.p(.class("soft")) {
        "Held back by the agency"
        if !kind.isEmpty {
          " ("
          HTML.bdi { kind }
          ")"
        }
        ". The text is not shown."
      }
    }
  }
}
