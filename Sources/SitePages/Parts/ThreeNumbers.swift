// Rulewright. Apache-2.0.

import Comments

/// Received, distinct texts and submitters as stated: always the three, since any of them alone
/// misleads, and each with what it means.
func threeNumbers(_ counts: CommentCounts) -> HTML {
  let copies = max(0, counts.received - counts.distinctTexts)
  return HTML.dl(.class("three")) {
    number(
      counts.received, "received", "Every comment that came, late and withdrawn ones too.")
    number(
      counts.distinctTexts, counts.distinctTexts == 1 ? "distinct text" : "distinct texts",
      copies == 0
        ? "No two of them use the same words."
        : "Less \(counted(copies, "further copy", "further copies")) of the same words.")
    number(
      counts.submittersAsStated,
      counts.submittersAsStated == 1 ? "submitter, as stated" : "submitters, as stated",
      "Names are not checked. Who gave none counts as one.")
  }
}

private func number(_ value: Int, _ name: String, _ meaning: String) -> HTML {
  HTML.div {
    HTML.dt { name }
    HTML.dd { grouped(value) }
    HTML.dd { meaning }
  }
}

/// The three numbers in a line of text.
func threeInLine(_ counts: CommentCounts) -> HTML {
  pieces {
    HTML.b { grouped(counts.received) }
    " received, "
    HTML.b { grouped(counts.distinctTexts) }
    counts.distinctTexts == 1 ? " distinct text, " : " distinct texts, "
    HTML.b { grouped(counts.submittersAsStated) }
    counts.submittersAsStated == 1 ? " submitter as stated" : " submitters as stated"
  }
}
