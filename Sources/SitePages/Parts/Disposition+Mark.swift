// Rulewright. Apache-2.0.

import Codings
import Markup

extension Disposition {
  /// `Accepted in part`.
  var name: String { capitalized(rawValue) }

  /// The class of its ring: full, half, empty, or a dash for what asks for no decision.
  fileprivate var ring: String {
    switch self {
    case .accepted: "d-yes"
    case .acceptedInPart: "d-part"
    case .notAccepted: "d-no"
    case .outOfScope, .noted: "d-out"
    }
  }
}

/// A disposition as a word with its ring.
func mark(of disposition: Disposition) -> HTML {
  HTML.span(.class("disp " + disposition.ring)) { disposition.name }
}

/// A disposition as its ring alone, where room is for no word; who hears the page hears it.
func ring(of disposition: Disposition) -> HTML {
  HTML.span(.class("disp " + disposition.ring)) { HTML.hidden(disposition.name + " ") }
}

/// That there is no response, with a dotted ring.
func notAnsweredMark() -> HTML { HTML.span(.class("disp d-none")) { "Not answered yet" } }

/// The disposition of a response as a link to it; who hears the page hears its title too.
func dispositionLink(_ index: Int, in docket: PublicDocket, _ path: PagePath) -> HTML {
  let response = docket.responses[index].response
  return HTML.a(.class("to"), .href(path.link(to: docket.paths.response(response.id)))) {
    mark(of: response.disposition)
    draftedWord(response, in: docket)
    HTML.hidden(": " + response.title)
  }
}

/// That an answer stands in a text that is not issued, beside its mark.
func draftedWord(_ response: Response, in docket: PublicDocket) -> HTML {
  guard docket.isDrafted(response) else { return HTML() }
  return HTML.small { ", drafted" }
}

/// What came of some issues, in a line: each response once, and that something is not answered.
func dispositionLine(_ issues: [RaisedIssue], in docket: PublicDocket, _ path: PagePath) -> HTML {
  let responses = Set(issues.flatMap(\.responses)).sorted()
  return HTML.span(.class("dots")) {
    for response in responses { HTML.span { dispositionLink(response, in: docket, path) } }
    if issues.contains(where: { !$0.isAnswered }) { HTML.span { notAnsweredMark() } }
  }
}
