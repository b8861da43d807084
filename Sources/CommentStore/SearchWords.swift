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

  /// The folded words of a short text.
  func folded(_ text: String) -> [[UInt8]] {
    var folded: [[UInt8]] = []
    Array(text.utf8).withUnsafeBytes { bytes in
      forEachWord(in: bytes) { word, _ in
        folded.append(Array(word))
        return true
      }
    }
    return folded
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
