// Rulewright. Apache-2.0.

import Dockets

/// What every page of the site has: the head, the masthead, the foot.
struct Frame: Sendable {
  let asOf: CalendarDay
  /// See `SiteContent.countsFrom`.
  let countsFrom: String?
  let generator: String
  /// What the masthead says: the agency, or that these are samples.
  let masthead: String

  /// The rooms of a docket, as its bar names them.
  enum Room: Sendable {
    case docket, text, changes, comments, responses, tags
  }

  /// What is the page's own.
  struct Page {
    let path: PagePath
    let title: String
    let description: String
    /// The docket whose bar the page carries, and the room of it where the reader is.
    var docket: PublicDocket?
    var room: Room?
    /// The stage whose version stands in the foot; else the docket's current one.
    var stage: StageContent?
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
      Raw("\n<main id=\"main_\" class=\"wrap\">\n")
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

  private func head(of page: Page) -> HTML {
    pieces {
      Raw(
        """
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
        script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
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
      HTML.element(
        "script", [.src(page.path.link(toFile: "assets/site.js")), Attribute("defer", nil)],
        HTML())
      Raw("\n</head>")
    }
  }
}
