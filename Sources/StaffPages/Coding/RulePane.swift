// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Markup
import Suggesting
import Wording

/// The rule beside the comment: the clauses that are offered, and the tree of all.
struct RulePane {
  let screen: CodingScreen
  let rule: RuleView

  private var place: CodingPlace { screen.place }

  func html() -> HTML {
    HTML.section(
      .class("pane rule"), Attribute("data-name", "rule"), .id("rule"), .labelledBy("rule-title"),
      Attribute("data-keys", "rule"), Attribute("data-stage", rule.stage.id.text)
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("rule-title")) { capitalized(rule.stage.kind.rawValue) }
          HTML.span(.class("quiet")) { rule.stage.citation ?? rule.stage.id.text }
        }
      }
      suggestions()
      HTML.div(
        .class("scroll"), .id("clauses"), Attribute("data-keep-scroll", nil),
        Attribute(
          "data-clauses",
          StaffPath.docket(place.docket, "coding-clause", rule.stage.id.text).link.text)
      ) { tree }
    }
  }

  // MARK: Suggestions

  /// The clauses that the selection, or the whole comment, may speak to, with why.
  func suggestions() -> HTML {
    HTML.div(.class("suggest"), .id("suggest")) {
      if let view = screen.comment, !rule.suggestions.isEmpty {
        HTML.h3 {
          place.coding != nil
            ? "Clause for the coding"
            : place.selection != nil ? "Clause for the selection" : "Cited, and near in words"
          " "
          HTML.kbd(.class("js")) { "c" }
        }
        HTML.element(
          "ol", [.class("offers")],
          HTML(
            rule.suggestions.enumerated().map { index, suggestion in
              let clause = rule.tree.clauses[suggestion.clause]
              let isChosen = clause.label == place.clause
              return HTML.li {
                HTML.element(
                  "a",
                  [
                    .href(place.choosing(clause: clause.label).path.at("work").link),
                    Attribute("data-label", clause.label.text),
                    Attribute("data-citation", clause.citation.text),
                  ] + (isChosen ? [.current("true")] : []),
                  pieces {
                    HTML.span(.class("name")) { clause.citation.text }
                    HTML.span(.class("law")) { heading(of: clause) }
                    HTML.span(.class("why")) {
                      reasonWords(suggestion, in: view, of: screen.docket)
                    }
                  })
              }
            }))
        if let words = rule.tally.flatMap(tallyWords) { HTML.p(.class("tally")) { words } }
      }
    }
  }

  // MARK: The tree

  private var tree: HTML {
    let clauses = rule.tree.clauses
    // The file's front matter is a clause without a word.
    let children = rule.tree.childrenByParent.mapValues { indices in
      indices.filter { !clauses[$0].text.isEmpty || !heading(of: clauses[$0]).isEmpty }
    }
    var page = HTML.start("ul", [.class("tree"), .id("tree"), .label(treeName)])
    // No recursion: the depth of a draft is its author's to choose.
    var open: [ArraySlice<Int>] = [(children[nil] ?? [])[...]]
    while let next = open.last?.first {
      open[open.count - 1].removeFirst()
      let below = children[next] ?? []
      page += HTML.start("li", [.class("l\(min(open.count, 5))")])
      page += row(next, hasChildren: !below.isEmpty)
      if !below.isEmpty {
        page += HTML.start("ul")
        open.append(below[...])
      } else {
        page += HTML.end("li")
      }
      while let last = open.last, last.isEmpty {
        open.removeLast()
        page += HTML.end("ul")
        if !open.isEmpty { page += HTML.end("li") }
      }
    }
    if !(open.isEmpty) { page += HTML.end("ul") }
    return page
  }

  private var treeName: String {
    "Clauses of the \(rule.stage.kind.rawValue); the number is comments that speak to one"
  }

  private func row(_ index: Int, hasChildren: Bool) -> HTML {
    let clause = rule.tree.clauses[index]
    let isCurrent = clause.label == place.clause
    let uses = rule.uses[clause.label] ?? 0
    return pieces {
      HTML.element(
        "a",
        [
          .class("r"), .href(place.choosing(clause: clause.label).path.at("unfold").link),
          Attribute("data-label", clause.label.text),
          Attribute("data-citation", clause.citation.text),
          Attribute("data-kind", clause.kind.rawValue),
        ] + (isCurrent ? [.current("true")] : []),
        pieces {
          HTML.element("span", [.class("tw"), .hidden], HTML())
          HTML.span(.class("d")) { name(of: clause) }
          HTML.span(.class("h")) { heading(of: clause) }
          HTML.span(.class("ct")) {
            if uses > 0 {
              grouped(uses)
              HTML.hidden(uses == 1 ? " comment" : " comments")
            }
          }
        })
      if isCurrent { unfolded(clause) }
    }
  }

  private func name(of clause: Clause) -> String {
    if clause.kind == .section { return clause.citation.text }
    return clause.designation
  }

  /// The words of a clause, unfolded in its place.
  func unfolded(_ clause: Clause) -> HTML {
    let uses = rule.uses[clause.label] ?? 0
    return HTML.div(
      .class("unfold"), .id("unfold"), Attribute("data-of", clause.label.text)
    ) {
      HTML.p(.class("cite")) { clause.citation.text }
      HTML.p { clause.text }
      HTML.p(.class("meta")) {
        HTML.span {
          uses == 0
            ? "No comment was tied to it." : "\(grouped(uses)) received speak to it"
        }
        HTML.button(
          Attribute("type", "button"), .class("btn js"), Attribute("data-tie", nil),
          Attribute("tabindex", "-1")
        ) { "Tie to this" }
      }
    }
  }

  private func capitalized(_ words: String) -> String {
    String(words.prefix(1)).uppercased() + String(words.dropFirst())
  }
}

/// What a clause is called besides its designation: its heading, or how its words begin.
func heading(of clause: Clause) -> String {
  if let heading = clause.heading, !heading.isEmpty { return heading }
  let bytes = clause.text.utf8
  guard bytes.count > 60 else { return clause.text }
  let end = bytes.prefix(60).lastIndex(of: 0x20) ?? bytes.index(bytes.startIndex, offsetBy: 60)
  return String(decoding: bytes[..<end], as: UTF8.self) + "…"
}

/// Why a clause is offered, in words.
func reasonWords(
  _ suggestion: ClauseSuggestion, in view: CommentView, of docket: Docket
) -> String {
  (suggestion.isOfLetter ? "in the campaign’s letter: " : "")
    + reasonWords(suggestion.reason, in: view, of: docket)
}

private func reasonWords(
  _ reason: ClauseSuggestion.Reason, in view: CommentView, of docket: Docket
) -> String {
  /// Where in the comment; nothing of the letter.
  func place(_ words: ClauseSuggestion.Words) -> String {
    let paragraph = words.start.flatMap { start in
      view.paragraphs.firstIndex { $0.range.contains(start) }
    }
    return paragraph.map { ", in ¶ \($0 + 1)" } ?? ""
  }
  switch reason {
  case .cites(let words): return "cited: \(words.text)\(place(words))"
  case .repeats(let words): return "its words are repeated\(place(words))"
  case .followed(let words, let stage, let citation):
    let name = docket.stage(stage)?.kind.rawValue ?? stage.text
    return "followed from \(citation) of the \(name): \(words.text)\(place(words))"
  case .ambiguous(let words): return "ambiguous, choose: \(words.text)\(place(words))"
  case .above(let words):
    return "above what is cited and not there: \(words.text)\(place(words))"
  case .shares(let words): return "shares: " + words.joined(separator: ", ")
  case .codedAbove(let coder): return "coded just above, by \(coder)"
  case .codedLast: return "your last coding"
  }
}

/// How often the first clauses offered were right, in a sentence; nil before anything was tied.
func tallyWords(_ tally: SuggestionTally) -> String? {
  guard tally.comments > 0 else { return nil }
  let comments =
    tally.comments == 1 ? "one comment" : "\(grouped(tally.comments)) comments"
  let among = ["no", "one", "two", "three", "four", "five"]
  let places = tally.rightAt.count
  let many = places < among.count ? among[places] : "\(places)"
  return "Of the \(comments) last tied to a clause, the first offered for the whole comment was "
    + "right in \(grouped(tally.right(within: 1))), "
    + "one of \(many) in \(grouped(tally.right(within: places)))."
}
