// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
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
  @Option(help: "On this stage.")
  var stage: String?
  @Flag(help: "Without any tag.")
  var untagged = false
  @Flag(help: "Received after the last open day.")
  var late = false
  @Flag(help: "Withdrawn.")
  var withdrawn = false
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
    request.stage = stage
    request.isUntagged = untagged
    request.isLate = late
    request.isWithdrawn = withdrawn
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
      + (states.isEmpty ? "" : "  [\(firstWords(states.joined(separator: ", "), 60))]")
      + "\n    " + firstWords(comment.body, 90) + (tags.isEmpty ? "" : "\n    tags: \(tags)")
  }
}

struct CommentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Show one comment whole, with its codings")

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var id: String
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let line = try place.workspace().comment(CommentID(id), in: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(CommentRow(line))
    case .text: printText(line)
    }
  }

  private func printText(_ line: CommentLine) {
    let comment = line.comment
    print(Colour.bold(forTerminal(comment.id.text)) + "  " + forTerminal(comment.title))
    print("on \(comment.stage), received \(comment.received?.inWords ?? "on no stated day")")
    print("submitter, as stated: \(forTerminal(comment.submitter.nameAsStated))")
    for state in commentStates(line) { print(forTerminal(state)) }
    if let withdrawal = comment.withdrawal { print("reason: \(forTerminal(withdrawal.reason))") }
    print("\n" + forTerminal(comment.body) + "\n")
    for file in comment.attachments {
      print("attachment \(file.number): \(forTerminal(file.address))")
    }
    for coding in line.codings {
      let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
      let words = coding.passage.map { ": “\(firstWords($0.quote, 200))”" } ?? ""
      print(forTerminal("\(coding.tag)\(clause), by \(coding.coder)\(words)"))
    }
    if line.codings.isEmpty { print("not tagged") }
  }
}

/// The states of a comment that a reader must know, in words.
private func commentStates(_ line: CommentLine) -> [String] {
  var states: [String] = []
  if line.isLate { states.append("late") }
  if line.comment.withdrawal != nil { states.append("withdrawn") }
  if let restriction = line.comment.restriction { states.append("restricted: \(restriction.kind)") }
  if line.comment.isStub {
    let count = line.comment.attachments.count
    states.append("stub, \(count) attachment\(count == 1 ? "" : "s")")
  }
  return states
}

private struct CommentList: Encodable {
  var total: Int
  var comments: [CommentRow]
}

private struct CommentRow: Encodable {
  var id: String
  var stage: String
  var submitter: String
  var organization: String
  var received: String?
  var late: Bool
  var withdrawn: Bool
  var stub: Bool
  var campaign: String?
  var text: String
  var tags: [String]
  var clauses: [String]
  var codings: [CodingJSON]

  struct CodingJSON: Encodable {
    var tag: String
    var stage: String?
    var version: String?
    var clause: String?
    var label: String?
    var quote: String?
    var start: Int?
    var end: Int?
    var coder: String
    var at: String

    init(_ coding: Coding) {
      tag = coding.tag.text
      stage = coding.target?.version.stage.text
      version = coding.target?.version.fileHash
      clause = coding.target?.citation.text
      label = coding.target?.label.text
      quote = coding.passage?.quote
      start = coding.passage?.range.lowerBound
      end = coding.passage?.range.upperBound
      coder = coding.coder
      at = coding.at
    }
  }

  init(_ line: CommentLine) {
    let comment = line.comment
    id = comment.id.text
    stage = comment.stage.text
    submitter = comment.submitter.nameAsStated
    organization = comment.submitter.organization
    received = comment.received?.description
    late = line.isLate
    withdrawn = comment.withdrawal != nil
    stub = comment.isStub
    text = comment.body
    tags = Set(line.codings.map(\.tag)).sorted().map(\.text)
    clauses = Set(line.codings.compactMap { $0.target?.citation.text }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    codings = line.codings.map(CodingJSON.init)
  }

  enum CodingKeys: String, CodingKey {
    case id, stage, submitter, organization, received, late, withdrawn, stub, campaign, text, tags
    case clauses, codings
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(id, forKey: .id)
    try row.encode(stage, forKey: .stage)
    try row.encode(submitter, forKey: .submitter)
    try row.encode(organization, forKey: .organization)
    try row.encode(received, forKey: .received)
    try row.encode(late, forKey: .late)
    try row.encode(withdrawn, forKey: .withdrawn)
    try row.encode(stub, forKey: .stub)
    try row.encode(campaign, forKey: .campaign)
    try row.encode(text, forKey: .text)
    try row.encode(tags, forKey: .tags)
    try row.encode(clauses, forKey: .clauses)
    try row.encode(codings, forKey: .codings)
  }
}
