// Rulewright. Apache-2.0.

/// Turns an HTML page into the words that a reader sees of it, one line for each of its lines.
///
/// Nothing is built of the page and nothing fetched: tags are passed over, those of blocks end a
/// line, and what stands in scripts, styles, the head and elements that are not shown is no word of
/// the page. It takes time in proportion to the page, whatever is left open in it.
package enum HTMLText {
  /// The words of a page whose bytes are UTF-8.
  package static func words(_ bytes: ArraySlice<UInt8>) -> String {
    var reader = HTMLReader(bytes)
    return reader.words()
  }
}

private struct HTMLReader {
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "option", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
  ]
  private static let paragraphs: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"]
  /// Elements whose text is no text of the page.
  private static let silent: Set<String> = [
    "head", "script", "style", "template", "title", "noembed", "noframes", "iframe", "object",
  ]
  /// Elements in which tags are no tags.
  private static let raw: Set<String> = [
    "script", "style", "title", "textarea", "noembed", "noframes", "iframe", "xmp",
  ]

  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var out: [UInt8] = []
  /// White space that has been read and not yet been written.
  private var hasSpace = false
  private var lineEnds = 0
  private var preformatted = 0
  private var inHead = false
  /// The element that is not shown, and how many of its name are open within it.
  private var unseen: (name: String, open: Int)?
  private var lists: [HTMLList] = []
  /// Marks that do not stand anywhere behind the place where they were last looked for.
  private var missing: Set<String> = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  mutating func words() -> String {
    while at < bytes.endIndex {
      if bytes[at] == 0x3C, readMarkup() { continue }
      readText()
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func readText() {
    let byte = bytes[at]
    if byte == 0x26, let (scalar, end) = Entity.decode(bytes, at: at) {
      at = end
      for unit in UTF8.encode(scalar).map(Array.init) ?? [] { write(unit) }
      return
    }
    at += 1
    if preformatted == 0, byte <= 0x20 {
      hasSpace = true
    } else if byte == 0x0A {
      endLine(1, always: true)
    } else if byte != 0x0D, byte != 0 {
      write(byte)
    }
  }

  private mutating func write(_ byte: UInt8) {
    guard !inHead, unseen == nil else { return }
    if lineEnds > 0, !out.isEmpty {
      out += [UInt8](repeating: 0x0A, count: min(lineEnds, 2))
    } else if hasSpace, !out.isEmpty, out.last != 0x09 {
      out.append(0x20)
    }
    (lineEnds, hasSpace) = (0, false)
    out.append(byte)
  }

  /// Ends the line before the next word, with as many line ends as are asked for, not added up
  /// unless they are words of their own.
  private mutating func endLine(_ count: Int, always: Bool = false) {
    lineEnds = always ? lineEnds + count : max(lineEnds, count)
    hasSpace = false
  }

  /// Passes over a tag, comment or declaration; false where the sign is only a sign.
  private mutating func readMarkup() -> Bool {
    let rest = bytes[(at + 1)...]
    guard let first = rest.first else { return false }
    if first == 0x21 || first == 0x3F {
      let isComment = rest.starts(with: "!--".utf8)
      let mark = isComment ? "-->" : ">"
      // A comment that never ends hides all that follows, as it does in a browser.
      at = end(of: mark, from: isComment ? at + 2 : at + 1) ?? bytes.endIndex
      return true
    }
    let isClose = first == 0x2F
    let name = rest.dropFirst(isClose ? 1 : 0).prefix { byte in
      byte > 0x20 && byte != 0x3E && byte != 0x2F && byte != 0x3C
    }
    guard let letter = name.first, (0x61...0x7A) ~= letter | 0x20, name.count <= 40,
      let close = endOfTag(from: name.endIndex)
    else { return false }
    let word = String(decoding: name.map(lower), as: UTF8.self)
    let attributes = bytes[name.endIndex..<(close - 1)]
    at = close
    isClose ? closed(word) : opened(word, attributes)
    return true
  }

  private mutating func opened(_ name: String, _ attributes: ArraySlice<UInt8>) {
    if let hidden = unseen {
      if HTMLVisibility.ends(hidden.name, before: name) {
        unseen = nil
      } else if hidden.name == name {
        unseen = (name, hidden.open + 1)
      }
    }
    if unseen == nil, HTMLVisibility.isUnseen(name, attributes) { unseen = (name, 1) }
    switch name {
    case "br": endLine(1, always: true)
    case "ol", "ul": if lists.count < 100 { lists.append(HTMLList(name, attributes)) }
    case "li":
      endLine(1)
      for byte in lists.isEmpty ? [] : lists[lists.count - 1].nextMarker() { write(byte) }
      hasSpace = true
      return
    case "td", "th": if lineEnds == 0, !out.isEmpty, out.last != 0x0A { write(0x09) }
    case "head": inHead = true
    case "body": inHead = false
    default: break
    }
    if Self.blocks.contains(name) { endLine(1) }
    if Self.paragraphs.contains(name) { endLine(2) }
    if name == "pre" { preformatted += 1 }
    if Self.raw.contains(name), attributes.last != 0x2F {
      let start = at
      let stop = end(of: "</" + name, from: at).map { $0 - name.utf8.count - 2 } ?? bytes.endIndex
      at = stop
      if !Self.silent.contains(name) {
        for byte in bytes[start..<stop] where byte != 0 { write(byte) }
      }
    }
  }

  private mutating func closed(_ name: String) {
    if let hidden = unseen, hidden.name == name {
      unseen = hidden.open > 1 ? (name, hidden.open - 1) : nil
    }
    if name == "head" { inHead = false }
    if name == "ol" || name == "ul" { _ = lists.popLast() }
    if Self.blocks.contains(name) { endLine(1) }
    if Self.paragraphs.contains(name) { endLine(2) }
    if name == "pre", preformatted > 0 { preformatted -= 1 }
  }

  /// Behind the sign that ends a tag, which may stand in quotes within it.
  private mutating func endOfTag(from start: Int) -> Int? {
    guard !missing.contains("tag") else { return nil }
    var quote: UInt8?
    for index in start..<bytes.endIndex {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return index + 1
      } else if byte == 0x22 || byte == 0x27, bytes[index - 1] == 0x3D {
        quote = byte
      }
    }
    // A quote that is never closed: the tag ends where it first can.
    if let plain = end(of: ">", from: start) { return plain }
    missing.insert("tag")
    return nil
  }

  /// Behind a mark, letters of which may be of either case.
  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !missing.contains(mark) else { return nil }
    let wanted = Array(mark.utf8)
    var from = start
    while from + wanted.count <= bytes.endIndex {
      guard let found = bytes[from...].firstIndex(of: wanted[0]),
        found + wanted.count <= bytes.endIndex
      else { break }
      if bytes[found..<(found + wanted.count)].lazy.map(lower).elementsEqual(wanted) {
        return found + wanted.count
      }
      from = found + 1
    }
    missing.insert(mark)
    return nil
  }
}
