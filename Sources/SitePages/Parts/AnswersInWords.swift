// Rulewright. Apache-2.0.

import Codings
import Dockets

/// How many issues were raised and how many are answered, in numbers that add up.
func answersInWords(_ docket: PublicDocket) -> String {
  let raised = docket.raised
  guard !raised.isEmpty else {
    if !docket.responses.isEmpty {
      return "\(capitalized(counted(docket.responses.count, "response"))). No comment whose text "
        + "is public raised what \(docket.responses.count == 1 ? "it answers" : "they answer")."
    }
    return docket.comments.isEmpty
      ? "No comments are on record, so there is nothing to answer yet."
      : "No issue was drawn from the comments yet, so there is nothing to answer."
  }
  let answered = raised.count(where: \.isAnswered)
  let open = raised.count - answered
  let issues = "\(counted(raised.count, "issue")) \(raised.count == 1 ? "was" : "were") raised. "
  if answered == 0 {
    return issues + (open == 1 ? "It is not answered yet." : "None is answered yet.")
  }
  let answering = Set(raised.flatMap(\.responses)).count
  let responses = counted(answering, "response")
  let verb = answering == 1 ? "answers" : "answer"
  if open == 0 {
    return issues + "\(responses) \(verb) \(raised.count == 1 ? "it" : "all of them")."
  }
  return issues + "\(responses) \(verb) \(grouped(answered)) of them; "
    + "\(grouped(open)) \(open == 1 ? "is" : "are") not answered yet."
}

/// How many responses of each disposition there are, and how many issues without any; of one
/// stage, or of all.
func dispositionTally(_ docket: PublicDocket, stage: Int?) -> HTML {
  let responses = docket.responses.map(\.response).filter { response in
    stage.map { docket.stages[$0].stage.id == response.stage } ?? true
  }
  let open = docket.issues.count { !$0.isAnswered && (stage == nil || $0.stage == stage) }
  guard !responses.isEmpty || open > 0 else { return HTML() }
  return HTML.ul(.class("tally rings"), .list, .label("Responses by disposition")) {
    for disposition in Disposition.allCases {
      let count = responses.count { $0.disposition == disposition }
      if count > 0 {
        HTML.li {
          HTML.b { grouped(count) }
          Raw(" ")
          mark(of: disposition)
        }
      }
    }
    if open > 0 {
      HTML.li {
        HTML.b { grouped(open) }
        Raw(" ")
        HTML.span(.class("disp d-none")) {
          (open == 1 ? "Issue" : "Issues") + " not answered yet"
        }
      }
    }
  }
}

/// What came of the comments, in a line with its link; nothing where nothing can be answered.
func whatCameOfThem(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  guard docket.hasAnswers else { return HTML() }
  return labelled("What came of the comments", id: "came_") {
    HTML.p(.class("quote")) {
      answersInWords(docket)
      Raw(" ")
      HTML.a(.href(path.link(to: docket.paths.allResponses))) {
        docket.responses.isEmpty ? "What was raised" : "Each answer, and the words that changed"
      }
    }
    dispositionTally(docket, stage: nil)
  }
}
