// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Markup
import Suggesting

/// The forms by which everything is done without JavaScript: with it, keys and pickers do the same.
struct CodingForms {
  let screen: CodingScreen
  let view: CommentView

  private var place: CodingPlace { screen.place }

  func html() -> HTML {
    HTML.section(.class("work no-js"), .id("work"), .label("Work on the words")) {
      if let line = view.codings.first(where: { $0.number == place.coding }) {
        change(line)
      } else {
        add
      }
    }
  }

  // MARK: A new coding

  private var add: HTML {
    pieces {
      HTML.h3 { place.selection == nil ? "Tag words of the comment" : "Tag the selection" }
      if let selection = place.selection?.clamped(to: 0..<view.body.count) {
        HTML.element(
          "blockquote", [.class("said")],
          HTML.bdi { String(decoding: view.body[selection], as: UTF8.self) })
      }
      HTML.query(to: place.at(place.comment).path.link, .class("find")) {
        place.inputs(without: ["find"])
        HTML.label(Attribute("for", "find")) { "Find a tag by any word of its definition" }
        HTML.input(
          "search", .class("line"), .id("find"), Attribute("name", "find"),
          Attribute("value", place.find))
        HTML.button(.class("btn")) { "Find" }
      }
      HTML.form(to: place.act("tag").link, Attribute("data-whole", nil)) {
        place.inputs(without: ["clause", "coding"])
        HTML.hiddenInput("seen", view.seen)
        if let rule = screen.rule { HTML.hiddenInput("rule", rule.mark) }
        if place.selection == nil { quote }
        tags
        clauses(chosen: place.clause?.text)
        note("")
        HTML.p(.class("buttons")) {
          HTML.button(.class("btn main")) { "Tag it" }
          HTML.button(.class("btn"), Attribute("name", "then"), Attribute("value", "next")) {
            "Tag it and go to the next"
          }
        }
      }
    }
  }

  private var quote: HTML {
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "quote")) { "The words, as they stand in the comment" }
      HTML.textarea(
        .id("quote"), Attribute("name", "quote"), Attribute("rows", "2"), text: "")
      HTML.p(.class("quiet")) {
        "Or choose a sentence or a paragraph by its number. Without words, the tag is about the "
        "comment as a whole."
      }
    }
  }

  private var tags: HTML {
    let found = StaffPages.tags(screen.tags, foundBy: place.find)
    return HTML.fieldset(.class("field tags")) {
      HTML.legend { "Tag, \(found.count) of \(screen.tags.count)" }
      if found.isEmpty {
        HTML.p(.class("quiet")) { "No tag has these words in its name, definition or examples." }
      }
      for line in found {
        HTML.label(.class("check")) {
          HTML.input(
            "radio", Attribute("name", "tag"),
            Attribute("value", "\(line.tag.id) \(line.definition)"), Attribute("required", nil))
          HTML.span {
            HTML.b { line.tag.name }
            " "
            HTML.span(.class("quiet")) { line.tag.definition }
          }
        }
      }
    }
  }

  private func clauses(chosen: String?) -> HTML {
    let suggestions = screen.rule?.suggestions ?? []
    let offered = suggestions.map { suggestion in
      screen.rule.map { $0.tree.clauses[suggestion.clause] }
    }
    let isOffered = offered.contains { $0?.label.text == chosen }
    return HTML.fieldset(.class("field clauses")) {
      HTML.legend { "Clause" }
      radio("", isChosen: chosen == nil, pieces { "No clause: the rule as a whole" })
      if let chosen, !isOffered, let clause = screen.rule?.tree.clause(.init(chosen)) {
        radio(chosen, isChosen: true, HTML(clause.citation.text))
      }
      for (suggestion, clause) in zip(suggestions, offered) {
        if let clause {
          radio(
            clause.label.text, isChosen: clause.label.text == chosen,
            pieces {
              HTML.b { clause.citation.text }
              " "
              HTML.span(.class("quiet")) {
                reasonWords(suggestion, in: view, of: screen.docket)
              }
            })
        }
      }
      HTML.label(Attribute("for", "citation")) { "Or another, as the law cites it" }
      HTML.input(
        "text", .class("line"), .id("citation"), Attribute("name", "citation"),
        Attribute("autocomplete", "off"))
    }
  }

  private func radio(_ value: String, isChosen: Bool, _ words: HTML) -> HTML {
    HTML.label(.class("check")) {
      HTML.start(
        "input",
        [Attribute("type", "radio"), Attribute("name", "to"), Attribute("value", value)]
          + (isChosen ? [Attribute("checked", nil)] : []))
      HTML.span { words }
    }
  }

  private func note(_ text: String) -> HTML {
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "note")) { "Note, for the office only" }
      HTML.textarea(.id("note"), Attribute("name", "note"), Attribute("rows", "2"), text: text)
    }
  }

  // MARK: A coding that is there

  private func change(_ line: CodingLine) -> HTML {
    pieces {
      HTML.h3 {
        "Coding \(line.letter): "
        HTML.bdi { line.tagName }
      }
      if let passage = line.coding.passage {
        HTML.element("blockquote", [.class("said")], HTML.bdi { passage.quote })
      }
      form("clause", line) {
        clauses(chosen: line.coding.target?.label.text)
        HTML.button(.class("btn")) { "Tie it to this clause" }
      }
      form("note", line) {
        note(line.coding.note)
        HTML.button(.class("btn")) { "Save the note" }
      }
      form("untag", line) { HTML.button(.class("btn")) { "Take the coding off" } }
      HTML.p { HTML.a(.href(place.choosing(coding: nil).path.link)) { "Close" } }
    }
  }

  private func form(_ act: String, _ line: CodingLine, @HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML.form(to: place.act(act).link, Attribute("data-whole", nil)) {
      place.inputs(without: ["coding", "clause"])
      HTML.hiddenInput("number", String(line.number))
      HTML.hiddenInput("was", line.was)
      if let rule = screen.rule { HTML.hiddenInput("rule", rule.mark) }
      content()
    }
  }
}
