// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Dockets
package import DraftViews
import Markup

/// The screen of a draft: its clauses, its text against an earlier stage with what is wrong at its
/// lines, and what was said of the clause that is looked at.
package func draftPage(
  _ screen: DraftScreen, _ talk: ClauseTalk?, person: String, token: String, number: Int
) -> [UInt8] {
  let view = screen.view
  let chosen = screen.chosen.map { view.rows[$0].key }
  let frame = StaffScreen(
    title: "Draft " + screen.fileName, docket: view.docket, room: .draft, person: person,
    mode: "Draft",
    keys: [
      KeyHint("j", "k", what: "next, previous change"), KeyHint("F8", what: "next mistake"),
      KeyHint("v", what: "redline, clean, old"), KeyHint("@", what: "go to a citation"),
      KeyHint("o", what: "comments"),
    ], scripts: ["draft.js"], styles: ["draft.css"])
  let tree = DraftTree(screen)
  return staffDocument(frame) {
    HTML.main(
      .class("panes p-draft"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-show", "text"), Attribute("data-keys", "draft"),
      Attribute("data-stage", view.stage.id.text), Attribute("data-file", screen.fileName),
      Attribute("data-token", token),
      Attribute("data-number", String(number)),
      Attribute("data-reading", screen.asking.reading.rawValue),
      Attribute("data-clause", chosen ?? ""),
      Attribute("data-against", screen.asking.against ?? ""),
      Attribute("data-unfolded", screen.asking.unfolded.joined(separator: " "))
    ) {
      paneSwitch
      HTML.section(
        .class("pane clauses"), Attribute("data-name", "tree"), .labelledBy("draft-tree-title")
      ) {
        HTML.header { screen.treeHead }
        HTML.div(.class("scroll"), .id("draft-tree-scroll")) {
          HTML.ul(
            .class("tree"), .id("draft-tree"),
            .label("Clauses of the draft, and what became of each")
          ) { tree.html(chosen: chosen) }
        }
      }
      HTML.section(
        .class("pane reading"), Attribute("data-name", "text"), .labelledBy("draft-text-title")
      ) {
        HTML.header { screen.textHead }
        HTML.div(
          .class("scroll draft"), .id("draft-text"), Attribute("tabindex", "0"), .role("region"),
          .label("The text, clause by clause")
        ) {
          screen.elsewhere
          HTML.div(.id("draft-blocks")) {
            for block in screen.textBlocks {
              block.html(
                chosen.map { $0.utf8.elementsEqual(block.key.utf8) } == true
                  ? [Attribute("data-chosen", nil)] : [])
            }
          }
        }
        screen.bar
      }
      clauseTalkPane(talk, in: screen).html
      HTML.p(.class("vh"), .id("draft-news"), .role("status")) {}
      citationDialog
    }
  }
}

private let paneSwitch = HTML.div(.class("paneswitch"), .role("group"), .label("Pane")) {
  for (name, words) in [("tree", "Clauses"), ("text", "Text"), ("said", "Comments")] {
    HTML.button(
      Attribute("type", "button"), Attribute("data-pane", name),
      Attribute("aria-pressed", name == "text" ? "true" : "false")
    ) { words }
  }
}

private let citationDialog = HTML.dialog(.class("goto"), .id("goto"), .label("Go to a citation")) {
  HTML.element(
    "form", [Attribute("method", "dialog"), .class("ask")],
    pieces {
      HTML.label(Attribute("for", "goto-words")) { "Go to" }
      HTML.input(
        "text", .id("goto-words"), Attribute("autocomplete", "off"),
        Attribute("spellcheck", "false"), Attribute("placeholder", "740.22(c)(2)"))
    })
  HTML.p(.class("foot"), .id("goto-answer"), .role("status")) {}
}

extension DraftScreen {
  /// What stands over the tree.
  var treeHead: HTML {
    let changes = view.changed.count
    return HTML.div(.class("head"), .id("draft-tree-head")) {
      HTML.h2(.id("draft-tree-title")) { view.stage.name }
      HTML.span(.class("quiet")) { changes == 1 ? "1 change" : "\(changes) changes" }
    }
  }

  /// What stands over the text: the file, what it is held against, the three readings.
  var textHead: HTML {
    HTML.div(.class("head"), .id("draft-text-head")) {
      HTML.h2(.id("draft-text-title")) {
        fileName
        Raw(" ")
        HTML.span(.class("quiet")) {
          view.against.map { "against the " + $0.kind.rawValue } ?? "the first text of its docket"
        }
      }
      HTML.element(
        "nav", [.class("choice"), .label("Reading")],
        pieces {
          for reading in DraftReading.allCases {
            HTML.element(
              "a",
              [
                .href(path { $0.reading = reading }.link),
                Attribute("data-reading", reading.rawValue),
              ] + (reading == asking.reading ? [.current("true")] : []), HTML(reading.name))
          }
        })
    }
  }

  /// What is wrong at no clause.
  var elsewhere: HTML {
    HTML.div(.id("draft-elsewhere")) { diagnostics(view.unplaced) }
  }

  /// The line under the text: what is wrong, how the file stands, when it was drawn.
  var bar: HTML {
    HTML.div(.class("actions"), .id("draft-bar")) {
      HTML.span {
        HTML.b { counted(view.count(.error), "error") }
        ", "
        counted(view.count(.warning), "warning")
      }
      HTML.span(.class(doubt == nil ? "about" : "about doubt")) { doubt ?? "" }
      HTML.span(.class("quiet endnote")) {
        "Read in \(milliseconds) ms, "
        fileName
        " as of "
        HTML.time(Attribute("datetime", savedAt)) { savedAt }
      }
    }
  }

  private func counted(_ count: Int, _ name: String) -> String {
    count == 1 ? "1 \(name)" : "\(count) \(name)s"
  }
}
