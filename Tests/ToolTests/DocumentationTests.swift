// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// What the documents say is what the program does: both ways, and by running it.
@Suite struct DocumentationTests {
  // MARK: Verbs and options

  @Test func listsEveryVerb() throws {
    let commands = try Document("docs/commands.md")
    #expect(Set(commands.sections.keys) == Set(try verbs()))
  }

  @Test func listsEveryOptionOfEveryVerb() throws {
    let commands = try Document("docs/commands.md")
    for verb in try verbs() {
      let section = commands.sections[verb] ?? ""
      let usage = try #require(
        section.split(separator: "```", omittingEmptySubsequences: false).dropFirst().first,
        "\(verb) has no usage in docs/commands.md")
      let there = try options(of: verb)
      #expect(Set(Self.options(in: usage)) == there, "\(verb), its usage")
      let explained = Set(
        section.split(separator: "\n").filter { $0.starts(with: "| `--") }
          .flatMap { Self.options(in: $0.split(separator: "|")[0]) })
      #expect(explained.subtracting(there) == [], "\(verb) has options that are not there")
      let known: Set = ["--workspace", "--format"]
      #expect(there.subtracting(explained).subtracting(known) == [], "\(verb) explains not all")
    }
  }

  private func verbs() throws -> [String] {
    let help = try Tool().run("help").succeeds().text
    let list = help.split(separator: "SUBCOMMANDS:").last ?? ""
    return list.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: #/  ([a-z]+)(?: .*)?/#).map { String($0.1) }
    }
  }

  private func options(of verb: String) throws -> Set<String> {
    let help = try Tool().run("help", verb).succeeds().text
    // The usage names no options where there are many; each begins a line of its own below.
    let list = help.split(separator: "\nOPTIONS:\n").last ?? ""
    let names = list.split(separator: "\n").filter { $0.hasPrefix("  -") }
      .flatMap { Self.options(in: $0.prefix(26)) }
    return Set(names).subtracting(["--version", "--help"])
  }

  private static func options(in text: some StringProtocol) -> [String] {
    String(text).matches(of: /--[a-z][a-z-]*/).map { String($0.0) }
  }

  // MARK: Diagnostics

  @Test func listsEveryDiagnostic() throws {
    let named = /(?:\bid:|noting:|\.add\(|refused\()\s*"([A-Z][A-Za-z0-9]*)"/
    let humped = /"([A-Z][A-Za-z0-9]*[a-z][A-Z][A-Za-z0-9]*)"/
    var there: Set<String> = []
    for text in try sources() where text.contains("Diagnostic") || text.contains("indings") {
      there.formUnion(text.matches(of: named).map { String($0.1) })
      there.formUnion(text.matches(of: humped).map { String($0.1) })
    }
    let rows = try Document("docs/diagnostics.md").text.split(separator: "\n")
      .filter { $0.starts(with: "| `") }
    let listed = Set(rows.flatMap { Document.names(in: $0.split(separator: "|")[0]) })
    #expect(there.subtracting(listed) == [], "docs/diagnostics.md lacks these")
    #expect(listed.subtracting(there) == [], "the program says none of these")
  }

  // MARK: Files

  @Test func listsEveryKeyAndColumn() throws {
    let known = /known(?::| =) \[([^\]]*)\]|also: \[([^\]]*)\]/
    let periods = /period\(\s*\w+, "\w+", "(\w+)"/
    var there: Set<String> = []
    for text in try sources(of: "DocketParsing") {
      for match in text.matches(of: known) {
        let list = match.1 ?? match.2 ?? ""
        there.formUnion(list.matches(of: /"(\w+)"/).map { String($0.1) })
      }
      there.formUnion(text.matches(of: periods).map { String($0.1) })
    }
    #expect(there.count > 20)
    let files = try Document("docs/files.md")
    let keys = files.firstCells(ofTablesHeaded: "key")
    #expect(there.subtracting(keys) == [], "docs/files.md lacks these keys")
    #expect(keys.subtracting(there) == [], "nothing reads these keys")

    var columns: Set<String> = []
    for text in try sources(of: "CommentImport") {
      columns.formUnion(
        text.matches(of: /case \w+ = "([A-Z][^"]*)"/).map { String($0.1) })
      if text.contains("struct BulkHeader") {
        columns.formUnion(text.matches(of: /case \.\w+: "([^"]*)"/).map { String($0.1) })
      }
      columns.formUnion(text.matches(of: /Column = "(\w+)"/).map { String($0.1) })
      for match in text.matches(of: /static let columns = \[([^\]]*)\]/) {
        columns.formUnion(match.1.matches(of: /"(\w+)"/).map { String($0.1) })
      }
    }
    let listed = files.firstCells(ofTablesHeaded: "column")
    #expect(columns == listed)
  }

  /// The record's own description is beside the others as soon as it is written.
  @Test(.enabled(if: Places.bytes(ofRepository: "docs/record.md") != nil))
  func listsEveryTableAndColumnOfTheRecord() throws {
    let tool = try Tool().bellsWithComments()
    let schema = try tool.shell(
      """
      python3 - <<'END'
      import glob, sqlite3
      record = sqlite3.connect(glob.glob("Comments/bells/record.sqlite")[0])
      kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
      for (table,) in record.execute(kinds).fetchall():
          # What the search index keeps for itself is SQLite's own business.
          if table.startswith("sqlite_") or table == "grdb_migrations":
              continue
          if table.endswith(("_data", "_idx", "_docsize", "_config", "_content")):
              continue
          print(table, *[row[1] for row in record.execute(f"PRAGMA table_info({table})")])
      END
      """
    ).succeeds().text
    let listed = Set(Document.names(in: try Document("docs/record.md").text))
    #expect(schema.split(separator: "\n").count > 5)
    for line in schema.split(separator: "\n") {
      let names = line.split(separator: " ").map { String($0) }
      let missing = names.filter { !listed.contains($0) }
      #expect(missing == [], "docs/record.md lacks these of \(names[0])")
    }
  }

  // MARK: Examples

  @Test(arguments: ["README.md", "docs/guide.md"])
  func printsWhatTheDocumentsShow(_ name: String) throws {
    let tool = try Tool()
    tool.environment["PACKAGE"] = Places.package
    tool.environment["PATH"] = Tool.binary.deletingLastPathComponent().path + ":/usr/bin:/bin"
    try tool.shell(
      "cp -R \"$PACKAGE\"/Drafts \"$PACKAGE\"/Comments . && rm -rf Comments/*/record.sqlite* "
        + "Comments/*/backups"
    ).succeeds()
    let examples = try Document(name).examples
    #expect(examples.count >= 3)
    for example in examples {
      let run = try tool.shell("( \(example.command)\n) 2>&1")
      let said = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        example.matches(said.last == "" ? said.dropLast() : said[...]),
        """
        \(name), line \(example.line): $ \(example.command)
        shows:
        \(example.output.joined(separator: "\n"))
        but it prints:
        \(run.text)
        """)
    }
  }

  // MARK: Sources

  private func sources(of room: String = "") throws -> [String] {
    let root = Places.package + "/Sources/" + room
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    #expect(!names.isEmpty)
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      try String(contentsOfFile: root + "/" + $0, encoding: .utf8)
    }
  }
}
