// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The receipt of a comment: what was done with it, step by step.
struct CommentReceipt {
  let docket: PublicDocket
  /// The comment, by index.
  let index: Int
  let path: PagePath

  private var comment: CommentHead { docket.comments[index] }

  func html() -> HTML {
    HTML.ol(.class("time receipt"), .list) {
      step(comment.received.map { timeElement($0) } ?? noDay) { received() }
      withheld()
      if comment.isPublic {
        // Both have no day; in one row they do not look as if they came after the answer.
        HTML.li {
          noDay
          HTML.p { compared() }
          HTML.p { tagged() }
        }
        answered()
      }
    }
  }

  private func step(_ when: HTML?, _ words: () -> HTML) -> HTML {
    HTML.li {
      when ?? HTML.span {}
      HTML.p { words() }
    }
  }

  private func received() -> HTML {
    let number = docket.stage(comment.stage)?.stage.docketNumber
    return pieces {
      HTML.b { "Received" }
      if let number {
        ", in docket "
        HTML.bdi { number }
      }
      ", and kept as it came"
      if docket.isLate(comment) { lateWords() }
      "."
    }
  }

  private var noDay: HTML { HTML.span(.class("soft")) { "Day not recorded" } }

  private func withheld() -> HTML {
    switch comment.standing {
    case .shown: HTML()
    case .withdrawn:
      step(noDay) {
        pieces {
          HTML.b { "Withdrawn" }
          " by its submitter; its text is no longer shown."
        }
      }
    case .heldBack:
      step(noDay) {
        pieces {
          HTML.b { "Held back" }
          " by the agency; its text is not shown."
        }
      }
    }
  }

  private func lateWords() -> String {
    switch docket.stage(comment.stage)?.stage.comments?.late {
    case .considered: "; late, and considered all the same"
    case .notConsidered: "; late, and late comments on this stage are not considered"
    case nil: "; late, and how late comments are treated is not said yet"
    }
  }

  private func compared() -> HTML {
    let same = docket.sharing.copies(of: index)
    return pieces {
      HTML.b { comment.isStub ? "Not compared" : "Compared" }
      comment.isStub
        ? ": its words are in an attachment."
        : same == 0
          ? " with all other comments: no other uses the same words."
          : " with all other comments: \(counted(same, "other")) "
            + "\(same == 1 ? "uses" : "use") the same words."
    }
  }

  private func tagged() -> HTML {
    let codings = docket.codings(of: index)
    let passages = Set(codings.compactMap(\.passage)).count
    let whole = codings.contains { $0.passage == nil }
    return pieces {
      if codings.isEmpty {
        if let other = docket.standIn(for: index) {
          HTML.b { "Tagged" }
          " once, with the other comments of the same words, in "
          HTML.a(.href(docket.link(to: other, from: path))) {
            HTML.bdi { docket.comments[other].id.text }
          }
          docket.attachmentNote(index) + "."
        } else {
          HTML.b { "Not tagged" }
          if !docket.isConsidered(index) {
            ": it came late and is not considered."
          } else if docket.sharing.isTaggedInAny(index) {
            " yet. It is read by itself: what is tagged in others of the same words holds for them."
          } else {
            " yet."
          }
        }
      } else {
        HTML.b { "Tagged" }
        passages > 0 ? ": " + counted(passages, "passage") : ""
        whole ? (passages > 0 ? ", and the comment as a whole." : " as a whole.") : "."
      }
    }
  }

  /// Each stage in which something of it is answered, with its day.
  private func answered() -> HTML {
    let points = docket.points(of: index)
    guard !points.isEmpty else { return HTML() }
    let open = points.count { $0.response == nil }
    return pieces {
      for stage in docket.stages {
        let here = points.count { point in
          point.response.map { docket.responses[$0].response.answeredIn == stage.stage.id } ?? false
        }
        if here > 0 {
          step(stage.stage.published.map { timeElement($0) }) {
            pieces {
              if stage.stage.isWorkingDraft {
                HTML.b { "An answer is drafted" }
                " in the "
                HTML.a(.href(path.link(to: docket.paths.stage(stage.stage.id)))) { "working draft" }
                "; it is not issued and may change"
              } else {
                HTML.b { "Answered" }
                " in the "
                HTML.a(.href(path.link(to: docket.paths.stage(stage.stage.id)))) {
                  uncapitalized(stage.stage.name)
                }
              }
              if let citation = stage.stage.citation {
                ", "
                citationLink(citation)
              }
              ": \(grouped(here)) of \(counted(points.count, "point"))."
            }
          }
        }
      }
      if open > 0 {
        step(nil) {
          pieces {
            HTML.b { "Not answered yet" }
            ": \(grouped(open)) of \(counted(points.count, "point"))."
          }
        }
      }
    }
  }
}
