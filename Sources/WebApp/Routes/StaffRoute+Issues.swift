// Rulewright. Apache-2.0.

import Codings
import Dockets
import IssueViews
import StaffPages
import Workbench

extension StaffRoute {
  /// Issues, and the responses to them.
  static let issues: [StaffRoute] = [
    .page("/d/:docket/issues") { request, desk in
      let name = try request.name("docket")
      let board = try desk.workspace.issues(of: name, today: desk.today)
      return StaffAnswer(
        .page(issuesPage(board, at: request.address(of: name), person: desk.person)))
    },
    .page("/d/:docket/issues/:issue") { request, desk in
      let work = try AnswerWork(request, desk, on: request.query["stage"])
      let page = try work.page
      let answer = try work.answer(try work.standing(request.query["response"], page), page)
      return request.wantsFragments
        ? StaffAnswer(.fragments(page.fragments(answer))) : StaffAnswer(.page(page.page(answer)))
    },
    .act("/d/:docket/issues/:issue/response") { request, desk in
      try AnswerWork(request, desk, on: try request.field("stage")).save()
    },
    .act("/d/:docket/issues/:issue/preview") { request, desk in
      try AnswerWork(request, desk, on: try request.field("stage")).preview()
    },
    .act("/d/:docket/issues/:issue/remove") { request, desk in
      try AnswerWork(request, desk, on: try request.field("stage")).remove()
    },
  ]
}

extension StaffRequest {
  /// The filter through which somebody looks at a docket's issues.
  func address(of docket: String) -> IssueAddress {
    IssueAddress(docket: docket) { query[$0] }
  }
}
