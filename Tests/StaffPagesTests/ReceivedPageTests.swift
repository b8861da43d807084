// Rulewright. Apache-2.0.

import Dockets
import Markup
import Testing

@testable import StaffPages

/// The screen of what was received, in its states.
@Suite struct ReceivedPageTests {
  private static let docket = Docket(
    name: "bells", title: "Bells",
    stages: [Stage(id: StageID("proposed"), kind: .proposedRule, draftFile: "a.md")])

  private var content: ReceivedContent {
    ReceivedContent(docket: Self.docket, person: "Ann", bound: 4_000_000_000)
  }

  private func page(_ content: ReceivedContent) -> String {
    String(decoding: receivedPage(content), as: UTF8.self)
  }

  private func job(_ state: ImportJobView.State) -> ImportJobView {
    ImportJobView(state: state, who: "Bob", startedAt: "2021-11-20T14:03:22Z")
  }

  @Test func saysThatNothingCameYetAndHowMuchCanBeSent() {
    let page = page(content)
    #expect(page.contains("Nothing was received yet.") && page.contains("At most 4 GB at once"))
    #expect(page.contains("id=\"import-job\" hidden") && !page.contains("name=\"stage\""))
  }

  @Test func escapesWhatSendersCallTheirFiles() {
    var content = content
    content.imports = [
      ImportLine(
        event: 7, at: "2021-11-20T14:03:22Z", who: "<i>", name: "\"><script>", size: 1,
        rows: RowCounts(read: 1, added: 0, updated: 0, unchanged: 0, rejected: 1, skipped: 0)),
      ImportLine(event: nil, at: "", who: "", name: "old.csv", size: 999, rows: nil),
      ImportLine(
        event: nil, at: "", who: "", name: "away.csv", size: 999, rows: nil, isKept: false),
    ]
    content.waiting = [WaitingFile(name: "<b>", size: 2_500_000)]
    var job = job(.stopped(what: "nothing of <u> was taken"))
    job.rejected = [RowFate(file: "<s>", row: 1200, reason: "<q>")]
    content.job = job
    let page = page(content)
    for raw in ["<i>", "<script>", "<u>", "<s>", "<q>", "<b></"] { #expect(!page.contains(raw)) }
    #expect(page.contains("&lt;b&gt;<span class=\"quiet\"> 2.5 MB</span>"))
    #expect(page.contains("href=\"/d/bells/import?event=7\"") && page.contains("1,200"))
    #expect(page.contains("It came before there was a log of rows."))
    #expect(page.contains("away.csv<span class=\"quiet\"> 999 bytes, no copy kept</span>"))
    #expect(page.contains("old.csv<span class=\"quiet\"> 999 bytes</span>"))
  }

  @Test func listsTheFirstOfManyRejectsAndCountsTheOthers() {
    var content = content
    var job = job(.done)
    job.rows = RowCounts(read: 5000, added: 0, updated: 0, unchanged: 0, rejected: 5000, skipped: 0)
    job.rejected = (1...5000).map { RowFate(file: "a.csv", row: $0 + 1, reason: "no") }
    content.job = job
    let page = page(content)
    #expect(page.contains("Imported, but 5,000 rows were rejected"))
    #expect(page.contains("And 4,900 more") && page.utf8.count < 40_000)
  }

  @Test func tellsAFailureInItsWordsAndOffersToTryAgain() {
    var content = content
    content.job = job(.failed(title: "That could not be done", sentences: ["Because <of> it."]))
    let page = page(content)
    #expect(
      page.contains(">That could not be done</h3>") && page.contains("Because &lt;of&gt; it."))
    #expect(page.contains("id=\"files-form\"") && !page.contains("id=\"import-forms\" hidden"))
  }

  @Test func offersNoSecondImportWhileOneRuns() {
    var content = content
    content.job = job(.running(isStopping: false))
    let page = page(content)
    #expect(
      page.contains("id=\"import-forms\"")
        && page.contains("aria-labelledby=\"forms-title\" hidden"))
    #expect(page.contains("Looking at what each file is."))
    #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"))
    content.job = job(.running(isStopping: true))
    #expect(!self.page(content).contains("/import/stop"))
  }

  @Test func tellsHowFarItIsOnOneLineForAScript() {
    var job = job(.running(isStopping: false))
    var progress = ImportProgressView(percent: 42, file: "a\nb.csv", fileNumber: 2, files: 3)
    (progress.bytesRead, progress.bytesInAll) = (1_260_000, 3_000_000)
    (progress.rowsRead, progress.rowsPerSecond, progress.secondsLeft) = (120_300, 45_000, 12)
    job.progress = progress
    let line = String(decoding: importTidings(job), as: UTF8.self)
    #expect(!line.utf8.contains(0x0A) && line.contains("\"ended\":0"))
    for words in ["1.2 MB of 3 MB", "120,300 rows", "45,000 a second", "about 12 seconds left"] {
      #expect(line.contains("<span>\(words)</span>"))
    }
    #expect(line.contains("\"said\":\"42 percent imported, about 12 seconds left\""))
    #expect(String(decoding: importTidings(nil), as: UTF8.self).contains("\"ended\":1"))
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 kB"), (1250, "1.2 kB"),
    (99_900, "99.9 kB"), (100_900, "100 kB"), (999_999, "999 kB"), (1_000_000, "1 MB"),
    (4_000_000_000, "4 GB"), (3_200_000_000_000, "3.2 TB"),
  ])
  func saysSizesAsPeopleDo(_ bytes: Int, _ words: String) {
    #expect(sizeInWords(bytes) == words)
  }

  @Test(arguments: [
    (1, "1 second"), (99, "99 seconds"), (100, "2 minutes"), (5999, "1 hour 40 minutes"),
    (7200, "2 hours"), (7260, "2 hours 1 minute"),
  ])
  func saysTimesAsPeopleDo(_ seconds: Int, _ words: String) {
    #expect(timeInWords(seconds) == words)
  }
}
