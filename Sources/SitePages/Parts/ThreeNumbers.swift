// Rulewright. Apache-2.0.

import Comments
import Markup

/// Received, distinct texts and submitters as stated: always the three, since any of them alone
/// misleads, and each with what it means.
///
/// `stages` is over how many stages they were counted.
func threeNumbers(_ counts: CommentCounts, stages: Int) -> HTML {
  let copies = max(0, counts.received - counts.distinctTexts)
  return HTML.dl(.class("three")) {
    number(
      counts.received, "received",
      "Every comment that came: late, withdrawn and held-back ones too.")
    number(
      counts.distinctTexts, counts.distinctTexts == 1 ? "distinct text" : "distinct texts",
      copies == 0
        ? "No two public texts use the same words."
        : "Less \(counted(copies, "further copy", "further copies")) of the same words.")
    number(
      counts.submittersAsStated,
      counts.submittersAsStated == 1 ? "submitter, as stated" : "submitters, as stated",
      "Names are not checked. Each comment without a name counts as one."
        + (stages > 1 ? " Who wrote on more than one stage counts once." : ""))
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
