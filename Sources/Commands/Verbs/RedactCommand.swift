// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Comments
import Dockets
import Redacting
import Workbench

extension RedactionKind {
  /// A kind as somebody typed it.
  static func typed(_ words: String) throws -> RedactionKind {
    guard let kind = RedactionKind(named: words) else {
      let known = RedactionKind.allCases.map(\.name).joined(separator: ", ")
      throw ValidationError("'\(words)' is no reason to withhold; the reasons are \(known)")
    }
    return kind
  }
}

struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Withhold words of a comment from the public, or show them",
    discussion: """
      Without a comment: what looks like personal data and waits for a person; it is withheld \
      meanwhile. With a comment: what of it is withheld. Reasons are email, phone, ssn, card, \
      address, birth, personal, business, copyright and other.

      Example: rulewright redact cyber-items BIS-2020-0038-0003 --quote 'our yield is 93 percent' \
      --reason business
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String?
  @Option(help: "The words of the comment, letter by letter.")
  var quote: String?
  @Option(help: "Which place, from 1, where the words stand more than once.")
  var occurrence: Int?
  @Option(help: "Why the words are withheld.")
  var reason: String?
  @Flag(help: "What is proposed stays withheld: all of it, or what is quoted.")
  var confirm = false
  @Flag(help: "The public may read what is withheld: all that is proposed, or what is quoted.")
  var show = false
  @Option(help: "Who decides; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard !confirm || !show else {
      throw ValidationError("--confirm and --show exclude each other")
    }
    guard comment != nil || !(confirm || show || quote != nil) else {
      throw ValidationError("Name the comment too")
    }
    if quote != nil, !confirm, !show {
      guard let reason else { throw ValidationError("Say why with --reason") }
      _ = try RedactionKind.typed(reason)
    } else if reason != nil {
      throw ValidationError("--reason says why the words of a --quote are withheld")
    }
    guard occurrence == nil || quote != nil else {
      throw ValidationError("--occurrence says which place of a --quote is meant")
    }
  }

  func run() throws {
    let workspace = try place.workspace()
    guard let comment else { return try printUndecided(workspace) }
    let id = CommentID(comment)
    let kind = try reason.map(RedactionKind.typed) ?? .other
    func request() throws -> RedactRequest {
      RedactRequest(
        comment: id, quote: quote, occurrence: occurrence, kind: kind, who: try coderName(by))
    }
    if confirm {
      let done = try workspace.confirmRedactions(try request(), in: docket, now: SystemClock.now)
      for redaction in done { printLine(redaction, "stays withheld") }
    } else if show {
      let done = try workspace.showWords(try request(), in: docket, now: SystemClock.now)
      for redaction in done { printLine(redaction, "is shown") }
    } else if quote != nil {
      let redaction = try workspace.redact(try request(), in: docket, now: SystemClock.now)
      printLine(redaction, "is withheld")
    } else {
      try printComment(workspace, id)
    }
  }

  private func printLine(_ redaction: Redaction, _ what: String) {
    print("“\(firstWords(redaction.quote, 200))” \(what): \(redaction.kind.rawValue)")
  }

  // MARK: Lists

  private func printUndecided(_ workspace: Workspace) throws {
    let undecided = try workspace.undecidedRedactions(in: docket)
    switch output.format {
    case .json: try printJSON(UndecidedList(undecided))
    case .text:
      for waiting in undecided {
        print(Colour.bold(forTerminal(waiting.comment.text)))
        for (place, quote) in zip(waiting.proposed, waiting.quotes) {
          print("  \(place.kind.rawValue): “\(firstWords(quote, 200))”")
        }
        for lost in waiting.lost {
          print("  no longer in the comment, which is withheld: “\(firstWords(lost.quote, 200))”")
        }
      }
      let count = undecided.reduce(0) { $0 + $1.proposed.count + $1.lost.count }
      print(
        count == 0
          ? "Nothing waits for a person"
          : "\(count) place\(count == 1 ? "" : "s") in \(undecided.count) "
            + "comment\(undecided.count == 1 ? "" : "s")")
    }
  }

  private func printComment(_ workspace: Workspace, _ id: CommentID) throws {
    let disclosure = try workspace.disclosure(of: id, in: docket)
    switch output.format {
    case .json: try printJSON(DisclosureRow(disclosure))
    case .text:
      for decision in disclosure.disclosures where decision.attachment == nil {
        print(forTerminal("The comment is withheld, \(words(decision))"))
      }
      for place in disclosure.form.redactions.placed {
        let who = place.decision.map { ", \($0.state.rawValue) by \($0.who)" } ?? ", proposed"
        print(
          "\(place.kind.rawValue): “\(firstWords(disclosure.words(place.range), 200))”"
            + forTerminal(who))
      }
      for lost in disclosure.form.redactions.lost {
        print("no longer in the comment, which is withheld: “\(firstWords(lost.quote, 200))”")
      }
      for attachment in disclosure.comment.attachments where attachment.words != nil {
        let own = disclosure.disclosures.first {
          $0.attachment == attachment.number && $0.sha256 == attachment.sha256
        }
        let state =
          attachment.restriction.map { "withheld, \($0.kind)" }
          ?? own.map { "\($0.state.rawValue), \(words($0))" } ?? "withheld, not reviewed"
        print(forTerminal("attachment \(attachment.number): \(state)"))
      }
      if disclosure.form.redactions.placed.isEmpty, disclosure.form.redactions.lost.isEmpty {
        print("No words of it are withheld")
      }
    }
  }

  private func words(_ decision: Disclosure) -> String {
    decision.kind.rawValue + (decision.reason.isEmpty ? "" : ": \(decision.reason)")
      + ", by \(decision.who)"
  }
}
