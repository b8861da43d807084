// Rulewright. Apache-2.0.

import CommentImport
import Comments
import TestSupport
import Testing

/// The table of docs/formats.md, held to the files that it speaks of.
@Suite(.enabled(if: SharedData.has("comments/encodings")))
struct RealFileTests {
  private struct Row: Sendable, CustomTestStringConvertible {
    var files: [String]
    var form: String
    var counts: [Int]
    var says: String

    var testDescription: String { files.joined(separator: " with ") }
  }

  /// The rows of the table headed `file`, its names with a star spelt out.
  private static let rows: [Row] = {
    let text = Places.bytes(ofRepository: "docs/formats.md").map {
      String(decoding: $0, as: UTF8.self)
    }
    let lines = (text ?? "").split(separator: "\n")
    guard let head = lines.firstIndex(where: { $0.utf8.starts(with: "| file |".utf8) }) else {
      return []
    }
    return lines[(head + 2)...].prefix { $0.first == "|" }.flatMap { line -> [Row] in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
      let names = cells[0].split(separator: "`").enumerated().filter { $0.offset % 2 == 0 }
        .map { String($0.element) }
      let counts = cells[2...4].compactMap { Int($0) }
      return expanded(names[0]).map { first in
        Row(files: [first] + names.dropFirst(), form: cells[1], counts: counts, says: cells[5])
      }
    }
  }()

  private static func expanded(_ name: String) -> [String] {
    let parts = name.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return [name] }
    let folder = name.split(separator: "/").dropLast().joined(separator: "/")
    return SharedData.names(in: folder).map { folder + "/" + $0 }.filter {
      $0.utf8.starts(with: parts[0].utf8)
        && $0.utf8.reversed().starts(with: parts[1].utf8.reversed())
    }
  }

  @Test func saysOfEveryFileWhatBecomesOfIt() throws {
    #expect(Self.rows.count > 330)
    for row in Self.rows {
      let files = try row.files.map { try #require(SharedData.bytes($0), "\($0)") }
      let name = String(row.files[0].split(separator: "/").last ?? "")
      do {
        let file = try ReadFile(files[0], name: name, with: Array(files.dropFirst()))
        #expect(file.format.name == row.form, "\(row.testDescription)")
        let skipped = file.fates.count { $0.contains(" skipped: ") }
        let rejected = file.fates.count { $0.contains(" rejected: ") }
        #expect(
          [file.comments.count, skipped, rejected] == row.counts, "\(row.testDescription)")
        #expect(file.read == file.rows.count)
        let said = (file.notes + file.fates).contains { $0.contains(row.says) }
        #expect(row.says.isEmpty || said, "\(row.testDescription): \(file.notes)")
      } catch let error as ImportError {
        #expect(row.form == "refused", "\(row.testDescription): \(error)")
        #expect("\(error)".contains(row.says), "\(row.testDescription): \(error)")
      }
    }
  }

  @Test func speaksOfEveryFileThatIsThere() {
    let known = Set(Self.rows.flatMap(\.files))
    let there =
      SharedData.files(under: "comments", ending: "")
      + SharedData.files(under: "hostile/csv", ending: ".csv")
    let files = there.filter { SharedData.bytes($0) != nil && !$0.contains("/json/") }
    #expect(Set(files).subtracting(known) == [], "docs/formats.md lacks these")
  }

  @Test func readsTheSameWordsWhateverTheEncoding() throws {
    func bodies(_ name: String) throws -> [CommentID: String] {
      let bytes = try #require(SharedData.bytes("comments/encodings/" + name))
      let file = try ReadFile(bytes, name: name)
      return Dictionary(file.comments.map { ($0.id, $0.body) }) { first, _ in first }
    }
    let clean = try bodies("utf8-bom-crlf.csv")
    #expect(clean.count == 49)
    for name in [
      "semicolon-separated.csv", "tab-separated.tsv", "utf16le-bom.csv", "with-nul-bytes.csv",
    ] {
      #expect(try bodies(name) == clean, "\(name)")
    }
    // What Windows-1252 has no byte for was a question mark already when it came.
    for name in ["cp1252.csv", "mixed-utf8-and-cp1252.csv"] {
      for (id, body) in try bodies(name) {
        let expected = try #require(clean[id]).unicodeScalars
        #expect(
          expected.count == body.unicodeScalars.count
            && zip(expected, body.unicodeScalars).allSatisfy { $0 == $1 || $1 == "?" },
          "\(name), \(id)")
      }
    }
  }
}
