// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// Whoever reads a site while it is built, and whoever kills the build, finds a whole one.
@Suite struct ExchangeTests {
  private static let days = ["2021-10-01", "2021-03-11"]

  /// Starts a build and kills it after some time; how it ended.
  private func kill(_ tool: Tool, after seconds: Double, asOf day: String) throws {
    let process = Process()
    process.executableURL = Tool.binary
    process.arguments = ["build", "--as-of", day]
    process.environment = tool.environment
    process.currentDirectoryURL = tool.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(seconds * 1e6))
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func leavesAWholeSiteWhereverItIsKilled() throws {
    let tool = try Tool().bellsWithComments()
    let start = ContinuousClock.now
    try tool.run("build", "--as-of", Self.days[0]).succeeds()
    let whole = (ContinuousClock.now - start) / .seconds(1)
    var random = SeededGenerator(seed: 20_211_021)
    for number in 1...50 {
      // Each builds another day's site, so that there is something to write and to remove.
      let seconds = Double.random(in: 0...(whole * 1.1), using: &random)
      try kill(tool, after: seconds, asOf: Self.days[number % 2])
      try tool.expectWhole("Site/public")
    }
    try tool.run("build", "--as-of", Self.days[0]).succeeds()
    let clean = try Tool().bellsWithComments()
    try clean.run("build", "--as-of", Self.days[0]).succeeds()
    #expect(try tool.contents(of: "Site/public") == clean.contents(of: "Site/public"))
    try tool.shell("ls -A Site").succeeds().prints("public\n")
  }

  @Test func isReadWholeAtAnyMoment() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", Self.days[0]).succeeds()
    let reader = Reader(of: tool.folder.path + "/Site/public")
    // A thread of its own: it waits for nothing, and a pool of few would wait for it.
    Thread.detachNewThread { reader.read() }
    for number in 1...20 { try tool.run("build", "--as-of", Self.days[number % 2]).succeeds() }
    let (looks, misses) = reader.end()
    #expect(looks > 100)
    #expect(misses == 0)
  }

  /// Looks into a site again and again, and counts how often it is not whole.
  private final class Reader: @unchecked Sendable {
    private let root: String
    private let lock = NSLock()
    private var (looks, misses, isDone) = (0, 0, false)

    init(of root: String) { self.root = root }

    func end() -> (looks: Int, misses: Int) {
      lock.withLock {
        isDone = true
        return (looks, misses)
      }
    }

    func read() {
      while !lock.withLock({ isDone }) {
        let isWhole = look()
        lock.withLock {
          looks += 1
          misses += isWhole ? 0 : 1
        }
      }
    }

    /// An open folder stays the site that it was; only when it was exchanged meanwhile may it be
    /// taken apart.
    private func look() -> Bool {
      let folder = open(root, O_RDONLY | O_DIRECTORY)
      guard folder >= 0 else { return false }
      defer { close(folder) }
      let names: [String] = ["index.html", "manifest.json", "bells/proposed/index.html"]
      let isThere = names.allSatisfy { faccessat(folder, $0, R_OK, 0) == 0 }
      var (held, now) = (stat(), stat())
      guard fstat(folder, &held) == 0, stat(root, &now) == 0 else { return false }
      return isThere || held.st_ino != now.st_ino
    }
  }

  @Test func isServedWholeWhileItIsBuilt() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", Self.days[0]).succeeds()
    let server = try Server(tool)
    let asked = try tool.shell(
      """
      for n in 1 2 3 4 5 6 7 8; do
        for day in \(Self.days[1]) \(Self.days[0]); do $RULEWRIGHT build --as-of $day >/dev/null; done
      done & builds=$!
      python3 - <<'PYTHON'
      import urllib.request, time
      bad = count = 0
      end = time.time() + 3
      while time.time() < end:
          try:
              page = urllib.request.urlopen("http://127.0.0.1:\(server.port)/bells/proposed/").read()
              bad += not page.endswith(b"</html>\\n")
          except Exception:
              bad += 1
          count += 1
      print("cut or missed:", bad, "" if count > 50 else f"and only {count} asked")
      PYTHON
      wait $builds
      """)
    asked.succeeds().prints("cut or missed: 0 \n")
  }

  @Test func refusesASecondBuildWhileOneRuns() throws {
    let tool = try Tool().bells()
    try tool.makeFolder("Site/.public.building/site/half")
    try tool.shell(
      "exec 9<Site/.public.building && flock -n 9 && $RULEWRIGHT build --as-of 2021-10-01"
    ).refuses("Another build is writing Site/public; wait until it has ended")
    #expect(tool.isThere("Site/.public.building/site/half"))
    #expect(tool.files(in: "Site/public") == [])
    // What a build that is gone left behind is taken away by the next.
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    try tool.shell("ls -A Site").succeeds().prints("public\n")
  }

  @Test func letsOneOfManyBuildsWinAtATime() throws {
    let tool = try Tool().bellsWithComments()
    try tool.shell(
      """
      for n in 1 2 3 4 5 6; do
        $RULEWRIGHT build --as-of 2021-10-0$n >out.$n 2>err.$n & pids="$pids $!"
      done
      built=0
      for pid in $pids; do wait $pid && built=$((built + 1)); done
      [ $built -ge 1 ] && cat err.* | grep -v 'Another build is writing'; true
      """
    ).succeeds().prints("")
    try tool.expectWhole("Site/public")
    try tool.shell("ls -A Site").succeeds().prints("public\n")
  }

  @Test func leavesNothingBehindWhenThereAreErrors() throws {
    let tool = try Tool().bells().file("Drafts/bells/docket.yml", "title: [\n")
    try tool.run("build", "--as-of", "2021-10-01", "--out", "a/b").exits(1)
    #expect(!tool.isThere("a"))
    try tool.shell("ls -A Site").succeeds().prints("")
  }

  @Test func buildsWhereALinkLeads() throws {
    let tool = try Tool().bells()
    try tool.makeFolder("srv/www")
    try tool.shell("ln -s ../srv/www Site/public").succeeds()
    for _ in 1...2 { try tool.run("build", "--as-of", "2021-10-01").succeeds() }
    try tool.expectWhole("srv/www")
    try tool.shell("test -L Site/public && ls -A srv").succeeds().prints("www\n")
    try tool.shell("ln -s nowhere dangling").succeeds()
    try tool.run("build", "--out", "dangling").refuses("leads nowhere")
    try tool.file("file", "mine")
    try tool.run("build", "--out", "file").refuses("file cannot be written: it is a file")
  }

  @Test func takesNoOtherFolderForItsPlace() throws {
    let tool = try Tool().bells().file("precious/site/a.txt", "mine")
    try tool.shell("ln -s ../precious Site/.public.building").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").refuses("is in the way")
    #expect(tool.files(in: "precious") == ["site/a.txt"])
  }

  private static let mayMount =
    (try? Tool().shell("unshare -m true")).map { $0.code == 0 } ?? false

  @Test(.enabled(if: mayMount)) func saysThatItReplacedFilesOneByOneOnAMount() throws {
    let tool = try Tool().bellsWithComments()
    let run = try tool.shell(
      """
      unshare -m sh -c 'mkdir -p Site/public && mount -t tmpfs none Site/public &&
        $RULEWRIGHT build --as-of 2021-03-11 && ln -s /etc Site/public/about/link &&
        $RULEWRIGHT build --as-of 2021-10-01 && cp -a Site/public copy && ls -A Site'
      """
    ).exits(0)
    #expect(run.complaint.contains("its files were replaced one by one"))
    #expect(run.text.utf8.suffix(7).elementsEqual("public\n".utf8))
    try tool.expectWhole("copy")
  }
}
