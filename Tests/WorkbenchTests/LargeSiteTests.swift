// Rulewright. Apache-2.0.

import Comments
import Dockets
import Foundation
import Testing

@testable import Workbench

/// A site of which the comments are read from the record while its pages are written.
struct LargeSiteTests {
  private static func docket() throws -> CanaryDocket {
    let docket = try CanaryDocket()
    try docket.plant(
      (0..<30).map { "\($0)" },
      [
        (
          "a body",
          { number, comment, _ in
            comment.body += " I say so \(number) times."
            return nil
          }
        )
      ])
    return docket
  }

  private static func files(_ site: [(path: String, bytes: [UInt8])], _ end: String)
    -> [String: [UInt8]]
  {
    var files: [String: [UInt8]] = [:]
    for file in site where file.path.hasSuffix(end) { files[file.path] = file.bytes }
    return files
  }

  @Test func givesTheSameFilesForOtherProgramsAsASmallOne() throws {
    let docket = try Self.docket()
    let small = try docket.site()
    let large = try docket.site(leanAbove: 10)
    for end in [".csv", "docket.json", "README.txt"] {
      let files = Self.files(large, end)
      #expect(!files.isEmpty && files == Self.files(small, end))
    }
    #expect(try docket.site(leanAbove: 10).map(\.bytes) == large.map(\.bytes))
  }

  @Test func keepsWhatDidNotChange() throws {
    let docket = try Self.docket()
    _ = try docket.site(leanAbove: 10)
    let day = try #require(CalendarDay(year: 2022, month: 7, day: 1))
    let again = try docket.workspace.buildSite(
      into: nil, asOf: day, countsFromThatDay: true, generator: "test", leanAbove: 10)
    #expect(again.isBuilt && again.written == 0 && again.removed == 0)
    // A page that somebody changed is made anew, and so is a file that came in pieces.
    for path in ["bells/index.html", "bells/data/comments.csv"] {
      try Data("other".utf8).write(to: URL(fileURLWithPath: docket.root + "/Site/public/" + path))
    }
    let mended = try docket.workspace.buildSite(
      into: nil, asOf: day, countsFromThatDay: true, generator: "test", leanAbove: 10)
    #expect(mended.written == 2)
    let comments = try String(
      contentsOfFile: docket.root + "/Site/public/bells/data/comments.csv", encoding: .utf8)
    #expect(comments.contains("I say so 29 times."))
  }

  @Test func listsEveryFileWithItsHashInOrder() throws {
    let docket = try Self.docket()
    let site = try docket.site(leanAbove: 10)
    let manifest = try #require(site.first { $0.path == "manifest.json" }?.bytes)
    let entries = SiteManifest.entries(manifest)
    let paths = entries.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let listed = Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0) })
    let beside = [
      "manifest.json", "manifest.sha256", ".rulewright-site", "pagefind/manifest.sha256",
    ]
    for file in site where !beside.contains(file.path) {
      #expect(listed[file.path]?.size == file.bytes.count, "\(file.path)")
    }
    #expect(entries.count == site.count - beside.count)
    // What was written by anybody else is not believed.
    #expect(SiteManifest.entries(manifest + Array("x".utf8)).count == entries.count)
    #expect(SiteManifest.entries(Array("x".utf8) + manifest).isEmpty)
  }
}
