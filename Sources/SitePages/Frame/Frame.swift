// Rulewright. Apache-2.0.

import Dockets
import Markup

/// What every page of the site has: the head, the masthead, the foot.
struct Frame: Sendable {
  let asOf: CalendarDay
  /// See `SiteContent.countsFrom`.
  let countsFrom: String?
  /// See `SiteContent.hasDateFiles`.
  let hasDateFiles: Bool
  let generator: String
  /// What the masthead says: the agency, or that these are samples.
  let masthead: String
  /// See `SiteContent.hasData`.
  var hasData = false

  /// The rooms of a docket, as its bar names them.
  enum Room: String, Sendable {
    case docket, text, changes, comments, responses, tags, search, data
  }

  /// What is the page's own.
  struct Page {
    let path: PagePath
    let title: String
    let description: String
    /// The docket whose bar the page carries, and the room of it where the reader is.
    var docket: PublicDocket?
    var room: Room?
    /// The stage that the page is about; its version stands in the foot of its text and of what
    /// changed in it, and nowhere else, so that an edit of it changes no other page.
    var stage: StageContent?
    /// Whether a search finds the page; lists of what other pages say are better not found.
    var isFound = true
    /// Words of the strip on a page without docket, when what it shows are samples.
    var strip: String?
  }

  func page(_ page: Page, @HTMLBuilder main: () -> HTML) -> SitePage {
    let document = pieces {
      Raw("<!doctype html>\n")
      HTML.start("html", rootAttributes)
      Raw("\n")
      head(of: page)
      Raw("\n<body>\n<a class=\"skip\" href=\"#main_\">Skip to the text</a>\n")
      HTML.header {
        strip(of: page)
        mastheadBar(of: page)
        if let docket = page.docket { docketBar(of: page, docket) }
      }
      Raw("\n")
      HTML.start("main", mainAttributes(of: page))
      Raw("\n")
      main()
      Raw("\n</main>\n")
      foot(of: page)
      Raw("\n</body>\n</html>\n")
    }
    return SitePage(path: page.path.file, bytes: document.bytes)
  }

  private var rootAttributes: [Attribute] {
    var attributes = [Attribute("lang", "en")]
    if let countsFrom { attributes.append(Attribute("data-now", countsFrom)) }
    return attributes
  }

  /// What a search is told of a page: that it is one to find, of which docket, of which kind.
  private func mainAttributes(of page: Page) -> [Attribute] {
    let attributes: [Attribute] = [.id("main_"), .class("wrap")]
    guard page.isFound, let folder = page.docket?.paths.docket.folders.first, let room = page.room
    else { return attributes }
    let found = [
      Attribute("data-pagefind-body", nil), Attribute("data-docket", folder),
      Attribute("data-kind", room.rawValue),
      Attribute("data-pagefind-filter", "docket[data-docket], kind[data-kind]"),
    ]
    guard let comment = commentName(of: page) else { return attributes + found }
    return attributes + found + [
      Attribute("data-about", comment), Attribute("data-pagefind-meta", "about[data-about]"),
    ]
  }

  /// `comment BIS-2020-0038-0003, 2021`, on the page of that comment: what tells it from others
  /// of the same organization.
  private func commentName(of page: Page) -> String? {
    guard page.room == .comments, let stage = page.stage, let docket = page.docket,
      page.path != docket.paths.comments(on: stage.stage.id)
    else { return nil }
    let name = page.title.utf8.dropLast(" · \(docket.docket.title)".utf8.count)
    return uncapitalized(String(decoding: name, as: UTF8.self)) + ", " + stageYear(stage)
  }

  /// What a page may load.
  ///
  /// The search is a program in WebAssembly that reads its index; the pages that have it may run
  /// and read what is of this site, and no other page may.
  private func policy(of page: Page) -> Raw {
    if page.room == .search {
      return Raw(
        """
        default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
        connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'
        """)
    }
    return Raw(
      """
      default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; \
      form-action 'none'
      """)
  }

  private func head(of page: Page) -> HTML {
    pieces {
      Raw(
        """
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="
        """)
      policy(of: page)
      Raw(
        """
        ">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">

        """)
      HTML.element("title", [], HTML(page.title))
      HTML.start(
        "meta", [Attribute("name", "description"), Attribute("content", page.description)])
      HTML.start(
        "link",
        [Attribute("rel", "stylesheet"), .href(page.path.link(toFile: "assets/site.css"))])
      HTML.start(
        "link",
        [
          Attribute("rel", "icon"), Attribute("type", "image/svg+xml"),
          .href(page.path.link(toFile: "assets/icon.svg")),
        ])
      if hasDateFiles, let docket = page.docket {
        HTML.start(
          "link",
          [
            Attribute("rel", "alternate"), Attribute("type", "application/atom+xml"),
            Attribute("title", "What is published on \(docket.docket.title)"),
            .href(page.path.link(toFile: DateFiles.feed, in: docket.paths.docket)),
          ])
      }
      HTML.element(
        "script", [.src(page.path.link(toFile: "assets/site.js")), Attribute("defer", nil)],
        HTML())
      Raw("\n</head>")
    }
  }
}
