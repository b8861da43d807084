// Rulewright. Apache-2.0.

import Codings
import Dockets
import Markup

/// The page that says how to read all others, what of a comment is published and what is not.
func aboutPage(of dockets: [PublicDocket], in frame: Frame) -> SitePage {
  let areSamples = !dockets.isEmpty && dockets.allSatisfy(\.docket.isIllustrative)
  return frame.page(
    Frame.Page(
      path: Frame.about, title: "How to read this site",
      description: "What the numbers and marks mean, and what of a comment is published.",
      strip: areSamples
        ? "Sample texts written for this demonstration. None of them is an official rule." : nil)
  ) {
    pageHead(
      crumb: [], title: HTML("How to read this site"),
      lead: HTML(
        "What the numbers and marks mean, what of a comment is published, and what is not."))
    labelled("The numbers", id: "numbers_") {
      HTML.dl(.class("terms")) {
        term("Received", "Every comment that came: late, withdrawn and held-back ones too.")
        term(
          "Distinct texts",
          "Different texts among them. Comments with exactly the same words count as one. A "
            + "comment that only says “see attached” counts as a text of its own, since its "
            + "words are in the attachment, and so does one whose text is not public."
        )
        term(
          "Submitters, as stated",
          "Different names or organizations, as the submitters wrote them. Nobody checked "
            + "them. Each comment without a name counts as one. "
            + "Who wrote on two stages counts once in the total."
        )
        term(
          "Texts on a clause",
          "Distinct texts with a passage that staff tied to that clause, in the version that "
            + "they read. A passage about an earlier wording is not counted on a later one."
        )
      }
    }
    labelled("Dates", id: "dates_") {
      HTML.div(.class("prose")) {
        HTML.p {
          "A comment period ends at 11:59 pm Eastern time on its last open day. The printed "
            + "date governs; how it was counted stands beside it."
        }
        if frame.countsFrom == nil {
          HTML.p {
            "Each page says as of which day it speaks. Days left are counted by your own "
              + "browser, so that they are never stale; without JavaScript the date and the hour "
              + "stand."
          }
        } else {
          HTML.p {
            "This site stands still on "
            timeElement(frame.asOf)
            "; days are counted from there."
          }
        }
      }
    }
    labelled("The marks", id: "marks_") {
      marks()
    }
    wordsUsedHere()
    labelled("What is published", id: "published_") { published() }
    labelled("This site", id: "site_") {
      HTML.div(.class("prose")) {
        HTML.p {
          "Pages need no JavaScript, set no cookies and ask nothing of any other site. They "
            + "are made to be read aloud, printed and read without colour. They were tested by "
            + "programs and by eye; no person with a screen reader has tried them yet."
        }
        HTML.p {
          "Made by Rulewright "
          frame.generator
          ", as of "
          timeElement(frame.asOf)
          "."
        }
      }
    }
  }
}

/// Every mark and what it means.
private func marks() -> HTML {
  func mark(_ sign: HTML, _ meaning: String) -> HTML {
    HTML.div {
      HTML.dt { sign }
      HTML.dd { meaning }
    }
  }
  return HTML.dl(.class("terms")) {
    mark(
      inserted(marked("Added words")),
      "Underlined. A clause that is new as a whole has a thin underline, a bar and the word "
        + "“Added”.")
    mark(deleted(marked("Deleted words")), "Struck through, in brackets.")
    mark(
      HTML("+ − ± # →"),
      "A clause that was added, deleted, revised, redesignated or moved; the word stands beside "
        + "it.")
    mark(
      HTML("A bar at the left"),
      "The clause changed. The bar is dotted where it was deleted, and double where it was moved.")
    mark(
      HTML.mark { "Tagged words" },
      "Underlined in a comment and numbered; the tag and the clause stand beside them. Where two "
        + "passages overlap, the line is double.")
    for (disposition, meaning) in [
      (Disposition.accepted, "A full ring."),
      (.acceptedInPart, "A half ring."),
      (.notAccepted, "An empty ring."),
      (.noted, "A dash, for what is out of scope too."),
    ] { mark(SitePages.mark(of: disposition), meaning) }
    mark(notAnsweredMark(), "A dotted ring: no response answers the issue yet.")
    mark(
      HTML("A hatched bar"),
      "In a drawing of days: what came late, or by how much a date was delayed.")
    mark(
      HTML("Shaded cells"),
      "In a table of tags by clause: the darker, the more texts. The number says the same.")
    mark(
      HTML("A designation"),
      "Such as (c)(2), a link to its own place. With the keyboard on it, the key c copies its "
        + "citation.")
  }
}

/// A word and what it means.
func term(_ name: String, _ meaning: String) -> HTML {
  HTML.div {
    HTML.dt { name }
    HTML.dd { meaning }
  }
}

private func published() -> HTML {
  HTML.div(.class("prose")) {
    HTML.p {
      "Of a comment: its number, the day it was received, the organization it states, and its text."
    }
    HTML.p {
      "Not published: names, addresses and other details of persons, and attachments. How "
        + "many attachments there are is said."
    }
    HTML.p {
      "Of a comment that was withdrawn or is held back: its number and the day, and for one "
        + "held back the kind of reason. Its text, organization and tags are not shown."
    }
    HTML.p {
      "Who a commenter is was not checked. An organization stands as its submitter wrote it."
    }
    HTML.p {
      "Tags are staff’s reading of what was said. They are not part of the comment, and not "
        + "an answer to it."
    }
  }
}
