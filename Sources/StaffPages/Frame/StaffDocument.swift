// Rulewright. Apache-2.0.

import Dockets
package import Markup

/// A page of the workbench as bytes: the bar, what the screen shows, the status line, and the
/// dialogs that every page has.
package func staffDocument(
  _ screen: StaffScreen, @HTMLBuilder main: () -> HTML
) -> [UInt8] {
  pieces {
    Raw("<!doctype html>\n<html lang=\"en\">\n")
    head(of: screen)
    Raw("\n<body>\n<a class=\"skip\" href=\"#main\">To the work</a>\n")
    HTML.start(
      "div",
      [.class("app"), Attribute("data-room", screen.room?.rawValue)]
        + (screen.docket.map { [Attribute("data-docket", $0.name)] } ?? []))
    Raw("\n")
    topBar(of: screen)
    Raw("\n")
    main()
    Raw("\n")
    undoBar(of: screen)
    Raw("\n")
    statusLine(of: screen)
    Raw("\n</div>\n")
    palette
    Raw("\n")
    keySheet
    Raw("\n</body>\n</html>\n")
  }.bytes
}

private func head(of screen: StaffScreen) -> HTML {
  let parts = [screen.title, screen.docket?.title, "Rulewright"].compactMap { $0 }
  return pieces {
    Raw(
      """
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">

      """)
    HTML.element("title", [], HTML(parts.joined(separator: " · ")))
    reloading(screen.reloads)
    for style in ["workbench.css"] + screen.styles {
      HTML.start(
        "link", [Attribute("rel", "stylesheet"), .href(StaffPath.asset(style).link)])
    }
    HTML.start(
      "link",
      [
        Attribute("rel", "icon"), Attribute("type", "image/svg+xml"),
        .href(StaffPath.asset("icon.svg").link),
      ])
    for script in ["waiting.js", "workbench.js"] + screen.scripts {
      HTML.element(
        "script", [.src(StaffPath.asset(script).link), Attribute("defer", nil)], HTML())
    }
    Raw("\n</head>")
  }
}

private func reloading(_ reloads: StaffScreen.Reloading) -> HTML {
  func refresh(_ seconds: Int) -> HTML {
    HTML.start("meta", [Attribute("http-equiv", "refresh"), Attribute("content", "\(seconds)")])
  }
  return switch reloads {
  case .never: HTML()
  case .withoutScripts(let seconds): HTML.element("noscript", [], refresh(seconds))
  case .always(let seconds): refresh(seconds)
  }
}

private func topBar(of screen: StaffScreen) -> HTML {
  HTML.header(.class("top")) {
    HTML.div(.class("docket")) {
      if let docket = screen.docket {
        HTML.a(.href(StaffPath.home.link), .class("home"), Attribute("title", "All dockets")) {
          HTML.span(.hidden) { "‹" }
          HTML.hidden("All dockets")
        }
        HTML.h1 { docket.title }
        if docket.isIllustrative { HTML.span { "sample docket" } }
      } else {
        HTML.h1 { "Rulewright" }
      }
    }
    if let docket = screen.docket {
      HTML.nav(.class("nav"), .label("Workbench")) {
        HTML.ul {
          for room in StaffRoom.allCases {
            HTML.li {
              HTML.element(
                "a",
                [
                  .href(StaffPath.docket(docket.name, room.rawValue).link),
                  Attribute("data-go", room.letter),
                ] + (room == screen.room ? [.current("page")] : []), HTML(room.name))
            }
          }
        }
      }
    }
    HTML.div(.class("end")) {
      HTML.span(.class("person quiet")) {
        HTML.hidden("You sign as ")
        screen.person
      }
      HTML.button(
        Attribute("type", "button"), .class("plain js"), Attribute("data-open", "palette")
      ) {
        HTML.span(.class("wide")) { "Commands" }
        HTML.kbd { "Ctrl K" }
      }
      HTML.button(
        Attribute("type", "button"), .class("plain js"), Attribute("data-open", "sheet")
      ) {
        HTML.span(.class("wide")) { "Keys" }
        HTML.kbd { "?" }
      }
    }
  }
}

/// What was done last and the way to take it back; it stays until the next act.
private func undoBar(of screen: StaffScreen) -> HTML {
  guard let docket = screen.docket else { return HTML() }
  return HTML.div(.class("toast"), .id("toast"), Attribute("hidden", nil)) {
    HTML.span(.role("status"), .id("toast-words")) {}
    HTML.form(to: StaffPath.docket(docket.name, "undo").link, .class("undo")) {
      HTML.button(Attribute("type", "submit"), .class("plain"), Attribute("data-key", "u")) {
        "Undo "
        HTML.kbd { "u" }
      }
    }
  }
}

private func statusLine(of screen: StaffScreen) -> HTML {
  HTML.footer(.class("status"), .id("status")) {
    HTML.div(.class("now-keys")) {
      HTML.span(.class("mode"), .id("mode")) { screen.mode }
      HTML.ul(.class("keys js"), .id("mode-keys"), .label("Keys here")) {
        for hint in screen.keys { HTML.li { hint.html } }
      }
    }
    HTML.span(.class("end")) {
      HTML.span(.role("status"), .id("saved")) {}
    }
  }
}

/// The list of everything that can be done here; the scripts fill it.
private let palette = HTML.dialog(.class("palette"), .id("palette"), .label("Commands")) {
  HTML.div(.class("ask")) {
    HTML.input(
      "text", .role("combobox"), .label("Command"), Attribute("aria-expanded", "true"),
      Attribute("aria-controls", "palette-list"), Attribute("aria-autocomplete", "list"),
      Attribute("autocomplete", "off"), Attribute("spellcheck", "false"),
      Attribute("placeholder", "What do you want to do?"))
  }
  HTML.div(.class("opts"), .role("listbox"), .id("palette-list"), .label("Commands")) {}
  HTML.div(.class("foot")) {
    HTML.span { KeyHint("↑", "↓", what: "move").html }
    HTML.span { KeyHint("Enter", what: "do it").html }
  }
}

private let keySheet = HTML.dialog(.class("sheet"), .id("sheet"), .labelledBy("sheet-title")) {
  HTML.div(.class("bar-top")) {
    HTML.h2(.id("sheet-title")) { "Keys" }
    HTML.label(.class("check")) {
      HTML.input("checkbox", .id("single-keys"), Attribute("checked", nil))
      " Single letters are keys"
    }
    HTML.button(Attribute("type", "button"), .class("plain"), Attribute("data-close", nil)) {
      "Close "
      HTML.kbd { "Esc" }
    }
  }
  HTML.div(.class("cols"), Attribute("tabindex", "0"), .role("region"), .label("All keys")) {
    for group in KeyTable.groups {
      HTML.div(.class("keygroup")) {
        HTML.h3 { group.name }
        HTML.dl {
          for line in group.lines {
            HTML.div {
              HTML.dt { line.what }
              HTML.dd {
                for key in line.keys {
                  HTML.kbd { key }
                  Raw(" ")
                }
              }
            }
          }
        }
      }
    }
  }
}
