// Rulewright. Apache-2.0.

/// Reads a search as `SearchQuery` describes it, scalar by scalar.
struct SearchReader {
  /// FTS5 gives up at a depth of its own, with words of its own.
  private static let deepest = 20
  private static let mostWords = 200

  private let scalars: [Unicode.Scalar]
  private let fields: SearchQuery.Fields
  private var at = 0
  private var words = 0

  init(_ text: String, fields: SearchQuery.Fields) {
    scalars = Array(text.unicodeScalars)
    self.fields = fields
  }

  mutating func query() throws(SearchFault) -> SearchNode {
    let node = try any(depth: 0, inField: false)
    guard at == scalars.count else { throw fault(at, "a ) stands here without its (") }
    guard !node.isNothing else {
      throw fault(0, "it has no letter or digit to look for")
    }
    return node
  }

  private func fault(_ place: Int, _ why: String) -> SearchFault {
    SearchFault(place: place + 1, why: why)
  }
}

// MARK: - What joins

extension SearchReader {
  private mutating func any(depth: Int, inField: Bool) throws(SearchFault) -> SearchNode {
    guard depth <= Self.deepest else {
      throw fault(at, "parentheses stand more than \(Self.deepest) deep")
    }
    var nodes = [try all(depth: depth, inField: inField)]
    while let place = takeOperator("OR") {
      skipSpaces()
      guard !isAtEnd else { throw fault(place, "expected a word after OR") }
      nodes.append(try all(depth: depth, inField: inField))
    }
    let said = nodes.filter { !$0.isNothing }
    return said.count > 1 ? .any(said) : said.first ?? .nothing
  }

  private mutating func all(depth: Int, inField: Bool) throws(SearchFault) -> SearchNode {
    let start = skipSpaces()
    var wanted: [SearchNode] = []
    var unwanted: [SearchNode] = []
    var count = 0
    while true {
      skipSpaces()
      if isAtEnd || looksAt("OR") { break }
      if let place = takeOperator("AND") {
        guard count > 0 else { throw fault(place, "expected a word before AND") }
        skipSpaces()
        guard !isAtEnd, !looksAt("OR"), !looksAt("AND") else {
          throw fault(place, "expected a word after AND")
        }
      }
      count += 1
      if let place = takeNot() {
        skipSpaces()
        guard !isAtEnd, !looksAt("OR"), !looksAt("AND"), !looksAt("NOT") else {
          throw fault(place, "expected a word after NOT")
        }
        unwanted.append(try one(depth: depth, inField: inField))
      } else {
        wanted.append(try one(depth: depth, inField: inField))
      }
    }
    guard count > 0 else { return try emptiness(from: start, depth: depth) }
    let (some, none) = (wanted.filter { !$0.isNothing }, unwanted.filter { !$0.isNothing })
    guard !some.isEmpty || none.isEmpty else {
      throw fault(start, "expected a word that must be there, beside those that must not")
    }
    if some.isEmpty { return .nothing }
    return some.count == 1 && none.isEmpty ? some[0] : .all(some, but: none)
  }

  /// Where a word could stand and none does.
  private func emptiness(from start: Int, depth: Int) throws(SearchFault) -> SearchNode {
    if looksAt("OR") { throw fault(at, "expected a word before OR") }
    if at < scalars.count, depth == 0 { throw fault(at, "a ) stands here without its (") }
    if depth > 0, at < scalars.count { throw fault(at, "expected a word before this )") }
    return .nothing
  }

  /// A word, a phrase, a group, or one of them in a field.
  private mutating func one(depth: Int, inField: Bool) throws(SearchFault) -> SearchNode {
    let start = at
    if let name = try takeField() {
      guard !inField else { throw fault(start, "a field stands within a field") }
      guard !isAtEnd, !Self.isSpace(scalars[at]) else {
        throw fault(start, "expected a word right after \(name):")
      }
      let node = try one(depth: depth, inField: true)
      return node.isNothing ? .nothing : .field(name, node)
    }
    switch scalars[at] {
    case "(": return try group(depth: depth, inField: inField)
    case "\"", "\u{201C}", "\u{201D}": return try phrase()
    default: return try word()
    }
  }

  private mutating func group(depth: Int, inField: Bool) throws(SearchFault) -> SearchNode {
    let start = at
    at += 1
    let node = try any(depth: depth + 1, inField: inField)
    guard at < scalars.count else { throw fault(start, "this ( has no )") }
    at += 1
    return node
  }
}

// MARK: - What is joined

extension SearchReader {
  private mutating func phrase() throws(SearchFault) -> SearchNode {
    let start = at
    let isStraight = scalars[at] == "\""
    at += 1
    while at < scalars.count, !Self.isQuote(scalars[at], isStraight) { at += 1 }
    guard at < scalars.count else { throw fault(start, "this quotation mark is never closed") }
    let words = scalars[(start + 1)..<at]
    at += 1
    return try found(words, from: start)
  }

  private mutating func word() throws(SearchFault) -> SearchNode {
    let start = at
    var open = 0
    scan: while at < scalars.count {
      switch scalars[at] {
      case "(":
        guard at == start || open > 0 || isClosedInWord() else { break scan }
        open += 1
      case ")":
        if open == 0 { break scan }
        open -= 1
      case "\"", "\u{201C}", "\u{201D}", "*": break scan
      case let scalar where Self.isSpace(scalar): break scan
      default: break
      }
      at += 1
    }
    guard at > start else { throw fault(start, "a * stands at the end of a word") }
    return try found(scalars[start..<at], from: start)
  }

  /// What some words are; a `*` after them makes the last one a beginning.
  private mutating func found(
    _ found: ArraySlice<Unicode.Scalar>, from start: Int
  ) throws(SearchFault) -> SearchNode {
    var isPrefix = false
    if at < scalars.count, scalars[at] == "*" {
      at += 1
      guard isAtEnd || Self.isSpace(scalars[at]) else {
        throw fault(at - 1, "a * stands at the end of a word")
      }
      isPrefix = true
    }
    words += 1
    guard words <= Self.mostWords else {
      throw fault(start, "more than \(Self.mostWords) words")
    }
    guard found.contains(where: Self.isToken) else { return .nothing }
    var text = String.UnicodeScalarView()
    // A NUL would end the text for SQLite, and a quotation mark for FTS5.
    for scalar in found { text.append(scalar == "\"" || scalar == "\0" ? " " : scalar) }
    return .words(String(text), isPrefix: isPrefix)
  }

  /// A known field's name before its colon.
  ///
  /// An unknown one is more likely a slip than a text; an address such as `https://…` is a text.
  private mutating func takeField() throws(SearchFault) -> String? {
    var end = at
    while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic {
      end += 1
    }
    guard end > at, end < scalars.count, scalars[end] == ":" else { return nil }
    let typed = String(String.UnicodeScalarView(scalars[at..<end]))
    let isJoined = end + 1 < scalars.count && !Self.isSpace(scalars[end + 1])
    if let name = fields.names.first(where: { $0.utf8.elementsEqual(typed.lowercased().utf8) }) {
      at = end + 1
      return name
    }
    guard isJoined, scalars[end + 1] != "/" else { return nil }
    let known = fields.names.map { $0 + ":" }.joined(separator: ", ")
    throw fault(
      at, "there is no field \(typed):, only \(known); what is in quotation marks is no field")
  }

  /// Whether the parenthesis here is closed before the word ends, as in `740.22(c)`.
  private func isClosedInWord() -> Bool {
    var open = 0
    for scalar in scalars[at...] {
      if Self.isSpace(scalar) || Self.isQuote(scalar, true) || Self.isQuote(scalar, false) {
        return false
      }
      if scalar == "(" { open += 1 }
      if scalar == ")" { open -= 1 }
      if open == 0 { return true }
    }
    return false
  }
}

// MARK: - Signs

extension SearchReader {
  /// The end of the search or of a group.
  private var isAtEnd: Bool { at == scalars.count || scalars[at] == ")" }

  @discardableResult
  private mutating func skipSpaces() -> Int {
    while at < scalars.count, Self.isSpace(scalars[at]) { at += 1 }
    return at
  }

  /// Whether a word in capitals that joins others stands here.
  private func looksAt(_ name: String) -> Bool {
    let end = at + name.unicodeScalars.count
    guard end <= scalars.count, scalars[at..<end].elementsEqual(name.unicodeScalars) else {
      return false
    }
    return end == scalars.count || Self.isSpace(scalars[end])
      || ["(", ")", "\"", "\u{201C}"].contains(scalars[end])
  }

  /// Where it stood.
  private mutating func takeOperator(_ name: String) -> Int? {
    skipSpaces()
    guard looksAt(name) else { return nil }
    defer { at += name.unicodeScalars.count }
    return at
  }

  /// `NOT`, or a `-` that something follows at once.
  private mutating func takeNot() -> Int? {
    if let place = takeOperator("NOT") { return place }
    guard at + 1 < scalars.count, scalars[at] == "-", scalars[at + 1] != ")",
      !Self.isSpace(scalars[at + 1])
    else { return nil }
    at += 1
    return at - 1
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  private static func isQuote(_ scalar: Unicode.Scalar, _ isStraight: Bool) -> Bool {
    isStraight ? scalar == "\"" : scalar == "\u{201C}" || scalar == "\u{201D}"
  }

  /// Whether FTS5's tokenizer sees more than a gap here: a letter, a number, or private use.
  private static func isToken(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
