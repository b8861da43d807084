// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Redlining

/// What came of a comment, point by point.
struct CommentFate {
  let docket: PublicDocket
  /// The comment, by index.
  let index: Int
  let path: PagePath

  private var comment: CommentHead { docket.comments[index] }

  func html() -> HTML {
    let points = docket.points(of: index)
    guard !points.isEmpty else { return nothing() }
    return pieces {
      if let other = docket.standIn(for: index) { borrowed(other) }
      points.enumerated().map { number, point in
        HTML.section(.class("pair"), .id("o_\(number + 1)")) {
          HTML.h3 {
            "\(number + 1). "
            title(point)
          }
          HTML.div(.class("two")) {
            HTML.div { answer(to: point) }
            HTML.div { changes(of: point) }
          }
        }
      }
    }
  }

  /// Why there is no point, and what comes next.
  private func nothing() -> HTML {
    switch comment.standing {
    case .withdrawn:
      return HTML.p { "No response: it was withdrawn." }
    case .heldBack:
      return HTML.p(.class("prose")) {
        "Nothing is shown: what was made of it would show what it says. The agency’s responses "
          + "may answer it all the same. "
        HTML.a(.href(path.link(to: docket.paths.allResponses))) { "All responses" }
      }
    case .shown:
      let late = docket.isLate(comment) ? docket.stage(comment.stage)?.stage.comments?.late : nil
      if late == .notConsidered {
        return HTML.p {
          "No response: it came after the close, and late comments on this stage are not "
            + "considered."
        }
      }
      return pieces {
        HTML.p { HTML.b { "No response yet." } }
        HTML.p(.class("soft sm gap")) {
          comment.isStub
            ? "Its words are in an attachment, and nothing of it was tagged yet."
            : "Nothing in it was tagged yet. When it is, each point stands here, with the answer "
              + "and the words that changed."
        }
      }
    }
  }

  private func borrowed(_ other: Int) -> HTML {
    HTML.p(.class("prose gap-after")) {
      "Its words were tagged once for all comments that use them, in "
      HTML.a(.href(docket.link(to: other, from: path))) {
        HTML.bdi { docket.comments[other].id.text }
      }
      ". What came of them came of this comment too."
    }
  }

  // MARK: One point

  private func title(_ point: CommentPoint) -> HTML {
    if let response = point.response {
      return HTML.bdi { docket.responses[response].response.title }
    }
    let issue = point.issues[0]
    return pieces {
      HTML.bdi { docket.name(of: issue.key.issue.tag) }
      if let citation = issue.citation {
        ", on "
        breakable(citation.text)
      }
    }
  }

  private func answer(to point: CommentPoint) -> HTML {
    let others =
      (point.response.map(docket.said(answeredBy:)) ?? docket.said(point.issues)).comments - 1
    let response = point.response.map { docket.responses[$0].response }
    return pieces {
      HTML.p {
        response.map { mark(of: $0.disposition) } ?? notAnsweredMark()
        Raw(" ")
        HTML.span(.class("soft")) {
          others == 0
            ? "raised by this comment alone" : "with \(counted(others, "other comment"))"
        }
      }
      if let response, docket.isDrafted(response) { HTML.p(.class("sm soft")) { draftedNote } }
      if let number = point.response, let response {
        HTML.p(.class("quote gap")) { ResponseBody.inShort(docket.responses[number].text) }
        HTML.p(.class("gap sm dots")) {
          HTML.span {
            HTML.a(.class("to"), .href(path.link(to: docket.paths.response(response.id)))) {
              "The whole response"
              HTML.hidden(": " + response.title)
            }
          }
          passages(of: point)
        }
      } else {
        HTML.p(.class("gap sm dots")) {
          if others > 0 {
            HTML.span {
              HTML.a(
                .class("to"),
                .href(
                  path.link(
                    to: docket.paths.tag(point.issues[0].key.issue.tag),
                    at: tagAnchor(
                      point.issues[0].key.stage, point.issues[0].key.issue.label)))
              ) { "Who else says so" }
            }
          }
          passages(of: point)
        }
      }
    }
  }

  /// The passages of this comment that make the point.
  private func passages(of point: CommentPoint) -> HTML {
    let keys = Set(point.issues.map(\.key))
    let codings = docket.codings(of: index)
    let all = taggedPassages(codings)
    let numbers = all.indices.filter { number in
      all[number].codings.contains { keys.contains($0.issue) }
    }
    guard !numbers.isEmpty else { return passagesOfCopies(keys) }
    return HTML.span {
      numbers.count == 1 ? "Passage " : "Passages "
      for (place, number) in numbers.enumerated() {
        place > 0 ? " " : ""
        HTML.a(.class("to pn"), .href(PagePath().link(at: "p_\(number + 1)"))) {
          String(number + 1)
        }
      }
    }
  }

  /// Where the point was tagged in other copies of the comment's words.
  private func passagesOfCopies(_ keys: Set<StageIssue>) -> HTML {
    let shared = docket.codings(holdingFor: index).first {
      keys.contains($0.issue) && $0.comment != index
    }
    guard let shared else { return HTML() }
    return HTML.span {
      HTML.a(
        .class("to"),
        .href(docket.link(to: shared.comment, from: path, at: docket.passageAnchor(shared)))
      ) {
        shared.passage == nil ? "Tagged in " : "The passage in "
        HTML.bdi { docket.comments[shared.comment].id.text }
      }
    }
  }

  private func changes(of point: CommentPoint) -> HTML {
    let last = point.response.flatMap { response in
      docket.stages.firstIndex {
        $0.stage.id == docket.responses[response].response.answeredIn
      }
    }
    let near = point.issues.compactMap(\.place).flatMap { place in
      [place] + docket.courses.course(of: place, upTo: last ?? place.stage).compactMap(\.place)
    }
    return pieces {
      if let response = point.response {
        HTML.heading(4) { "The words that changed" }
        if docket.foundChanges[response].isEmpty {
          HTML.p(.class("soft")) { "None because of this comment" }
        } else {
          ChangedWordsList(docket: docket, path: path).inShort(response, near: near)
        }
      }
      HTML.heading(4) {
        point.issues.count == 1 ? "Where its clause is now" : "Where its clauses are now"
      }
      HTML.ul(.class("sm whereto"), .list) {
        for issue in point.issues { HTML.li { whereNow(issue, upTo: last) } }
      }
    }
  }

  // MARK: Where the clause is now

  private func whereNow(_ issue: RaisedIssue, upTo last: Int?) -> HTML {
    guard let citation = issue.citation else { return HTML("It is about no clause") }
    let doubt = docket.codings(holdingFor: index)
      .filter { $0.issue == issue.key }.compactMap { doubtWords($0.target, in: docket) }.first
    guard let place = issue.place else {
      return pieces {
        HTML.bdi { citation.text }
        ". "
        doubt ?? "There is no such clause any more"
      }
    }
    let published = docket.stages.lastIndex { !$0.stage.isWorkingDraft }
    let course = docket.courses.course(of: place, upTo: last ?? published ?? place.stage)
    return pieces {
      clauseLink(place)
      if docket.courses.course(of: place, upTo: docket.stages.count - 1).count > 1 {
        // The steps below say it stage by stage.
      } else if let fate = course.last {
        became(fate, from: place)
      } else {
        doubt == nil && docket.stages[place.stage].stage.id == docket.current?.stage.id
          ? ": stands in the current text" : ""
      }
      if let doubt { HTML.span(.class("soft")) { ". \(doubt)" } }
      stageByStage(place)
    }
  }

  /// Where the clause went in each later stage, where there is more than one; and its history.
  private func stageByStage(_ place: ClausePlace) -> HTML {
    let steps = ClauseSteps(docket: docket, path: path)
    let course = docket.courses.course(of: place, upTo: docket.stages.count - 1)
    return pieces {
      if course.count > 1 {
        HTML.ul(.class("sm"), .list) {
          for fate in course {
            HTML.li {
              stageName(docket.stages[fate.stage])
              ", "
              steps.words(fate)
            }
          }
        }
      }
      if docket.histories.history(of: place) != nil {
        HTML.p { steps.history(of: place) }
      }
    }
  }

  private func clauseLink(_ place: ClausePlace) -> HTML {
    let content = docket.stages[place.stage]
    let clause = content.tree.clauses[place.clause]
    return HTML.a(
      .class("to"),
      .href(path.link(to: docket.paths.stage(content.stage.id), at: clause.label.text))
    ) { breakable(clause.citation.text) }
  }

  /// What became of it in the one later stage that there is.
  private func became(_ fate: ClauseFate, from place: ClausePlace) -> HTML {
    let stage = "the " + uncapitalized(stageName(docket.stages[fate.stage]))
    let change = docket.redlines[fate.redline]
    return pieces {
      if let now = fate.place {
        let (before, after) = (
          docket.stages[place.stage].tree.clauses[place.clause],
          docket.stages[now.stage].tree.clauses[now.clause]
        )
        if fate.isJoined {
          ": "
          HTML.b { "joined with " }
          clauseLink(now)
        } else if fate.isReplaced {
          if before.citation == after.citation {
            ": "
            HTML.b { "rewritten under the same number" }
          } else {
            " was rewritten under the same number and became "
            clauseLink(now)
          }
        } else if before.citation == after.citation {
          ": "
          HTML.b { "same place" + (fate.isRevised ? ", words edited" : ", same words") }
        } else {
          " became "
          clauseLink(now)
          ": "
          HTML.b { fate.isRevised ? "words edited" : "same words" }
        }
      } else {
        ": "
        HTML.b { fate.could.isEmpty ? "deleted" : "not found again for certain" }
      }
      " in \(stage). "
      HTML.a(
        .class("to"),
        .href(
          path.link(
            to: docket.paths.redline(from: change.from, to: change.to),
            at: docket.readings[fate.redline].anchor(fate.row)))
      ) { "Redline" }
    }
  }
}
