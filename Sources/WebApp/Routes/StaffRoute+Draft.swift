// Rulewright. Apache-2.0.

import StaffPages

extension StaffRoute {
  /// The drafter's live view.
  static let draft: [StaffRoute] = [
    .page("/d/:docket/draft") { request, desk in
      StaffAnswer(.seeOther(try desk.draftAddress(try request.name("docket"))))
    },
    .page("/d/:docket/draft/:stage") { request, desk in
      StaffAnswer(.page(try desk.draftPage(request)))
    },
    .piece("/d/:docket/draft/:stage/events") { request, desk in
      StaffAnswer(.events(try desk.draftEvents(request)))
    },
    .piece("/d/:docket/draft/:stage/patch") { request, desk in
      StaffAnswer(.json(try desk.draftPatch(request)))
    },
    .piece("/d/:docket/draft/:stage/said") { request, desk in
      StaffAnswer(.fragments([try desk.draftTalk(request)]))
    },
  ]
}
