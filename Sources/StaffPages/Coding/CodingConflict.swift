// Rulewright. Apache-2.0.

import Markup

/// Two texts of which one was to take the other's place without knowing of it; a person chooses.
package struct CodingConflict: Sendable {
  /// One of two texts.
  package struct Side: Sendable {
    /// Whose it is and from when: `Yours, not saved`.
    package var name: String
    package var text: String
    /// Why there is none, where it is nil that there is one.
    package var isGone: Bool

    package init(name: String, text: String, isGone: Bool = false) {
      self.name = name
      self.text = text
      self.isGone = isGone
    }
  }

  /// A way out: what its button says, and the fields that are sent then.
  package struct Choice: Sendable {
    package var words: String
    package var fields: [(name: String, value: String)]
    /// The field that is written anew from both texts, with what it begins with.
    package var draft: (name: String, text: String)?

    package init(
      _ words: String, fields: [(name: String, value: String)],
      draft: (name: String, text: String)? = nil
    ) {
      self.words = words
      self.fields = fields
      self.draft = draft
    }
  }

  package var title: String
  package var sentence: String
  package var mine: Side
  package var theirs: Side
  package var choices: [Choice]
  /// What the way out is called that leaves everything as it is.
  package var leave: String
  /// Where the chosen is sent.
  package var act: StaffPath
  package var place: CodingPlace

  package init(
    title: String, sentence: String, mine: Side, theirs: Side, choices: [Choice],
    leave: String = "Keep theirs", act: StaffPath, place: CodingPlace
  ) {
    self.title = title
    self.sentence = sentence
    self.mine = mine
    self.theirs = theirs
    self.choices = choices
    self.leave = leave
    self.act = act
    self.place = place
  }

  /// The conflict over the page that is open.
  package var fragment: StaffFragment { StaffFragment { html(isOver: true) } }

  /// The conflict as a page of its own.
  package func page(in screen: StaffScreen) -> [UInt8] {
    var screen = screen
    screen.styles.append("coding.css")
    return staffDocument(screen) {
      HTML.main(.class("plain-page"), .id("main"), Attribute("tabindex", "-1")) {
        html(isOver: false)
      }
    }
  }

  private func html(isOver: Bool) -> HTML {
    HTML.section(
      .id("problem"), .class("problem conflict"),
      .role(isOver ? "alertdialog" : "region"), .labelledBy("conflict-title"),
      .describedBy("conflict-words"), Attribute("data-keys", "conflict"),
      Attribute("tabindex", "-1")
    ) {
      HTML.h2(.id("conflict-title")) { title }
      HTML.p(.id("conflict-words")) { sentence }
      HTML.div(.class("split")) {
        side(mine)
        side(theirs)
      }
      HTML.div(.class("choices")) {
        for (index, choice) in choices.enumerated() {
          HTML.form(to: act.link) {
            place.inputs()
            for field in choice.fields { HTML.hiddenInput(field.name, field.value) }
            if let draft = choice.draft {
              HTML.label(Attribute("for", "both")) { "Both, to write one of" }
              HTML.textarea(
                .id("both"), Attribute("name", draft.name), Attribute("rows", "4"),
                text: draft.text)
            }
            HTML.button(
              Attribute("type", "submit"), .class("btn"),
              Attribute("data-choice", String(index + 1))
            ) {
              choice.words + " "
              HTML.kbd(.class("js")) { String(index + 1) }
            }
          }
        }
        HTML.a(
          .class("btn"), .href(place.path.link), Attribute("data-choice", String(choices.count + 1))
        ) {
          leave + " "
          HTML.kbd(.class("js")) { String(choices.count + 1) }
        }
      }
    }
  }

  private func side(_ side: Side) -> HTML {
    HTML.div {
      HTML.h3(.class("lbl")) { HTML.bdi { side.name } }
      if side.isGone {
        HTML.p(.class("quiet")) { side.text }
      } else {
        HTML.p(.class("law")) { HTML.bdi { side.text } }
      }
    }
  }
}
