// Rulewright. Apache-2.0.

/// A word that says what the number or designation after it is.
struct ReferenceKeyword {
  enum Kind {
    case section, article, part, subpart, paragraph, entry, supplement, appendix, annex, comment
    case note, definition
  }

  let kind: Kind
  let isPlural: Bool
  /// Where it ends, with the full stop of an abbreviation.
  let end: Int

  /// The first eight letters of a word, in one number.
  private struct Row {
    let letters: UInt64
    let length: Int
    let kind: Kind
    let isPlural: Bool
    /// Whether it is an abbreviation, to which a full stop belongs: behind a whole word a sentence ends.
    let isShort: Bool
  }

  /// By their first letter.
  private static let rows: [[Row]] = {
    var rows = [[Row]](repeating: [], count: 26)
    func add(_ kind: Kind, _ words: String, plural: Bool = false, short: Bool = false) {
      for word in words.utf8.split(separator: 0x20) {
        var letters: UInt64 = 0
        for byte in word.prefix(8) { letters = letters << 8 | UInt64(byte) }
        guard let first = word.first else { continue }
        rows[Int(first) - 0x61].append(
          Row(
            letters: letters, length: word.count, kind: kind, isPlural: plural, isShort: short))
      }
    }
    add(.section, "section chapter abschnitt")
    add(.section, "sec sect", short: true)
    add(.section, "sections chapters", plural: true)
    add(.section, "secs sects", plural: true, short: true)
    add(.article, "article artikel")
    add(.article, "art", short: true)
    add(.article, "articles", plural: true)
    add(.article, "arts", plural: true, short: true)
    add(.part, "part")
    add(.part, "parts", plural: true)
    add(.subpart, "subpart")
    add(.subpart, "subparts", plural: true)
    add(
      .paragraph,
      "paragraph subparagraph subsection subclause clause item subitem absatz nummer buchstabe")
    add(.paragraph, "para subpara subsec abs nr buchst", short: true)
    add(
      .paragraph,
      "paragraphs subparagraphs subsections subclauses clauses items subitems nummern",
      plural: true)
    add(.paragraph, "paras subparas", plural: true, short: true)
    add(.entry, "eccn entry")
    add(.entry, "eccns entries", plural: true)
    add(.supplement, "supplement")
    add(.supplement, "supp suppl", short: true)
    add(.appendix, "appendix")
    add(.appendix, "app", short: true)
    add(.annex, "annex anlage")
    add(.comment, "comment")
    add(.note, "note")
    add(.definition, "definition")
    return rows
  }()

  /// By their first letter, which second letters they have, as bits: nearly all other words end here.
  static let secondLetters: [UInt32] = {
    var seconds = [UInt32](repeating: 0, count: 32)
    for row in rows.joined() {
      let first = row.letters >> UInt64(8 * (min(8, row.length) - 2))
      seconds[Int(first >> 8 & 31)] |= 1 << UInt32(first & 31)
    }
    return seconds
  }()

  /// The keyword that begins at a place, where a word begins.
  static func at(_ place: Int, in bytes: ReferenceBytes) -> ReferenceKeyword? {
    guard bytes[place].isLetter, bytes[place + 1].isLetter,
      secondLetters[Int(bytes[place] & 31)] >> UInt32(bytes[place + 1] & 31) & 1 != 0
    else { return nil }
    var letters: UInt64 = 0
    var end = place
    while bytes[end].isLetter {
      guard end - place < 13 else { return nil }
      if end - place < 8 { letters = letters << 8 | UInt64(bytes[end] | 0x20) }
      end += 1
    }
    let length = end - place
    guard !bytes[end].isWordPart,
      let row = rows[Int(bytes[place] | 0x20) - 0x61].first(where: {
        $0.letters == letters && $0.length == length
      })
    else { return nil }
    // "paragraph(s)".
    let isEither = bytes.says("(s)", at: end)
    if isEither { end += 3 }
    if row.isShort, bytes[end] == 0x2E { end += 1 }
    return ReferenceKeyword(kind: row.kind, isPlural: row.isPlural || isEither, end: end)
  }
}
