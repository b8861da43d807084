// Rulewright. Apache-2.0.

import Markup

/// What the words mean that readers of these pages may not know.
func wordsUsedHere() -> HTML {
  labelled("Words used here", note: "As these pages use them", id: "words_") {
    HTML.dl(.class("terms")) {
      term("Docket", "One rulemaking from beginning to end, with all that was published in it.")
      term("Proposed rule", "A text that the agency asks about before anything is in force.")
      term(
        "Interim final rule",
        "A rule that takes effect on its day although comments are still heard; it may change "
          + "because of them.")
      term("Final rule", "The text that ends a rulemaking.")
      term(
        "Working draft",
        "The next text while it is being written. No agency has issued it, and its words may "
          + "change.")
      term(
        "Citation",
        "How the law names a place: in 740.22(c)(2), 740.22 is the section, and (c) and (2) lead "
          + "to a paragraph in it.")
      term("Designation", "The name of a clause where it stands, such as (c) or Note 1.")
      term("Redesignated", "Has another designation now. Its words can be the same.")
      term(
        "CFR", "Code of Federal Regulations: the rules that are in force, by title and part.")
      term(
        "FR",
        "Federal Register: where rules are published. 86 FR 58205 is volume 86, page 58205.")
      term("RIN", "Regulation identifier number: names a rulemaking in all Federal lists.")
      term("ECCN", "Export control classification number: an entry of a list of items, as 4A005.")
      term(
        "License Exception", "A rule under which what needs a license may go without one.")
      term("Late", "Received after the last open day.")
      term("Withdrawn", "Taken back by its submitter.")
      term("Held back", "Not shown by the agency, for a kind of reason that it names.")
      term(
        "Stub", "A comment that only points to its attachment. It is marked “See attached”.")
      term(
        "Same words",
        "Comments with exactly the same text. Those of a campaign often are; they are shown "
          + "once and counted.")
      term("Tag", "What staff say a passage is about.")
      term("Issue", "What comments say alike: one tag about one clause.")
      term("Response", "The agency’s answer to an issue or to several.")
      term(
        "Accepted, accepted in part",
        "The agency agrees, and words of the rule changed because of it.")
      term("Not accepted", "The agency answers and leaves the words as they were.")
      term(
        "Out of scope, noted",
        "What this rule cannot settle, and what asks for no change.")
      term(
        "Earlier wording",
        "The words that staff read when they tagged a passage, where the clause was edited since. "
          + "Such a tag is shown as in doubt and not counted.")
    }
  }
}
