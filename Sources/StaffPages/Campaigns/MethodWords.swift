// Rulewright. Apache-2.0.

import Campaigns
import Markup

/// How campaigns were counted, in plain words and with every threshold: a count without it means
/// nothing.
func methodWords(_ method: CampaignMethod) -> HTML {
  func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
  return HTML.details(.class("method")) {
    HTML.summary { "How they are counted" }
    HTML.p {
      "Every comment’s own words are compared, without those of attachments. Two are the same letter "
      "word for word where they differ in case, blanks and punctuation at most."
    }
    HTML.p {
      "A near copy is told by runs of three words. The share of the letter’s runs that it has, and 0.4 "
      "of the share of its own runs that are the letter’s, must come to \(method.nearScore) of 1.4; "
      "or \(percent(method.pieceShare)) of its own runs must be the letter’s, unless it was sent more "
      "than once: then it is a letter. At least "
      "\(method.leastRuns) runs must be in common, and of a letter shorter than \(method.longLetter) "
      "runs the copy must be \(percent(method.shareOfShort)) letter, of a longer one "
      "\(percent(method.shareOfLong)). The percentage beside a near copy is the share of the letter’s "
      "runs that it has."
    }
    HTML.p {
      "An excerpt, or a letter put in other words, is told by what no other letter has and few people "
      "use who have none: that must be most of what it says, or stand in several places among words "
      "of the letter."
    }
    HTML.p {
      "A mail merge has the letter’s words in their order with others between them throughout: it is "
      "considered from \(percent(method.mergeLikeness)) of content words in common, which is the "
      "percentage beside it."
    }
    HTML.p {
      "A quotation makes no copy, and a comment that says only that something is attached is in no "
      "campaign. Staff have the last word. Two counts can be compared where the method is the same: "
      HTML.code { method.description }
      "."
    }
  }
}

/// That what is shown is not of today, and why; nothing where it is.
func countingWords(
  _ counting: Counting, isKept: Bool, asOf: String?, _ again: StaffPath
) -> HTML {
  switch counting {
  case .present: HTML()
  case .underWay:
    HTML.p(.class("counting"), .role("status")) {
      if isKept {
        "Comments or decisions came since, and campaigns are being counted anew; "
        before(asOf)
        ". "
      } else {
        "Campaigns are being counted for the first time. "
      }
      HTML.a(.href(again.link)) { "Look again" }
    }
  case .failed(let why):
    HTML.p(.class("counting"), .role("status")) {
      "Campaigns could not be counted anew, and "
      before(asOf)
      ": \(why) "
      HTML.a(.href(again.link)) { "Try again" }
    }
  }
}

/// That what is shown is of before, and of when.
private func before(_ asOf: String?) -> HTML {
  pieces {
    "this is how they were before"
    if let asOf {
      ", of the comments that had come by "
      HTML.time(Attribute("datetime", asOf)) { shown(asOf) }
    }
  }
}

/// The ways to the other pages of a list.
func pageWays(_ pages: CampaignPages, _ path: StaffPath, _ names: (before: String, after: String))
  -> HTML
{
  guard pages.words != nil else { return HTML() }
  return HTML.nav(.class("pages"), .label("Pages of the list")) {
    if pages.number > 1 {
      HTML.a(
        .class("btn"),
        .href(path.asking("page", pages.number > 2 ? String(pages.number - 1) : nil).link)
      ) { names.before }
    }
    if pages.hasMore {
      HTML.a(.class("btn"), .href(path.asking("page", String(pages.number + 1)).link)) {
        names.after
      }
    }
  }
}
