// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import Codings
import Comments
import Markup

/// That a comment is one of many of the same letter: what this person added, and what is tagged in
/// the letter's other copies.
struct LetterPane {
  let screen: CodingScreen
  let view: CommentView
  let letter: LetterView

  private var place: CodingPlace { screen.place }
  private var mark: CampaignMark { letter.mark }
  private var isLetter: Bool { letter.representative == view.comment.id }

  func html() -> HTML {
    HTML.section(.class("copy"), .id("copy"), .labelledBy("copy-title")) {
      HTML.h3(.id("copy-title")) { title }
      HTML.p(.class("ways")) {
        HTML.a(
          .href(StaffPath.docket(place.docket, StaffRoom.campaigns.rawValue, mark.campaign).link)
        ) { "The campaign" }
        if !isLetter {
          HTML.a(.href(place.at(letter.representative).path.link)) {
            "The letter, \(shortID(letter.representative))"
          }
        }
        if !isLetter, mark.relation != .exact { addedSwitch }
      }
      if !letter.lines.isEmpty { tags }
      if let added = letter.added { self.added(added) }
    }
  }

  private var title: String {
    if isLetter {
      return "The letter of \(counted(mark.members, "comment")), \(grouped(mark.copies ?? 1)) word "
        + "for word"
    }
    return "One of \(counted(mark.members, "comment")) of the same letter (\(mark.how))"
  }

  // MARK: What this person added

  private var addedSwitch: HTML {
    var other = place
    other.showsAdded = !place.showsAdded
    return HTML.a(.href(other.path.at("copy").link)) {
      place.showsAdded ? "Hide what this person added" : "Show what this person added"
    }
  }

  private func added(_ comparison: LetterComparison) -> HTML {
    let own = Array(view.comment.ownBody.utf8)
    return HTML.div(.class("added")) {
      HTML.element("h4", [], HTML("This person’s own words"))
      if comparison.own.isEmpty {
        HTML.p(.class("quiet")) { "None: every word of it stands in the letter." }
      } else {
        HTML.ul(.class("own"), .list) {
          for range in comparison.own {
            HTML.li {
              HTML.a(.href(place.selecting(range).path.at("work").link)) {
                HTML.hidden("Select: ")
                HTML.bdi {
                  String(decoding: own[range.clamped(to: 0..<own.count)], as: UTF8.self)
                }
              }
            }
          }
        }
      }
      HTML.element("h4", [], HTML("Against the letter"))
      HTML.p(.class("redlined"), Attribute("dir", "auto")) {
        letterRedline(comparison, of: own, with: letter.letter)
      }
    }
  }

  // MARK: What is tagged in the letter

  private var isExact: Bool { mark.relation == .exact }

  private var tags: HTML {
    let takes = isExact ? [] : letter.lines.filter { $0.obstacle == nil }
    return HTML.div(.class("inherited")) {
      HTML.element(
        "h4", [], HTML(isExact ? "Tagged in a copy, and so here too" : "Tagged in the letter"))
      HTML.ul(.list) { for line in letter.lines { item(line) } }
      if !takes.isEmpty {
        HTML.form(to: place.act("take-over").link) {
          place.inputs(without: ["sel", "coding", "clause", "find"])
          HTML.hiddenInput("seen", view.seen)
          for line in takes { HTML.hiddenInput("letter", "\(line.number) \(line.was)") }
          HTML.button(.class("btn")) {
            takes.count == letter.lines.count
              ? "Take over the letter’s tags"
              : takes.count == 1
                ? "Take over the one that stands here"
                : "Take over the \(takes.count) that stand here"
          }
        }
      }
    }
  }

  private func item(_ line: LetterView.Line) -> HTML {
    let bearer = line.coding.comment
    return HTML.li {
      if isExact { HTML.hidden("tagged in a copy: ") }
      HTML.b { HTML.bdi { line.tagName } }
      " \(line.coding.target?.citation.text ?? "no clause")"
      if let passage = line.coding.passage {
        " "
        HTML.element("q", [], HTML.bdi { beginning(of: passage.quote) })
      }
      " in "
      HTML.a(.href(place.at(bearer).choosing(coding: line.number).path.link)) { shortID(bearer) }
      if !line.coding.coder.utf8.elementsEqual(screen.person.utf8) {
        ", by "
        HTML.bdi { line.coding.coder }
      }
      if !isExact {
        HTML.span(.class("quiet")) { ": " + (line.obstacle ?? "its words stand here") }
      }
    }
  }
}

/// The first words of a text, cut between two letters.
func beginning(of text: String, most: Int = 90) -> String {
  let bytes = Array(text.utf8)
  guard bytes.count > most else { return text }
  var end = most
  while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: bytes[..<end], as: UTF8.self) + "…"
}
