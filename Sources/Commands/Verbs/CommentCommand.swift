// Rulewright. Apache-2.0.

import Anchoring
import ArgumentParser
import Clauses
import Codings
import Comments
import Dockets
import Redacting
import Redlining
import Workbench

struct CommentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Show one comment whole, with its codings and its fate",
    discussion: """
      Of each coding: whether its clause is word for word what the coder saw, and where it is not, \
      the clause then and now, with how much alike the two are; how it stands in each later stage; \
      what was answered to its issue, and which clauses changed because of that. What the comment \
      cites is found by a program, and no tag.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var id: String
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let fate = try place.workspace().comment(CommentID(id), in: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(CommentRow(fate))
    case .text: printText(fate)
    }
  }

  private func printText(_ fate: CommentFate) {
    let line = fate.line
    let comment = line.comment
    print(Colour.bold(forTerminal(comment.id.text)) + "  " + forTerminal(comment.title))
    print("on \(comment.stage), received \(comment.received?.inWords ?? "on no stated day")")
    print("submitter, as stated: \(forTerminal(comment.submitter.nameAsStated))")
    for state in commentStates(line) { print(forTerminal(state)) }
    if let withdrawal = comment.withdrawal { print("reason: \(forTerminal(withdrawal.reason))") }
    if let withheld = line.withheld {
      let reason = withheld.reason.isEmpty ? "" : ": \(withheld.reason)"
      print(forTerminal("withheld by \(withheld.who)\(reason)"))
    }
    print("\n" + forTerminal(comment.body) + "\n")
    for file in comment.attachments {
      print("attachment \(file.number): \(forTerminal(file.address))")
    }
    for words in referenceWords(fate.references) { print(forTerminal(words)) }
    for coding in fate.codings { printText(coding) }
    if fate.codings.isEmpty { print("not tagged") }
  }

  private func printText(_ fate: CodingFate) {
    let coding = fate.coding
    let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
    let words = coding.passage.map { ": “\(firstWords($0.quote, 200))”" } ?? ""
    print(forTerminal("\(coding.tag)\(clause), by \(coding.coder)\(words)"))
    for doubt in doubts(fate) { print(forTerminal("    " + doubt)) }
    if fate.responses.isEmpty { print(forTerminal("    \(fate.issue.issue): no response yet")) }
    for answer in fate.responses {
      let response = answer.response
      print(
        forTerminal(
          "    \(fate.issue.issue): \(response.disposition.rawValue) in \(response.answeredIn): "
            + "\(response.title) [\(response.id)]"))
      for change in answer.changes {
        let operations = change.operations.map(\.rawValue).joined(separator: ", ")
        print(
          forTerminal(
            "        \(change.clause.citation): \(operations.isEmpty ? "not changed" : operations)")
        )
      }
    }
  }

  /// What of a coding no longer stands, with its clause then and now, and where it is later on.
  private func doubts(_ fate: CodingFate) -> [String] {
    var lines: [String] = []
    if let doubt = fate.doubt {
      lines.append(doubt)
      if let seen = fate.seen { lines.append("    then " + passage(of: seen)) }
      for now in fate.now {
        let percent = now.percent.map { ", \($0) %" } ?? ""
        lines.append("    now " + passage(of: now.clause, percent))
      }
    }
    if fate.standing.quoteStands == false {
      lines.append("the quote is no longer in the comment")
    }
    lines += fate.later.map { later in
      let places = later.now.map { now in
        let isSame = now.percent == 100 || now.percent == nil
        return now.clause.citation.text + (isSame ? "" : ", \(now.percent ?? 0) % the same")
      }
      return "in \(later.stage): \(later.standing.name)"
        + (places.isEmpty ? "" : ", " + places.joined(separator: " or "))
    }
    return lines
  }

  private func passage(of clause: Clause, _ note: String = "") -> String {
    "\(clause.citation)\(note): “\(firstWords(clause.text, 200))”"
  }
}
