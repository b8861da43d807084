// Rulewright. Apache-2.0.

import ArgumentParser
import Codings
import Comments
import Dockets
import Workbench

struct CommentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comments", abstract: "List comments, all or some",
    discussion: """
      A search takes words that must all be there, "a phrase" in quotation marks, a beginning*, \
      OR, NOT or -, parentheses, and the fields body:, org:, id: and name:. Case and accents do \
      not matter. Example: rulewright comments cyber-items --search '"end user" (cost OR burden)'
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Words that the comment, its number or its submitter has; see above.")
  var search: String?
  @Option(help: "With this tag.")
  var tag: String?
  @Option(help: "About this clause, by citation or label.")
  var clause: String?
  @Option(help: "That cite this clause, by citation or label, whatever they are tagged with.")
  var cites: String?
  @Option(help: "On this stage.")
  var stage: String?
  @Flag(help: "Without any tag, and not withdrawn unless --withdrawn is given.")
  var untagged = false
  @Flag(
    help: "With an attachment that was not read, and not withdrawn unless --withdrawn is given.")
  var unreadAttachments = false
  @Flag(help: "Received after the last open day.")
  var late = false
  @Flag(help: "Withdrawn.")
  var withdrawn = false
  @Option(help: "Of this campaign.")
  var campaign: String?
  @Flag(help: "In no campaign.")
  var unique = false
  @Flag(help: "Of the copies of a letter, word for word, one alone.")
  var oneOfEach = false
  @Option(help: "At most so many.")
  var limit: Int?
  @Option(help: "After so many.")
  var offset = 0
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard limit ?? 0 >= 0, offset >= 0 else {
      throw ValidationError("--limit and --offset count from 0")
    }
  }

  func run() throws {
    var request = CommentRequest()
    request.search = search
    request.tag = tag
    request.clause = clause
    request.cites = cites
    request.stage = stage
    request.isUntagged = untagged
    request.hasUnreadAttachments = unreadAttachments
    request.isLate = late
    request.isWithdrawn = withdrawn
    request.campaign = campaign
    request.isUnique = unique
    request.isOneOfEach = oneOfEach
    request.limit = limit
    request.offset = offset
    let (total, lines) = try place.workspace().comments(
      request, in: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(CommentList(total: total, comments: lines.map(CommentRow.init)))
    case .text:
      for line in lines { print(text(line)) }
      let comments = total == 1 ? "comment" : "comments"
      print(
        total == lines.count ? "\(total) \(comments)" : "\(lines.count) of \(total) \(comments)")
    }
  }

  private func text(_ line: CommentLine) -> String {
    let comment = line.comment
    let states = commentStates(line)
    let tags = Set(line.codings.map(\.tag)).sorted().map(\.text).joined(separator: ", ")
    let head = "\(comment.id)  \(comment.received?.description ?? "no day    ")  "
    return Colour.bold(forTerminal(head)) + firstWords(comment.submitter.nameAsStated, 40)
      + (states.isEmpty ? "" : "  [\(firstWords(states.joined(separator: ", "), 120))]")
      + "\n    " + firstWords(comment.body, 90) + (tags.isEmpty ? "" : "\n    tags: \(tags)")
  }
}

private struct CommentList: Encodable {
  var total: Int
  var comments: [CommentRow]
}
