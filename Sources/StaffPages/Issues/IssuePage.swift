// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
package import IssueViews
import Markup

/// An issue as it is answered: the list, what was said, and the response.
package struct IssuePage {
  package var board: IssueBoard
  package var address: IssueAddress
  package var dossier: IssueDossier
  package var person: String
  /// Whether all passages are listed.
  package var listsAll: Bool

  package init(
    board: IssueBoard, address: IssueAddress, dossier: IssueDossier, person: String,
    listsAll: Bool = false
  ) {
    self.board = board
    self.address = address
    self.dossier = dossier
    self.person = person
    self.listsAll = listsAll
  }

  /// The whole page; `answer` is its last pane.
  package func page(_ answer: AnswerPane) -> [UInt8] { document(answer.html(self)) }

  /// The page with both texts of a conflict.
  package func page(_ conflict: ConflictPane) -> [UInt8] { document(conflict.html(self)) }

  /// The list and the last pane, to take the place of those in an open page.
  package func fragments(_ answer: AnswerPane) -> [StaffFragment] {
    [StaffFragment { list.pane }, StaffFragment { answer.html(self) }]
  }

  /// Both texts of a conflict, to take the place of the form.
  package func fragments(_ conflict: ConflictPane) -> [StaffFragment] {
    [StaffFragment { conflict.html(self) }]
  }

  private func document(_ answer: HTML) -> [UInt8] {
    let screen = StaffScreen(
      title: heading, docket: board.docket, room: .issues, person: person, mode: "Issue",
      keys: [
        KeyHint("j", "k", what: "next, previous"), KeyHint("d", "1–5", what: "disposition"),
        KeyHint("l", what: "link the change"), KeyHint("e", what: "edit"),
        KeyHint("v", what: "preview"), KeyHint("Ctrl Enter", what: "save"),
      ], scripts: ["issues.js"], styles: ["issues.css"])
    return staffDocument(screen) {
      HTML.main(
        .class("panes p-issue"), .id("main"), Attribute("tabindex", "-1"),
        Attribute("data-keys", "issue"), Attribute("data-show", "answer")
      ) {
        paneSwitch(
          [("list", "Issues"), ("said", "What was said"), ("answer", "Response")], "answer")
        list.pane
        SaidPane(page: self).html
        answer
      }
    }
  }

  private var list: IssueList {
    IssueList(board: board, address: address, open: dossier.line.issue)
  }

  /// `Overly broad, 4E001.c`.
  var heading: String {
    let line = dossier.line
    let citation = line.coverage.citation?.text ?? line.issue.issue.label?.text
    return [line.tag.name, citation].compactMap { $0 }.joined(separator: ", ")
  }

  /// The issues before and after in the list.
  var neighbours: (previous: StageIssue?, next: StageIssue?) {
    let lines = list.lines
    guard let at = lines.firstIndex(where: { $0.issue == dossier.line.issue }) else {
      return (nil, lines.first?.issue)
    }
    return (
      at > 0 ? lines[at - 1].issue : nil, at + 1 < lines.count ? lines[at + 1].issue : nil
    )
  }
}
