// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// Same input, same bytes; and a rebuild touches only what changed.
@Suite struct DeterminismTests {
  /// Everything that a machine may differ in and that no build may notice, drawn by a seed.
  private struct Surroundings {
    let language: String
    let zone: String
    let mask: String
    let depth: Int
    let seed: UInt64

    static let languages = [
      "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "ar_EG.UTF-8",
      "th_TH.UTF-8", "fa_IR", "ja_JP.EUC-JP", "xx_YY", "",
    ]
    static let zones = [
      "UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/Los_Angeles", "Asia/Kathmandu",
      "Africa/Monrovia", "Nowhere/Atall", "",
    ]
    static let masks = ["000", "022", "077", "027"]

    init(_ number: Int) {
      var random = SeededGenerator(seed: UInt64(number))
      language = Self.languages[number % Self.languages.count]
      zone = Self.zones[number % Self.zones.count]
      mask = Self.masks.randomElement(using: &random) ?? "022"
      depth = Int.random(in: 0...5, using: &random)
      seed = random.next()
    }
  }

  @Test func differsInNoByteInAHundredSurroundings() throws {
    let home = try Tool().bellsWithComments()
    try home.run("tag", "bells", Bells.ash, "unclear", "--quote", "we eat").succeeds()
    try home.run("build", "--as-of", "2099-10-01").succeeds()
    let site = try home.contents(of: "Site/public")
    #expect(site.count > 20)
    let files = home.files().filter { !$0.contains("Site/") && !$0.contains("journal") }
    for number in 1...100 {
      let around = Surroundings(number)
      let there = try Tool()
      // The shell would complain of a language that it does not have.
      let its = "env LANG=\(around.language) LC_ALL=\(around.language) TZ=\(around.zone)"
      // Another absolute path, the files made in another order, another folder to stand in.
      let root = (["w"] + Array(repeating: "deeper", count: around.depth)).joined(separator: "/")
      var random = SeededGenerator(seed: around.seed)
      for file in files.shuffled(using: &random) {
        try there.file(root + "/" + file, try home.bytes(file))
      }
      try there.makeFolder("elsewhere")
      try there.shell(
        "umask \(around.mask) && cd \(number % 2 == 0 ? "elsewhere" : root) && "
          + "\(its) $RULEWRIGHT build --as-of 2099-10-01 --workspace \"$HOME/\(root)\""
      ).succeeds()
      let built = try there.contents(of: root + "/Site/public")
      #expect(Set(built.keys) == Set(site.keys), "\(around)")
      for (path, bytes) in site where built[path] != bytes {
        Issue.record("\(path) differs: \(around)")
      }
      let modes = try there.shell(
        "cd \(root)/Site/public && find . -type f ! -perm 644 -o -type d ! -perm 755")
      modes.prints("")
    }
  }

  /// The files whose bytes differ between two states of a site, other than the manifest.
  private func changes(
    _ tool: Tool, _ folder: String = "Site/public", by edit: () throws -> Void
  ) throws -> [String] {
    let before = try tool.contents(of: folder)
    let inodes = try statuses(tool, folder)
    try edit()
    let after = try tool.contents(of: folder)
    let later = try statuses(tool, folder)
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    // What did not change was not written either: it is the same file as before, made as long ago.
    for (path, status) in inodes where !changed.contains(path) {
      #expect(later[path] == status, "\(path) was written again")
    }
    return changed.filter { !$0.contains("manifest") }.sorted()
  }

  /// The inode and the time of each file.
  private func statuses(_ tool: Tool, _ folder: String) throws -> [String: [Int]] {
    var all: [String: [Int]] = [:]
    for file in tool.files(in: folder) {
      var status = stat()
      try #require(lstat(tool.folder.path + "/" + folder + "/" + file, &status) == 0)
      all[file] = [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }
    return all
  }

  @Test func writesOnlyThePagesThatShowAnEditedClause() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let changed = try changes(tool) {
      let final = Bells.final.replacing("louder than 80 dB", with: "louder than 75 dB")
      try tool.file("Drafts/bells/2021-09-01-final.md", final)
      try tool.run("build", "--as-of", "2021-10-01").succeeds()
    }
    #expect(
      changed == [
        "bells/about-the-data/index.html", "bells/data/docket.json",
        "bells/data/redline-proposed-final.csv",
        "bells/data/redline-proposed-final.spreadsheet.csv", "bells/final/index.html",
        "bells/history/1-1/index.html", "bells/redline/proposed/final/index.html",
        "bells/redline/proposed/final/sides/index.html",
      ])
  }

  @Test func writesOnlyThePagesThatShowAnEditedClauseOfTheSample() throws {
    let tool = try Tool().sample()
    try tool.run("build", "--as-of", "2021-11-20").succeeds()
    var draft = try tool.text("Drafts/cyber-items/draft.md")
    let words = try #require(draft.firstRange(of: "network captures or log entries"))
    draft.replaceSubrange(words, with: "network captures or logs")
    let changed = try changes(tool) {
      try tool.file("Drafts/cyber-items/draft.md", draft)
      try tool.run("build", "--as-of", "2021-11-20").succeeds()
    }
    #expect(
      changed == [
        "cyber-items/about-the-data/index.html", "cyber-items/data/docket.json",
        "cyber-items/data/redline-interim-final-working.csv",
        "cyber-items/data/redline-interim-final-working.spreadsheet.csv",
        "cyber-items/history/740-22/index.html",
        "cyber-items/redline/interim-final/working/index.html",
        "cyber-items/redline/interim-final/working/sides/index.html",
        "cyber-items/working/index.html",
      ])
  }

  /// When answers show, a clause stands on more pages: on those of the responses that changed it, and
  /// of the comments that these answer.
  @Test func writesOnlyThePagesThatShowAnEditedClauseWhereAnswersShow() throws {
    let tool = try Tool().sample()
    try tool.run("import", "cyber-items").succeeds()
    try tool.run("build", "--as-of", "2022-05-25").succeeds()
    var draft = try tool.text("Drafts/cyber-items/draft.md")
    // One of the clauses that the response `evidence` changed.
    let place = try #require(draft.firstRange(of: "network captures or log entries"))
    draft.replaceSubrange(place, with: "network captures or logs")
    let before = try tool.contents(of: "Site/public")
    let changed = try changes(tool) {
      try tool.file("Drafts/cyber-items/draft.md", draft)
      try tool.run("build", "--as-of", "2022-05-25").succeeds()
    }
    // Every page that showed the old words, and no page without the new ones.
    let words = Array("network captures or log entries".utf8)
    let showing = before.filter { $0.key.hasSuffix(".html") && $0.value.contains(words) }.map(\.key)
    #expect(!showing.isEmpty && Set(showing).isSubset(of: changed), "\(showing)")
    for page in changed where page.hasSuffix(".html") && !page.contains("about-the-data") {
      let text = try tool.text("Site/public/" + page)
      #expect(text.contains("network captures"), "\(page)")
    }
    #expect(changed.contains { $0.hasPrefix("cyber-items/responses/") }, "\(changed)")
    #expect(
      changed.allSatisfy { $0.hasPrefix("cyber-items/") && !$0.contains("/interim-final/index") })
  }

  @Test func mendsWhatSomebodyChangedInASite() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let site = try tool.contents(of: "Site/public")
    let page = "Site/public/bells/final/index.html"
    // The same size, the same time as before; other words.
    try tool.shell(
      "cp -p \(page) old; sed -i s/noon/moon/ \(page); touch -r old \(page); rm old"
    ).succeeds()
    #expect(try tool.contents(of: "Site/public") != site)
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says(": 1 written, 0 removed")
    #expect(try tool.contents(of: "Site/public") == site)
    // A manifest that lies, and a page that it lies about.
    try tool.shell(
      "sed -i s/noon/moon/ \(page); sum=$(sha256sum \(page) | cut -d' ' -f1); "
        + "sed -i \"\\\\|bells/final/index|s/[0-9a-f]\\{64\\}/$sum/\" Site/public/manifest.json"
    ).succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says(": 2 written, 0 removed")
    #expect(try tool.contents(of: "Site/public") == site)
    // A page that nobody but its owner may read.
    try tool.shell("chmod 600 \(page); truncate -s 0 Site/public/index.html").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says(": 2 written, 0 removed")
    #expect(try tool.contents(of: "Site/public") == site)
  }

  @Test func listsEachFileWithItsHashAndNoStageToCome() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-03-20").succeeds()
    try tool.expectWhole("Site/public")
    let manifest = try tool.text("Site/public/manifest.json")
    #expect(manifest.contains("\"asOf\": \"2021-03-20\""))
    #expect(manifest.contains("2021-03-01-proposed.md"))
    #expect(!manifest.contains("final"))
    try tool.shell("cd Site/public && sha256sum --check --quiet manifest.sha256").succeeds()
  }
}

extension Tool {
  /// The repository's own sample, with its comments and codings in the record.
  func sample() throws -> Tool {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    environment["PACKAGE"] = package.path
    try shell(
      """
      rm -rf Drafts Comments && cp -R "$PACKAGE/Drafts" "$PACKAGE/Comments" . &&
      rm -f Comments/*/record.sqlite* && find Drafts -mindepth 1 -maxdepth 1 ! -name cyber-items \
        -exec rm -rf {} + &&
      $RULEWRIGHT import cyber-items Comments/cyber-items/received/* >/dev/null &&
      $RULEWRIGHT import cyber-items Comments/cyber-items/codings.csv >/dev/null
      """
    ).succeeds()
    return self
  }

  /// A folder holds a site that its manifest tells of, file by file, and nothing else.
  func expectWhole(_ folder: String, _ at: SourceLocation = #_sourceLocation) throws {
    struct Manifest: Decodable {
      struct File: Decodable {
        var path: String
        var sha256: String
        var bytes: Int
      }
      var files: [File]
    }
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(try bytes(folder + "/manifest.json")))
    let beside = [
      ".rulewright-site", "manifest.json", "manifest.sha256", "pagefind/manifest.sha256",
    ]
    #expect(
      files(in: folder) == (manifest.files.map(\.path) + beside).sorted(), sourceLocation: at)
    let sums = manifest.files.map { "\($0.sha256)  \($0.path)\n" }.joined()
    try file("sums", sums)
    let check = try shell("cd \(folder) && sha256sum --check --quiet \"$HOME/sums\"")
    #expect(check.code == 0, "\(check.text) \(check.complaint)", sourceLocation: at)
    for entry in manifest.files {
      #expect(try bytes(folder + "/" + entry.path).count == entry.bytes, sourceLocation: at)
    }
  }
}
