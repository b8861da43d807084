// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup

/// The page of one response: what people said, the whole answer, the words that changed.
func responsePage(of index: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let (response, text) = (docket.responses[index].response, docket.responses[index].text)
  let path = docket.paths.response(response.id)
  let issues = docket.issues(answeredBy: index)
  let said = docket.said(issues)
  let answering = docket.answering(response)
  return frame.page(
    Frame.Page(
      path: path, title: "\(response.title) · Responses · \(docket.docket.title)",
      description: "One response: what people said, the answer, and the words that changed.",
      docket: docket, room: .responses, stage: answering)
  ) {
    pageHead(
      crumb: responseCrumb(index, docket, path), title: HTML.bdi { response.title },
      lead: pieces {
        mark(of: response.disposition)
        Raw(" ")
        if docket.isDrafted(response) {
          HTML.span(.class("soft")) { "drafted, not issued;" }
          Raw(" ")
        }
        HTML.span(.class("soft")) {
          raisedBy(said.comments, said.texts)
        }
      })
    HTML.dl(.class("facts")) {
      fact("Clause") {
        HTML.ul(.list) {
          issueClauses(issues, in: docket, path).map { piece in HTML.li { piece } }
        }
      }
      fact(issues.count == 1 ? "Tagged" : "Issues") { tagLinks(issues, docket, path) }
      fact(docket.isDrafted(response) ? "Drafted by" : "Answered by") {
        answeredBy(docket, answering, path)
      }
    }
    labelled("The answer", id: "answer_") {
      HTML.article(.class("answer"), .label("The whole response")) { ResponseBody.html(of: text) }
    }
    labelled("The words that changed", note: changedNote(index, docket), id: "words_") {
      if docket.foundChanges[index].isEmpty {
        HTML.p {
          "None: no words of \(docket.ruleOrText) changed because of it."
        }
      } else {
        ChangedWordsList(docket: docket, path: path).whole(index)
      }
    }
    labelled("What people said", note: saidNote(said.comments), id: "said_") {
      if said.comments == 0 {
        HTML.p(.class("soft")) { "No comment whose text is public was tagged with this." }
      } else {
        AnsweredComments(docket: docket, issues: issues, path: path).html()
      }
    }
    neighbours(index, docket, path)
  }
}

private func fact(_ name: String, _ content: () -> HTML) -> HTML {
  HTML.div {
    HTML.dt { name }
    HTML.dd { content() }
  }
}

private func responseCrumb(_ index: Int, _ docket: PublicDocket, _ path: PagePath) -> [HTML] {
  let response = docket.responses[index].response
  let stage = docket.stage(response.stage)
  return [
    HTML.a(
      .href(path.link(to: docket.paths.allResponses, at: "response_" + response.id.text))
    ) { "All responses" },
    HTML("on the " + uncapitalized(stage.map { stageName($0.stage) } ?? "")),
  ]
}

/// `raised by 12 comments, 9 distinct texts`.
private func raisedBy(_ comments: Int, _ texts: Int) -> String {
  if comments == 0 { return "raised by no public comment" }
  return "raised by " + counted(comments, "comment")
    + (texts == comments ? "" : ", " + counted(texts, "distinct text"))
}

private func saidNote(_ comments: Int) -> String? {
  comments > 1
    ? "The passages that were tagged with this; of the same words one stands for all" : nil
}

private func changedNote(_ index: Int, _ docket: PublicDocket) -> String? {
  docket.foundChanges[index].isEmpty
    ? nil : "As the agency names them; “…” stands where words are left out"
}

private func tagLinks(_ issues: [RaisedIssue], _ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.ul(.list) {
    for issue in issues {
      HTML.li {
        HTML.a(
          .class("to"),
          .href(
            issue.codings.isEmpty
              ? path.link(to: docket.paths.tag(issue.key.issue.tag))
              : path.link(
                to: docket.paths.tag(issue.key.issue.tag),
                at: tagAnchor(issue.key.stage, issue.key.issue.label)))
        ) { HTML.bdi { docket.name(of: issue.key.issue.tag) } }
        if issues.count > 1, let citation = issue.citation {
          HTML.span(.class("soft")) {
            " on "
            breakable(citation.text)
          }
        }
      }
    }
  }
}

private func answeredBy(
  _ docket: PublicDocket, _ stage: StageContent?, _ path: PagePath
) -> HTML {
  pieces {
    if docket.docket.isIllustrative {
      "The author of this sample"
    } else if let agency = docket.docket.agencies.first {
      HTML.bdi { agency }
    } else {
      "The agency"
    }
    if let stage {
      ", in the "
      HTML.a(.href(path.link(to: docket.paths.stage(stage.stage.id)))) {
        uncapitalized(stageName(stage.stage))
      }
      if let citation = stage.stage.citation {
        ", "
        citationLink(citation)
      }
      if stage.stage.isWorkingDraft { ". It is not issued, and may change" }
    }
  }
}

/// The responses before and after, in the order of the matrix.
private func neighbours(_ index: Int, _ docket: PublicDocket, _ path: PagePath) -> HTML {
  func link(_ words: String, _ other: Int) -> HTML {
    let response = docket.responses[other].response
    return HTML.li {
      HTML.span(.class("soft")) { words }
      HTML.a(.href(path.link(to: docket.paths.response(response.id)))) {
        HTML.bdi { response.title }
      }
    }
  }
  return HTML.nav(.class("sec sec-top onward"), .label("Other responses")) {
    HTML.ul(.list) {
      if index > 0 { link("Before: ", index - 1) }
      if index + 1 < docket.responses.count { link("Next: ", index + 1) }
      HTML.li {
        HTML.a(.href(path.link(to: docket.paths.allResponses))) { "All responses" }
      }
    }
  }
}
