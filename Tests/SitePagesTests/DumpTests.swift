// Rulewright. Apache-2.0.

import Dockets
import Foundation
import Testing

@testable import SitePages

@Suite("For looking")
struct DumpTests {
  @Test(
    "writes the repository's docket to a folder when one is named",
    .enabled(if: ProcessInfo.processInfo.environment["RULEWRIGHT_DUMP"] != nil))
  func dumps() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["RULEWRIGHT_DUMP"] ?? "")
    for (name, date) in [("", "2022-01-14"), ("open", "2021-11-20")] {
      var content = try CyberItems().content(asOf: day(date))
      if !name.isEmpty { content.countsFrom = date + "T17:00:00Z" }
      for page in sitePages(for: content) {
        let file = folder.appendingPathComponent(name).appendingPathComponent(page.path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(page.bytes).write(to: file)
      }
    }
  }
}
