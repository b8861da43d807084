// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Redacting
import Wording

/// The comment that is coded: who sent it, its words, what was made of them.
struct CommentPane {
  let screen: CodingScreen
  let view: CommentView

  private var place: CodingPlace { screen.place }
  private var comment: Comment { view.comment }

  func html() -> HTML {
    HTML.section(
      .class("pane reading"), Attribute("data-name", "comment"), .id("comment"),
      .labelledBy("comment-title"), Attribute("data-keys", "comment"),
      Attribute("data-comment", comment.id.text), Attribute("data-row", rowID(comment.id)),
      Attribute("data-acts", place.act("").link.text), Attribute("data-seen", view.seen),
      Attribute("data-rule", screen.rule?.mark),
      Attribute("data-here", place.at(comment.id).path.link.text),
      Attribute("data-position", view.position.map { String($0) }),
      Attribute("data-next", view.next.map { place.at($0).path.link.text }),
      Attribute("data-previous", view.previous.map { place.at($0).path.link.text })
    ) {
      header
      CodingForms(screen: screen, view: view).html()
      letter
      HTML.p(.class("vh"), .role("status"), .id("caret-says")) {}
      footer
    }
  }

  // MARK: Who sent it

  /// Who sent it, and how far it is.
  var header: HTML {
    let name = comment.submitter.nameAsStated
    return HTML.header(.class("from"), .id("from")) {
      HTML.h2(.id("comment-title")) { HTML.bdi { name.isEmpty ? "No name stated" : name } }
      HTML.p(.class("side")) {
        comment.id.text
        if let position = view.position {
          " · \(grouped(position)) of \(grouped(screen.queue.total))"
        }
      }
      HTML.p {
        if !name.isEmpty { "Name as stated, not verified · " }
        HTML.span(.class("cite-day")) {
          comment.received.map { "received \($0)" } ?? "day of receipt not known"
        }
        if view.line.attachments.total > 0 {
          " · " + attachments
        }
        " "
        flags(of: view.line)
      }
      HTML.p(.class("side")) { standing }
      for decision in view.disclosures
      where decision.attachment == nil && decision.state == .withheld {
        HTML.p(.class("held-back")) {
          "Withheld from the public as a whole: \(decision.kind.rawValue), by "
          HTML.bdi { decision.who }
          if !decision.reason.isEmpty {
            ". "
            HTML.bdi { decision.reason }
          }
        }
      }
    }
  }

  /// What was read of its attachments.
  private var attachments: String {
    let counts = view.line.attachments
    return view.line.isStub ? counts.ofStubInWords : counts.inWords
  }

  private var standing: String {
    switch view.reading?.state {
    case .done: "you are done with it"
    case .setAside:
      (view.reading?.reason).flatMap { $0.utf8.isEmpty ? nil : "set aside: \($0)" } ?? "set aside"
    case nil:
      switch view.line.state {
      case .done: "somebody is done with it"
      case .setAside: "somebody set it aside"
      case nil: "on the " + (screen.rule?.stage.kind.rawValue ?? comment.stage.text)
      }
    }
  }

  // MARK: The words

  private var letter: HTML {
    HTML.div(
      .class("scroll letter"), .id("letter"), Attribute("tabindex", "0"), .role("region"),
      .label("Text of comment \(shortID(comment.id))"), Attribute("data-keep-scroll", nil)
    ) {
      if comment.withdrawal != nil {
        withheld("Its submitter withdrew it. The public sees its number only.")
      }
      if let restriction = comment.restriction {
        withheld(
          "It is held back from the public" + (restriction.kind.isEmpty ? "" : " as ")
            + restriction.kind + ".")
      }
      copy
      paragraphs
      if view.paragraphs.allSatisfy(\.words.isEmpty) {
        HTML.p(.class("none said")) {
          comment.attachments.isEmpty
            ? "It has no words." : "It has no words of its own; what it says is attached."
        }
      }
      whole()
      if view.publicForm != nil { PublicPane(view: view, place: place).html() }
    }
  }

  /// The campaign that it is in.
  var copy: HTML {
    view.letter.map { LetterPane(screen: screen, view: view, letter: $0).html() } ?? HTML()
  }

  private func withheld(_ words: String) -> HTML {
    HTML.p(.class("withheld")) { words }
  }

  private var paragraphs: HTML {
    let words = MarkedWords(view, place)
    var page = HTML()
    var sentence = 0
    var notes = view.attachmentNotes.filter { $0.start != nil }[...]
    for (index, paragraph) in view.paragraphs.enumerated() where !paragraph.words.isEmpty {
      while let start = notes.first?.start, start < paragraph.range.upperBound {
        page += note(notes.removeFirst())
      }
      page += self.paragraph(paragraph, index, words, firstSentence: sentence)
      sentence += paragraph.sentences.count
    }
    for unread in view.attachmentNotes where unread.start == nil { page += note(unread) }
    return page
  }

  /// What stands before the words of an attachment, which are not the submitter's own.
  private func note(_ note: AttachmentNote) -> HTML {
    HTML.p(.class("side attached")) { note.words }
  }

  private func paragraph(
    _ paragraph: BodyParagraph, _ index: Int, _ words: MarkedWords, firstSentence: Int
  ) -> HTML {
    HTML.div(.class("para"), .id("para-\(index + 1)")) {
      HTML.a(
        .class("pn no-js"), .href(place.selecting(paragraph.words).path.at("work").link),
        .label("Select paragraph \(index + 1)")
      ) { String(index + 1) }
      HTML.span(.class("pn js"), .hidden) { String(index + 1) }
      HTML.p(.class("words"), Attribute("dir", "auto")) {
        words.html(paragraph, firstSentence: firstSentence)
      }
      labels(in: paragraph)
    }
  }

  /// The paragraphs that some bytes touch, and all that bear codings: what an act can change.
  func changed(by range: Range<Int>?) -> [HTML] {
    let words = MarkedWords(view, place)
    var pieces: [HTML] = []
    var sentence = 0
    for (index, paragraph) in view.paragraphs.enumerated() where !paragraph.words.isEmpty {
      let isTouched =
        range?.overlaps(paragraph.range) ?? false
        || view.codings.contains { $0.coding.passage?.range.overlaps(paragraph.range) ?? false }
        || isRedacted(paragraph)
      if isTouched {
        pieces.append(self.paragraph(paragraph, index, words, firstSentence: sentence))
      }
      sentence += paragraph.sentences.count
    }
    return pieces
  }

  private func isRedacted(_ paragraph: BodyParagraph) -> Bool {
    view.publicForm?.redactions.placed.contains { $0.range.overlaps(paragraph.range) } ?? false
  }

  // MARK: Labels

  /// The labels of the codings that begin in a paragraph; those on the same words in a bracket.
  private func labels(in paragraph: BodyParagraph) -> HTML {
    let own = view.codings.filter { line in
      line.coding.passage.map { paragraph.range.contains($0.range.lowerBound) } ?? false
    }
    var groups: [[CodingLine]] = []
    for line in own {
      if let last = groups.last?.last, last.coding.passage?.range == line.coding.passage?.range {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return HTML.div(.class("labels")) {
      for group in groups {
        if group.count > 3 {
          HTML.div(.class("same")) {
            HTML.p(.class("same-words")) { "\(group.count) on the same words" }
            group.map(label)
          }
        } else {
          group.map(label)
        }
      }
    }
  }

  private func label(_ line: CodingLine) -> HTML {
    pieces {
      link(line)
      if let fallen = line.fallen {
        FallenClauseBox(line: line, fallen: fallen, place: place).html
      }
    }
  }

  private func link(_ line: CodingLine) -> HTML {
    let isChosen = line.number == place.coding
    let range = line.coding.passage?.range
    return HTML.element(
      "a",
      [
        .class("lab u\(line.style)" + (isChosen ? " now" : "")), .id("coding-\(line.number)"),
        .href(place.choosing(coding: isChosen ? nil : line.number).path.at("work").link),
        Attribute("data-coding", String(line.number)), Attribute("data-was", line.was),
        Attribute("data-tag", line.coding.tag.text),
        Attribute("data-clause", line.coding.target?.label.text),
        Attribute("data-note", line.coding.note),
        Attribute("data-from", range.map { String($0.lowerBound) }),
        Attribute("data-to", range.map { String($0.upperBound) }),
      ] + (isChosen ? [.current("true")] : []),
      pieces {
        HTML.b { line.letter }
        HTML.span(.class("tag")) { HTML.bdi { line.tagName } }
        HTML.span(.class("at")) {
          line.coding.target?.citation.text ?? "no clause"
          if !line.coding.coder.utf8.elementsEqual(screen.person.utf8) {
            " · "
            HTML.bdi { line.coding.coder }
          }
          if !line.coding.note.isEmpty { " · note" }
        }
        if !line.coding.note.isEmpty {
          HTML.span(.class("note")) { HTML.bdi { line.coding.note } }
        }
        if let doubt = line.doubt { HTML.span(.class("doubt")) { "! " + doubt } }
      })
  }

  /// What was coded about the comment as a whole.
  func whole() -> HTML {
    let lines = view.codings.filter { $0.coding.passage == nil }
    return HTML.div(.class("whole"), .id("whole")) {
      if !lines.isEmpty {
        HTML.h3 { "About the whole comment" }
        HTML.div(.class("labels")) { lines.map(label) }
      }
    }
  }

  // MARK: What is done with it

  /// The buttons below the words.
  var footer: HTML {
    HTML.div(.class("acts"), .id("acts")) {
      HTML.div(.class("js on-words")) {
        button("t", "Tag", "tag")
        button("c", "Clause", "clause")
        button("n", "Note", "note")
        button(".", "Same again", "again")
      }
      HTML.div(.class("on-comment")) {
        if let previous = view.previous {
          HTML.a(.class("plain"), .href(place.at(previous).path.link), Attribute("data-step", "-1"))
          {
            "Previous "
            HTML.kbd(.class("js")) { "k" }
          }
        }
        if let next = view.next {
          HTML.a(.class("plain"), .href(place.at(next).path.link), Attribute("data-step", "1")) {
            "Next "
            HTML.kbd(.class("js")) { "j" }
          }
        }
        HTML.form(to: place.act("read").link, .class("reads")) {
          place.inputs()
          if view.reading == nil {
            HTML.button(
              .class("btn"), Attribute("name", "state"), Attribute("value", "done"), .id("done")
            ) {
              "Done "
              HTML.kbd(.class("js")) { "d" }
            }
          } else {
            HTML.button(.class("btn"), Attribute("name", "state"), Attribute("value", "open")) {
              "Open it again"
            }
          }
        }
        if view.reading?.state != .setAside {
          HTML.element("details", [.class("aside"), .id("aside")], asideForm)
        }
      }
    }
  }

  private func button(_ key: String, _ words: String, _ act: String) -> HTML {
    HTML.button(Attribute("type", "button"), .class("btn"), Attribute("data-act", act)) {
      words + " "
      HTML.kbd { key }
    }
  }

  private var asideForm: HTML {
    pieces {
      HTML.summary(.class("plain")) {
        "Set aside "
        HTML.kbd(.class("js")) { "a" }
      }
      HTML.form(to: place.act("read").link, .class("float")) {
        place.inputs()
        HTML.hiddenInput("state", "set-aside")
        HTML.label(Attribute("for", "reason")) { "Why, for whoever takes it up" }
        HTML.input(
          "text", .class("line"), .id("reason"), Attribute("name", "reason"),
          Attribute("data-keys", "reason"))
        HTML.button(Attribute("type", "submit"), .class("btn main")) { "Set aside" }
      }
    }
  }
}
