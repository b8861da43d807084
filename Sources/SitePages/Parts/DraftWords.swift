// Rulewright. Apache-2.0.

package import Clauses
package import Markup

/// The words of a clause in their styles.
///
/// `inTable` says that they are a line of a pipe table; see `draftText`.
package func draftWords(_ runs: [InlineRun], inTable: Bool = false) -> HTML {
  var page = HTML()
  for run in runs {
    let piece = styled(run, inTable: inTable)
    if let destination = run.destination, let link = Link(vetting: destination) {
      page += HTML.element("a", [.href(link)], piece)
    } else {
      page += piece
    }
  }
  return page
}

private func styled(_ run: InlineRun, inTable: Bool = false) -> HTML {
  var piece = draftText(run.text, inTable: inTable)
  if run.style.contains(.code) { piece = HTML.element("code", [], piece) }
  if run.style.contains(.emphasis) { piece = HTML.element("em", [], piece) }
  if run.style.contains(.strong) { piece = HTML.element("strong", [], piece) }
  return piece
}

/// The words of a clause in their styles, with links to other clauses of the same page.
///
/// Ranges of links count from byte `start` of the words, are in order and do not overlap. What the
/// draft itself makes a link or code stays that alone.
func draftWords(_ runs: [InlineRun], linking links: [LawLink], from start: Int = 0) -> HTML {
  guard !links.isEmpty else { return draftWords(runs) }
  var page = HTML()
  var open: (link: LawLink, runs: [InlineRun])?
  func closed() -> HTML {
    guard let open else { return HTML() }
    guard !open.runs.contains(where: { $0.destination != nil || $0.style.contains(.code) }) else {
      return draftWords(open.runs)
    }
    let href = Attribute.href(PagePath().link(at: open.link.label.text))
    let isDesignation = open.runs.first?.text.utf8.first == 0x28
    let name = open.link.isTerm ? "term" : isDesignation ? "nw" : nil
    return HTML.element(
      "a", (name.map { [.class($0)] } ?? []) + [href],
      open.runs.reduce(HTML()) { $0 + styled($1) })
  }
  var waiting = links.drop { $0.range.lowerBound < start }
  var at = start
  for run in runs {
    var rest = run.text.utf8[...]
    while !rest.isEmpty {
      while let link = waiting.first, link.range.upperBound <= at { waiting = waiting.dropFirst() }
      let link = waiting.first.flatMap { $0.range.lowerBound <= at ? $0 : nil }
      let end = link?.range.upperBound ?? waiting.first?.range.lowerBound ?? Int.max
      var piece = run
      piece.text = String(decoding: rest.prefix(end - at), as: UTF8.self)
      rest = rest.dropFirst(end - at)
      at += piece.text.utf8.count
      if let link {
        if open?.link != link {
          page += closed()
          open = (link, [])
        }
        open?.runs.append(piece)
      } else {
        page += closed()
        open = nil
        page += draftWords([piece])
      }
    }
  }
  return page + closed()
}

/// A clause's words with its heading taken apart, so that the heading can stand by itself.
struct ClauseWords {
  /// The heading, when it can stand by itself: a title, or an italic heading before a period or
  /// dash.
  ///
  /// "*Digital artifacts* are items …" is a sentence, from which nothing can be taken.
  let heading: String?
  let body: [InlineRun]

  init(_ clause: Clause, headingStandsAlone: Bool) {
    guard let name = clause.heading, !name.isEmpty else {
      heading = nil
      body = clause.runs
      return
    }
    guard clause.text.utf8.starts(with: name.utf8) else {
      heading = name
      body = clause.runs
      return
    }
    let rest = clause.text.utf8.dropFirst(name.utf8.count)
    let ends =
      rest.isEmpty || name.utf8.last == 0x2E || rest.first == 0x2E || rest.first == 0x3A
      || rest.starts(with: "—".utf8) || rest.starts(with: "–".utf8)
    guard headingStandsAlone || (ends && clause.kind != .definition) else {
      heading = nil
      body = clause.runs
      return
    }
    var dropped = name.utf8.count
    for mark in [".", "—", "–", ":"]
    where clause.text.utf8.dropFirst(dropped).starts(with: mark.utf8) {
      dropped += mark.utf8.count
    }
    while clause.text.utf8.dropFirst(dropped).first == 0x20 { dropped += 1 }
    heading = withoutFullStop(name)
    body = clause.runs.dropping(utf8: dropped)
  }
}

func withoutFullStop(_ text: String) -> String {
  text.utf8.last == 0x2E ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
}

extension [InlineRun] {
  /// The runs without their first bytes.
  fileprivate func dropping(utf8 count: Int) -> [InlineRun] {
    var left = count
    var runs: [InlineRun] = []
    for var run in self {
      let length = run.text.utf8.count
      if left >= length {
        left -= length
        continue
      }
      if left > 0 { run.text = String(decoding: run.text.utf8.dropFirst(left), as: UTF8.self) }
      left = 0
      runs.append(run)
    }
    return runs
  }
}

extension Clause {
  /// Whether its words are a line of a pipe table.
  var isInTable: Bool { kind == .row || kind == .table }

  /// What it is called in a list: `§ 740.22 Authorized cybersecurity exports`.
  package var title: String {
    let words = heading.map(withoutFullStop) ?? firstWords(of: text, atMost: 60)
    if designation.isEmpty { return words }
    return words.isEmpty || words == designation ? designation : designation + " " + words
  }
}
