// Rulewright. Apache-2.0.

import Codings
import Markup
import Redacting
import Wording

/// The words of a comment, sentence by sentence, with the codings and the selection marked.
///
/// Passages may overlap: the words are cut wherever one begins or ends, and each piece is inside
/// the marks of all that cover it. Each sentence says at which byte of the body it begins, so that
/// a script can tell bytes by counting.
struct MarkedWords {
  let comment: CommentView
  let place: CodingPlace
  /// The codings that have a passage, and the ranges of their words.
  private let codings: [CodingLine]
  private let ranges: [Range<Int>]
  /// What is withheld from the public, or was and is shown.
  private let redactions: [PlacedRedaction]

  /// More marks than these on the same words are drawn as one.
  private static let mostLines = 3

  init(_ comment: CommentView, _ place: CodingPlace) {
    self.comment = comment
    self.place = place
    codings = comment.codings.filter { $0.coding.passage != nil }
    ranges = codings.compactMap { $0.coding.passage?.range }
    redactions = comment.publicForm?.redactions.placed ?? []
  }

  /// The words of a paragraph.
  func html(_ paragraph: BodyParagraph, firstSentence: Int) -> HTML {
    let near = ranges.indices.filter { ranges[$0].overlaps(paragraph.range) }
    var page = HTML()
    var at = paragraph.words.lowerBound
    for (index, sentence) in paragraph.sentences.enumerated() where !sentence.words.isEmpty {
      page += marked(at..<sentence.words.lowerBound, near)
      let isSelected = place.selection?.overlaps(sentence.words) ?? false
      page += HTML.start(
        "span",
        [
          .class("s"), .id("s-\(firstSentence + index)"),
          Attribute("data-at", String(sentence.words.lowerBound)),
          Attribute("data-end", String(sentence.words.upperBound)),
        ])
      page += HTML.element(
        "a",
        [
          .class("no-js verse"),
          .href(place.selecting(isSelected ? nil : sentence.words).path.at("work").link),
          .label(
            isSelected ? "Take back the selection" : "Select sentence \(firstSentence + index + 1)"),
        ], HTML(String(firstSentence + index + 1)))
      page += marked(sentence.words, near)
      page += HTML.end("span")
      at = sentence.words.upperBound
    }
    page += marked(at..<paragraph.words.upperBound, near)
    return page
  }

  /// Some words cut where passages and the selection begin and end.
  private func marked(_ range: Range<Int>, _ near: [Int]) -> HTML {
    let selection = place.selection ?? 0..<0
    var page = HTML()
    let inReach = self.redactions.filter { $0.range.overlaps(range) }
    let all = near.map { ranges[$0] } + [selection] + inReach.map(\.range)
    func places(_ indices: [Int]) -> [PlacedRedaction] {
      indices.filter { $0 > near.count }.map { inReach[$0 - near.count - 1] }
    }
    for segment in segments(of: range, coveredBy: all) {
      let isSelected = segment.covers.contains(near.count)
      let covers = segment.covers.filter { $0 < near.count }.map { codings[near[$0]] }
      let begins = segment.begins.filter { $0 < near.count }.map { codings[near[$0]] }
      let ends = segment.ends.filter { $0 < near.count }.map { codings[near[$0]] }
      if segment.begins.contains(near.count) { page += HTML.hidden("selection begins: ") }
      for coding in begins { page += HTML.hidden("coding \(coding.letter) begins: ") }
      for held in places(segment.begins) {
        page += HTML.hidden("\(held.kind.rawValue), \(held.inWords): ")
      }
      page += letters(of: begins)
      page += signs(of: places(segment.begins))
      let words = held(text(segment.range), by: places(segment.covers))
      page += inside(covers, isSelected: isSelected, words)
      for held in places(segment.ends) {
        page += HTML.hidden(" \(held.kind.rawValue) ends. ")
      }
      for coding in ends { page += HTML.hidden(" coding \(coding.letter) ends. ") }
      if segment.ends.contains(near.count) { page += HTML.hidden(" selection ends. ") }
    }
    return page
  }

  /// The letters of the codings that begin here: a few each by itself, many as "a–f".
  private func letters(of codings: [CodingLine]) -> HTML {
    guard let first = codings.first, let last = codings.last else { return HTML() }
    let words =
      codings.count > Self.mostLines
      ? "\(first.letter)–\(last.letter)" : codings.map(\.letter).joined(separator: "\u{A0}")
    return HTML.element("sup", [.class("k"), .hidden], HTML(words))
  }

  /// What is said, to eyes, of places that begin here: why, and whether somebody looked.
  private func signs(of places: [PlacedRedaction]) -> HTML {
    guard !places.isEmpty else { return HTML() }
    let words = places.map { place in
      place.isProposed ? place.kind.rawValue + "?" : place.isWithheld ? "withheld" : "shown"
    }.joined(separator: ", ")
    return HTML.element("sup", [.class("k held"), .hidden], HTML(words + "\u{A0}"))
  }

  /// Words with the mark of what the public does not read.
  private func held(_ text: HTML, by places: [PlacedRedaction]) -> HTML {
    guard let first = places.first(where: \.isWithheld) ?? places.first else { return text }
    let style = first.isProposed ? "asked" : first.isWithheld ? "kept" : "open"
    return HTML.element("span", [.class("held " + style)], text)
  }

  private func inside(_ covers: [CodingLine], isSelected: Bool, _ text: HTML) -> HTML {
    var piece = text
    let numbers = covers.map { String($0.number) }.joined(separator: " ")
    let isChosen = covers.contains { $0.number == place.coding }
    if covers.count > Self.mostLines {
      piece = HTML.element(
        "mark",
        [
          .class("c many" + (isChosen ? " now" : "")), Attribute("data-c", numbers),
          Attribute("title", "\(covers.count) codings"),
        ], piece)
    } else {
      for (index, coding) in covers.enumerated().reversed() {
        piece = HTML.element(
          "mark",
          [
            .class("c u\(coding.style) d\(index)" + (coding.number == place.coding ? " now" : "")),
            Attribute("data-c", String(coding.number)),
          ], piece)
      }
    }
    return isSelected ? HTML.element("span", [.class("sel")], piece) : piece
  }

  /// Text, in which what HTML does not allow still counts as the byte that it is.
  private func text(_ range: Range<Int>) -> HTML {
    var page = HTML()
    var start = range.lowerBound
    for at in range where Self.isForbidden(comment.body[at]) {
      page += HTML(text: comment.body[start..<at])
      page += HTML.element(
        "span", [Attribute("data-bytes", "1")], HTML(text: comment.body[at...at]))
      start = at + 1
    }
    page += HTML(text: comment.body[start..<range.upperBound])
    return page
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F
  }
}
