// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// What came of a letter on each stage on which a copy of it was tagged: it came of every copy.
struct LetterFates {
  /// On one stage.
  struct Fate {
    let stage: StageID
    /// The copy in which it was tagged, and the place of the first passage there.
    let copy: Int
    let passage: String?
    let points: [CommentPoint]
    /// `2 of 3 points answered`.
    let words: String
  }

  private let docket: PublicDocket
  private let fates: [Fate]

  init(of letter: PublicLetter, in docket: PublicDocket) {
    self.docket = docket
    var firsts: [StageID: Int] = [:]
    for at in 0..<letter.members.count {
      let comment = docket.letters.comment(at, of: letter)
      guard at >= letter.members.count - letter.copies else { continue }
      let stage = docket.comments[comment].stage
      if firsts[stage] == nil { firsts[stage] = comment }
    }
    fates = docket.stages.compactMap { content in
      guard let first = firsts[content.stage.id],
        let coding = docket.sharing.tagged(first)?.codings.first.map({ docket.codings[$0] })
      else { return nil }
      // Of the tagged copy what it shares: what is tagged in its attachments is its own.
      let points = docket.points(sharedBy: first)
      return Fate(
        stage: content.stage.id, copy: coding.comment, passage: docket.passageAnchor(coding),
        points: points, words: Self.words(points))
    }
  }

  /// How many of some points are answered: `2 of 3 points answered`.
  static func words(_ points: [CommentPoint]) -> String {
    let answered = points.count { $0.response != nil }
    return answered == 0
      ? "\(counted(points.count, "point")), not answered yet"
      : "\(grouped(answered)) of \(counted(points.count, "point")) answered"
  }

  func fate(on stage: StageID) -> Fate? { fates.first { $0.stage == stage } }

  /// The place of a stage's fate in the page.
  func place(of stage: StageID) -> String { "came_" + safe(stage.text) }

  /// How many points stand on a page; the page of the copy has all.
  private static let most = 20

  func html(on path: PagePath) -> HTML {
    guard !fates.isEmpty else { return HTML() }
    return labelled(
      "What came of the letter", note: "And so of every copy of it on the same stage", id: "came_"
    ) {
      for fate in fates {
        HTML.section(.id(place(of: fate.stage))) {
          HTML.p {
            if let stage = docket.stage(fate.stage) {
              "On the \(uncapitalized(stageName(stage.stage))), "
            }
            "it is tagged in "
            HTML.a(.href(docket.link(to: fate.copy, from: path, at: fate.passage))) {
              HTML.bdi { docket.comments[fate.copy].id.text }
            }
            ":"
          }
          HTML.ul(.class("list"), .list) {
            fate.points.prefix(Self.most).map { point in HTML.li { line(point, on: path) } }
          }
          if fate.points.count > Self.most {
            HTML.p(.class("sm soft")) {
              "\(counted(fate.points.count - Self.most, "more point stands", "more points stand")) there."
            }
          }
        }
      }
    }
  }

  /// A point: its tags and clauses, and the answer.
  private func line(_ point: CommentPoint, on path: PagePath) -> HTML {
    pieces {
      for (number, issue) in point.issues.enumerated() {
        number > 0 ? "; " : ""
        HTML.a(
          .href(
            path.link(
              to: docket.paths.tag(issue.key.issue.tag),
              at: tagAnchor(issue.key.stage, issue.key.issue.label)))
        ) { HTML.bdi { docket.name(of: issue.key.issue.tag) } }
        if let citation = issue.citation {
          " on "
          if let place = issue.place {
            let stage = docket.stages[place.stage]
            HTML.a(
              .href(
                path.link(
                  to: docket.paths.stage(stage.stage.id),
                  at: stage.tree.clauses[place.clause].label.text))
            ) { breakable(citation.text) }
          } else {
            breakable(citation.text)
          }
        }
      }
      ": "
      if let response = point.response {
        dispositionLink(response, in: docket, path)
      } else {
        notAnsweredMark()
      }
    }
  }
}
