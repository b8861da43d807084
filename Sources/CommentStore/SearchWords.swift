// Rulewright. Apache-2.0.

import GRDB
import GRDBSQLite

/// The words of texts as the full-text index sees them: case and accents folded, with their bytes.
struct SearchWords {
  /// One word of a text.
  struct Word {
    /// The hash of its folded form.
    var hash: UInt64
    /// Where it stands, in bytes.
    var range: Range<Int>
  }

  /// The same that `commentText` has.
  private let tokenizer: any FTS5Tokenizer

  init(_ db: Database) throws {
    tokenizer = try db.makeTokenizer(.unicode61(diacritics: .remove))
  }

  /// The words of a short text.
  func words(of text: String) -> [Word] {
    var words: [Word] = []
    var text = text
    text.withUTF8 { bytes in
      forEachWord(in: UnsafeRawBufferPointer(bytes)) { folded, range in
        words.append(Word(hash: Self.hash(folded), range: range))
        return true
      }
    }
    return words
  }

  /// Calls `body` with each word's folded form and its bytes, until it answers false.
  func forEachWord(
    in text: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer, Range<Int>) -> Bool
  ) {
    withoutActuallyEscaping(body) { body in
      var visit = Visit(body: body)
      withUnsafeMutablePointer(to: &visit) { visit in
        _ = tokenizer.tokenize(
          context: visit, tokenization: .document,
          pText: text.baseAddress?.assumingMemoryBound(to: CChar.self), nText: CInt(text.count)
        ) { context, _, folded, count, start, end in
          guard let visit = context?.assumingMemoryBound(to: Visit.self), start < end else {
            return SQLITE_OK
          }
          let word = UnsafeRawBufferPointer(start: folded, count: Int(count))
          return visit.pointee.body(word, Int(start)..<Int(end)) ? SQLITE_OK : SQLITE_DONE
        }
      }
    }
  }

  private struct Visit {
    var body: (UnsafeRawBufferPointer, Range<Int>) -> Bool
  }

  /// FNV-1a: words are told apart only to be shown.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
