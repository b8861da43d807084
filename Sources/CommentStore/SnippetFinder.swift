// Rulewright. Apache-2.0.

import Comments
import GRDB

/// Finds the words of a comment around which most of a search stands together.
///
/// FTS5 has a function of that name, which reads a comment by the index's own key and knows nothing
/// of bytes; ours reads what the page has read already.
struct SnippetFinder {
  /// How many words are shown, and how many of them before the first that was looked for.
  enum Size {
    /// In a row of a list.
    case row
    /// On lines of its own.
    case lines

    fileprivate var length: Int { self == .row ? 16 : 26 }
    fileprivate var lead: Int { self == .row ? 2 : 6 }
  }

  /// How far is read behind the first find: more than a page of text.
  private static let reach = 3_000
  /// How many finds are weighed, and how much of a comment is read where nothing is found: whoever
  /// repeats a word without end, or attaches a book, makes no page slower than these.
  private static let (mostFinds, mostRead) = (2_000, 300_000)

  private let words: SearchWords
  private let terms: [Term]
  private let size: Size

  private struct Term {
    var hashes: [UInt64]
    /// The folded beginning of the last word; nil where that is whole.
    var beginning: [UInt8]?
  }

  /// A find: words from a place on.
  private struct Find {
    var words: Range<Int>
    var term: Int
  }

  init(_ query: SearchQuery, _ size: Size, _ db: Database) throws {
    self.size = size
    let words = try SearchWords(db)
    self.words = words
    let wanted = query.terms.filter { $0.isWanted && ($0.field ?? "body") == "body" }
    var seen: Set<SearchTerm> = []
    terms = wanted.filter { seen.insert($0).inserted }.compactMap { term in
      let folded = words.folded(term.words)
      var hashes = folded.map { $0.withUnsafeBytes(SearchWords.hash) }
      guard !hashes.isEmpty else { return nil }
      guard term.isPrefix else { return Term(hashes: hashes, beginning: nil) }
      hashes.removeLast()
      return Term(hashes: hashes, beginning: folded.last)
    }
  }

  /// Nil where no word of the search stands in the text.
  func snippet(of body: [UInt8]) -> Snippet? {
    guard !terms.isEmpty else { return nil }
    let (read, finds) = read(body)
    guard let window = window(over: finds, of: read.count) else { return nil }
    let (start, end) = (read[window.lowerBound].range, read[window.upperBound - 1].range)
    let shown = Self.withMarks(start.lowerBound..<end.upperBound, of: body)
    var found: [Range<Int>] = []
    for find in finds where window.contains(find.words.lowerBound) {
      let from = read[find.words.lowerBound].range.lowerBound - shown.lowerBound
      let to = read[min(find.words.upperBound, window.upperBound) - 1].range.upperBound
      let start = max(from, found.last?.upperBound ?? 0)
      if start < to - shown.lowerBound { found.append(start..<(to - shown.lowerBound)) }
    }
    return Snippet(
      text: String(decoding: body[shown], as: UTF8.self), found: found, start: shown.lowerBound,
      isCutBefore: window.lowerBound > 0,
      isCutBehind: body[shown.upperBound...].contains { !Self.isBlank($0) })
  }

  /// The words up to where enough was read, and every find among them, in order.
  private func read(_ body: [UInt8]) -> (words: [SearchWords.Word], finds: [Find]) {
    var read: [SearchWords.Word] = []
    var finds: [Find] = []
    var first: Int?
    body.withUnsafeBytes { bytes in
      words.forEachWord(in: bytes) { folded, range in
        read.append(SearchWords.Word(hash: SearchWords.hash(folded), range: range))
        for (index, term) in terms.enumerated() where ends(term, with: folded, read) {
          let count = term.hashes.count + (term.beginning == nil ? 0 : 1)
          finds.append(Find(words: (read.count - count)..<read.count, term: index))
          first = first ?? read.count
        }
        return finds.count < Self.mostFinds
          && read.count < first.map { $0 + Self.reach } ?? Self.mostRead
      }
    }
    finds.sort { $0.words.lowerBound < $1.words.lowerBound }
    return (read, finds)
  }

  /// Whether the words read so far end with a term.
  private func ends(
    _ term: Term, with folded: UnsafeRawBufferPointer, _ read: [SearchWords.Word]
  ) -> Bool {
    var whole = read.count
    if let beginning = term.beginning {
      guard folded.starts(with: beginning) else { return false }
      whole -= 1
    }
    guard whole >= term.hashes.count else { return false }
    var at = whole - term.hashes.count
    for hash in term.hashes {
      guard read[at].hash == hash else { return false }
      at += 1
    }
    return true
  }

  /// The words to show: where most terms stand, then most finds, then first.
  private func window(over finds: [Find], of count: Int) -> Range<Int>? {
    guard var best = finds.first else { return nil }
    var most = (terms: 0, finds: 0)
    // Of each term, how often it stands among the finds from `find` up to `end`.
    var often = [Int](repeating: 0, count: terms.count)
    var (kinds, end) = (0, 0)
    for (index, find) in finds.enumerated() {
      while end < finds.count,
        finds[end].words.upperBound <= find.words.lowerBound + size.length - size.lead
      {
        if often[finds[end].term] == 0 { kinds += 1 }
        often[finds[end].term] += 1
        end += 1
      }
      if (kinds, end - index) > most { (most, best) = ((kinds, end - index), find) }
      guard end > index else {
        end = index + 1
        continue
      }
      often[find.term] -= 1
      if often[find.term] == 0 { kinds -= 1 }
    }
    let start = max(0, min(best.words.lowerBound - size.lead, count - size.length))
    return start..<min(count, max(start + size.length, best.words.upperBound))
  }

  /// With the marks that stand at a word without a blank between.
  private static func withMarks(_ range: Range<Int>, of body: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, range.lowerBound - start < 8, !isBlank(body[start - 1]) { start -= 1 }
    while end < body.count, end - range.upperBound < 8, !isBlank(body[end]) { end += 1 }
    // Never half a character.
    while start < range.lowerBound, body[start] & 0xC0 == 0x80 { start += 1 }
    while end > range.upperBound, end < body.count, body[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
