// Rulewright. Apache-2.0.

import Clauses
import Markup
package import Redlining

/// A redline as one HTML file that needs no other: its style stands in it, and it has no script.
package func redlineDocument(_ redline: Redline) -> [UInt8] {
  let reading = RedlineReading(redline)
  let title = "Redline: \(redline.old.draft.file) to \(redline.new.draft.file)"
  let page = pieces {
    Raw(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">

      """)
    HTML.element("title", [], HTML(title))
    Raw("\n<style>\n")
    HTML.styleSheet
    Raw("</style>\n</head>\n<body>\n<main class=\"wrap\">\n")
    pageHead(
      crumb: [HTML(redline.old.draft.file), HTML(redline.new.draft.file)],
      title: HTML("What changed"),
      lead: HTML(
        "\(capitalized(counted(reading.listed.count, "change"))). "
          + "\(unchangedWords(reading)) the same, word for word."))
    HTML.article(.class("law redl"), .label("Redline")) {
      RedlineText.html(of: reading) { _ in HTML() }
    }
    Raw("\n</main>\n</body>\n</html>\n")
  }
  return page.bytes
}
