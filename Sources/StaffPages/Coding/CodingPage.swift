// Rulewright. Apache-2.0.

package import Clauses
import Comments
import Dockets
import Markup

/// The coding screen as a page: queue, comment and rule side by side.
package func codingPage(_ screen: CodingScreen) -> [UInt8] {
  staffDocument(frame(of: screen)) {
    HTML.main(
      .class("panes p-coding"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-show", "comment")
    ) {
      paneSwitch(screen)
      QueuePane(screen: screen).html()
      middle(screen)
      right(screen)
      CodingPickers(tags: screen.tags).html()
    }
  }
}

/// What a move to another comment changes: all but the rows and the tree of the rule.
package func codingMove(_ screen: CodingScreen) -> [StaffFragment] {
  [
    StaffFragment { middle(screen) },
    StaffFragment {
      screen.rule.map { RulePane(screen: screen, rule: $0).suggestions() } ?? HTML()
    },
  ]
}

/// What an act on the comment changes: the paragraphs with codings, its row, the numbers.
///
/// `range` is what the act was about; `said` is what it did, in the words of the status.
package func codingActed(
  _ screen: CodingScreen, on range: Range<Int>?, said: String
) -> [StaffFragment] {
  guard let view = screen.comment else { return [.done(said)] }
  let pane = CommentPane(screen: screen, view: view)
  let queue = QueuePane(screen: screen)
  var fragments = pane.changed(by: range).map { piece in StaffFragment { piece } }
  fragments.append(StaffFragment { pane.whole() })
  if view.letter != nil { fragments.append(StaffFragment { pane.copy }) }
  fragments.append(StaffFragment { queue.line(view.line, at: max(0, (view.position ?? 1) - 1)) })
  fragments.append(StaffFragment { queue.progress() })
  fragments.append(.done(said))
  return fragments
}

/// What a decision about what the public reads changes.
package func codingDecided(
  _ screen: CodingScreen, on range: Range<Int>?, said: String
) -> [StaffFragment] {
  guard let view = screen.comment else { return [.done(said)] }
  let pane = CommentPane(screen: screen, view: view)
  return pane.changed(by: range).map { piece in StaffFragment { piece } } + [
    StaffFragment { PublicPane(view: view, place: screen.place).html() },
    StaffFragment {
      QueuePane(screen: screen).line(view.line, at: max(0, (view.position ?? 1) - 1))
    },
    .done(said),
  ]
}

/// What changes besides where somebody says how far they are with a comment.
package func codingStanding(_ screen: CodingScreen) -> [StaffFragment] {
  guard let view = screen.comment else { return [] }
  let pane = CommentPane(screen: screen, view: view)
  return [StaffFragment { pane.header }, StaffFragment { pane.footer }]
}

/// A stretch of the queue.
package func codingRows(_ screen: CodingScreen) -> [StaffFragment] {
  [StaffFragment { QueuePane(screen: screen).stretch() }]
}

/// The clauses offered for a selection.
package func codingSuggestions(_ screen: CodingScreen) -> [StaffFragment] {
  guard let rule = screen.rule else { return [] }
  return [StaffFragment { RulePane(screen: screen, rule: rule).suggestions() }]
}

/// The words of a clause, in its place in the tree.
package func codingClause(_ screen: CodingScreen, _ clause: Clause) -> [StaffFragment] {
  guard let rule = screen.rule else { return [] }
  return [StaffFragment { RulePane(screen: screen, rule: rule).unfolded(clause) }]
}

private func frame(of screen: CodingScreen) -> StaffScreen {
  StaffScreen(
    title: screen.place.comment.map { "Coding " + shortID($0) } ?? "Coding",
    docket: screen.docket, room: .coding, person: screen.person, mode: "Comment",
    keys: [
      KeyHint("↓", "↑", what: "sentence"), KeyHint("Space", what: "select"),
      KeyHint("t", what: "tag"), KeyHint("j", what: "next"), KeyHint("d", what: "done"),
    ], scripts: codingScripts, styles: ["coding.css", "campaigns.css"])
}

private func paneSwitch(_ screen: CodingScreen) -> HTML {
  let names = [
    ("queue", "Queue"),
    ("comment", screen.place.comment.map { "Comment " + shortID($0) } ?? "Comment"),
    ("rule", "Rule"),
  ]
  return HTML.div(.class("paneswitch js"), .role("group"), .label("Pane")) {
    for (pane, name) in names {
      HTML.button(
        Attribute("type", "button"), Attribute("data-pane", pane),
        Attribute("aria-pressed", pane == "comment" ? "true" : "false")
      ) { name }
    }
  }
}

@HTMLBuilder private func middle(_ screen: CodingScreen) -> HTML {
  if let view = screen.comment {
    CommentPane(screen: screen, view: view).html()
  } else {
    HTML.section(
      .class("pane reading"), Attribute("data-name", "comment"), .id("comment"), .label("Comment"),
      Attribute("data-keys", "comment")
    ) {
      HTML.div(
        .class("scroll letter"), .id("letter"), Attribute("tabindex", "0"), .role("region"),
        .label("No comment")
      ) {
        HTML.p(.class("none said")) {
          if screen.queue.counts.received == 0 {
            "Nothing was received yet. In the terminal, "
            HTML.code { "rulewright import \(screen.docket.name)" }
            " brings comments in."
          } else {
            "There is no comment in this queue."
          }
        }
      }
    }
  }
}

@HTMLBuilder private func right(_ screen: CodingScreen) -> HTML {
  if let rule = screen.rule {
    RulePane(screen: screen, rule: rule).html()
  } else {
    HTML.section(
      .class("pane rule"), Attribute("data-name", "rule"), .id("rule"), .label("Rule"),
      Attribute("data-keys", "rule")
    ) {
      HTML.p(.class("none said")) {
        screen.comment == nil
          ? "The rule that a comment speaks to stands here."
          : "The stage commented on has no text in the workspace."
      }
    }
  }
}

/// In the order in which they build on each other.
private let codingScripts =
  ["words", "caret", "acts", "public", "queue", "rule", "pickers"].map { "coding-\($0).js" } + [
    "coding.js"
  ]
