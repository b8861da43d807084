// Rulewright. Apache-2.0.

import CommentStore
import Foundation
import Testing

@Suite struct RecordDocumentTests {
  @Test func namesEveryTableAndColumn() throws {
    let scene = try Scene()
    _ = try scene.record()
    let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "docs/record.md")
    let text = String(decoding: try Data(contentsOf: document), as: UTF8.self)
    let sections = text.split(separator: "\n## `")
    let tables = try scene.sqlite(
      "SELECT name FROM pragma_table_list WHERE type <> 'shadow' AND name NOT LIKE 'sqlite_%'"
    ).split(separator: "\n").map { String($0) }
    #expect(tables.count > 15)
    for table in tables {
      let section = try #require(
        sections.first { $0.utf8.starts(with: "\(table)`".utf8) }, "\(table)")
      let columns = try scene.sqlite("SELECT name FROM pragma_table_info('\(table)')")
      for column in columns.split(separator: "\n") {
        #expect(!section.ranges(of: "`\(column)`").isEmpty, "\(table).\(column)")
      }
    }
  }
}
