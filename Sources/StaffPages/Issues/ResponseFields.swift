// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
import IssueViews
import Markup

/// The fields of a response's form.
struct ResponseFields {
  let pane: AnswerPane
  let page: IssuePage

  private var draft: ResponseDraft { pane.draft }

  var html: HTML {
    pieces {
      title
      disposition
      alsoAnswers
      answering
      changes
      text
    }
  }

  private var title: HTML {
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "title")) { "What people said, in a sentence" }
      HTML.input(
        "text", .id("title"), Attribute("name", "title"), Attribute("value", draft.title),
        .class("law"))
    }
  }

  private var disposition: HTML {
    HTML.fieldset(.id("disposition"), Attribute("data-keys", "disposition")) {
      HTML.legend(.class("lbl")) {
        "Disposition "
        HTML.kbd(.class("js")) { "d" }
      }
      HTML.div(.class("choice")) {
        for (index, disposition) in Disposition.allCases.enumerated() {
          HTML.label {
            radio(disposition)
            Raw(" ")
            capitalized(disposition.rawValue)
            Raw(" ")
            HTML.kbd(.class("js"), .hidden) { "\(index + 1)" }
          }
        }
      }
    }
  }

  private func radio(_ disposition: Disposition) -> HTML {
    HTML.start(
      "input",
      [
        Attribute("type", "radio"), Attribute("name", "disposition"),
        Attribute("value", disposition.rawValue),
      ] + (draft.disposition == disposition ? [Attribute("checked", nil)] : []))
  }

  /// Other issues that the response may answer with this one.
  @HTMLBuilder private var alsoAnswers: HTML {
    let others = page.dossier.others
    let taken = others.filter { draft.issues.contains($0.issue.issue) }
    if !others.isEmpty {
      HTML.element(
        "details", [.class("gather")] + (taken.isEmpty ? [] : [Attribute("open", nil)]),
        pieces {
          HTML.summary {
            taken.isEmpty
              ? "It answers this issue alone" : "It answers \(taken.count + 1) issues"
            HTML.span(.class("quiet")) {
              " · \(counted(others.count, "other")) on the clause or with the tag"
            }
          }
          HTML.fieldset {
            HTML.legend(.class("vh")) { "It also answers" }
            HTML.ul(.list) {
              for line in others {
                HTML.li {
                  HTML.label(.class("check")) {
                    checkbox(
                      "issue", line.issue.issue.description,
                      draft.issues.contains(line.issue.issue))
                    HTML.span {
                      cite(line)
                      " · \(line.tag.name) "
                      HTML.span(.class("quiet")) {
                        "\(line.coverage.received) received, "
                          + "\(line.coverage.distinctTexts) distinct, "
                      }
                      state(of: line)
                    }
                  }
                }
              }
            }
          }
        })
    }
    // An answer may reach further than this clause and this tag; what is not shown goes along.
    for issue in draft.issues
    where issue != page.dossier.line.issue.issue
      && !others.contains(where: { $0.issue.issue == issue })
    {
      HTML.hiddenInput("issue", issue.description)
    }
  }

  @HTMLBuilder private var answering: HTML {
    let stages = page.dossier.answering
    if stages.count > 1 {
      HTML.div(.class("field inline")) {
        HTML.label(Attribute("for", "answered")) { "The stage that answers" }
        HTML.select(.id("answered"), Attribute("name", "answered")) {
          for stage in stages {
            HTML.element(
              "option",
              [Attribute("value", stage.id.text)]
                + (stage.id == draft.answeredIn ? [Attribute("selected", nil)] : []),
              HTML(stage.name))
          }
        }
        HTML.button(
          Attribute("type", "submit"), .class("btn no-js"),
          Attribute("formaction", page.address.issue(page.dossier.line.issue, "preview").link.text)
        ) { "Show its changes" }
      }
    } else if let stage = stages.first {
      HTML.hiddenInput("answered", stage.id.text)
    }
  }

  private var changes: HTML {
    let named = pane.changes.filter { draft.changed.contains($0.words) }
    let unnamed = pane.changes.filter { !draft.changed.contains($0.words) }
    let shown = Set(pane.changes.map(\.words))
    let beyond = draft.changed.filter { !shown.contains($0) }
    let picked = named.count + beyond.count
    return HTML.element(
      "details",
      [.class("changes"), .id("changes"), Attribute("data-keys", "changes")]
        + (picked > 0 ? [Attribute("open", nil)] : []),
      pieces {
        HTML.summary {
          HTML.span(.class("lbl")) { "The change it led to" }
          " "
          HTML.span(.class("quiet"), .id("picked")) {
            picked == 0 ? "none picked" : "\(picked) picked"
          }
          HTML.span(.class("quiet")) { " of \(pane.changes.count) in the redline " }
          HTML.kbd(.class("js")) { "l" }
        }
        HTML.fieldset {
          HTML.legend(.class("vh")) { "Clauses that changed because of it" }
          if pane.changes.isEmpty {
            HTML.p(.class("quiet")) { "Nothing changed in the stage that answers." }
          }
          HTML.ul(.list) {
            for words in beyond { item(words) }
            // What is named stands first, where it is seen without scrolling.
            for (index, choice) in (named + unnamed).enumerated() { item(choice, index) }
          }
        }
      })
  }

  private func item(_ words: String) -> HTML {
    HTML.li {
      HTML.label(.class("check")) {
        checkbox("changed", words, true)
        HTML.span {
          HTML.span(.class("cite")) { words }
          HTML.span(.class("quiet")) { " named, and no change of it is shown" }
        }
      }
    }
  }

  private func item(_ choice: ChangeChoice, _ index: Int) -> HTML {
    let words = ChangeWords(choice)
    let excerpt = words.excerpt
    return HTML.li {
      HTML.label(.class("check")) {
        checkbox(
          "changed", choice.words, draft.changed.contains(choice.words),
          describedBy: excerpt.isEmpty ? nil : "change-\(index)")
        HTML.span {
          HTML.span(.class("cite")) { choice.change.clause.citation.text }
          HTML.span(.class("quiet")) {
            " \(words.deed)" + (isExplained(choice) ? " · explained" : " · not explained yet")
          }
        }
      }
      if !excerpt.isEmpty { HTML.p(.class("law"), .id("change-\(index)")) { excerpt } }
    }
  }

  private func isExplained(_ choice: ChangeChoice) -> Bool {
    !choice.change.explanations.isEmpty
  }

  private var text: HTML {
    HTML.div(.class("edit"), .id("edit")) {
      HTML.div(.class("head")) {
        HTML.label(.class("lbl"), Attribute("for", "body")) { "The response, in Markdown" }
        HTML.span(.class("js tabs")) {
          HTML.button(
            Attribute("type", "button"), .class("plain"), .id("write"),
            Attribute("aria-pressed", "true")
          ) {
            "Write "
            HTML.kbd { "e" }
          }
          HTML.button(
            Attribute("type", "button"), .class("plain"), .id("show"),
            Attribute("aria-pressed", "false"),
            Attribute(
              "data-preview", page.address.issue(page.dossier.line.issue, "preview").link.text)
          ) {
            "Preview "
            HTML.kbd { "v" }
          }
        }
      }
      previewBox(pane.preview)
      HTML.div(.class("field")) {
        HTML.textarea(
          .id("body"), Attribute("name", "body"), Attribute("rows", "14"),
          Attribute("spellcheck", "true"), text: draft.body)
      }
    }
  }

  private func checkbox(
    _ name: String, _ value: String, _ isChecked: Bool, describedBy place: String? = nil
  ) -> HTML {
    HTML.start(
      "input",
      [Attribute("type", "checkbox"), Attribute("name", name), Attribute("value", value)]
        + (isChecked ? [Attribute("checked", nil)] : [])
        + (place.map { [.describedBy($0)] } ?? []))
  }
}

/// Words as they begin a line.
func capitalized(_ words: String) -> String {
  guard let first = words.utf8.first, (0x61...0x7A).contains(first) else { return words }
  return String(decoding: [first & 0xDF] + words.utf8.dropFirst(), as: UTF8.self)
}
