// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Redlining

/// One clause through all stages that have it, as lineage knows it.
struct ClauseHistory: Sendable {
  let first: ClausePlace
  /// What became of it in each later stage; it ends where it was deleted or joined with another.
  let course: [ClauseFate]
  /// Where its history stands in the page of its section.
  var anchor = ""

  /// Everywhere that it is itself, and not part of another clause.
  var places: [ClausePlace] { [first] + course.filter { !$0.isJoined }.compactMap(\.place) }
  /// Where it is in the last stage that has it.
  var last: ClausePlace { places.last ?? first }
}

/// The clauses of one section that were changed or spoken to, with their histories.
struct SectionHistory: Sendable {
  /// The section in the last stage that has it.
  let section: ClausePlace
  /// In the order of the text, those that are there no more after the others.
  var clauses: [ClauseHistory]
}

/// The histories of a docket by section: of one without comparisons none.
struct ClauseHistories: Sendable {
  let sections: [SectionHistory]
  /// The section and the clause of each place, by index.
  private let found: [ClausePlace: (section: Int, clause: Int)]

  /// `isSpokenTo` says whether a comment speaks, or may speak, to a clause.
  init(_ courses: ClauseCourses, isSpokenTo: (ClausePlace) -> Bool) {
    guard !courses.redlines.isEmpty else {
      (sections, found) = ([], [:])
      return
    }
    var histories: [ClauseHistory] = []
    var historyOf: [ClausePlace: Int] = [:]
    for (stage, content) in courses.stages.enumerated() {
      for clause in content.tree.clauses.indices {
        let place = ClausePlace(stage: stage, clause: clause)
        guard historyOf[place] == nil else { continue }
        let history = ClauseHistory(
          first: place,
          course: courses.course(
            of: place, upTo: courses.stages.count - 1, pastReplacement: false))
        for place in history.places { historyOf[place] = histories.count }
        histories.append(history)
      }
    }
    let hasSections = courses.stages.map { content in
      content.tree.clauses.contains { $0.kind == .section }
    }
    var bySection: [Int: [ClauseHistory]] = [:]
    for history in histories {
      let last = history.last
      let tree = courses.stages[last.stage].tree
      guard
        let section = tree.section(
          of: last.clause, hasSections: hasSections[last.stage]),
        let number = historyOf[ClausePlace(stage: last.stage, clause: section)],
        history.places.contains(where: isSpokenTo)
          || tree.clauses[last.clause].kind != .row && history.isChanged(in: courses)
      else { continue }
      bySection[number, default: []].append(history)
    }
    func isBefore(_ a: ClausePlace, _ b: ClausePlace) -> Bool {
      a.stage != b.stage ? a.stage > b.stage : a.clause < b.clause
    }
    let sections = bySection.map { number, clauses in
      SectionHistory(
        section: histories[number].last,
        clauses: anchored(clauses.sorted { isBefore($0.last, $1.last) }, courses))
    }.sorted { isBefore($0.section, $1.section) }
    var found: [ClausePlace: (section: Int, clause: Int)] = [:]
    for (section, history) in sections.enumerated() {
      for (clause, history) in history.clauses.enumerated() {
        for place in history.places { found[place] = (section, clause) }
      }
    }
    (self.sections, self.found) = (sections, found)
  }

  /// The history of a clause, with the index of its section; nil where nothing happened to it.
  func history(of place: ClausePlace) -> (section: Int, clause: ClauseHistory)? {
    found[place].map { ($0.section, sections[$0.section].clauses[$0.clause]) }
  }
}

extension ClauseHistory {
  /// Whether anything happened to it that did not happen to all that it stands in.
  fileprivate func isChanged(in courses: ClauseCourses) -> Bool {
    func isEvent(_ redline: Int, _ row: Int) -> Bool {
      !courses.redlines[redline].redline.rows[row].operations.isEmpty
        && !courses.readings[redline].isInside[row]
    }
    let arrival = courses.arrival(at: first).map { isEvent($0.redline, $0.row) } ?? false
    return arrival || course.contains { isEvent($0.redline, $0.row) }
  }
}

/// Histories with a place in their page each: the label, and with the stage where two share it.
private func anchored(
  _ histories: [ClauseHistory], _ courses: ClauseCourses
) -> [ClauseHistory] {
  var seen: Set<String> = []
  return histories.map { history in
    var history = history
    let last = history.last
    let label = courses.stages[last.stage].tree.clauses[last.clause].label.text
    var anchor = label
    var number = last.stage
    while !seen.insert(anchor).inserted {
      anchor = label + "_until-" + String(number)
      number += 1
    }
    history.anchor = anchor
    return history
  }
}

extension ClauseTree {
  /// The section that a clause stands in, or is; without one, as in prose, the outermost clause.
  ///
  /// Nil before the first section of a rule that has sections.
  fileprivate func section(of clause: Int, hasSections: Bool) -> Int? {
    var (at, outermost) = (Optional(clause), clause)
    while let here = at {
      if clauses[here].kind == .section { return here }
      outermost = here
      at = clauses[here].parent
    }
    return hasSections ? nil : outermost
  }
}
