// Rulewright. Apache-2.0.

import Dockets
import Markup

extension Frame {
  /// The strip that says what a sample is, on each of its pages.
  func strip(of page: Page) -> HTML {
    guard let docket = page.docket else {
      guard let words = page.strip else { return HTML() }
      return HTML.div(.class("sample")) { HTML.p(.class("wrap")) { words } }
    }
    guard docket.docket.isIllustrative else { return HTML() }
    let citation =
      (page.stage?.stage.citation ?? docket.current?.stage.citation)
      ?? docket.stages.compactMap(\.stage.citation).last
    return HTML.div(.class("sample")) {
      HTML.p(.class("wrap")) {
        "Sample text written for this demonstration. It is not the official rule"
        if let citation {
          ": see "
          citationLink(citation)
        }
        "."
      }
    }
  }

  func mastheadBar(of page: Page) -> HTML {
    HTML.div(.class("wrap bar")) {
      HTML.p(.class("agency")) {
        HTML.a(.href(page.path.link(to: PagePath()))) { HTML.bdi { masthead } }
      }
      HTML.nav(.label("Site")) {
        HTML.ul(.list) {
          item("All dockets", to: PagePath(), on: page, isWide: true)
          item("How to read this site", to: Frame.about, on: page)
          if let docket = page.docket { item("Search", to: docket.paths.search, on: page) }
        }
      }
    }
  }

  static let about = PagePath(["about"])

  /// `isWide`: left out where there is little room, since the name of the site leads there too.
  private func item(
    _ words: String, to path: PagePath, on page: Page, isWide: Bool = false
  ) -> HTML {
    HTML.element("li", isWide ? [.class("wide")] : [], HTML([link(words, to: path, on: page)]))
  }

  private func link(_ words: String, to path: PagePath, on page: Page) -> HTML {
    pieces {
      if path == page.path || path == page.docket?.paths.search && page.room == .search {
        HTML.a(
          .href(page.path.link(to: path)), .current(path == page.path ? "page" : "true")
        ) { words }
      } else {
        HTML.a(.href(page.path.link(to: path))) { words }
      }
    }
  }

  func docketBar(of page: Page, _ docket: PublicDocket) -> HTML {
    let stage = page.stage ?? docket.current
    var rooms: [(Room, String, PagePath)] = [(.docket, "Docket", docket.paths.docket)]
    if let stage { rooms.append((.text, "Text", docket.paths.stage(stage.stage.id))) }
    let change = stage.flatMap { docket.redline(to: $0.stage.id) } ?? docket.redlines.last
    if let change {
      rooms.append((.changes, "Changes", docket.paths.redline(from: change.from, to: change.to)))
    }
    if docket.stages.contains(where: docket.hasComments) {
      rooms.append((.comments, "Comments", docket.paths.allComments))
    }
    if docket.hasAnswers { rooms.append((.responses, "Responses", docket.paths.allResponses)) }
    if !docket.tags.isEmpty { rooms.append((.tags, "Tags", docket.paths.codebook)) }
    return HTML.div(.class("rule")) {
      HTML.div(.class("wrap bar")) {
        HTML.p(.class("name")) { HTML.bdi { docket.docket.title } }
        HTML.nav(.label("This docket")) {
          HTML.ul(.list) {
            for (room, words, path) in rooms {
              HTML.li {
                if room == page.room {
                  HTML.a(
                    .href(page.path.link(to: path)), .current(path == page.path ? "page" : "true")
                  ) { words }
                } else {
                  HTML.a(.href(page.path.link(to: path))) { words }
                }
              }
            }
          }
        }
      }
    }
  }

  /// As of when, from which words, made by what.
  func foot(of page: Page) -> HTML {
    let isOfText = page.room == .text || page.room == .changes
    let stage = isOfText ? page.stage : nil
    return HTML.footer(.class("foot")) {
      HTML.div(.class("wrap bar")) {
        HTML.p(.class("dots")) {
          if let docket = page.docket { HTML.span { HTML.bdi { docket.docket.title } } }
          HTML.span {
            "As of "
            timeElement(asOf)
          }
          if let stage {
            HTML.span {
              stage.stage.name + ", version "
              HTML.code { shortHash(stage.fileHash) }
            }
          }
        }
        if hasData, let docket = page.docket { dataLine(of: docket, on: page) }
        HTML.p(.class("dots")) {
          HTML.span { "Rulewright " + generator }
          HTML.span {
            HTML.a(.href(page.path.link(to: Frame.about))) { "What these pages show, and what not" }
          }
        }
      }
    }
  }
}

private func dataLine(of docket: PublicDocket, on page: Frame.Page) -> HTML {
  HTML.p {
    HTML.a(.href(page.path.link(to: docket.paths.data))) { "This docket as data, CSV and JSON" }
  }
}

/// The first twelve digits of a hash, for people.
func shortHash(_ hash: String) -> String { String(decoding: hash.utf8.prefix(12), as: UTF8.self) }

/// A citation; one of the Federal Register leads there.
func citationLink(_ citation: String) -> HTML {
  guard let link = Link(federalRegister: citation) else { return HTML.bdi { citation } }
  return HTML.a(.href(link), .class("nw")) { citation }
}
