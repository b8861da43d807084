// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The page that leads to a docket's files for other programs.
func dataPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  let path = docket.paths.data
  return frame.page(
    Frame.Page(
      path: path, title: "Data · \(docket.docket.title)",
      description: "Everything public of this docket, as CSV and JSON.", docket: docket,
      room: .data, isFound: false)
  ) {
    pageHead(
      crumb: [docketLink(docket, path)], title: HTML("This docket as data"),
      lead: HTML("Everything that these pages say, for spreadsheets and for programs."))
    labelled("Tables", note: "CSV", id: "tables_") {
      HTML.table(.class("stack"), .role("table")) {
        HTML.thead(.role("rowgroup")) {
          HTML.tr(.role("row")) {
            HTML.th(.scope("col"), .role("columnheader")) { "What" }
            HTML.th(.scope("col"), .role("columnheader")) { "For a spreadsheet" }
            HTML.th(.scope("col"), .role("columnheader")) { "For a program" }
          }
        }
        HTML.tbody(.role("rowgroup")) {
          line(
            "Comments", "comments", path,
            sheets: (docket.comments.count + docket.sheetRows - 1) / docket.sheetRows)
          line("Tagged passages", "codings", path)
          line("Responses", "responses", path)
          for (change, file) in zip(docket.redlines, docket.paths.redlineFiles(docket.redlines)) {
            line(
              "Changes, \(stageYear(docket.stage(change.from))) to "
                + "\(stageYear(docket.stage(change.to)))", file, path)
          }
        }
      }
    }
    labelled("Everything", note: "JSON", id: "all_") {
      HTML.p { HTML.a(.class("to"), .href(path.link(toFileHere: "docket.json"))) { "docket.json" } }
    }
    labelled("How to read them", id: "how_") {
      HTML.div(.class("prose")) {
        HTML.p {
          "Take the file for a spreadsheet when you open it in one, with the comma as separator: "
            + "a cell that could be taken for a formula has an apostrophe before it there. The "
            + "file for a program has every text as it is, byte for byte."
        }
        if docket.comments.count > docket.sheetRows {
          HTML.p {
            "A spreadsheet shows \(grouped(docket.sheetRows)) rows of a file, so the comments are "
            "in several for it."
          }
        }
        HTML.p {
          HTML.a(.class("to"), .href(path.link(toFileHere: "README.txt"))) { "README.txt" }
          " says what each column means."
        }
      }
    }
  }
}

private func line(_ words: String, _ file: String, _ path: PagePath, sheets: Int = 1) -> HTML {
  HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) { words }
    cell((1...max(sheets, 1)).map { DataPaths.sheet(file, part: $0) }, "For a spreadsheet", path)
    cell([file + ".csv"], "For a program", path)
  }
}

private func cell(_ files: [String], _ label: String, _ path: PagePath) -> HTML {
  HTML.td(.role("cell"), Attribute("data-l", label)) {
    for (number, file) in files.enumerated() {
      if number > 0 { ", " }
      HTML.a(.class("to"), .href(path.link(toFileHere: file))) { file }
    }
  }
}
