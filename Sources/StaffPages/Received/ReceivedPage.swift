// Rulewright. Apache-2.0.

import Dockets
import Markup

/// What was received and what became of every row, and the ways to bring more in.
package func receivedPage(_ content: ReceivedContent) -> [UInt8] {
  var screen = receivedScreen(content.docket, content.person)
  screen.keys = [KeyHint("f", what: "choose files")]
  if content.job?.isRunning == true {
    screen.keys = [KeyHint("x", what: "stop the import")]
    screen.reloads = .withoutScripts(seconds: 5)
  }
  return staffDocument(screen) {
    HTML.main(
      .class("p-received"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-keys", "received")
    ) {
      HTML.h2 { "What was received" }
      importJobPane(content)
      receivedForms(content)
      receivedList(content)
    }
  }
}

/// The pieces of the screen that change when an import begins or ends.
package func receivedFragments(_ content: ReceivedContent) -> [StaffFragment] {
  [
    StaffFragment { importJobPane(content) }, StaffFragment { receivedForms(content) },
    StaffFragment { receivedList(content) },
  ]
}

func receivedScreen(_ docket: Docket, _ person: String) -> StaffScreen {
  StaffScreen(
    title: "Received", docket: docket, room: .received, person: person, mode: "Received",
    scripts: ["received.js"], styles: ["received.css"])
}

// MARK: - Bringing more in

private func receivedForms(_ content: ReceivedContent) -> HTML {
  HTML.element(
    "section",
    [.id("import-forms"), .labelledBy("forms-title")]
      + (content.job?.isRunning == true ? [Attribute("hidden", nil)] : []),
    pieces {
      HTML.h3(.id("forms-title")) { "Bring comments in" }
      filesForm(content)
      if !content.waiting.isEmpty { waitingForm(content) }
    })
}

private func filesForm(_ content: ReceivedContent) -> HTML {
  let docket = content.docket
  return HTML.form(
    to: StaffPath.docket(docket.name, StaffRoom.received.rawValue, "files").link,
    Attribute("enctype", "multipart/form-data"), .id("files-form"), .class("bring"),
    Attribute("data-bound", "\(content.bound)")
  ) {
    if docket.stages.count > 1 {
      HTML.div(.class("field")) {
        HTML.label(Attribute("for", "stage")) { "The stage that they comment on" }
        HTML.select(Attribute("name", "stage"), .id("stage")) {
          HTML.option(Attribute("value", "")) { "As each row says" }
          for stage in docket.stages {
            HTML.option(Attribute("value", stage.id.text)) { stage.name }
          }
        }
      }
    }
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "files")) {
        "Files "
        HTML.kbd(.class("js")) { "f" }
      }
      HTML.input(
        "file", Attribute("name", "files"), .id("files"), Attribute("multiple", nil),
        Attribute("required", nil), .describedBy("files-help"))
    }
    HTML.button(Attribute("type", "submit"), .class("btn main")) { "Import" }
    HTML.div(.id("sending"), Attribute("hidden", nil)) {
      HTML.span {}
      HTML.element("progress", [Attribute("max", "100"), .label("How much is sent")], HTML())
    }
    HTML.p(.id("files-help"), .class("quiet")) {
      "What a file is, its content says. Each lands whole or not at all, and the same file twice "
      "changes nothing. At most \(sizeInWords(content.bound)) at once."
    }
  }
}

private func waitingForm(_ content: ReceivedContent) -> HTML {
  let docket = content.docket.name
  let most = 10
  return HTML.form(
    to: StaffPath.docket(docket, StaffRoom.received.rawValue, "waiting").link, .class("waiting")
  ) {
    HTML.p {
      "In "
      HTML.code { "Comments/\(docket)/received" }
      content.waiting.count == 1
        ? " lies 1 file that was never imported:"
        : " lie \(grouped(content.waiting.count)) files that were never imported:"
    }
    HTML.ul(.list) {
      for file in content.waiting.prefix(most) {
        HTML.li {
          file.name
          HTML.span(.class("quiet")) { " \(sizeInWords(file.size))" }
        }
      }
      if content.waiting.count > most {
        HTML.li { "and \(grouped(content.waiting.count - most)) more" }
      }
    }
    HTML.button(Attribute("type", "submit"), .class("btn"), Attribute("data-key", "w")) {
      content.waiting.count == 1 ? "Import it " : "Import them "
      HTML.kbd { "w" }
    }
  }
}

// MARK: - What came

private func receivedList(_ content: ReceivedContent) -> HTML {
  HTML.element(
    "section", [.id("import-list"), .labelledBy("list-title")],
    pieces {
      HTML.h3(.id("list-title")) { "Files that came" }
      if content.imports.isEmpty {
        HTML.p { "Nothing was received yet." }
      } else {
        table(of: content)
      }
      if content.hasOlder {
        HTML.p(.class("quiet")) {
          "Older ones are told by "
          HTML.code { "rulewright history \(content.docket.name)" }
          "."
        }
      }
    })
}

private func table(of content: ReceivedContent) -> HTML {
  HTML.table(.class("imports")) {
    HTML.thead {
      HTML.tr {
        HTML.th(.scope("col")) { "File" }
        HTML.th(.scope("col")) { "When, by whom" }
        for name in ["Read", "Added", "Updated", "Unchanged", "Rejected", "Skipped"] {
          HTML.th(.scope("col"), .class("num")) { name }
        }
      }
    }
    HTML.tbody { for line in content.imports { row(line, content.docket) } }
  }
}

private func row(_ line: ImportLine, _ docket: Docket) -> HTML {
  HTML.tr {
    HTML.th(.scope("row")) {
      if let event = line.event, line.rows != nil {
        HTML.a(
          .href(
            StaffPath.docket(docket.name, StaffRoom.received.rawValue)
              .asking("event", "\(event)").link)
        ) { line.name }
      } else {
        line.name
      }
      HTML.span(.class("quiet")) {
        " \(sizeInWords(line.size))" + (line.isKept ? "" : ", no copy kept")
      }
    }
    HTML.td {
      HTML.time(Attribute("datetime", line.at)) { shown(line.at) }
      if !line.who.utf8.isEmpty { HTML.span(.class("quiet")) { " \(line.who)" } }
    }
    if let rows = line.rows {
      figure("read", rows.read)
      figure("added", rows.added)
      figure("updated", rows.updated)
      figure("unchanged", rows.unchanged)
      figure("rejected", rows.rejected, isWrong: rows.rejected > 0)
      figure("skipped", rows.skipped)
    } else {
      HTML.td(Attribute("colspan", "6"), .class("quiet")) {
        "It came before there was a log of rows."
      }
    }
  }
}

private func figure(_ name: String, _ number: Int, isWrong: Bool = false) -> HTML {
  HTML.td(
    .class(number == 0 ? "num none" : isWrong ? "num wrong" : "num"),
    Attribute("data-of", name)
  ) { grouped(number) }
}
