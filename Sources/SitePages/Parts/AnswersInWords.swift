// Rulewright. Apache-2.0.

import Codings
import Dockets
import Markup

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
  let stages = docket.stages.indices.filter { stage in raised.contains { $0.stage == stage } }
  if stages.count > 1 || docket.responses.contains(where: { docket.isDrafted($0.response) }) {
    return stages.map { stageInWords($0, docket) }.joined(separator: " ")
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

/// What came of the issues of one stage, so that what is issued is told from what is drafted.
private func stageInWords(_ stage: Int, _ docket: PublicDocket) -> String {
  let raised = docket.raised.filter { $0.stage == stage }
  let open = raised.count { !$0.isAnswered }
  let content = docket.stages[stage]
  let of = content.stage.isWorkingDraft ? "the working draft" : stageYear(content)
  let answering = Set(raised.flatMap(\.responses))
  let isAllDrafted = answering.allSatisfy { docket.isDrafted(docket.responses[$0].response) }
  let issues = howManyAnswered(raised.count, open: open, of: of, isDrafted: isAllDrafted)
  if open == raised.count { return issues + "." }
  let parts = docket.stages.compactMap { answer -> String? in
    let count = answering.count {
      docket.responses[$0].response.answeredIn == answer.stage.id
    }
    guard count > 0 else { return nil }
    if answer.stage.isWorkingDraft { return "\(counted(count, "response")) drafted, not issued" }
    return counted(count, "response")
      + (answer.stage.published.map { ", published \($0.inWords)" } ?? "")
  }
  return issues + (open > 0 ? ". The others: " : ": ") + parts.joined(separator: "; ") + "."
}

/// `All 39 issues of 2015 are answered`, or how many are not.
private func howManyAnswered(_ count: Int, open: Int, of stage: String, isDrafted: Bool) -> String {
  if open == count {
    return count == 1
      ? "The one issue of \(stage) is not answered yet"
      : "None of the \(grouped(count)) issues of \(stage) is answered yet"
  }
  if open > 0 {
    return "\(grouped(open)) of the \(grouped(count)) issues of \(stage) "
      + "\(open == 1 ? "is" : "are") not answered yet"
  }
  let answered = (count == 1 ? "is" : "are") + (isDrafted ? " answered in draft" : " answered")
  return (count == 1 ? "The one issue" : "All \(grouped(count)) issues") + " of \(stage) "
    + answered
}

/// Of each stage how many of the issues raised on it are answered.
func howManyAnswered(_ docket: PublicDocket) -> String {
  docket.stages.indices.compactMap { stage -> String? in
    let raised = docket.raised.filter { $0.stage == stage }
    guard !raised.isEmpty else { return nil }
    let content = docket.stages[stage]
    let isDrafted = Set(raised.flatMap(\.responses)).allSatisfy {
      docket.isDrafted(docket.responses[$0].response)
    }
    return howManyAnswered(
      raised.count, open: raised.count { !$0.isAnswered },
      of: content.stage.isWorkingDraft ? "the working draft" : stageYear(content),
      isDrafted: isDrafted) + "."
  }.joined(separator: " ")
}

/// What is said of an answer that stands in a text that is not issued.
let draftedNote = "Drafted in the working draft; it is not issued and may change."

/// How many responses of each disposition there are, and how many issues without any; of one
/// stage, or of each, named where there are several.
func dispositionTally(_ docket: PublicDocket, stage: Int?, from path: PagePath) -> HTML {
  if let stage { return stageTally(docket, stage: stage, isNamed: false, from: path) }
  let stages = docket.stages.indices.filter { stage in
    docket.issues.contains { $0.stage == stage }
      || docket.responses.contains { $0.response.stage == docket.stages[stage].stage.id }
  }
  return pieces {
    for stage in stages {
      stageTally(docket, stage: stage, isNamed: stages.count > 1, from: path)
    }
  }
}

private func stageTally(
  _ docket: PublicDocket, stage: Int, isNamed: Bool, from path: PagePath
) -> HTML {
  let responses = docket.responses.map(\.response).filter { response in
    docket.stages[stage].stage.id == response.stage
  }
  let open = docket.issues.count { !$0.isAnswered && $0.stage == stage }
  guard !responses.isEmpty || open > 0 else { return HTML() }
  let name = "On the " + uncapitalized(stageName(docket.stages[stage]))
  let drafted = responses.count(where: docket.isDrafted)
  let state =
    drafted == 0
    ? "" : (drafted == responses.count ? ": " : ": \(grouped(drafted)) ") + "drafted, not issued"
  let list = HTML.ul(
    .class("tally rings"), .list,
    .label("Responses by disposition" + (isNamed ? ", " + uncapitalized(name) : ""))
  ) {
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
  return pieces {
    if isNamed || drafted > 0 {
      HTML.p(.class("sm gap")) {
        HTML.a(
          .class("to"),
          .href(
            path.link(
              to: docket.paths.allResponses, at: docket.stages[stage].stage.id.text + "_"))
        ) { name }
        state
      }
    }
    list
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
    dispositionTally(docket, stage: nil, from: path)
  }
}
