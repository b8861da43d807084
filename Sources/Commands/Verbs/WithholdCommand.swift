// Rulewright. Apache-2.0.

import ArgumentParser
import Comments
import Redacting
import Workbench

struct WithholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withhold",
    abstract: "Withhold a whole comment, or an attachment, from the public",
    discussion: """
      The comment's number, its day and the reason stay public. Reasons are those of `redact`.

      Example: rulewright withhold cyber-items BIS-2020-0038-0003 --reason business
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String
  @Argument(help: "The attachment's number; the comment itself where it is left out.")
  var attachment: Int?
  @Option(help: "Why; the public reads it.")
  var reason: String
  @Option(help: "The reason in your own words, for the office; it is never published.")
  var because: String?
  @Option(help: "Who decides; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let kind = try RedactionKind.typed(reason)
    try place.workspace().withhold(
      CommentID(comment), attachment: attachment, as: kind, reason: because ?? "",
      by: try coderName(by), in: docket, now: SystemClock.now)
    let what = attachment.map { "Attachment \($0) of \(comment)" } ?? comment
    print(forTerminal("\(what) is withheld: \(kind.rawValue)"))
  }
}

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let the public read an attachment, or a withheld comment",
    discussion: """
      The words of attachments are withheld until somebody has looked at them. What looks like \
      personal data in a released one stays withheld until somebody decides.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String
  @Argument(help: "The attachment's number; the comment itself where it is left out.")
  var attachment: Int?
  @Option(help: "Who decides; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    try place.workspace().release(
      CommentID(comment), attachment: attachment, by: try coderName(by), in: docket,
      now: SystemClock.now)
    let what = attachment.map { "Attachment \($0) of \(comment)" } ?? comment
    print(forTerminal("\(what) is released"))
  }
}
