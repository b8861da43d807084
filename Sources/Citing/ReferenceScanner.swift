// Rulewright. Apache-2.0.

/// Goes once over some bytes and reads the references among them.
///
/// Most bytes are looked at once, in a table: only where a word begins with a digit, an opening
/// parenthesis, "§", or the two letters of a keyword is more read. Every reading is bounded, and
/// what it read is not read again, so that no text costs more than its length.
struct ReferenceScanner {
  let bytes: ReferenceBytes
  private let memory: UnsafeBufferPointer<UInt8>
  var found: [CitedReference] = []

  /// A chain of thousands of designations is no citation, and no list names more than these.
  static let longestPath = 12
  static let longestList = 64

  init(_ memory: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.memory = memory
    bytes = ReferenceBytes(memory, range)
  }

  /// What a byte is to the search: part of a word, what may begin a reference, and, of a letter, the
  /// second letters that a keyword which begins with it can have.
  private enum ByteClass {
    static let inner: UInt32 = 1 << 30
    static let starter: UInt32 = 1 << 31
    static let seconds: UInt32 = (1 << 27) - 1

    static let table: [UInt32] = (0...255).map { (byte: UInt8) in
      if byte.isDigit { return inner | starter }
      if byte == 0x28 || byte == 0xC2 { return starter }
      guard byte.isLetter else { return 0 }
      let seconds = ReferenceKeyword.secondLetters[Int(byte & 31)]
      return seconds == 0 ? inner : inner | starter | seconds
    }
  }

  mutating func scan() {
    guard let memory = memory.baseAddress else { return }
    let end = bytes.end
    ByteClass.table.withUnsafeBufferPointer { classes in
      var at = bytes.start
      while at < end {
        // Here a word may begin.
        let byte = memory[at]
        let kind = classes[Int(byte)]
        if kind & ByteClass.starter != 0 {
          let seconds = kind & ByteClass.seconds
          let mayBegin =
            seconds == 0
            || at + 1 < end && memory[at + 1].isLetter && seconds >> (memory[at + 1] & 31) & 1 != 0
          if mayBegin, let after = reference(at: at) {
            at = max(after, at + 1)
            continue
          }
          if kind & ByteClass.inner == 0 { at &+= 1 }
        }
        while at < end, classes[Int(memory[at])] & ByteClass.inner != 0 { at &+= 1 }
        while at < end, classes[Int(memory[at])] == 0 { at &+= 1 }
      }
    }
  }

  /// Reads the reference that begins at a place; gives where to go on, nil where none begins.
  private mutating func reference(at place: Int) -> Int? {
    let byte = bytes[place]
    if byte.isDigit { return number(at: place) }
    if byte == 0x28 { return designationsAlone(at: place) }
    if byte == 0xC2 {
      return bytes[place + 1] == 0xA7 ? sign(at: place) : nil
    }
    guard let keyword = ReferenceKeyword.at(place, in: bytes), !bytes.followsWord(place),
      bytes[place - 1] != 0x2D, bytes[place - 1] != 0x40, bytes[place - 1] != 0x2F
    else { return nil }
    return named(keyword, at: place)
  }

  /// What a keyword names.
  private mutating func named(_ keyword: ReferenceKeyword, at place: Int) -> Int? {
    switch keyword.kind {
    case .section, .article:
      return heading(after: keyword, from: place) ?? section(after: keyword, from: place)
    case .definition: return heading(after: keyword, from: place)
    case .part: return part(from: place, at: keyword.end, isPlural: keyword.isPlural, law: .unsaid)
    case .subpart: return subpart(from: place, at: keyword.end)
    case .paragraph: return paragraphs(after: keyword, from: place)
    case .entry: return entry(after: keyword, from: place)
    case .supplement: return supplement(from: place, at: keyword.end)
    case .appendix: return appendix(from: place, at: keyword.end, called: "Appendix")
    case .annex: return appendix(from: place, at: keyword.end, called: "Annex")
    case .comment: return interpretation(from: place, at: keyword.end)
    case .note: return note(from: place, at: keyword.end)
    }
  }

  /// Adds a reference of some parts, with what is said behind them, and gives where it ends.
  mutating func add(
    _ form: CitedReference.Form, from start: Int, _ parts: [CitedReference.Part], to end: Int,
    law: CitedReference.Law = .unsaid, isDoubtful: Bool = false
  ) -> Int {
    var reference = CitedReference(
      range: start..<end, form: form, parts: parts, law: law, isDoubtful: isDoubtful)
    let after = scope(of: &reference, from: end)
    reference.range = start..<after
    found.append(reference)
    return after
  }

  // MARK: Sections

  /// "§ 740.22(c)", "§§ 740.20 and 740.22(a)".
  private mutating func sign(at place: Int) -> Int? {
    var at = place
    var signs = 0
    while bytes[at] == 0xC2, bytes[at + 1] == 0xA7 {
      at += 2
      signs += 1
      if bytes[at] == 0x20, bytes[at + 1] == 0xC2 { at += 1 }
    }
    let number = bytes.afterBlanks(at)
    guard
      let end = list(
        .section, from: place, at: number, manner: Manner(isNamed: true, isPlural: signs > 1))
    else { return at }
    return end
  }

  /// "section 740.22(c)", "Sections 740.20 through 740.22", "Section: 740.22".
  private mutating func section(after keyword: ReferenceKeyword, from start: Int) -> Int? {
    var at = keyword.end
    if bytes[at] == 0x3A { at += 1 }
    at = bytes.afterBlanks(at)
    if bytes.says("no. ", at: at) { at += 4 }
    at = afterSigns(at)
    // "section(a)" is no section.
    guard bytes[at].isDigit || bytes[at].isUpper else { return nil }
    return list(
      .section, from: start, at: at, manner: Manner(isNamed: true, isPlural: keyword.isPlural))
  }

  /// "ECCNs 4D004, 5A001.j and 4A005", "entry 4E001.c".
  private mutating func entry(after keyword: ReferenceKeyword, from start: Int) -> Int? {
    let at = bytes.afterBlanks(bytes[keyword.end] == 0x3A ? keyword.end + 1 : keyword.end)
    guard let number = writtenNumber(at: at), number.isEntry else { return nil }
    return list(.entry, from: start, at: at, manner: Manner(isNamed: true))
  }

  func afterSigns(_ place: Int) -> Int {
    var at = place
    while bytes[at] == 0xC2, bytes[at + 1] == 0xA7 { at = bytes.afterBlanks(at + 2) }
    return at
  }

  // MARK: Paragraphs

  /// "paragraphs (b)(1) through (3)", "para c", "clause (iii)", "item 2".
  private mutating func paragraphs(after keyword: ReferenceKeyword, from start: Int) -> Int? {
    let at = bytes.afterBlanks(bytes[keyword.end] == 0x3A ? keyword.end + 1 : keyword.end)
    guard let (path, end, isBare) = paragraphPath(at: at) else { return nil }
    let part = CitedReference.Part(range: at..<end, number: nil, path: path)
    let manner = Manner(isNamed: true, isPlural: keyword.isPlural, isBare: isBare, isPath: true)
    let (parts, after) = members(after: part, to: end, manner)
    return add(.paragraph, from: start, parts, to: after, isDoubtful: isBare)
  }

  /// "(c)(2)" with nothing before it, which is a citation where two or more follow one another, or
  /// a word like "delete" stands before one.
  private mutating func designationsAlone(at place: Int) -> Int? {
    let (path, end) = designations(at: place)
    guard !path.isEmpty else { return nil }
    let isJoined = bytes.followsWord(place) || bytes[place - 1] == 0x29
    guard !isJoined, path.count > 1 || followsVerb(place), !bytes[end].isWordPart else {
      return end
    }
    let part = CitedReference.Part(range: place..<end, number: nil, path: path)
    let (parts, after) = members(after: part, to: end, Manner(isPath: true))
    return add(.designations, from: place, parts, to: after, isDoubtful: true)
  }

  private static let verbs: [StaticString] = [
    "under", "see", "delete", "strike", "revise", "remove", "amend", "per",
  ]

  private func followsVerb(_ place: Int) -> Bool {
    guard bytes[place - 1] == 0x20 else { return false }
    return Self.verbs.contains { verb in
      let start = place - 1 - verb.utf8CodeUnitCount
      return bytes.says(verb, at: start) && !bytes.followsWord(start)
    }
  }
}
