// Rulewright. Apache-2.0.

/// The words of an office document that its reader is not shown: text formatted as hidden, by
/// itself or by its style.
///
/// Pandoc reads them like any other, and whoever released them to the public would not know that
/// nobody was to see them. They are cut out of the document's XML before it is read.
package struct HiddenWords: Sendable {
  private enum Kind { case docx, odt }

  private let kind: Kind
  /// The styles by which text is hidden, by their names in the XML.
  private var styles: Set<[UInt8]> = []

  /// Knows a document, Office Open XML or OpenDocument, by all of its XML: what it calls its
  /// parts is its own affair.
  package init(isOpenDocument: Bool, members: [[UInt8]]) {
    kind = isOpenDocument ? .odt : .docx
    var basis: [[UInt8]: [UInt8]] = [:]
    var shown: Set<[UInt8]> = []
    for member in members { readStyles(member, &basis, &shown) }
    // What a style does not say of itself its basis says; a chain ends, or goes in a circle.
    for name in basis.keys {
      var (at, left) = (name, basis.count)
      while left > 0, !styles.contains(at), !shown.contains(at), let next = basis[at] {
        (at, left) = (next, left - 1)
      }
      if styles.contains(at), !shown.contains(name) { inherited.insert(name) }
    }
    styles.formUnion(inherited)
    inherited = []
  }

  private var inherited: Set<[UInt8]> = []

  /// The XML of a member without the words that are hidden; nil where none are.
  package func cut(from member: [UInt8]) -> [UInt8]? {
    let ranges = kind == .docx ? hiddenRuns(member) : hiddenSpans(member)
    guard !ranges.isEmpty else { return nil }
    var out: [UInt8] = []
    var place = 0
    for range in ranges where range.lowerBound >= place {
      out += member[place..<range.lowerBound]
      place = range.upperBound
    }
    return out + member[place...]
  }
}

extension HiddenWords {
  private mutating func readStyles(
    _ member: [UInt8], _ basis: inout [[UInt8]: [UInt8]], _ shown: inout Set<[UInt8]>
  ) {
    var style: [UInt8]?
    for tag in XMLTags(member) {
      if tag.isNamed("style") {
        style =
          tag.isEnd || tag.isEmpty
          ? nil : (tag.value(of: kind == .docx ? "styleId" : "name")).map(Array.init)
        if kind == .odt, let style, let parent = tag.value(of: "parent-style-name") {
          basis[style] = Array(parent)
        }
      }
      guard let style, !tag.isEnd else { continue }
      if kind == .docx, tag.isNamed("basedOn"), let parent = tag.value(of: "val") {
        basis[style] = Array(parent)
      } else if let isHidden = isHidden(tag) {
        if isHidden { styles.insert(style) } else { shown.insert(style) }
      }
    }
  }

  /// Whether a tag of a style or of a run says that text is hidden, or that it is shown; nil where
  /// it says neither.
  private func isHidden(_ tag: XMLTags.Tag) -> Bool? {
    switch kind {
    case .docx:
      guard tag.isNamed("vanish") || tag.isNamed("webHidden") else { return nil }
      let value = tag.value(of: "val").map { String(decoding: $0, as: UTF8.self) } ?? "1"
      return !["0", "false", "off"].contains(value)
    case .odt:
      guard tag.isNamed("text-properties"), let value = tag.value(of: "display") else { return nil }
      return String(decoding: value, as: UTF8.self) == "none"
    }
  }

  /// The runs of a Word document that are hidden: by themselves, else by their own style, else by
  /// that of their paragraph.
  private func hiddenRuns(_ member: [UInt8]) -> [Range<Int>] {
    struct Run {
      var start: Int
      var isHidden: Bool?
      var byStyle: Bool?
    }
    var found: [Range<Int>] = []
    var open: [ArraySlice<UInt8>] = []
    var runs: [Run] = []
    var paragraphs: [Bool] = []
    for tag in XMLTags(member) {
      if tag.isEnd {
        if let last = open.lastIndex(of: tag.name) { open.removeSubrange(last...) }
        if tag.isNamed("r"), let run = runs.popLast() {
          if run.isHidden ?? run.byStyle ?? paragraphs.last ?? false {
            found.removeAll { $0.lowerBound >= run.start }
            found.append(run.start..<tag.range.upperBound)
          }
        } else if tag.isNamed("p") {
          _ = paragraphs.popLast()
        }
        continue
      }
      let isInRun = open.count > 1 && Array(open[open.count - 2]) == [0x72]
      if let isHidden = isHidden(tag), isInRun, !runs.isEmpty {
        runs[runs.count - 1].isHidden = isHidden
      } else if tag.isNamed("rStyle"), isInRun, !runs.isEmpty, let name = tag.value(of: "val") {
        if styles.contains(Array(name)) { runs[runs.count - 1].byStyle = true }
      } else if tag.isNamed("pStyle"), !paragraphs.isEmpty, let name = tag.value(of: "val") {
        paragraphs[paragraphs.count - 1] = styles.contains(Array(name))
      }
      guard !tag.isEmpty else { continue }
      open.append(tag.name)
      if tag.isNamed("r") { runs.append(Run(start: tag.range.lowerBound)) }
      if tag.isNamed("p") { paragraphs.append(false) }
    }
    return found
  }

  /// The elements of an OpenDocument text that bear a style by which text is hidden.
  private func hiddenSpans(_ member: [UInt8]) -> [Range<Int>] {
    guard !styles.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var hidden: (name: ArraySlice<UInt8>, start: Int, depth: Int)?
    for tag in XMLTags(member) {
      if let element = hidden {
        guard tag.name == element.name, !tag.isEmpty else { continue }
        hidden?.depth += tag.isEnd ? -1 : 1
        if hidden?.depth == 0 {
          found.append(element.start..<tag.range.upperBound)
          hidden = nil
        }
      } else if !tag.isEnd, !tag.isEmpty,
        tag.isNamed("span") || tag.isNamed("p") || tag.isNamed("h"),
        let name = tag.value(of: "style-name"), styles.contains(Array(name))
      {
        hidden = (tag.name, tag.range.lowerBound, 1)
      }
    }
    return found
  }
}
