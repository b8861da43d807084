// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Workbench

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove that a record is what its log says",
    discussion: """
      Each event of the log is checked against its hash and the one before it, the log is done \
      again from nothing and compared with the record, and the received files are compared with \
      what was noted of them. Note down the head that is printed: as long as a later log holds it, \
      nothing before it was changed. The exit code is 1 when something is wrong. Nothing is \
      written.
      """)

  @Argument(help: "The dockets; all that have a record when none is named.")
  var dockets: [String] = []
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    var seen: Set<String> = []
    let found = try place.workspace().verifyRecords(dockets.filter { seen.insert($0).inserted })
    switch output.format {
    case .json: try printJSON(VerifiedList(records: found.map(VerifiedRow.init)))
    case .text:
      for record in found { printText(record) }
      if found.isEmpty { print("No docket has a record yet; `rulewright import` makes one") }
    }
    if found.contains(where: { !$0.problems.isEmpty }) { throw ExitCode(1) }
  }

  private func printText(_ record: VerifiedRecord) {
    if !record.notKept.isEmpty {
      let names = filesInWords(record.notKept.map(\.name))
      print(forTerminal("\(record.docket): no copy is kept of \(names)"))
    }
    for problem in record.problems { print(forTerminal("\(record.docket): \(problem)")) }
    if !record.problems.isEmpty {
      let count = record.problems.count
      print("\(record.docket): \(count) \(count == 1 ? "thing is" : "things are") wrong")
    } else {
      let events = "\(record.events) event\(record.events == 1 ? "" : "s")"
      print(forTerminal("\(record.docket): nothing wrong; \(events), head \(record.head)"))
    }
  }
}

private struct VerifiedList: Encodable {
  var records: [VerifiedRow]
}

private struct VerifiedRow: Encodable {
  var docket: String
  var events: Int
  var head: String
  var problems: [String]
  var notKept: [NotKept]

  /// A received file of which the record has the hash alone.
  struct NotKept: Encodable {
    var name: String
    var sha256: String
    var size: Int
  }

  init(_ record: VerifiedRecord) {
    docket = record.docket
    events = record.events
    head = record.head
    problems = record.problems
    notKept = record.notKept.map { NotKept(name: $0.name, sha256: $0.sha256, size: $0.size) }
  }
}
