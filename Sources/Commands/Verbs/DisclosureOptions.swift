// Rulewright. Apache-2.0.

import ArgumentParser

/// What a decision about the public's sight is about, and who decides.
struct DisclosureOptions: ParsableArguments {
  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number.")
  var comment: String
  @Argument(help: "The attachment's number; the comment itself where it is left out.")
  var attachment: Int?
  @Option(help: "Who decides; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  /// What it is about, in words.
  var what: String { attachment.map { "Attachment \($0) of \(comment)" } ?? comment }
}
