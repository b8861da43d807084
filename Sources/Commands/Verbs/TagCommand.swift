// Rulewright. Apache-2.0.

import ArgumentParser
import Codings
import Comments
import Dockets
import Foundation
import Workbench

/// Who codes, when `--by` does not say.
func coderName(_ given: String?) throws -> String {
  let name = given ?? ProcessInfo.processInfo.environment["USER"] ?? ""
  guard !name.isEmpty else { throw WorkspaceError.refused("Say who codes with --by NAME") }
  return name
}

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Tag a passage of a comment, and tie it to a clause",
    discussion: """
      Example: rulewright tag cyber-items BIS-2020-0038-0003 overly-broad \
      --clause '740.22(c)(1)' --quote 'takes in every scanner'
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String
  @Argument(help: "The tag, by its id in the codebook.")
  var tag: String
  @Option(help: "The clause it is about, by citation or label.")
  var clause: String?
  @Option(help: "The words of the comment, letter by letter.")
  var quote: String?
  @Option(help: "Which place, from 1, where the words stand more than once.")
  var occurrence: Int?
  @Option(help: "The stage whose clause is meant; by default the one commented on.")
  var stage: String?
  @Option(help: "A note for the office; it is never published.")
  var note: String?
  @Option(help: "Who codes; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    var request = TagRequest(
      comment: CommentID(comment), tag: TagID(tag), clause: clause, quote: quote,
      occurrence: occurrence, stage: stage.map { StageID($0) }, note: note ?? "",
      coder: try coderName(by))
    let workspace = try place.workspace()
    let coding: Coding
    do {
      coding = try workspace.tag(request, in: docket, now: SystemClock.now)
    } catch TagRefusal.quoteTwice(let words, let places) where standardInputIsTerminal {
      print("'\(forTerminal(words))' stands \(places.count) times in the comment:")
      for (index, text) in places.enumerated() { print("  \(index + 1): \(forTerminal(text))") }
      print("Which? ", terminator: "")
      request.occurrence = readLine().flatMap { Int($0) } ?? 0
      coding = try workspace.tag(request, in: docket, now: SystemClock.now)
    }
    let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
    print(forTerminal("\(coding.comment): \(coding.tag)\(clause), by \(coding.coder)"))
  }
}

struct UntagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag", abstract: "Take a tag from a comment")

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String
  @Argument(help: "The tag.")
  var tag: String
  @Option(help: "Only where it is tied to this clause.")
  var clause: String?
  @Option(help: "Only on these words.")
  var quote: String?
  @Option(help: "Only codings by this coder; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let removed = try place.workspace().untag(
      UntagRequest(
        comment: CommentID(comment), tag: TagID(tag), clause: clause, quote: quote,
        coder: try coderName(by)),
      in: docket, now: SystemClock.now)
    let codings = removed == 1 ? "coding" : "codings"
    print(forTerminal("Removed \(removed) \(codings) of \(tag) from \(comment)"))
  }
}
