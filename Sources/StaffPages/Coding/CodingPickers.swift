// Rulewright. Apache-2.0.

import Codings
import Markup

/// The pickers, which scripts open over the words: every tag with all by which it can be found, and
/// an empty list for the clauses, which are taken from the tree.
struct CodingPickers {
  let tags: [TagLine]

  func html() -> HTML {
    HTML.div(.id("pickers"), Attribute("hidden", nil)) {
      picker(
        "tag-picker", "Tag", "any word of its definition",
        [
          KeyHint("Enter", what: "apply"), KeyHint("Tab", what: "then clause"),
          KeyHint("Ctrl Enter", what: "then next"), KeyHint("F2", what: "definition"),
          KeyHint("Alt P", what: "pin"),
        ], HTML(tags.map(option)))
      picker(
        "clause-picker", "Clause", "citation or words",
        [
          KeyHint("Enter", what: "tie it"), KeyHint("F2", what: "read the clause"),
          KeyHint("Esc", what: "back"),
        ], HTML())
      noteEditor
    }
  }

  private func picker(
    _ id: String, _ name: String, _ hint: String, _ keys: [KeyHint], _ options: HTML
  ) -> HTML {
    HTML.div(
      .class("float picker"), .id(id), Attribute("data-keys", id), Attribute("hidden", nil)
    ) {
      HTML.div(.class("ask")) {
        HTML.label(Attribute("for", id + "-words")) { name }
        HTML.input(
          "text", .id(id + "-words"), .role("combobox"), Attribute("aria-expanded", "true"),
          Attribute("aria-controls", id + "-list"), Attribute("aria-autocomplete", "list"),
          Attribute("autocomplete", "off"), Attribute("spellcheck", "false"),
          Attribute("placeholder", hint))
        HTML.span(.class("quiet"), .role("status"), .id(id + "-count")) {}
      }
      HTML.div(.class("opts"), .role("listbox"), .id(id + "-list"), .label(name)) { options }
      HTML.div(.class("foot")) { keys.map { key in HTML.span { key.html } } }
    }
  }

  private func option(_ line: TagLine) -> HTML {
    let tag = line.tag
    let fields: [(StaticString, String)] = [
      ("definition", tag.definition), ("use", tag.use), ("avoid", tag.avoid),
      ("examples", tag.examples.joined(separator: " · ")),
    ]
    return HTML.div(
      .role("option"), .id("pick-" + percentEncoded(tag.id.text)),
      Attribute("aria-selected", "false"), Attribute("data-tag", tag.id.text),
      Attribute("data-definition", line.definition), Attribute("data-uses", String(line.uses)),
      Attribute("data-name", tag.name)
    ) {
      HTML.span(.class("name")) { tag.name }
      HTML.span(.class("uses")) { String(line.uses) }
      for (name, text) in fields where !text.isEmpty {
        HTML.span(.class("why \(name)"), Attribute("data-field", "\(name)")) { text }
      }
    }
  }

  private var noteEditor: HTML {
    HTML.div(
      .class("float picker"), .id("note-picker"), Attribute("data-keys", "note-picker"),
      Attribute("hidden", nil)
    ) {
      HTML.div(.class("ask")) {
        HTML.label(Attribute("for", "note-words")) { "Note" }
        HTML.span(.class("quiet")) { "for the office only" }
      }
      HTML.textarea(.id("note-words"), .class("note-words"), Attribute("rows", "4"), text: "")
      HTML.div(.class("foot")) {
        HTML.span { KeyHint("Ctrl Enter", what: "save").html }
        HTML.span { KeyHint("Esc", what: "back").html }
        HTML.button(Attribute("type", "button"), .class("btn main"), .id("note-save")) { "Save" }
      }
    }
  }
}
