// Rulewright. Apache-2.0.

package import Codings
import Comments
package import Coverage
import Diagnostics
package import Dockets
import Markup

/// What is left to do before a final rule, in the order of the work, each with the way to the place
/// where it is mended.
package func gatePage(
  _ gate: Gate, of docket: Docket, _ codebook: Codebook, onlyKind: Gate.Kind? = nil, person: String
) -> [UInt8] {
  let screen = StaffScreen(
    title: "Gate", docket: docket, room: .coverage, person: person, mode: "Gate",
    keys: [KeyHint("j", "k", what: "next, previous"), KeyHint("Enter", what: "go there")],
    scripts: ["issues.js"], styles: ["issues.css"])
  let kinds = Gate.Kind.allCases.filter { gate.count($0) > 0 && (onlyKind ?? $0) == $0 }
  return staffDocument(screen) {
    HTML.main(
      .class("panes p-gate"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-show", "left")
    ) {
      paneSwitch([("kinds", "Counts"), ("left", "Left to do")], "left")
      countsPane(gate, docket, onlyKind)
      HTML.section(
        .class("pane reading"), Attribute("data-name", "left"), .labelledBy("gate-title")
      ) {
        HTML.header { HTML.h2(.id("gate-title"), .class("issue-title")) { verdict(gate) } }
        HTML.div(
          .class("scroll"), .id("gate-list"), Attribute("data-keys", "list"),
          Attribute("tabindex", "0"), .role("region"),
          .label("What is left, in the order of the work")
        ) {
          HTML.div(.class("pad stack"), Attribute("data-roving", nil)) {
            if kinds.isEmpty { nothingLeft(gate, docket) }
            for kind in kinds {
              GateList(
                gate: gate, docket: docket, codebook: codebook, kind: kind,
                limit: onlyKind == nil ? 20 : 1000
              ).html
            }
          }
        }
      }
    }
  }
}

/// Whether a final rule may go out, in a sentence.
private func verdict(_ gate: Gate) -> String {
  let left = Gate.Kind.allCases.reduce(0) { $0 + gate.count($1) }
  if gate.isOpen {
    return left == 0
      ? "Nothing is left" : "Nothing is left but \(counted(left, "warning"))"
  }
  return "\(left) left before a final rule"
}

private func countsPane(_ gate: Gate, _ docket: Docket, _ onlyKind: Gate.Kind?) -> HTML {
  let gateway = StaffPath.docket(docket.name, StaffRoom.coverage.rawValue)
  func entry(_ words: String, _ count: Int, _ kind: Gate.Kind?) -> HTML {
    HTML.li {
      HTML.element(
        "a",
        [.href(gateway.asking("kind", kind?.rawValue).link)]
          + (kind == onlyKind ? [.current("true")] : []),
        pieces {
          HTML.span { words }
          HTML.span(.class(count == 0 ? "n quiet" : "n")) { count == 0 ? "none" : "\(count)" }
        })
    }
  }
  return HTML.nav(.class("pane"), Attribute("data-name", "kinds"), .label("What is left, by kind"))
  {
    HTML.div(
      .class("scroll rail"), .id("rail"), Attribute("tabindex", "0"), .role("region"),
      .label("What is left, by kind")
    ) {
      HTML.h2 { "Left to do" }
      HTML.ul(.list) {
        entry("All", Gate.Kind.allCases.reduce(0) { $0 + gate.count($1) }, nil)
        for kind in Gate.Kind.allCases { entry(kind.title, gate.count(kind), kind) }
      }
      for stage in gate.report.stages where stage.comments > 0 {
        HTML.h2 { docket.stage(stage.stage)?.name ?? stage.stage.text }
        figures([
          ("Comments", stage.comments), ("Tagged", stage.tagged), ("Untagged", stage.untagged),
          ("Late", stage.late), ("Withdrawn", stage.withdrawn),
        ])
      }
      if gate.report.attachments.comments > 0 { attachments(gate.report.attachments, docket) }
    }
  }
}

private func figures(_ numbers: [(String, Int)]) -> HTML {
  HTML.dl(.class("figures")) {
    for (words, number) in numbers {
      HTML.div {
        HTML.dt { words }
        HTML.dd { "\(number)" }
      }
    }
  }
}

/// What of the attachments is read, why the rest is not, and the way to the comments it came with.
private func attachments(_ tally: AttachmentTally, _ docket: Docket) -> HTML {
  let unread = StaffPath.docket(docket.name, StaffRoom.coding.rawValue)
    .asking("show", CodingPlace.Show.unreadAttachments.rawValue)
  return pieces {
    HTML.h2 { "Attachments" }
    figures([
      ("Comments that have any", tally.comments), ("Attachments", tally.attachments.total),
      ("Read", tally.attachments.read), ("Not read", tally.attachments.unread),
    ])
    if tally.commentsWithUnread > 0 {
      HTML.ul(.list) {
        HTML.li {
          HTML.a(.href(unread.link)) {
            HTML.span { "Comments with any not read" }
            HTML.span(.class("n")) { "\(tally.commentsWithUnread)" }
          }
        }
      }
      HTML.h3(.class("lbl")) { "Why not read" }
      // Tools say many things of broken files; the terminal lists them all.
      let rest = tally.reasons.dropFirst(8).reduce(0) { $0 + $1.count }
      figures(
        tally.reasons.prefix(8).map { ($0.words, $0.count) }
          + (rest > 0 ? [("for other reasons", rest)] : []))
    }
  }
}

/// The state that all the work is for.
private func nothingLeft(_ gate: Gate, _ docket: Docket) -> HTML {
  let stages = gate.report.stages
  let comments = stages.reduce(0) { $0 + $1.comments }
  let explained = gate.report.changes.count
  let answered = gate.report.issues.count { !$0.responses.isEmpty }
  let heard =
    comments == 0
    ? "No comment was received, and "
    : "Of \(counted(comments, "comment")) every one that must be heard is tagged, "
      + "\(counted(answered, "issue")) \(answered == 1 ? "is" : "are") answered, and "
  return HTML.div(.class("passed")) {
    HTML.p {
      gate.isOpen
        ? heard
          + "\(counted(explained, "change")) of the rule \(explained == 1 ? "is" : "are") explained."
        : "Nothing of this kind is left."
    }
    if gate.isOpen {
      HTML.p(.class("quiet")) {
        "In the terminal, "
        HTML.code { "rulewright check \(docket.name) --final" }
        " says the same."
      }
    }
  }
}

extension Gate.Kind {
  /// What is counted, in a list.
  var title: String {
    switch self {
    case .untagged: "Untagged comments"
    case .fallen: "Codings that fell"
    case .review: "Codings to review, by tag"
    case .undecided: "Comments with what may be personal data"
    case .late: "Late, treatment not said"
    case .unanswered: "Unanswered issues"
    case .unsound: "Responses that cannot stand"
    case .unexplained: "Changes without a reason"
    case .outOfStep: "Text and record differ"
    case .files: "Mistakes in the files"
    }
  }

  /// Why it stands in the way, in a sentence.
  var reason: String {
    switch self {
    case .untagged: "Every comment is read, and what it says has a tag."
    case .fallen:
      "Its clause or its words are not what the coder saw; a person says whether it holds."
    case .review:
      "Its tag means something else than its coder read; a person says whether it holds."
    case .undecided:
      "The program only finds what may be personal; a person says what the public may read."
    case .late: "Write late: considered or late: not considered beside closes: in docket.yml."
    case .unanswered: "Each has a response, whatever is decided."
    case .unsound: "An answer names what was said, what was decided and what changed."
    case .unexplained: "A change follows from a response, or docket.yml gives a reason for it."
    case .outOfStep:
      "Whoever clones the text gets what the text says; saving the response writes it."
    case .files: "As rulewright check says them, by file and line."
    }
  }
}
