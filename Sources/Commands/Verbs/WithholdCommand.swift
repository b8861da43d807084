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

  @OptionGroup var decided: DisclosureOptions
  @Option(help: "Why; the public reads it.")
  var reason: String
  @Option(help: "The reason in your own words, for the office; it is never published.")
  var because: String?

  func run() throws {
    let kind = try RedactionKind.typed(reason)
    try decided.place.workspace().withhold(
      CommentID(decided.comment), attachment: decided.attachment, as: kind, reason: because ?? "",
      by: try coderName(decided.by), in: decided.docket, now: SystemClock.now)
    print(forTerminal("\(decided.what) is withheld: \(kind.rawValue)"))
  }
}

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let the public read an attachment, or a withheld comment",
    discussion: """
      The words of attachments are withheld until somebody has looked at them. What looks like \
      personal data in a released one stays withheld until somebody decides.
      """)

  @OptionGroup var decided: DisclosureOptions

  func run() throws {
    try decided.place.workspace().release(
      CommentID(decided.comment), attachment: decided.attachment, by: try coderName(decided.by),
      in: decided.docket, now: SystemClock.now)
    print(forTerminal("\(decided.what) is released"))
  }
}
