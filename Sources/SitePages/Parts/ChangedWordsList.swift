// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup
import Redlining

/// The words that changed because of a response: each clause with its redline.
struct ChangedWordsList {
  let docket: PublicDocket
  let path: PagePath

  /// A changed clause of a comparison.
  private struct Place: Hashable {
    let redline: Int
    let row: Int
  }

  /// The rows of all clauses that a response names, each once; first those that became of some
  /// clauses of the older text.
  private func places(_ found: [FoundChange], near: [ClausePlace] = []) -> [Place] {
    var seen: Set<Place> = []
    let all = found.flatMap { found in
      found.rows.map { Place(redline: found.redline ?? 0, row: $0) }
    }.filter { place in
      // A heading says nothing that the clauses below it do not.
      docket.readings[place.redline].clause(place.row).map {
        !$0.text.isEmpty && !$0.isContainer
      } == true && seen.insert(place).inserted
    }
    let isNear = all.map { place in
      docket.readings[place.redline].redline.rows[place.row].old.map { old in
        near.contains {
          $0.clause == old
            && docket.stages[$0.stage].stage.id == docket.redlines[place.redline].from
        }
      } ?? false
    }
    return zip(all, isNear).filter(\.1).map(\.0) + zip(all, isNear).filter { !$0.1 }.map(\.0)
  }

  /// The first of them in short, for a table; the rest is counted and linked.
  func inShort(
    _ response: Int, near: [ClausePlace] = [], limit: Int = 2, words: Int = 200
  ) -> HTML {
    let found = docket.foundChanges[response]
    let all = places(found, near: near)
    // Where there is room for few, new words say more than a new number.
    let places = all.filter(hasNewWords) + all.filter { !hasNewWords($0) }
    guard !found.isEmpty else { return HTML.p(.class("soft")) { "None" } }
    let target = docket.paths.response(docket.responses[response].response.id)
    return pieces {
      for place in places.prefix(limit) { entry(place, of: response, atMost: words) }
      if places.count > limit {
        HTML.p(.class("sm")) {
          HTML.a(.class("to"), .href(path.link(to: target, at: "words_"))) {
            "and \(counted(places.count - limit, "more clause"))"
          }
        }
      }
      notFound(found)
    }
  }

  private func hasNewWords(_ place: Place) -> Bool {
    docket.readings[place.redline].redline.rows[place.row].words.contains { $0.operation != .equal }
  }

  /// All of them; more than eight are folded, and none is left out.
  func whole(_ response: Int) -> HTML {
    let found = docket.foundChanges[response]
    let places = places(found)
    return pieces {
      for place in places.prefix(8) { entry(place, of: response, atMost: 600) }
      if places.count > 8 {
        HTML.details {
          HTML.summary { counted(places.count - 8, "more clause") }
          for place in places.dropFirst(8) { entry(place, of: response, atMost: 600) }
        }
      }
      notFound(found)
    }
  }

  /// The changed words of a clause, what happened to it, and the way to its redline; and in which
  /// stage, where a response speaks of more than the one that answers.
  private func entry(_ place: Place, of response: Int, atMost limit: Int) -> HTML {
    let (change, reading) = (docket.redlines[place.redline], docket.readings[place.redline])
    let row = reading.redline.rows[place.row]
    let clause = reading.clause(place.row)
    let excerpt = changedExcerpt(
      row.words, atMost: limit, isRow: clause?.kind == .row)
    let target = docket.paths.redline(from: change.from, to: change.to)
    let answering = docket.responses[response].response.answeredIn
    let passesOver = docket.foundChanges[response].contains { found in
      found.redline.map { docket.redlines[$0].to != answering } ?? false
    }
    let stage = passesOver ? docket.stage(change.to) : nil
    return HTML.div(.class("changed")) {
      if !excerpt.isEmpty { HTML.p(.class("quote")) { excerpt } }
      HTML.p(.class("sm soft dots")) {
        HTML.span {
          breakable(clause?.citation.text ?? "")
          ", "
          HTML.bdi { uncapitalized(changeWords(row.operations, old: reading.old(place.row))) }
          stage.map { " in the " + uncapitalized(stageName($0)) } ?? ""
          excerpt.isEmpty ? "; same words" : ""
        }
        HTML.span {
          HTML.a(.class("to"), .href(path.link(to: target, at: reading.anchor(place.row)))) {
            "Redline"
            HTML.hidden(" of " + (clause?.citation.text ?? ""))
          }
        }
      }
    }
  }

  /// The clauses that are named and have no change that could be shown.
  private func notFound(_ found: [FoundChange]) -> HTML {
    HTML(
      found.filter { $0.rows.isEmpty }.map { found in
        let stage = docket.stage(found.clause.stage)
        let isThere = stage?.tree.index(of: found.clause.label) != nil
        return HTML.p(.class("sm soft")) {
          if isThere {
            HTML.a(
              .href(
                path.link(to: docket.paths.stage(found.clause.stage), at: found.clause.label.text))
            ) { HTML.bdi { found.clause.citation.text } }
          } else {
            HTML.bdi { found.clause.citation.text }
          }
          ": no change of it is shown in the comparisons"
        }
      })
  }
}
