// Rulewright. Apache-2.0.

import Codings
import Markup

/// The fields in which a tag is written.
struct TagFields {
  var tag: Tag?
  /// Whether the id is asked for too, as of a new tag.
  var hasID = false
  /// Tells the fields of two forms of one page apart.
  var prefix = "t"

  @HTMLBuilder var html: HTML {
    if hasID {
      line("id", "Id", tag?.id.text ?? "", hint: "small letters, digits and hyphens")
      line("name", "Name", tag?.name ?? "", hint: "as people read it")
    }
    area("definition", "Definition", tag?.definition ?? "", rows: 3, hint: "what it means")
    area("use", "Use it when", tag?.use ?? "", rows: 2, hint: "")
    area("avoid", "Not when", tag?.avoid ?? "", rows: 2, hint: "and which tag to use instead")
    area(
      "examples", "Examples", (tag?.examples ?? []).joined(separator: "\n"), rows: 3,
      hint: "one a line")
  }

  private func line(_ name: String, _ label: String, _ value: String, hint: String) -> HTML {
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "\(prefix)-\(name)")) {
        label
        if !hint.isEmpty { HTML.span(.class("quiet")) { ", \(hint)" } }
      }
      HTML.input(
        "text", .id("\(prefix)-\(name)"), Attribute("name", name), Attribute("value", value),
        Attribute("required", nil), Attribute("autocomplete", "off"))
    }
  }

  private func area(
    _ name: String, _ label: String, _ value: String, rows: Int, hint: String
  ) -> HTML {
    HTML.div(.class("field words")) {
      HTML.label(Attribute("for", "\(prefix)-\(name)")) {
        label
        if !hint.isEmpty { HTML.span(.class("quiet")) { ", \(hint)" } }
      }
      HTML.textarea(
        .id("\(prefix)-\(name)"), Attribute("name", name), Attribute("rows", String(rows)),
        text: value)
    }
  }
}
