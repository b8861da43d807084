// Rulewright. Apache-2.0.

package import Clauses
import Markup

/// The clause of a coding that is not what its coder saw: then, and what it may be now.
package struct FallenClause: Sendable {
  /// A clause that it may be, and how much of the words the two have in common, in per cent.
  package struct Now: Sendable {
    package var clause: Clause
    package var percent: Int?

    package init(_ clause: Clause, percent: Int?) {
      self.clause = clause
      self.percent = percent
    }
  }

  /// Nil where what the coder saw was not kept.
  package var seen: Clause?
  /// The most alike first; empty where it is gone.
  package var now: [Now]
  /// The version of `now` as forms send it back: the stage, and the hash of the text.
  package var mark: String

  package init(seen: Clause?, now: [Now], mark: String) {
    self.seen = seen
    self.now = now
    self.mark = mark
  }
}

/// Both wordings of a clause that fell, and the acts that tie its coding to what it may be now.
struct FallenClauseBox {
  /// More than these are for the list of clauses to offer.
  private static let mostOffers = 3

  let line: CodingLine
  let fallen: FallenClause
  let place: CodingPlace

  var html: HTML {
    HTML.div(.class("fallen")) {
      HTML.details {
        HTML.summary {
          "Then and now"
          HTML.hidden(", coding \(line.letter)")
        }
        if let seen = fallen.seen { words("Then \(seen.citation)", seen.text) }
        if fallen.now.isEmpty { HTML.p { "Now: gone" } }
        for now in fallen.now {
          words(
            "Now \(now.clause.citation)" + (now.percent.map { ", \($0) % the same" } ?? ""),
            now.clause.text)
        }
      }
      for now in fallen.now.prefix(Self.mostOffers) { offer(now.clause) }
    }
  }

  private func words(_ name: String, _ text: String) -> HTML {
    HTML.p {
      HTML.b { name + ": " }
      HTML.bdi { text }
    }
  }

  private func offer(_ clause: Clause) -> HTML {
    HTML.form(to: place.act("clause").link) {
      place.inputs(without: ["coding", "clause"])
      HTML.hiddenInput("number", String(line.number))
      HTML.hiddenInput("was", line.was)
      HTML.hiddenInput("rule", fallen.mark)
      HTML.hiddenInput("to", clause.label.text)
      HTML.button(.class("btn")) { "Tie to \(clause.citation)" }
    }
  }
}
