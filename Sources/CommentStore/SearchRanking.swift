// Rulewright. Apache-2.0.

import Foundation
import GRDB
import GRDBSQLite

/// Okapi BM25 over what a search looks for, as a function of the full-text index (Robertson and
/// Zaragoza 2009, k1 = 1.2, b = 0.75).
///
/// FTS5 has one too, which counts every comment that holds any of the words before it scores the
/// first, the common words too: a second of work where a record is large. This one is told what each
/// term weighs.
enum SearchRanking {

  /// What a word weighs more in the organization, the id and the names than in the body.
  private static let fieldWeights = [1.0, 3.0, 6.0, 3.0]

  /// Makes the function `relevance(commentText, weights)` known to a connection.
  ///
  /// `weights` is a blob of one Double a term. Once a search has found more than `CommentSearch.mostRanked`, none is ranked.
  static func add(to db: Database) throws {
    let api = FTS5.api(db)
    let code = api.pointee.xCreateFunction(
      UnsafeMutablePointer(mutating: api), "relevance", nil, score, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// How much it tells that a word stands in a comment, if so many of all hold it.
  static func weight(holding count: Int, of all: Int) -> Double {
    // What stands in more than half of them would count against a comment.
    max(1e-6, log((Double(all) - Double(count) + 0.5) / (Double(count) + 0.5)))
  }

  /// The weights of terms as the function takes them.
  static func blob(_ weights: [Double]) -> Data { weights.withUnsafeBytes { Data($0) } }

  private static let score: fts5_extension_function = { api, cursor, context, count, values in
    guard let api, let cursor, let context, count == 1, let weights = values?[0] else {
      return sqlite3_result_null(context)
    }
    let api5 = api.pointee
    guard isRanking(api5, cursor) else { return sqlite3_result_null(context) }
    var weight: [Double] = []
    if let blob = sqlite3_value_blob(weights) {
      let bytes = UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_value_bytes(weights)))
      for at in stride(from: 0, to: bytes.count - 7, by: 8) {
        weight.append(bytes.loadUnaligned(fromByteOffset: at, as: Double.self))
      }
    }
    var (rows, size, length, found) = (sqlite3_int64(0), sqlite3_int64(0), CInt(0), CInt(0))
    guard api5.xRowCount(cursor, &rows) == SQLITE_OK,
      api5.xColumnTotalSize(cursor, -1, &size) == SQLITE_OK,
      api5.xColumnSize(cursor, -1, &length) == SQLITE_OK,
      api5.xInstCount(cursor, &found) == SQLITE_OK
    else { return sqlite3_result_error_code(context, SQLITE_ERROR) }
    var often = [Double](repeating: 0, count: weight.count)
    for instance in 0..<found {
      var (phrase, column, offset) = (CInt(0), CInt(0), CInt(0))
      guard api5.xInst(cursor, instance, &phrase, &column, &offset) == SQLITE_OK else { break }
      guard weight.indices.contains(Int(phrase)) else { continue }
      often[Int(phrase)] +=
        fieldWeights.indices.contains(Int(column)) ? fieldWeights[Int(column)] : 1
    }
    let average = rows > 0 ? max(1, Double(size) / Double(rows)) : 1
    let lengthened = 1.2 * (0.25 + 0.75 * Double(length) / average)
    var score = 0.0
    for (weight, often) in zip(weight, often) where often > 0 {
      score += weight * often * 2.2 / (often + lengthened)
    }
    sqlite3_result_double(context, score)
  }

  /// Counts the calls of one search.
  private static func isRanking(_ api: Fts5ExtensionApi, _ cursor: OpaquePointer) -> Bool {
    let known = api.xGetAuxdata(cursor, 0)
    guard let count = known ?? calloc(1, MemoryLayout<Int>.size) else { return false }
    if known == nil, api.xSetAuxdata(cursor, count, { free($0) }) != SQLITE_OK { return false }
    let calls = count.assumingMemoryBound(to: Int.self)
    calls.pointee += 1
    return calls.pointee <= CommentSearch.mostRanked
  }
}
