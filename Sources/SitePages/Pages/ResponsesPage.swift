// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The response matrix: each issue that was raised, the answer, and the words that changed.
func responsesPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  ResponseMatrix(docket: docket, path: docket.paths.allResponses, frame: frame).page()
}

private struct ResponseMatrix {
  let docket: PublicDocket
  let path: PagePath
  let frame: Frame

  func page() -> SitePage {
    frame.page(
      Frame.Page(
        path: path, title: "Responses · \(docket.docket.title)",
        description: "Each issue raised, the answer to it, and the words that changed.",
        docket: docket, room: .responses)
    ) {
      pageHead(
        crumb: [
          HTML("Responses"),
          pieces {
            "as of "
            timeElement(frame.asOf)
          },
        ], title: HTML("What came of the comments"), lead: HTML(answersInWords(docket)),
        meta: [HTML(Self.meaning)])
      dispositionTally(docket, stage: nil, from: path)
      for stage in stages { section(stage) }
      coverage()
    }
  }

  private static let meaning =
    "An issue is what comments say alike: one tag about one clause. A response may answer "
    + "several."

  /// The stages that have something to answer, by index.
  private var stages: [Int] {
    docket.stages.indices.filter { stage in docket.issues.contains { $0.stage == stage } }
  }

  private func section(_ stage: Int) -> HTML {
    let content = docket.stages[stage]
    let responses = docket.responses.indices.filter {
      docket.responses[$0].response.stage == content.stage.id
    }
    let issued = responses.filter { !docket.isDrafted(docket.responses[$0].response) }
    let open = docket.issues.filter { $0.stage == stage && !$0.isAnswered }
    let id = content.stage.id.text + "_"
    return HTML.section(.class("sec-top"), .labelledBy(id)) {
      HTML.h2(.id(id), .class("stage")) {
        "On the \(uncapitalized(stageName(content.stage)))"
        if !issued.isEmpty { HTML.small { answeringWords(issued) } }
      }
      if issued.count < responses.count {
        HTML.p(.class("sm gap")) {
          (issued.isEmpty ? "" : "\(grouped(responses.count - issued.count)) of them: ")
            + "Drafted in the working draft; not issued"
        }
      }
      HTML.p(.class("sm soft note")) { sectionWords(stage) }
      table(content, responses, open, isMixed: !issued.isEmpty)
    }
  }

  private func answeringWords(_ responses: [Int]) -> String {
    var names: [String] = []
    for response in responses {
      guard let stage = docket.answering(docket.responses[response].response) else { continue }
      let name = "the " + uncapitalized(stageName(stage.stage))
      if !names.contains(name) { names.append(name) }
    }
    return "Answered in " + inSeries(names)
  }

  private func sectionWords(_ stage: Int) -> HTML {
    let raised = docket.raised.filter { $0.stage == stage }
    let said = docket.said(raised)
    let id = docket.stages[stage].stage.id
    return pieces {
      HTML.a(.href(path.link(to: docket.paths.comments(on: id)))) {
        "The comments on it"
      }
      ": "
      threeInLine(docket.counts[id] ?? CommentCounts())
      ". "
      if !raised.isEmpty {
        "\(counted(said.comments, "comment")) "
        "(\(counted(said.texts, "distinct text"))) "
        "\(said.comments == 1 ? "raises" : "raise") \(counted(raised.count, "issue"))."
      }
    }
  }

  // MARK: The table

  private func table(
    _ content: StageContent, _ responses: [Int], _ open: [RaisedIssue], isMixed: Bool
  ) -> HTML {
    docket.reading.prepare(Set(open.compactMap { quote($0)?.comment }).sorted())
    return HTML.table(.class("stack matrix"), .role("table")) {
      HTML.caption(.class("vh")) {
        "Issues raised on the \(uncapitalized(content.stage.name)), answers, and changed words"
      }
      HTML.thead(.role("rowgroup")) {
        HTML.tr(.role("row")) {
          for words in [
            "Clause, " + stageYear(content), "What people said",
            isMixed || responses.isEmpty ? "The answer" : "The answer, drafted",
            "The words that changed",
          ] {
            HTML.th(.scope("col"), .role("columnheader")) { words }
          }
        }
      }
      HTML.tbody(.role("rowgroup")) {
        responses.map(row)
        open.map(openRow)
      }
    }
  }

  /// A response; one that is not issued says so beside its mark.
  private func row(_ index: Int) -> HTML {
    let (response, text) = (docket.responses[index].response, docket.responses[index].text)
    let issues = docket.issues(answeredBy: index)
    let page = docket.paths.response(response.id)
    let said = docket.said(issues).comments
    return HTML.tr(.role("row"), .id("response_" + response.id.text)) {
      HTML.th(.scope("row"), .role("rowheader")) { clauses(issues) }
      HTML.td(.role("cell")) {
        HTML.p(.class("quote")) {
          HTML.a(.href(path.link(to: page))) { HTML.bdi { response.title } }
        }
        HTML.p(.class("sm soft dots")) {
          HTML.span {
            if said == 0 {
              "No public comment"
            } else {
              HTML.a(.href(path.link(to: page, at: "said_"))) {
                counted(said, "comment")
              }
            }
          }
          HTML.span { tags(issues) }
        }
      }
      HTML.td(.role("cell"), Attribute("data-l", "The answer")) {
        HTML.p {
          mark(of: response.disposition)
          draftedWord(response, in: docket)
        }
        HTML.p { ResponseBody.inShort(text) }
      }
      HTML.td(.role("cell"), Attribute("data-l", "Words that changed")) {
        ChangedWordsList(docket: docket, path: path).inShort(index, limit: 1, words: 120)
      }
    }
  }

  private func openRow(_ issue: RaisedIssue) -> HTML {
    let said = docket.said([issue]).comments
    let tag = docket.paths.tag(issue.key.issue.tag)
    let anchor = tagAnchor(issue.key.stage, issue.key.issue.label)
    let quote = quote(issue)
    return HTML.tr(.role("row"), .id("issue_" + issue.key.issue.tag.text + "_" + anchor)) {
      HTML.th(.scope("row"), .role("rowheader")) { clauses([issue]) }
      HTML.td(.role("cell")) {
        if let quote, let passage = quote.passage {
          HTML.p(.class("quote")) {
            "“"
            HTML.bdi { firstWords(of: words(passage, of: quote.comment), atMost: 120) }
            "”"
          }
        }
        HTML.p(.class("sm soft dots")) {
          HTML.span {
            HTML.a(.href(path.link(to: tag, at: anchor))) { counted(said, "comment") }
          }
          HTML.span { tags([issue]) }
        }
      }
      HTML.td(.role("cell"), Attribute("data-l", "The answer")) { HTML.p { notAnsweredMark() } }
      HTML.td(.role("cell"), .class("soft"), Attribute("data-l", "Words that changed")) { "None" }
    }
  }

  /// The first passage that raises an issue.
  private func quote(_ issue: RaisedIssue) -> PublicCoding? {
    issue.codings.lazy.map { docket.codings[$0] }.first { $0.passage != nil }
  }

  private func words(_ passage: Range<Int>, of comment: Int) -> String {
    docket.comment(comment).words(at: passage)
  }

  /// The clauses of some issues, each once.
  private func clauses(_ issues: [RaisedIssue]) -> HTML {
    HTML.ul(.list) { issueClauses(issues, in: docket, path).map { piece in HTML.li { piece } } }
  }

  private func tags(_ issues: [RaisedIssue]) -> HTML {
    let ids = Set(issues.map(\.key.issue.tag))
    return HTML.bdi {
      inSeries(docket.tags.filter { ids.contains($0.id) }.map { uncapitalized($0.name) })
    }
  }

  // MARK: What is missing

  private func coverage() -> HTML {
    let (untagged, late) = docket.untagged(docket.comments.indices)
    let partly = docket.comments.indices.count(where: docket.isPartlyTagged)
    let share = partly == 1 ? "shares" : "share"
    let partlyWords =
      partly == 0
      ? "."
      : ", but for the words that \(grouped(partly)) with attachments \(share) with tagged ones."
    let withheld = docket.comments.count { !$0.isPublic }
    let unraised = docket.issues.count { $0.codings.isEmpty }
    return labelled("Coverage", id: "missing_") {
      HTML.div(.class("prose")) {
        if !docket.raised.isEmpty { HTML.p { howManyAnswered(docket) } }
        HTML.p {
          untagged == 0
            ? "Every comment whose text is public "
              + (late > 0 ? "and that is considered was tagged." : "was tagged.")
            : "\(counted(untagged, "comment")) whose text is public "
              + "\(untagged == 1 ? "is" : "are") not tagged, so nothing of "
              + "\(untagged == 1 ? "it" : "them") stands here" + partlyWords
          lateAndNotConsidered(late, more: untagged > 0)
        }
        if withheld > 0 {
          HTML.p {
            "\(counted(withheld, "comment")) \(withheld == 1 ? "is" : "are") withdrawn or held "
              + "back; what was made of \(withheld == 1 ? "it" : "them") is not shown."
          }
        }
        if unraised > 0 {
          HTML.p {
            "\(counted(unraised, "answered issue")) \(unraised == 1 ? "was" : "were") raised in "
              + "no comment whose text is public."
          }
        }
        HTML.p {
          "To see what came of one comment, open its page: each ends with a receipt. "
          HTML.a(.href(path.link(to: docket.paths.aboutTheData))) { "About the data" }
        }
      }
    }
  }
}

/// What is said behind counts of comments of those that came late where late ones are not considered;
/// nothing where none did.
func lateAndNotConsidered(_ count: Int, more: Bool) -> String {
  guard count > 0 else { return "" }
  let what = more ? "\(grouped(count)) more" : counted(count, "comment")
  return " \(what) came late and \(count == 1 ? "is" : "are") not considered, so not tagged."
}

/// The clauses of some issues, each once, with links into the text where they stand there.
func issueClauses(
  _ issues: [RaisedIssue], in docket: PublicDocket, _ path: PagePath
) -> [HTML] {
  var seen: Set<String> = []
  return issues.compactMap { issue in
    guard let citation = issue.citation else {
      return seen.insert("").inserted ? HTML("The document as a whole") : nil
    }
    guard seen.insert(citation.text).inserted else { return nil }
    guard let clause = issue.clause else {
      return pieces {
        breakable(citation.text)
        HTML.span(.class("soft")) { " (gone)" }
      }
    }
    let label = docket.stages[issue.stage].tree.clauses[clause].label
    return HTML.a(
      .class("to"), .href(path.link(to: docket.paths.stage(issue.key.stage), at: label.text))
    ) { breakable(citation.text) }
  }
}
