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
      not matter. What it finds is listed with the best match first; where more than 5,000 comments \
      hold the words, in the order in which they arrived. Example: rulewright comments cyber-items --search '"end user" (cost OR burden)'
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Words that the comment, its number or its submitter has; see above.")
  var search: String?
  @Option(help: "In this saved view; see `views`.")
  var view: String?
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
  @Flag(help: "What a search finds by day received, as without one.")
  var byDay = false
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
    request.view = view
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
    request.isByDay = byDay
    request.limit = limit
    request.offset = offset
    let listing = try place.workspace().comments(request, in: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(CommentList(listing))
    case .text:
      for line in listing.lines { print(text(line)) }
      print(count(of: listing))
    }
  }

  private func count(of listing: CommentListing) -> String {
    let (total, shown) = (listing.total, listing.lines.count)
    let comments = total == 1 && !listing.isMore ? "comment" : "comments"
    let all = "\(listing.isMore ? "more than " : "")\(total) \(comments)"
    let count = shown == total && !listing.isMore ? all : "\(shown) of \(all)"
    switch listing.order {
    case .best where total > 1: return count + ", the best match first"
    case .arrival:
      return count + ", in the order in which they arrived: too many hold the words to rank them"
    case .best, .day: return count
    }
  }

  private func text(_ line: CommentLine) -> String {
    let comment = line.comment
    let states = commentStates(line)
    let tags = Set(line.codings.map(\.tag)).sorted().map(\.text).joined(separator: ", ")
    let head = "\(comment.id)  \(comment.received?.description ?? "no day    ")  "
    return Colour.bold(forTerminal(head)) + firstWords(comment.submitter.nameAsStated, 40)
      + (states.isEmpty ? "" : "  [\(firstWords(states.joined(separator: ", "), 120))]")
      + "\n    " + words(line) + (tags.isEmpty ? "" : "\n    tags: \(tags)")
  }
}

extension CommentsCommand {
  /// Where a search found its words, or how the comment begins.
  private func words(_ line: CommentLine) -> String {
    guard let snippet = line.snippet else { return firstWords(line.comment.body, 90) }
    let bytes = Array(snippet.text.utf8)
    func piece(_ range: Range<Int>) -> String {
      onOneLine(String(decoding: bytes[range], as: UTF8.self))
    }
    var words = snippet.isCutBefore ? "… " : ""
    var at = 0
    for found in snippet.found {
      words += piece(at..<found.lowerBound) + Colour.bold(piece(found))
      at = found.upperBound
    }
    return words + piece(at..<bytes.count) + (snippet.isCutBehind ? " …" : "")
  }
}

private struct CommentList: Encodable {
  var total: Int
  /// Whether there are more than `total`, which were not counted.
  var isMore: Bool
  var order: String
  var comments: [CommentRow]

  init(_ listing: CommentListing) {
    (total, isMore) = (listing.total, listing.isMore)
    order =
      switch listing.order {
      case .day: "day"
      case .best: "best"
      case .arrival: "arrival"
      }
    comments = listing.lines.map(CommentRow.init)
  }
}
