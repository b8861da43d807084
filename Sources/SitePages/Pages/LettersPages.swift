// Rulewright. Apache-2.0.

import Campaigns
import Codings
import Comments
import Dockets
import Markup

/// The pages that list the letters that many sent, the largest first.
func lettersPages(of docket: PublicDocket, in frame: Frame) -> some Sequence<SitePage> {
  let all = docket.letters.letters
  return pages(of: all.count).lazy.map { number, range in
    let path = docket.paths.letters(page: number)
    docket.reading.prepare(all[range].map(\.representative))
    return frame.page(
      Frame.Page(
        path: path,
        title: "Letters that many sent\(part(number)) · \(docket.docket.title)",
        description: "Comments that are the same letter, with how many sent each.",
        docket: docket, room: .comments, isFound: number == 1)
    ) {
      pageHead(
        crumb: [HTML.a(.href(path.link(to: docket.paths.allComments))) { "Comments" }],
        title: HTML("Letters that many sent" + part(number)),
        lead: HTML(lead(docket)))
      HTML.ol(.class("comments list"), .list) {
        all[range].map { letterLine($0, in: docket, path) }
      }
      pager(of: all.count, at: number, from: path, label: "Pages of letters") {
        docket.paths.letters(page: $0)
      }
      if number == 1 { howFound(docket) }
    }
  }
}

private func lead(_ docket: PublicDocket) -> String {
  let letters = docket.letters.letters
  let sent = letters.reduce(0) { $0 + $1.received }
  let accounts =
    letters.count == 1
    ? "One letter accounts for \(counted(sent, "comment")), "
    : "\(counted(letters.count, "letter")) account for \(counted(sent, "comment")), "
  return accounts + "word for word or with words of the sender’s own. With each stands what people "
    + "added to it."
}

/// Method and thresholds, where the counts are.
private func howFound(_ docket: PublicDocket) -> HTML {
  labelled("How they were found", id: "how_") {
    HTML.p(.class("prose")) {
      "A program compared all comments. A comment counts as the letter if it shares most of its "
      "three-word runs, or if only single words were swapped. "
      "Quoting a letter makes no copy of it, and a comment that only points at an attachment is "
      "never one. Staff may join letters and take comments out."
    }
    HTML.details {
      HTML.summary { "Thresholds, to repeat the count" }
      HTML.p(.class("prose soft")) { "Method: \(docket.letters.method)." }
    }
  }
}

/// A letter in a list: how many sent it, and how it begins.
func letterLine(_ letter: PublicLetter, in docket: PublicDocket, _ path: PagePath) -> HTML {
  let rest = letter.received > letter.members.count ? ", the rest not public" : ""
  return letterLine(
    letter, count: counted(letter.received, "comment"),
    alike: howAlike(copies: letter.copies, others: letter.members.count - letter.copies, rest),
    tagsOf: letter.representative, in: docket, path)
}

/// The same with other counts, and with the tags of one of its comments.
func letterLine(
  _ letter: PublicLetter, count: String, alike: String, tagsOf comment: Int,
  in docket: PublicDocket, _ path: PagePath
) -> HTML {
  let words = String(decoding: docket.comment(letter.representative).ownWords, as: UTF8.self)
  return HTML.li {
    HTML.p(.class("who")) {
      HTML.a(.href(path.link(to: docket.paths.letter(letter.id)))) {
        count
      }
      Raw(" ")
      HTML.span(.class("soft day")) { alike }
      if let stage = stage(of: letter, in: docket) {
        Raw(" ")
        HTML.span(.class("soft day")) { "On the \(uncapitalized(stageName(stage.stage)))" }
      }
    }
    HTML.div(.class("gist")) {
      HTML.p(.class("quote")) { HTML.bdi { firstWords(of: words) } }
      answers(to: comment, in: docket, path)
    }
  }
}

/// The stage on which a letter was sent; nil where it was sent on several.
private func stage(of letter: PublicLetter, in docket: PublicDocket) -> StageContent? {
  let first = docket.comments[letter.representative].stage
  let isAlone = (0..<letter.members.count).allSatisfy {
    docket.comments[docket.letters.comment($0, of: letter)].stage == first
  }
  return isAlone ? docket.stage(first) : nil
}

/// What came of a copy of a letter, a line for each point: its tags, and the answer.
private func answers(
  to comment: Int, in docket: PublicDocket, _ path: PagePath
) -> HTML {
  let points = docket.points(sharedBy: comment)
  guard !points.isEmpty else { return CommentLines(docket: docket, path: path).tags(comment) }
  return HTML.ul(.class("sm"), .list) {
    for point in points {
      let ids = Set(point.issues.map(\.key.issue.tag))
      HTML.li {
        for (number, tag) in docket.tags.filter({ ids.contains($0.id) }).enumerated() {
          number > 0 ? ", " : ""
          HTML.a(.class("to"), .href(path.link(to: docket.paths.tag(tag.id)))) {
            HTML.bdi { tag.name }
          }
        }
        ": "
        if let response = point.response {
          dispositionLink(response, in: docket, path)
        } else {
          notAnsweredMark()
        }
      }
    }
  }
}

/// How many copies are the letter word for word; `rest` is said of those that are not public.
func howAlike(copies: Int, others: Int, _ rest: String = "") -> String {
  if others == 0 { return "All word for word" }
  return "\(grouped(copies)) word for word, \(grouped(others)) with other words" + rest
}

/// The pages of one letter: its words, then who sent it and what each of them added.
func letterPages(
  of index: Int, in docket: PublicDocket, _ frame: Frame
) -> some Sequence<SitePage> {
  let letter = docket.letters.letters[index]
  let fates = docket.isLean ? LetterFates(of: letter, in: docket) : nil
  let compared = ComparedLetter(docket.comment(letter.representative).ownWords)
  let stage = stage(of: letter, in: docket)
  return pages(of: letter.members.count).lazy.map { number, range in
    let members = docket.letters.members(of: letter, range)
    // Of a copy without a page its head says all that is shown.
    let read = members.filter { !$0.isCopy || docket.hasPage($0.comment) }
    docket.reading.prepare([letter.representative] + read.map(\.comment))
    return LetterPage(
      docket: docket, letter: letter, compared: compared, frame: frame, members: members,
      from: range.lowerBound + 1, number: number, fates: fates, stage: stage
    ).page()
  }
}

private struct LetterPage {
  let docket: PublicDocket
  let letter: PublicLetter
  let compared: ComparedLetter
  let frame: Frame
  let members: [PublicLetter.Member]
  let from: Int
  let number: Int
  /// What came of the letter, where receipts stand in the list.
  let fates: LetterFates?
  /// The stage on which it was sent, where it is one.
  let stage: StageContent?

  private var path: PagePath { docket.paths.letter(letter.id, page: number) }

  func page() -> SitePage {
    frame.page(
      Frame.Page(
        path: path,
        title: "A letter of \(counted(letter.received, "comment"))\(part(number)) · "
          + docket.docket.title,
        description: "One letter, and what each of those who sent it added.", docket: docket,
        room: .comments, isFound: number == 1 && docket.areLettersSearched)
    ) {
      pageHead(
        crumb: [
          HTML.a(.href(path.link(to: docket.paths.letters(page: 1)))) { "Letters that many sent" },
          stage.map { HTML("on the " + uncapitalized(stageName($0.stage))) } ?? HTML(),
        ].filter { !$0.isEmpty },
        title: HTML("A letter of \(counted(letter.received, "comment"))" + part(number)),
        lead: HTML(lead))
      if number == 1 {
        facts()
        words()
      }
      if let fates { fates.html(on: path) }
      if number == 1 { days() }
      list()
    }
  }

  /// When it came, what it was tagged as, and what came of it.
  private func facts() -> HTML {
    let days = (0..<letter.members.count).compactMap {
      docket.comments[docket.letters.comment($0, of: letter)].received
    }
    return HTML.dl(.class("facts")) {
      HTML.div {
        HTML.dt { "Received" }
        HTML.dd {
          if let first = days.min(), let last = days.max() {
            timeElement(first)
            if first < last {
              " to "
              timeElement(last)
            }
          } else {
            "No day stated"
          }
        }
      }
      HTML.div {
        HTML.dt { "What it was tagged as, and what came of it" }
        HTML.dd { answers(to: letter.representative, in: docket, path) }
      }
    }
  }

  private var lead: String {
    let near = letter.members.count - letter.copies
    var words = "\(counted(letter.copies, "comment is", "comments are")) the letter word for word"
    if near > 0 {
      words += ", \(grouped(near)) "
      words += near == 1 ? "has words of its own" : "have words of their own"
    }
    let hidden = letter.received - letter.members.count
    if hidden > 0 { words += "; \(grouped(hidden)) more \(hidden == 1 ? "is" : "are") not public" }
    return words + "."
  }

  private func words() -> HTML {
    labelled("The letter", note: "As it was sent most often", id: "letter_") {
      HTML.article(.class("said"), .label("Text of the letter")) {
        TaggedBody(
          String(decoding: docket.comment(letter.representative).ownWords, as: UTF8.self),
          codings: []
        ).html()
      }
      HTML.p(.class("gap")) {
        HTML.a(.href(docket.link(to: letter.representative, from: path))) {
          "What it was tagged as, and what came of it"
        }
      }
    }
  }

  private func list() -> HTML {
    labelled(
      "Who sent it",
      note: "\(grouped(from)) to \(grouped(from + members.count - 1)) of "
        + "\(grouped(letter.members.count)); who added words comes first",
      id: "who_"
    ) {
      // Copies say nothing of their own; where no receipt stands with them, one line has them all.
      let isShort = fates == nil
      HTML.ol(.class("comments list"), .list) {
        members.filter { !isShort || !$0.isCopy }.map(line)
        if isShort, members.contains(where: \.isCopy) { copies }
      }
      pager(
        of: letter.members.count, at: number, from: path, label: "Pages of comments"
      ) {
        docket.paths.letter(letter.id, page: $0)
      }
    }
  }

  /// The copies of this page in one entry: number, day, and organization where one is stated.
  private var copies: HTML {
    let lines = CommentLines(docket: docket, path: path)
    let all = members.filter(\.isCopy)
    return HTML.li {
      HTML.p(.class("who")) { counted(all.count, "copy", "copies") }
      HTML.div(.class("gist")) {
        HTML.p(.class("soft")) { "Word for word." }
        HTML.ul(.class("copies sm"), .list) {
          for member in all {
            let comment = docket.comment(member.comment)
            HTML.li {
              HTML.a(.href(docket.link(to: member.comment, from: path))) {
                HTML.bdi { comment.id.text }
              }
              HTML.span(.class("soft")) {
                ", "
                comment.received.map { timeElement($0) } ?? HTML("no day stated")
                if !comment.organization.isEmpty {
                  ", "
                  lines.organization(of: member.comment)
                }
              }
            }
          }
        }
      }
    }
  }

  /// In a large docket the ways to the pages on which each day begins.
  private func days() -> HTML {
    guard docket.isLean, letter.members.count > linesOnAPage else { return HTML() }
    let comments = (0..<letter.members.count).lazy.map { docket.letters.comment($0, of: letter) }
    return DayIndex(comments.map { docket.comments[$0].received }).html(id: "bydays_") {
      path.link(to: docket.paths.letter(letter.id, page: $0))
    }
  }

  private func line(_ member: PublicLetter.Member) -> HTML {
    if let fates {
      return LetterEntry(docket: docket, letter: letter, member: member, fates: fates, path: path)
        .html(added(member))
    }
    let comment = docket.comments[member.comment]
    let lines = CommentLines(docket: docket, path: path)
    return HTML.li {
      HTML.p(.class("who")) {
        HTML.a(.href(docket.link(to: member.comment, from: path))) {
          HTML.bdi { comment.id.text }
        }
        Raw(" ")
        HTML.span(.class("soft day")) { lines.day(comment.received) }
        Raw(" ")
        HTML.span(.class("day")) { lines.organization(of: member.comment) }
      }
      HTML.div(.class("gist")) { added(member) }
    }
  }

  private func added(_ member: PublicLetter.Member) -> HTML {
    if member.isCopy { return HTML.p(.class("soft")) { "Word for word." } }
    let comment = docket.comment(member.comment)
    // Where a page has all its words, the list needs only those that are its writer's.
    guard docket.hasPage(member.comment) else {
      return LetterChanges(of: comment, against: compared).html()
    }
    let own = compared.comparison(of: comment.ownWords).own
    if own.isEmpty { return HTML.p(.class("soft")) { "Added no words." } }
    return ownWords(own, of: comment)
  }
}

/// The words that a comment has and its letter has not: sentences, and pieces of them in a row.
func ownWords(_ own: [Range<Int>], of comment: PublishedComment) -> HTML {
  HTML.p(.class("quote own")) {
    for (number, range) in own.enumerated() {
      if number > 0 { HTML.span(.class("soft")) { " … " } }
      HTML.bdi { comment.words(at: range) }
    }
  }
}

// MARK: - Pages

private func part(_ number: Int) -> String { number == 1 ? "" : ", page \(grouped(number))" }

/// The numbers of pages of so many rows, with the rows of each.
private func pages(of count: Int) -> [(number: Int, range: Range<Int>)] {
  stride(from: 0, to: max(count, 1), by: linesOnAPage).enumerated().map { page, start in
    (page + 1, start..<min(count, start + linesOnAPage))
  }
}
