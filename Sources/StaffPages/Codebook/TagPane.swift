// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Redlining
import SitePages

/// The tag that is looked at.
struct TagPane {
  let content: CodebookContent
  let line: CodebookContent.Line

  private var tag: Tag { line.tag }

  private func act(_ verb: String) -> Link {
    StaffPath.docket(content.docket.name, "codebook", tag.id.text, verb).link
  }

  @HTMLBuilder var html: HTML {
    HTML.header {
      HTML.div(.class("head")) {
        HTML.h2(.id("tag-title"), .class("law")) { tag.name }
        HTML.span(.class("quiet")) {
          HTML.code { tag.id.text }
          " · "
          HTML.a(
            .href(
              CodingPlace(docket: content.docket.name, show: .all, tagged: tag.id).path.link)
          ) { counted(line.comments, "comment") }
        }
      }
    }
    HTML.div(
      .class("scroll"), .id("tag-scroll"), Attribute("data-keep-scroll", nil),
      Attribute("tabindex", "0"), .role("region"), .label("The tag \(tag.name)")
    ) {
      definition
      if !content.review.isEmpty { review }
      HTML.div(.class("acts")) {
        edit
        rename
        merge
        split
      }
      history
    }
  }

  // MARK: - What it means

  private var definition: HTML {
    HTML.section(.class("meaning"), .labelledBy("meaning-title")) {
      HTML.h3(.id("meaning-title"), .class("vh")) { "What it means" }
      HTML.p(.class("law")) { tag.definition }
      HTML.dl {
        if !tag.use.isEmpty { part("Use it when", [tag.use]) }
        if !tag.avoid.isEmpty { part("Not when", [tag.avoid]) }
        if !tag.examples.isEmpty { part("Examples", tag.examples) }
      }
    }
  }

  private func part(_ name: String, _ words: [String]) -> HTML {
    HTML.div {
      HTML.dt { name }
      for line in words { HTML.dd { line } }
    }
  }

  private var edit: HTML {
    HTML.element(
      "details",
      [.class("act"), .id("edit")] + (content.typed == nil ? [] : [Attribute("open", nil)]),
      pieces {
        HTML.summary { "Edit the definition" }
        HTML.form(to: act("define"), .class("definition")) {
          HTML.p(.class("quiet")) {
            "Every coding that was made under the old definition then waits to be looked at."
          }
          HTML.hiddenInput("version", content.version)
          TagFields(tag: content.typed ?? tag).html
          HTML.button(Attribute("type", "submit"), .class("btn main")) {
            "Save the definition "
            HTML.kbd { "Ctrl Enter" }
          }
        }
      })
  }

  // MARK: - What waits for a person's word

  private var review: HTML {
    HTML.section(.class("review"), .id("review"), .labelledBy("review-title")) {
      HTML.h3(.id("review-title")) {
        "\(counted(line.toReview, "coding")) made under another definition"
      }
      HTML.p(.class("quiet")) {
        "Each stands as it was until a person says whether it still holds."
        if line.toReview > content.review.count {
          " The first \(content.review.count) are shown."
        }
      }
      HTML.ol {
        for item in content.review { HTML.li { entry(item) } }
      }
      if content.review.count > 1 {
        HTML.form(to: act("confirm"), .class("all")) {
          HTML.hiddenInput("version", content.version)
          for item in content.review { HTML.hiddenInput("coding", "\(item.number) \(item.mark)") }
          HTML.button(Attribute("type", "submit"), .class("btn")) {
            "All \(content.review.count) shown here still hold"
          }
        }
      }
    }
  }

  private func entry(_ item: CodebookContent.Review) -> HTML {
    pieces {
      HTML.p(.class("law quote")) { item.coding.passage?.quote ?? "The comment as a whole" }
      HTML.p(.class("quiet")) {
        HTML.a(
          .href(
            StaffPath.docket(content.docket.name, "coding", item.coding.comment.text).link)
        ) { item.coding.comment.text }
        item.organization.isEmpty ? "" : " \(item.organization)"
        item.coding.target.map { " · \($0.citation.text)" } ?? ""
        " · \(item.coding.coder), \(day(item.coding.at))"
      }
      if let seen = item.seen, seen.definition != tag.definition {
        HTML.details {
          HTML.summary { "The definition then and now" }
          HTML.p(.class("law")) {
            redlinedWords(wordChanges(from: seen.definition, to: tag.definition))
          }
        }
      }
      HTML.div(.class("choice")) {
        HTML.form(to: act("confirm")) {
          HTML.hiddenInput("version", content.version)
          HTML.hiddenInput("coding", "\(item.number) \(item.mark)")
          HTML.button(Attribute("type", "submit"), .class("btn confirm")) {
            "It still holds "
            HTML.kbd(.class("js")) { "y" }
          }
        }
        HTML.form(to: act("retag")) {
          HTML.hiddenInput("version", content.version)
          HTML.hiddenInput("coding", "\(item.number) \(item.mark)")
          HTML.label(Attribute("for", "r-\(item.number)"), .class("vh")) { "Another tag" }
          tagSelect(id: "r-\(item.number)", excluding: tag.id)
          HTML.button(Attribute("type", "submit"), .class("btn")) { "Give it this tag" }
        }
      }
    }
  }

  // MARK: - What can be done with it

  private var rename: HTML {
    HTML.details(.class("act"), .id("rename")) {
      HTML.summary { "Rename" }
      HTML.form(to: act("rename")) {
        HTML.p(.class("quiet")) {
          "Its codings and the responses that name it follow; what it means stays."
        }
        HTML.hiddenInput("version", content.version)
        field("name", "Name", tag.name)
        field("id", "Id", tag.id.text)
        HTML.button(Attribute("type", "submit"), .class("btn")) { "Rename" }
      }
    }
  }

  private var merge: HTML {
    HTML.details(.class("act"), .id("merge")) {
      HTML.summary { "Merge into another" }
      HTML.form(to: act("merge")) {
        HTML.p(.class("quiet")) {
          "The other tag takes over its codings, which then wait to be looked at under the other's "
          "definition. This one goes."
        }
        HTML.hiddenInput("version", content.version)
        HTML.div(.class("field")) {
          HTML.label(Attribute("for", "m-into")) { "Into" }
          tagSelect(id: "m-into", excluding: tag.id)
        }
        HTML.button(Attribute("type", "submit"), .class("btn")) { "Merge" }
      }
    }
  }

  private var split: HTML {
    HTML.details(.class("act"), .id("split")) {
      HTML.summary { "Split off a new tag" }
      HTML.form(
        to: act("split"), .class("definition")
      ) {
        HTML.p(.class("quiet")) {
          "Write what this tag means from now on, and the new one. All its codings then wait to be "
          "looked at: each stays here or goes to the new tag."
        }
        HTML.hiddenInput("version", content.version)
        HTML.div(.class("field words")) {
          HTML.label(Attribute("for", "s-narrowed")) { "\(tag.name) from now on" }
          HTML.textarea(
            .id("s-narrowed"), Attribute("name", "narrowed"), Attribute("rows", "3"),
            text: tag.definition)
        }
        TagFields(tag: nil, hasID: true, prefix: "s").html
        HTML.button(Attribute("type", "submit"), .class("btn")) { "Split" }
      }
    }
  }

  private func field(_ name: String, _ label: String, _ value: String) -> HTML {
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "n-\(name)")) { label }
      HTML.input(
        "text", .id("n-\(name)"), Attribute("name", name), Attribute("value", value),
        Attribute("required", nil), Attribute("autocomplete", "off"))
    }
  }

  private func tagSelect(id: String, excluding: TagID) -> HTML {
    HTML.select(.id(id), Attribute("name", "into")) {
      for other in content.lines where other.tag.id != excluding {
        HTML.option(Attribute("value", other.tag.id.text)) { other.tag.name }
      }
    }
  }

  // MARK: - How it came to be

  private var history: HTML {
    HTML.section(.class("history"), .labelledBy("history-title")) {
      HTML.h3(.id("history-title")) { "How it came to be" }
      if content.history.isEmpty {
        HTML.p(.class("quiet")) {
          "The record has kept no other codebook than this one."
        }
      }
      HTML.ol {
        for (index, version) in content.history.enumerated() {
          HTML.li {
            HTML.p {
              HTML.b { version.what }
              HTML.span(.class("quiet")) { " by \(version.who), \(day(version.at))" }
            }
            let before = index + 1 < content.history.count ? content.history[index + 1].tag : nil
            if let now = version.tag {
              HTML.p(.class("law")) {
                if let before, before.definition != now.definition {
                  redlinedWords(wordChanges(from: before.definition, to: now.definition))
                } else {
                  now.definition
                }
              }
            }
          }
        }
      }
    }
  }

  /// The day of an instant that is written `2021-11-20T14:03:22Z`.
  private func day(_ at: String) -> String {
    String(decoding: at.utf8.prefix(10), as: UTF8.self)
  }
}
