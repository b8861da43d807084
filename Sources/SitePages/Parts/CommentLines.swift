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

  /// One comment of the full list.
  func full(_ index: Int) -> HTML {
    let comment = docket.comments[index]
    return HTML.li {
      HTML.p(.class("who")) {
        HTML.a(.href(path.link(to: docket.paths.comment(comment.id)))) {
          HTML.bdi { comment.id.text }
        }
        Raw(" ")
        HTML.span(.class("soft day")) { day(comment) }
        if let mark = mark(comment) {
          Raw(" ")
          HTML.b(.class("state")) { mark }
        }
      }
      HTML.p(.class("org")) { organization(comment) }
      HTML.div(.class("gist")) {
        gist(comment)
        tags(index)
      }
    }
  }

  /// One text in the list of a clause, standing for all comments of the same words.
  func brief(_ index: Int, copies: Int, codings: [PublicCoding]) -> HTML {
    let comment = docket.comments[index]
    let passage = codings.compactMap(\.passage).first
    let all = TaggedBody(comment.body ?? "", codings: docket.codings(of: index)).passages
    let number = all.firstIndex { $0.range == passage }
    return HTML.li {
      HTML.p(.class("quote")) {
        HTML.a(
          .href(
            path.link(to: docket.paths.comment(comment.id), at: number.map { "p_\($0 + 1)" }))
        ) {
          HTML.bdi { quote(comment, passage) }
        }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span { HTML.bdi { comment.id.text } }
        HTML.span { organization(comment) }
        HTML.span { tagNames(codings) }
        if copies > 0 { HTML.span { "and \(counted(copies, "other")) in the same words" } }
      }
    }
  }

  private func quote(_ comment: PublishedComment, _ passage: Range<Int>?) -> String {
    guard let body = comment.body else { return comment.id.text }
    guard let passage else { return firstWords(of: body, atMost: 140) }
    return firstWords(of: String(decoding: Array(body.utf8)[passage], as: UTF8.self), atMost: 200)
  }

  func tagNames(_ codings: [PublicCoding]) -> String {
    let ids = Set(codings.map(\.tag))
    return docket.tags.filter { ids.contains($0.id) }.map { uncapitalized($0.name) }
      .joined(separator: ", ")
  }

  func tags(_ index: Int) -> HTML {
    let ids = Set(docket.codings(of: index).map(\.tag))
    let used = docket.tags.filter { ids.contains($0.id) }
    guard !used.isEmpty else {
      return docket.comments[index].body == nil
        ? HTML() : HTML.p(.class("sm soft")) { "Not tagged" }
    }
    return HTML.p(.class("sm dots")) {
      for tag in used {
        HTML.span {
          HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { HTML.bdi { tag.name } }
        }
      }
    }
  }

  private func day(_ comment: PublishedComment) -> HTML {
    comment.received.map { timeElement($0) } ?? HTML("No day stated")
  }

  /// Late, withdrawn, restricted, or a pointer to an attachment.
  func mark(_ comment: PublishedComment) -> String? {
    var marks: [String] = []
    switch comment.content {
    case .withdrawn: marks.append("withdrawn")
    case .restricted: marks.append("held back")
    case .body:
      if comment.isStub {
        marks.append(
          comment.readStubInWords == nil ? "see attached" : "see attached, which was read")
      }
    }
    if docket.isLate(comment) { marks.append("late") }
    return marks.isEmpty ? nil : capitalized(marks.joined(separator: ", "))
  }

  func organization(_ comment: PublishedComment) -> HTML {
    if comment.organization.isEmpty {
      return HTML.span(.class("soft")) {
        comment.body == nil ? "Not shown" : "No organization stated"
      }
    }
    return HTML.bdi { comment.organization }
  }

  private func gist(_ comment: PublishedComment) -> HTML {
    switch comment.content {
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
