// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Codings
import Dockets
import Foundation
import Workbench

struct RespondCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond", abstract: "Answer issues, in the record and as text",
    discussion: """
      Example: rulewright respond cyber-items overly-broad@4E001-c --disposition accepted \
      --changed 4E001.c --file answer.md

      An issue is TAG@LABEL, or TAG alone for the document as a whole; `coverage` lists them. The \
      file is Markdown; what its front matter says of title, issues, stage, answered, disposition \
      and changed need not be said again, and options govern. An id that is there is written over. \
      The text goes to Comments/DOCKET/responses/ID.md.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The issues that are answered.")
  var issues: [String] = []
  @Option(
    help: "accepted, accepted in part, not accepted, out of scope or noted.", transform: disposition
  )
  var disposition: Disposition?
  @Option(help: "The answer, a Markdown file.")
  var file: String?
  @Option(parsing: .upToNextOption, help: "Clauses that changed because of it, by citation.")
  var changed: [String] = []
  @Option(help: "What people said, in a sentence.")
  var title: String?
  @Option(help: "The stage commented on; by default the one on which the issues were raised.")
  var stage: String?
  @Option(help: "The stage that answers; by default the next one.")
  var answered: String?
  @Option(help: "Its name in files and addresses; by default made of the title.")
  var id: String?
  @Option(help: "Who answers; by default your user name.")
  var by: String?
  @Option(help: "Take the response with this id back.")
  var remove: String?
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard remove == nil else {
      guard issues.isEmpty, file == nil, disposition == nil, changed.isEmpty else {
        throw ValidationError("--remove takes a response back; nothing else goes with it")
      }
      return
    }
    guard file != nil else { throw ValidationError("Say with --file where the answer is written") }
  }

  func run() throws {
    let workspace = try place.workspace()
    if let remove {
      let path = try workspace.removeResponse(
        ResponseID(remove), in: docket, by: try coderName(by), now: SystemClock.now)
      print(forTerminal("Removed \(remove), and \(path)"))
      return
    }
    guard let file else { return }
    var request = RespondRequest(.file(file), author: try coderName(by))
    request.issues = issues
    request.disposition = disposition
    request.changed = changed.isEmpty ? nil : changed
    request.title = title
    request.stage = stage.map { StageID($0) }
    request.answered = answered.map { StageID($0) }
    request.id = id
    let outcome = try workspace.respond(request, in: docket, now: SystemClock.now)
    let response = outcome.response
    let verb =
      switch outcome.change {
      case .added: "Added"
      case .updated: "Updated"
      case .unchanged: "Unchanged:"
      }
    let issues = response.issues.map(\.description).joined(separator: ", ")
    print(
      forTerminal(
        "\(verb) \(response.id): \(issues) (\(response.stage)) \(response.disposition.rawValue) in "
          + "\(response.answeredIn), as \(outcome.path)"))
    if response.disposition.promisesChange, response.changed.isEmpty {
      print("No changed clause is named yet; name them with --changed once the draft has them")
    }
  }

  private static func disposition(_ words: String) throws -> Disposition {
    let plain = words.lowercased().utf8.map { $0 == 0x2D || $0 == 0x5F ? 0x20 : $0 }
    if let known = Disposition(rawValue: String(decoding: plain, as: UTF8.self)) { return known }
    let all = Disposition.allCases.map(\.rawValue)
    let meant = nearest(to: words, among: all).map { "; did you mean '\($0)'?" } ?? ""
    throw ValidationError(
      "'\(words)' is no disposition\(meant) Known are \(all.joined(separator: ", "))")
  }
}
