// Rulewright. Apache-2.0.

import Comments
import Markup
import Redacting

/// What the public reads of a comment: what is withheld, why, and who decided so, with the buttons
/// to decide.
struct PublicPane {
  let view: CommentView
  let place: CodingPlace

  func html() -> HTML {
    HTML.section(.class("public"), .id("public"), .labelledBy("public-title")) {
      HTML.h3(.id("public-title")) { "What the public reads" }
      whole
      if let form = view.publicForm {
        if form.redactions.placed.isEmpty, form.redactions.lost.isEmpty {
          HTML.p(.class("quiet")) {
            "No words of it look like personal data, and none are withheld."
          }
        }
        HTML.ul(.class("held"), .list) {
          for lost in form.redactions.lost { self.lost(lost) }
          for (index, placed) in form.redactions.placed.enumerated() {
            self.placed(placed, number: index + 1)
          }
          for attachment in view.comment.attachments where attachment.words != nil {
            self.attachment(attachment, form)
          }
        }
      }
      withhold
    }
  }

  // MARK: What there is

  private var whole: HTML {
    pieces {
      for decision in view.disclosures where decision.attachment == nil {
        act("release", [("attachment", "")]) {
          HTML.p {
            "Withheld as a whole: \(decision.kind.rawValue), by "
            HTML.bdi { decision.who }
            if !decision.reason.isEmpty {
              ". "
              HTML.bdi { decision.reason }
            }
          }
          button("Let the public read it")
        }
      }
    }
  }

  private func placed(_ placed: PlacedRedaction, number: Int) -> HTML {
    let words = String(
      decoding: view.body[placed.range.clamped(to: 0..<view.body.count)], as: UTF8.self)
    return HTML.li {
      HTML.p {
        HTML.b { placed.kind.rawValue }
        ", \(placed.inWords): "
        HTML.element("q", [], HTML.bdi { words })
        if let decision = placed.decision {
          ", by "
          HTML.bdi { decision.who }
        }
      }
      HTML.div(.class("buttons")) {
        if placed.decision?.state != .confirmed, placed.decision?.state != .added {
          decide("confirm", placed, "Keep it withheld", number)
        }
        if placed.isWithheld { decide("show", placed, "Show it", number) }
      }
    }
  }

  private func decide(
    _ verb: String, _ placed: PlacedRedaction, _ words: String, _ number: Int
  ) -> HTML {
    let range = placed.range
    return act(
      verb, [("sel", "\(range.lowerBound)-\(range.upperBound)"), ("kind", placed.kind.name)]
    ) {
      HTML.button(.class("btn"), .label("\(words), place \(number), \(placed.kind.rawValue)")) {
        words
      }
    }
  }

  private func lost(_ redaction: Redaction) -> HTML {
    HTML.li {
      act("show", [("quote", redaction.quote)]) {
        HTML.p {
          HTML.b { redaction.kind.rawValue }
          ": words that were withheld are no longer in the comment, and so all of it is: "
          HTML.element("q", [], HTML.bdi { redaction.quote })
        }
        button("Let that decision go")
      }
    }
  }

  private func attachment(_ attachment: Attachment, _ form: PublicForm) -> HTML {
    let isWithheld = form.withheldAttachments.contains { $0.range == attachment.words }
    let own = view.disclosures.first {
      $0.attachment == attachment.number && $0.sha256 == attachment.sha256
    }
    let state =
      attachment.restriction.map { "held back by the source, \($0.kind)" }
      ?? (isWithheld
        ? "withheld, " + (own?.kind.rawValue ?? "not reviewed") : "released by \(own?.who ?? "")")
    return HTML.li {
      act(
        isWithheld ? "release" : "withhold",
        [("attachment", String(attachment.number)), ("kind", RedactionKind.other.name)]
      ) {
        HTML.p {
          HTML.b { "attachment \(attachment.number)" }
          ": \(state)"
        }
        if attachment.restriction == nil {
          button(isWithheld ? "Let the public read it" : "Withhold it")
        }
      }
    }
  }

  // MARK: What a person withholds

  private var withhold: HTML {
    let selection = place.selection?.clamped(to: 0..<view.body.count)
    return HTML.element(
      "details",
      [.class("withhold"), .id("withhold")] + (selection == nil ? [] : [Attribute("open", nil)]),
      pieces {
        HTML.summary {
          selection == nil ? "Withhold words, or the whole comment " : "Withhold the selection "
          HTML.kbd(.class("js")) { "x" }
        }
        act("redact", []) {
          HTML.label(Attribute("for", "withhold-kind")) { "Why; the public reads it" }
          HTML.select(
            .id("withhold-kind"), Attribute("name", "kind"), Attribute("data-keys", "withhold")
          ) {
            for kind in RedactionKind.allCases {
              HTML.element(
                "option",
                [Attribute("value", kind.name)]
                  + (kind == .personalInformation ? [Attribute("selected", nil)] : []),
                HTML(kind.rawValue))
            }
          }
          HTML.label(Attribute("for", "withhold-because")) {
            "In your own words, for the office, where all of it is withheld"
          }
          HTML.input(
            "text", .class("line"), .id("withhold-because"), Attribute("name", "because"),
            Attribute("data-keys", "withhold"))
          HTML.div(.class("buttons")) {
            if let selection {
              HTML.hiddenInput("sel", "\(selection.lowerBound)-\(selection.upperBound)")
            }
            HTML.button(
              .class(selection == nil ? "btn js" : "btn"), Attribute("name", "do"),
              Attribute("value", "redact"), .id("withhold-words")
            ) { "Withhold the selected words" }
            if selection == nil {
              HTML.p(.class("quiet no-js")) {
                "Choose a sentence or a paragraph by its number to withhold it."
              }
            }
            HTML.button(.class("btn"), Attribute("name", "do"), Attribute("value", "whole")) {
              "Withhold the whole comment"
            }
          }
        }
      })
  }

  private func button(_ words: String) -> HTML { HTML.button(.class("btn")) { words } }

  private func act(
    _ verb: String, _ fields: [(String, String)], @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    HTML.form(to: place.act("public").link) {
      place.inputs(without: ["sel", "coding", "clause", "find"])
      HTML.hiddenInput("seen", view.seen)
      if verb != "redact" { HTML.hiddenInput("do", verb) }
      for field in fields { HTML.hiddenInput(field.0, field.1) }
      content()
    }
  }
}

extension PlacedRedaction {
  /// How it stands with the public.
  var inWords: String {
    switch decision?.state {
    case nil: "found and withheld; nobody looked yet"
    case .confirmed, .added: "withheld"
    case .shown: "shown"
    }
  }
}
