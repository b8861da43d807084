// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

/// The verbs of the product in a terminal.
///
/// A command says what was typed and prints what came of it; what happens is in the Workbench,
/// which knows no terminal.
struct Rulewright: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rulewright",
    abstract: "Take a rule from draft to docket",
    discussion: """
      Drafts are Markdown, comments are taken in whatever form they came, and everything else \
      is made from them. \
      Exit codes: 0 clean, 1 the input has errors or rejects, 2 the work could not be done.
      """,
    version: Program.version,
    subcommands: [
      InitCommand.self, NewCommand.self, CheckCommand.self, ClausesCommand.self,
      RedlineCommand.self, FreezeCommand.self, DeadlineCommand.self, DatesCommand.self,
      ImportCommand.self, AttachmentsCommand.self,
      CommentsCommand.self, CommentCommand.self, ViewsCommand.self, CampaignsCommand.self,
      OverviewCommand.self,
      TagCommand.self, UntagCommand.self,
      RedactCommand.self, WithholdCommand.self, ReleaseCommand.self, UndoCommand.self,
      RedoCommand.self,
      HistoryCommand.self, CoverageCommand.self, RespondCommand.self, ResponsesCommand.self,
      ExportCommand.self, BuildCommand.self, ServeCommand.self, VerifyCommand.self,
      BackupCommand.self,
    ])
}
