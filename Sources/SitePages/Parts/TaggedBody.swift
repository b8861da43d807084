// Rulewright. Apache-2.0.

import Codings
import Comments
import Markup
import Wording

/// A comment's body with its tagged passages marked and numbered.
///
/// Passages may overlap. The body is cut wherever one begins or ends, so that marks never nest:
/// each piece knows which passages it belongs to, and each passage's number stands at its end.
struct TaggedBody {
  /// A stretch of words that somebody tagged, with all its codings.
  struct Passage {
    let range: Range<Int>
    let codings: [PublicCoding]
  }

  /// In the order of the text; their numbers are their places, counted from 1.
  let passages: [Passage]
  private let body: [UInt8]
  private let notes: (Int) -> HTML

  /// `notes` gives what stands beside a passage, by its index.
  init(
    _ body: String, codings: [PublicCoding],
    notes: @escaping (Int) -> HTML = { _ in HTML() }
  ) {
    self.body = Array(body.utf8)
    self.notes = notes
    passages = taggedPassages(codings)
  }

  func html() -> HTML {
    HTML(bodyParagraphs(in: body).filter { !$0.words.isEmpty }.map { row($0.words) })
  }

  private func row(_ paragraph: Range<Int>) -> HTML {
    let starting = passages.indices.filter { paragraph.contains(passages[$0].range.lowerBound) }
    return HTML.div(.class("row")) {
      HTML.p(.class("txt"), Attribute("dir", "auto")) { words(in: paragraph) }
      if !starting.isEmpty { HTML.div(.class("mar")) { starting.map(notes) } }
    }
  }

  /// The words of a paragraph, cut at the borders of passages.
  private func words(in paragraph: Range<Int>) -> HTML {
    var page = HTML()
    for segment in segments(of: paragraph, coveredBy: passages.map(\.range)) {
      let text = HTML(text: body[segment.range])
      page +=
        segment.covers.isEmpty
        ? text : marked(text, begins: segment.begins, isShared: segment.covers.count > 1)
      for index in segment.covers
      where segment.ends.contains(index)
        || endsBetween(index, segment.range.upperBound, paragraph)
      {
        page += number(index)
      }
    }
    return page
  }

  /// Whether a passage ends in the blank lines after a paragraph that ends here.
  private func endsBetween(_ index: Int, _ at: Int, _ paragraph: Range<Int>) -> Bool {
    let end = passages[index].range.upperBound
    guard at == paragraph.upperBound, end > at, end <= body.count,
      passages[index].range.lowerBound < at
    else { return false }
    return body[at..<end].allSatisfy { $0 == 0x0A || $0 == 0x20 || $0 == 0x0D }
  }

  private func marked(_ text: HTML, begins: [Int], isShared: Bool) -> HTML {
    var page = HTML()
    for index in begins.dropFirst() { page += HTML.span(.id("p_\(index + 1)")) {} }
    var attributes: [Attribute] = isShared ? [.class("both")] : []
    if let first = begins.first { attributes.append(.id("p_\(first + 1)")) }
    return page + HTML.element("mark", attributes, text)
  }

  private func number(_ index: Int) -> HTML {
    HTML.sup {
      HTML.a(
        .href(PagePath().link(at: "n_\(index + 1)")),
        .label("\(index + 1): how passage \(index + 1) was tagged")
      ) { String(index + 1) }
    }
  }
}

/// The passages that some codings of one comment are about, in the order of the text.
func taggedPassages(_ codings: [PublicCoding]) -> [TaggedBody.Passage] {
  var byRange: [Range<Int>: [PublicCoding]] = [:]
  for coding in codings {
    if let passage = coding.passage { byRange[passage, default: []].append(coding) }
  }
  return byRange.keys.sorted {
    ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
  }.map { TaggedBody.Passage(range: $0, codings: byRange[$0] ?? []) }
}
