// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Diagnostics
import Dockets
import IssueViews
import Markup
import Redlining

/// What is left of one kind, each thing with the way to where it is mended.
struct GateList {
  let gate: Gate
  let docket: Docket
  let codebook: Codebook
  let kind: Gate.Kind
  /// How many are listed; the rest is counted and linked.
  let limit: Int

  /// A thing that is left.
  private struct Item {
    /// What it is called: a comment's number, a citation.
    var name: String
    /// What is wrong with it.
    var words: String
    /// Where it is mended; nil where only a file can be.
    var way: StaffPath?
  }

  var html: HTML {
    let items = Array(items.prefix(limit))
    return HTML.section(.labelledBy("kind-" + kind.rawValue)) {
      HTML.h3(.id("kind-" + kind.rawValue), .class("lbl")) {
        "\(kind.title) · \(gate.count(kind))"
      }
      HTML.p(.class("quiet")) { kind.reason }
      HTML.ol(.class("gatelist"), .list) {
        for item in items { HTML.li { html(of: item) } }
      }
      if kind == .outOfStep {
        HTML.form(
          to: StaffPath.docket(docket.name, StaffRoom.coverage.rawValue, "text").link,
          Attribute("data-whole", nil)
        ) {
          HTML.button(Attribute("type", "submit"), .class("btn")) { "Write the record as text" }
        }
      }
      if gate.count(kind) > items.count { rest(gate.count(kind) - items.count) }
    }
  }

  private func html(of item: Item) -> HTML {
    let words = pieces {
      HTML.bdi(.class("cite")) { item.name }
      HTML.span { item.words }
    }
    guard let way = item.way else { return HTML.span(.class("row")) { words } }
    return HTML.a(.class("row"), .href(way.link)) { words }
  }

  private func rest(_ count: Int) -> HTML {
    let way: StaffPath =
      kind == .untagged
      ? StaffPath.docket(docket.name, StaffRoom.coding.rawValue).asking("show", "untagged")
      : StaffPath.docket(docket.name, StaffRoom.coverage.rawValue).asking("kind", kind.rawValue)
    return HTML.p { HTML.a(.href(way.link)) { "and \(count) more" } }
  }

  private var items: [Item] {
    let report = gate.report
    switch kind {
    case .untagged: return report.untagged.prefix(limit).map(item)
    case .fallen: return report.fallen.prefix(limit).map(item)
    case .review: return gate.review.map(item)
    case .undecided: return gate.undecided.prefix(limit).map(item)
    case .late: return report.lateWithoutTreatment.map(item)
    case .unanswered: return report.unanswered.map(item)
    case .unsound: return report.unsound.map(item)
    case .unexplained: return report.unexplained.map(item)
    case .outOfStep: return gate.texts.map(text) + gate.outOfStep.map(item)
    case .files: return gate.files.map(item)
    }
  }

  private func coding(_ id: CommentID) -> StaffPath {
    .docket(docket.name, StaffRoom.coding.rawValue, id.text)
  }

  private func name(of stage: StageID) -> String {
    uncapitalized(docket.stage(stage)?.name ?? stage.text)
  }

  private func name(of tag: TagID) -> String { codebook.tag(tag)?.name ?? tag.text }

  private func item(_ comment: CoveredComment) -> Item {
    Item(
      name: comment.id.text,
      words: "on the \(name(of: comment.stage))" + (comment.isLate ? ", late" : ""),
      way: coding(comment.id))
  }

  private func item(_ fallen: StandingCoding) -> Item {
    let coding = fallen.coding
    return Item(
      name: coding.comment.text,
      words:
        "\(name(of: coding.tag)), by \(coding.coder): \(fallen.reasons.joined(separator: ", and "))",
      way: self.coding(coding.comment))
  }

  private func item(_ waiting: TagToReview) -> Item {
    Item(
      name: name(of: waiting.tag),
      words: "\(counted(waiting.count, "coding")) made under another definition",
      way: StaffPath.docket(docket.name, StaffRoom.codebook.rawValue)
        .asking("tag", waiting.tag.text).at("review"))
  }

  private func item(_ waiting: UndecidedWords) -> Item {
    Item(
      name: waiting.comment.text,
      words: "\(counted(waiting.count, "place")) withheld until somebody decides",
      way: coding(waiting.comment))
  }

  private func item(_ late: LateComments) -> Item {
    let shown = late.comments.prefix(5).map(\.text).joined(separator: ", ")
    return Item(
      name: docket.stage(late.stage)?.name ?? late.stage.text,
      words: "\(counted(late.count, "late comment")): \(shown)"
        + (late.count > 5 ? " and \(late.count - 5) more" : ""),
      way: DraftAsking().path(docket.name, late.stage.text))
  }

  private func item(_ issue: IssueCoverage) -> Item {
    let count = issue.received
    return Item(
      name: issue.citation?.text ?? issue.issue.issue.label?.text ?? "The whole",
      words: "\(name(of: issue.issue.issue.tag)), on the \(name(of: issue.issue.stage)): "
        + "\(count) received, \(issue.distinctTexts) distinct",
      way: IssueAddress(docket: docket.name).issue(issue.issue))
  }

  private func item(_ unsound: UnsoundResponse) -> Item {
    let response = unsound.response
    let raised = Set(gate.report.issues.map(\.issue))
    let issue = response.stageIssues.first(where: raised.contains)
    return Item(
      name: response.id.text,
      words: unsound.faults.map(\.description).joined(separator: "; "),
      way: issue.map { IssueAddress(docket: docket.name).response(response.id, to: $0) })
  }

  private func item(_ change: UnexplainedChange) -> Item {
    let words = change.operations.map { $0 == .removed ? "deleted" : $0.rawValue }
    return Item(
      name: change.clause.citation.text,
      words: "\(words.joined(separator: " and ")) in the \(name(of: change.stage))"
        + (change.inside == 0 ? "" : ", with \(counted(change.inside, "clause")) beneath it"),
      way: DraftAsking(clause: change.clause.label.text).path(docket.name, change.stage.text))
  }

  private func item(_ response: ResponseOutOfStep) -> Item {
    let raised = Set(gate.report.issues.map(\.issue))
    let known = gate.report.issues.first { issue in
      issue.responses.contains { $0.id == response.id }
    }?.issue
    let words =
      switch response.fault {
      case .notAsText: "is in the record and not at \(response.path)"
      case .differs: "says something else in \(response.path)"
      case .notInRecord: "is at \(response.path) and not in the record: rulewright import reads it"
      }
    return Item(
      name: response.id.text, words: words,
      way: known.flatMap { raised.contains($0) ? $0 : nil }
        .map { IssueAddress(docket: docket.name).response(response.id, to: $0) })
  }

  /// What differs as text is looked at in the room where it is worked on.
  private func text(_ diagnostic: Diagnostic) -> Item {
    let room: StaffRoom =
      switch diagnostic.id {
      case "CodebookNotInStep": .codebook
      case "CampaignsNotInStep": .campaigns
      default: .coding
      }
    return Item(
      name: diagnostic.place.file, words: diagnostic.summary,
      way: StaffPath.docket(docket.name, room.rawValue))
  }

  private func item(_ diagnostic: Diagnostic) -> Item {
    Item(
      name: "\(diagnostic.place.file):\(diagnostic.place.line)",
      words: (diagnostic.severity == .error ? "" : "warning: ") + diagnostic.summary,
      way: StaffPath.docket(docket.name, StaffRoom.draft.rawValue))
  }
}
