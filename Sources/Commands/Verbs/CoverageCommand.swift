// Rulewright. Apache-2.0.

import Anchoring
import ArgumentParser
import Clauses
import Codings
import Comments
import Coverage
import Dockets
import Redlining
import Workbench

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "List what is accounted for, and what is left to do",
    discussion: """
      In the order of the work: comments without a coding, codings that no longer stand, late \
      comments whose treatment is not said, issues without a response, responses that cannot \
      stand, and changes of the rule that nothing explains. The exit code is 0 whatever is left; \
      `check --final` fails on it.

      As JSON: {"docket","complete","stages":[{"id","comments","tagged","untagged","late",\
      "withdrawn"}],"attachments":{"comments","commentsWithUnread","attachments","read","unread",\
      "reasons":[{"reason","count"}]},"untagged":[{"id","stage"}],"codings":[{"comment","tag","stage","clause",\
      "label","coder","at","issue","clauseStands":"exact"|"moved"|"edited"|"ambiguous"|"orphaned"|\
      null,"doubt","quoteStands","stands"}],"late":[{"stage","comments":[…]}],"issues":[{"issue","stage","clause",\
      "comments":[…],"texts","responses":[{"id","disposition"}],"owed"}],"unanswered":[as issues],\
      "unsound":[{"id","faults":[…]}],"changes":[{"stage","clause","label","of","ops","inside",\
      "by":[{"response"} or {"reason"}]}],"unexplained":[as changes]}
      """)

  @Argument(help: "The docket.")
  var docket: String
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let coverage = try place.workspace().coverage(of: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(CoverageJSON(coverage))
    case .text: print(forTerminal(text(coverage)))
    }
  }

  private func text(_ coverage: DocketCoverage) -> String {
    let report = coverage.report
    var lines = report.stages.map { stage in
      "\(stage.stage): \(counted(stage.comments, "comment")), \(stage.tagged) tagged, "
        + "\(stage.untagged) untagged, \(stage.late) late, \(stage.withdrawn) withdrawn"
    }
    lines += words(report.attachments)
    let standing = report.codings.count - report.fallen.count
    lines.append("\(counted(report.codings.count, "coding")), of which \(standing) stand")
    let explained = report.changes.count { !$0.explanations.isEmpty }
    lines.append("\(counted(report.changes.count, "change")), of which \(explained) explained")
    func list(_ head: String, _ items: [String]) {
      if !items.isEmpty { lines += ["", "\(head) (\(items.count))"] + items.map { "    " + $0 } }
    }
    list(
      "Comments without a coding",
      report.untagged.map { "\($0.id) on \($0.stage)" + ($0.isLate ? ", late" : "") })
    list("Codings that no longer stand", report.fallen.map(words))
    list(
      "Stages that do not say how late comments are treated",
      report.lateWithoutTreatment.map {
        "\($0.stage): " + $0.comments.map(\.text).joined(separator: ", ")
      })
    list("Issues without a response", report.unanswered.map(words))
    list(
      "Responses that cannot stand",
      report.unsound.map {
        "\($0.response.id): " + $0.faults.map(\.description).joined(separator: "; ")
      })
    list(
      "Changes that nothing explains",
      report.unexplained.map { change in
        let operations = change.operations.map(\.rawValue).joined(separator: ", ")
        return "\(change.clause.citation): \(operations) in \(change.stage)"
          + (change.inside == 0 ? "" : ", \(change.inside) more beneath it")
      })
    let answered = report.issues.filter { !$0.responses.isEmpty }
    list("Issues with a response", answered.map(words))
    lines += [
      "", report.isComplete ? "Everything is accounted for" : "Not everything is accounted for",
    ]
    return lines.joined(separator: "\n")
  }

  /// What of the attachments is read; nothing where none came.
  private func words(_ tally: AttachmentTally) -> [String] {
    guard tally.comments > 0 else { return [] }
    let verb = tally.comments == 1 ? "has" : "have"
    return [
      "\(counted(tally.comments, "comment")) \(verb) \(counted(tally.attachments.total, "attachment")):"
        + " \(tally.attachments.inWords), in \(counted(tally.commentsWithUnread, "comment"))"
    ]
      + tally.reasons.map { "    not read, \($0.words): \($0.count)" }
  }

  private func words(_ fallen: StandingCoding) -> String {
    let coding = fallen.coding
    let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
    return "\(coding.comment): \(coding.tag)\(clause), by \(coding.coder): "
      + fallen.reasons.joined(separator: ", and ")
  }

  private func words(_ issue: IssueCoverage) -> String {
    let answers = issue.responses.map { "\($0.disposition.rawValue) [\($0.id)]" }
    return "\(issue.issue.issue) on \(issue.issue.stage): "
      + counted(issue.received, "comment")
      + ", \(counted(issue.distinctTexts, "text"))"
      + (answers.isEmpty ? "" : ": " + answers.joined(separator: ", "))
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
