// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Comments
import Workbench

struct AttachmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attachments",
    abstract: "List what came with the comments, and what was read of it",
    discussion: """
      The words of attachments are read at the end of an import, by tools that are bounded in time, \
      memory and what they can touch. What could not be read says why. With --read what waits is \
      read now, and what could not be read is tried again, say after a tool was installed. What \
      attachments say is for staff: the public sees none of it until somebody releases it. What came \
      in several forms is listed form by form, and counted in the last line as one.

      As JSON: {"read","unread","waiting","notHere","attachments":[{"comment","number","name",\
      "address","sha256","state":"read"|"unread"|"waiting"|"not here","method","reason"}]}
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Flag(help: "Read what waits, and try again what could not be read.")
  var read = false
  @Flag(help: "List only what was not read.")
  var unread = false
  @Option(help: "Who reads, for the log; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let workspace = try place.workspace()
    if read { try readWhatWaits(workspace) }
    let states = try workspace.attachments(of: docket)
    let listed = unread ? states.filter { !$0.reading.isRead } : states
    switch output.format {
    case .json: try printJSON(AttachmentsJSON(states, listing: listed))
    case .text:
      for state in listed { print(forTerminal(line(state))) }
      let counts = Dictionary(grouping: states, by: \.comment).values.reduce(
        into: AttachmentCounts()
      ) { sum, ofComment in
        let counts = AttachmentCounts(ofComment.map(\.attachment))
        sum.read += counts.read
        sum.unread += counts.unread
      }
      print(counts.inWords)
    }
  }

  private func readWhatWaits(_ workspace: Workspace) throws {
    var meter =
      standardErrorIsTerminal
      ? ImportMeter(columns: standardErrorColumns, draw: writeProgress) : nil
    defer { meter?.end() }
    StopSignal.listen()
    do {
      _ = try workspace.readAttachments(
        of: docket, tryingAgain: true, by: userName(by), now: SystemClock.now
      ) { done, inAll in
        try StopSignal.check()
        meter?.show(ImportProgress(attachments: done, inAll: inAll), at: SystemClock.ticks)
      }
    } catch is CancellationError {
      meter?.end()
      writeError("Stopped: what was read stays, and the other attachments wait")
      throw ExitCode(StopSignal.exitCode)
    }
  }

  private func line(_ state: AttachmentState) -> String {
    let name = state.attachment.name.utf8.isEmpty ? state.attachment.address : state.attachment.name
    let what = "\(state.comment), attachment \(state.attachment.number)"
    let said = name.utf8.isEmpty ? what : "\(what) (\(name))"
    return said + ": "
      + {
        switch state.reading {
        case .read(let method): "read by \(method)"
        case .unread(let reason, _): "not read: \(reason)"
        case .waiting: "waits to be read"
        case .notHere: "not here"
        }
      }()
  }
}

extension AttachmentState.Reading {
  /// Whether its words are there.
  var isRead: Bool { if case .read = self { true } else { false } }
}

private struct AttachmentsJSON: Encodable {
  struct Row: Encodable {
    var comment: String
    var number: Int
    var name: String
    var address: String
    var sha256: String?
    var state: String
    var method: String?
    var reason: String?

    init(_ state: AttachmentState) {
      comment = state.comment.text
      number = state.attachment.number
      (name, address) = (state.attachment.name, state.attachment.address)
      sha256 = state.attachment.sha256
      switch state.reading {
      case .read(let by): (self.state, method) = ("read", by)
      case .unread(let why, _): (self.state, reason) = ("unread", why)
      case .waiting: self.state = "waiting"
      case .notHere: self.state = "not here"
      }
    }
  }

  var read = 0
  var unread = 0
  var waiting = 0
  var notHere = 0
  var attachments: [Row]

  init(_ states: [AttachmentState], listing listed: [AttachmentState]) {
    attachments = listed.map(Row.init)
    for state in states {
      switch state.reading {
      case .read: read += 1
      case .unread: unread += 1
      case .waiting: waiting += 1
      case .notHere: notHere += 1
      }
    }
  }
}
