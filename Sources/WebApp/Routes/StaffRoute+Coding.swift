// Rulewright. Apache-2.0.

import StaffPages
import Workbench

extension StaffRoute {
  /// The coding screen: its page, the pieces that scripts fetch, and every act on a comment.
  static let coding: [StaffRoute] = [
    .page("/d/:docket/coding") { request, desk in
      try desk.codingPage(try desk.place(of: request), request)
    },
    .page("/d/:docket/coding/:comment") { request, desk in
      try desk.codingPage(try desk.place(of: request), request)
    },
    .piece("/d/:docket/coding-rows") { request, desk in
      let start = request.query["start"].flatMap { Int($0) }
      let screen = try desk.codingScreen(try desk.place(of: request), rows: 120, start: start ?? 0)
      return StaffAnswer(.fragments(codingRows(screen)))
    },
    .piece("/d/:docket/coding-clause/:stage/:label") { request, desk in
      try desk.codingClause(request)
    },
    .piece("/d/:docket/coding/:comment/suggest") { request, desk in
      let screen = try desk.codingScreen(
        try desk.place(of: request), rows: 0, isPlaced: false)
      return StaffAnswer(.fragments(codingSuggestions(screen)))
    },
    .act("/d/:docket/coding/:comment/tag") { try $1.tagPassage($0) },
    .act("/d/:docket/coding/:comment/clause") { try $1.changeCoding($0, .clause) },
    .act("/d/:docket/coding/:comment/note") { try $1.changeCoding($0, .note) },
    .act("/d/:docket/coding/:comment/untag") { try $1.changeCoding($0, .takeOff) },
    .act("/d/:docket/coding/:comment/public") { try $1.decidePublic($0) },
    .act("/d/:docket/coding/:comment/read") { try $1.readComment($0) },
    .act("/d/:docket/views/save") { try $1.saveView($0) },
    .act("/d/:docket/views/remove") { try $1.removeView($0) },
    .act("/d/:docket/undo") { try $1.step(.back, $0) },
    .act("/d/:docket/redo") { try $1.step(.forth, $0) },
  ]
}
