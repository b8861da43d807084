// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import Codings
import Comments
import Dockets
import Markup
import Wording

/// One campaign: its letter with its tags, and everybody who sent it with their own words.
package func campaignPage(_ content: CampaignContent) -> [UInt8] {
  staffDocument(
    campaignScreen("Campaign of \(grouped(content.line.members))", content.docket, content.person)
  ) {
    HTML.main(.class("p-campaigns"), .id("main"), Attribute("tabindex", "-1")) {
      campaign(content)
    }
  }
}

/// What a decision about a campaign changes.
package func campaignFragments(_ content: CampaignContent) -> [StaffFragment] {
  [StaffFragment { campaign(content) }]
}

/// What stands where a campaign was that is one no more.
package func campaignGoneFragments(in docket: String) -> [StaffFragment] {
  [
    StaffFragment {
      HTML.div(.id("campaign")) {
        HTML.h2 { "This is no campaign any more" }
        HTML.p {
          "Fewer than two comments are left of it, or they are another’s now. "
          HTML.a(.href(StaffPath.docket(docket, StaffRoom.campaigns.rawValue).link)) {
            "All campaigns"
          }
        }
      }
    }
  ]
}

private func campaign(_ content: CampaignContent) -> HTML {
  let line = content.line
  let path = StaffPath.docket(content.docket.name, StaffRoom.campaigns.rawValue, line.id)
  return HTML.div(.id("campaign")) {
    HTML.h2 { "\(counted(line.members, "comment")) of one letter" }
    HTML.p(.class("numbers")) {
      "\(grouped(line.copies)) word for word, \(grouped(line.members - line.copies)) with changes; "
      line.codings == 0 ? "untagged" : "tagged by \(counted(line.codings, "coding"))"
      if line.isDecided {
        "; staff decided what belongs to it, "
        HTML.a(
          .href(StaffPath.docket(content.docket.name, StaffRoom.history.rawValue).link)
        ) { "as the history tells" }
      }
      "."
    }
    countingWords(content.counting, isKept: true, asOf: content.asOf, path)
    HTML.p(.class("ways")) {
      HTML.a(.href(StaffPath.docket(content.docket.name, StaffRoom.campaigns.rawValue).link)) {
        "All campaigns"
      }
      HTML.a(.href(place(content, content.letter.id).path.link)) { "Code the letter" }
      HTML.a(.href(place(content, nil).path.link)) { "Go through its comments" }
    }
    HTML.div(.class("sides")) {
      letter(content)
      members(content, path)
    }
    methodWords(content.method)
  }
}

/// The queue of this campaign alone.
private func place(_ content: CampaignContent, _ comment: CommentID?) -> CodingPlace {
  var place = CodingPlace(docket: content.docket.name, show: .all, comment: comment)
  place.campaign = content.line.id
  return place
}

// MARK: - The letter

private func letter(_ content: CampaignContent) -> HTML {
  let body = Array(content.letter.ownBody.utf8)
  return HTML.section(
    .class("letter-side"), .labelledBy("letter-title"), Attribute("tabindex", "0")
  ) {
    HTML.h3(.id("letter-title")) {
      "The letter, as \(shortID(content.letter.id)) has it"
    }
    for paragraph in bodyParagraphs(in: body) where !paragraph.words.isEmpty {
      HTML.p(.class("words"), Attribute("dir", "auto")) {
        String(decoding: body[paragraph.words], as: UTF8.self)
      }
    }
    if body.isEmpty { HTML.p(.class("quiet")) { "It has no words of its own." } }
    HTML.h3 { "Its tags" }
    if content.codings.isEmpty {
      HTML.p(.class("quiet")) {
        "None yet. What is tagged in one of the comments that have its words is tagged in all."
      }
    } else {
      HTML.ul(.class("inherited"), .list) {
        for line in content.codings { tag(line, content) }
      }
    }
  }
}

private func tag(_ line: LetterView.Line, _ content: CampaignContent) -> HTML {
  HTML.li {
    HTML.b { HTML.bdi { line.tagName } }
    " \(line.coding.target?.citation.text ?? "no clause")"
    if let passage = line.coding.passage {
      " "
      HTML.element("q", [], HTML.bdi { beginning(of: passage.quote) })
    }
    " in "
    HTML.a(.href(place(content, line.coding.comment).choosing(coding: line.number).path.link)) {
      shortID(line.coding.comment)
    }
    ", by "
    HTML.bdi { line.coding.coder }
  }
}

// MARK: - Who sent it

private func members(_ content: CampaignContent, _ path: StaffPath) -> HTML {
  HTML.section(.class("members-side"), .labelledBy("members-title")) {
    HTML.h3(.id("members-title")) {
      "Who sent it"
      if let words = content.page.words { HTML.span(.class("quiet")) { ", \(words)" } }
    }
    HTML.form(
      to: StaffPath.docket(
        content.docket.name, StaffRoom.campaigns.rawValue, content.line.id, "decide"
      ).link, .class("deciding")
    ) {
      if content.page.number > 1 { HTML.hiddenInput("page", String(content.page.number)) }
      HTML.ol(.class("members"), .list) {
        for member in content.members { item(member, content) }
      }
      HTML.div(.class("decide"), .role("group"), .label("What you decide about those you chose")) {
        HTML.span { "Those chosen are" }
        decision("split", "A letter of their own")
        decision("apart", "Nobody’s copy")
      }
    }
    pageWays(content.page, path, ("Earlier", "Later"))
    join(content)
    HTML.form(to: StaffPath.docket(content.docket.name, "undo").link, .class("no-js")) {
      HTML.hiddenInput("from", path.link.text)
      HTML.button(.class("btn")) { "Undo what you did last" }
    }
  }
}

private func decision(_ value: String, _ words: String) -> HTML {
  HTML.button(.class("btn"), Attribute("name", "do"), Attribute("value", value)) { words }
}

private func item(_ member: CampaignContent.Member, _ content: CampaignContent) -> HTML {
  let id = member.id
  var place = place(content, id)
  place.showsAdded = member.relation != .exact
  return HTML.li {
    HTML.label(.class("check")) {
      HTML.input(
        "checkbox", Attribute("name", "member"), Attribute("value", id.text),
        .label("Choose \(shortID(id))"))
    }
    HTML.a(.class("id"), .href(place.path.link)) { shortID(id) }
    HTML.span(.class("who")) {
      HTML.bdi { member.submitter.isEmpty ? "No name stated" : member.submitter }
    }
    HTML.span(.class("how")) {
      id == content.letter.id
        ? "shows the letter" : CampaignMark.how(member.relation, member.likeness)
      if member.isWithdrawn { ", withdrawn" }
    }
    if member.relation != .exact { ownWords(member.own) }
  }
}

/// The first of the words that are a member's own; the comment itself shows them all.
private func ownWords(_ own: [String]) -> HTML {
  let most = 3
  guard !own.isEmpty else {
    return HTML.p(.class("own quiet")) { "No words of their own: they left some out." }
  }
  return HTML.ul(.class("own"), .list) {
    for words in own.prefix(most) { HTML.li { HTML.bdi { beginning(of: words, most: 280) } } }
    if own.count > most {
      HTML.li(.class("quiet")) { "and \(own.count - most) more, in the comment" }
    }
  }
}

private func join(_ content: CampaignContent) -> HTML {
  HTML.form(
    to: StaffPath.docket(
      content.docket.name, StaffRoom.campaigns.rawValue, content.line.id, "decide"
    ).link, .class("join")
  ) {
    HTML.hiddenInput("do", "join")
    HTML.div(.class("field")) {
      HTML.label(Attribute("for", "with")) {
        "It is the same letter as another campaign "
        HTML.span(.class("quiet")) { "its id, or the number of any comment" }
      }
      HTML.input(
        "text", .id("with"), Attribute("name", "with"), Attribute("autocomplete", "off"),
        Attribute("required", nil))
    }
    HTML.button(.class("btn")) { "Join them" }
    HTML.p(.class("quiet")) {
      "The id of this one is "
      HTML.code { content.line.id }
      ". Undo takes a decision back."
    }
  }
}
