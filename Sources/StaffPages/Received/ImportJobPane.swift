// Rulewright. Apache-2.0.

import Dockets
import Markup

/// What is drawn of an import that runs, or ran last: how far it is, or what came of it.
func importJobPane(_ content: ReceivedContent) -> HTML {
  guard let job = content.job else {
    return HTML.element("section", [.id("import-job"), Attribute("hidden", nil)], HTML())
  }
  return HTML.element(
    "section",
    [.id("import-job"), .class("job"), .labelledBy("job-title")]
      + (job.isRunning ? [Attribute("data-running", nil)] : []),
    pieces {
      HTML.h3(.id("job-title"), Attribute("tabindex", "-1")) { title(of: job) }
      switch job.state {
      case .running(let isStopping): running(job, isStopping, content)
      case .done: outcome(of: job)
      case .stopped(let what):
        HTML.p { "Stopped: \(what). " + landed(job) }
        outcome(of: job)
      case .failed(_, let sentences):
        for sentence in sentences { HTML.p { sentence } }
      }
    })
}

/// The piece of a running import that is drawn again and again; nothing in it can be pressed.
func importProgressPiece(_ progress: ImportProgressView?) -> HTML {
  HTML.div(.id("import-progress")) {
    if let progress {
      HTML.p {
        if progress.attachments == nil {
          HTML.b { progress.file }
          if progress.files > 1 {
            ", file \(grouped(progress.fileNumber)) of \(grouped(progress.files))"
          }
        } else {
          "All files are imported. Their attachments are read."
        }
      }
      HTML.element(
        "progress",
        [
          Attribute("max", "100"), Attribute("value", "\(progress.percent)"),
          .label("How much is imported"),
        ], HTML("\(progress.percent) %"))
      HTML.p(.class("figures-line")) {
        HTML.b { "\(progress.percent) %" }
        for part in progress.parts { HTML.span { part } }
      }
    } else {
      HTML.p { "Looking at what each file is." }
    }
  }
}

/// What a script is told of a running import, as JSON on one line: the piece and what is said aloud.
package func importTidings(_ job: ImportJobView?) -> [UInt8] {
  var json = JSONBytes()
  json.object { json in
    json.member("ended", job?.isRunning == true ? 0 : 1)
    json.member("html", importProgressPiece(job?.progress))
    json.member("said", job?.progress?.said)
  }
  return json.bytes
}

private func title(of job: ImportJobView) -> String {
  switch job.state {
  case .running(let isStopping): isStopping ? "Stopping" : "Importing"
  case .done:
    switch job.rejected.count {
    case 0: "Imported"
    case 1: "Imported, but 1 row was rejected"
    default: "Imported, but \(grouped(job.rejected.count)) rows were rejected"
    }
  case .stopped: "Stopped"
  case .failed(let title, _): title
  }
}

@HTMLBuilder private func running(
  _ job: ImportJobView, _ isStopping: Bool, _ content: ReceivedContent
) -> HTML {
  let docket = content.docket.name
  importProgressPiece(job.progress)
  HTML.p(.class("quiet")) {
    "Begun by \(job.who) at \(shown(job.startedAt)). Each file lands whole or not at all; until the "
    "one under way has landed, what others save waits, and so may their pages."
  }
  HTML.div(.class("acts-line")) {
    if !isStopping {
      HTML.form(to: StaffPath.docket(docket, StaffRoom.received.rawValue, "stop").link) {
        HTML.button(Attribute("type", "submit"), .class("btn"), Attribute("data-key", "x")) {
          "Stop "
          HTML.kbd { "x" }
        }
      }
    }
    HTML.span(.class("no-js")) {
      "This page loads itself again every five seconds. "
      HTML.a(.href(StaffPath.docket(docket, StaffRoom.received.rawValue).link)) { "Load it now" }
    }
  }
}

private func landed(_ job: ImportJobView) -> String {
  switch job.files.count {
  case 0: "No other file was imported."
  case 1: "\(job.files[0]) was imported before it."
  default: "\(grouped(job.files.count)) files were imported before it."
  }
}

@HTMLBuilder private func outcome(of job: ImportJobView) -> HTML {
  if let rows = job.rows {
    if rows.read > 0 || job.state == .done { HTML.p(.class("tally")) { rows.identity } }
  }
  if let attachments = job.attachments {
    HTML.p {
      "Text in \(counted(attachments.read, "attachment")), \(grouped(attachments.unread)) not read."
    }
  }
  for note in job.notes.prefix(50) { HTML.p { "\(note.file): \(note.text)" } }
  rowFates("Rejected", "rejected", job.rejected, limit: 100)
  rowFates("Skipped", "skipped", job.skipped, limit: 20)
}

/// A table of rows with what became of them, and the files where there are several.
@HTMLBuilder func rowFates(
  _ title: String, _ id: String, _ fates: [RowFate], limit: Int
) -> HTML {
  if let first = fates.first {
    let isOneFile = fates.allSatisfy { $0.file.utf8.elementsEqual(first.file.utf8) }
    HTML.table(.class("fates"), .id(id)) {
      HTML.caption {
        "\(title): \(counted(fates.count, "row"))"
        if isOneFile { " of \(first.file)" }
      }
      HTML.thead {
        HTML.tr {
          if !isOneFile { HTML.th(.scope("col")) { "File" } }
          HTML.th(.scope("col"), .class("num")) { "Row" }
          HTML.th(.scope("col")) { "Why" }
        }
      }
      HTML.tbody {
        for fate in fates.prefix(limit) {
          HTML.tr {
            if !isOneFile { HTML.td { fate.file } }
            HTML.td(.class("num")) { grouped(fate.row) }
            HTML.td { fate.reason }
          }
        }
      }
    }
    if fates.count > limit {
      HTML.p(.class("quiet")) {
        "And \(grouped(fates.count - limit)) more; the list below leads to all of them."
      }
    }
  }
}
