// Rulewright. Apache-2.0.

import Foundation
import Testing

/// A docket whose dates moved, from its file to the terminal, the site, the calendar and the feed.
@Suite struct DatesTests {
  /// The bells with a final rule that was reopened and delayed.
  private func reopened() throws -> Tool {
    let tool = try Tool().bells()
    try tool.file(
      "Drafts/bells/docket.yml",
      Bells.docket + """
            citation: 86 FR 200
            comments: { days: 30, closes: 2021-10-01 }
            effective: { days: 30, on: 2021-10-01 }
            notices:
              - { kind: delay, published: 2021-09-20, citation: 86 FR 210, effective: 2021-11-01,
                  summary: "More <time> to tune." }
              - { kind: reopening, published: 2021-10-12, citation: 86 FR 220, opens: 2021-10-18,
                  closes: 2021-11-05 }

        """)
    return tool
  }

  @Test func listsEveryDateWithItsSourceAndItsCount() throws {
    let tool = try reopened()
    try tool.run("dates", "bells", "--as-of", "2021-10-15").succeeds()
      .says(
        "As of Friday, October 15, 2021\n",
        "  Comments reopen on October 18, 2021, until 11:59 pm Eastern on November 5, 2021.\n",
        "  Takes effect on November 1, 2021.\n",
        "  2021-10-01  takes effect; no longer holds, now 2021-11-01  (86 FR 200)\n",
        "              Day 30 is Friday, October 1, 2021.\n",
        "  2021-10-12  a notice reopened comments on the final rule from October 18 to November 5, "
          + "2021  (86 FR 220)\n",
        "              More <time> to tune.\n")
    let early = try tool.run("dates", "bells", "--as-of", "2021-09-10").succeeds()
    #expect(!early.text.contains("86 FR 2") || !early.text.contains("86 FR 210"))
    let list = try tool.run("dates", "bells", "--as-of", "2021-10-15", "--format", "json")
      .succeeds().json(DateList.self)
    #expect(list.stages.map(\.stage) == ["proposed", "final"])
    #expect(
      list.stages[1].windows == [
        Window(
          opens: "2021-09-01", closes: "2021-10-01", closesInstant: "2021-10-02T03:59:59Z",
          closedBy: "86 FR 200"),
        Window(
          opens: "2021-10-18", closes: "2021-11-05", closesInstant: "2021-11-06T03:59:59Z",
          closedBy: "86 FR 220"),
      ])
    #expect(
      list.stages[1].dates.map { "\($0.day) \($0.kind) \($0.standing)" } == [
        "2021-09-01 published holds", "2021-09-20 delay holds", "2021-10-01 closes holds",
        "2021-10-01 effective replaced", "2021-10-12 reopening holds", "2021-10-18 opens holds",
        "2021-11-01 effective holds", "2021-11-05 closes holds",
      ])
    try tool.run("dates", "gongs").refuses("gongs")
  }

  @Test func putsACalendarAndAFeedBesideTheDocketsPageAndLinksThem() throws {
    let tool = try reopened()
    try tool.run("build", "--as-of", "2021-10-15").succeeds()
    let page = try tool.text("Site/public/bells/index.html")
    #expect(page.contains("href=\"dates.ics\">Calendar file</a>"))
    #expect(page.contains("href=\"feed.xml\">Feed</a>"))
    let stage = try tool.text("Site/public/bells/final/index.html")
    #expect(
      stage.contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=")
        && stage.contains("href=\"../feed.xml\""))
    let home = try tool.text("Site/public/index.html")
    #expect(!home.contains("feed.xml"))
    let feed = try tool.text("Site/public/bells/feed.xml")
    #expect(feed.contains("<summary>86 FR 210. More &lt;time&gt; to tune.</summary>"))
    #expect(feed.contains("href=\"final/\"") && !feed.contains("href=\"http"))
    let calendar = try tool.text("Site/public/bells/dates.ics")
    #expect(calendar.contains("DTSTART;VALUE=DATE:20211018\r\nDTEND;VALUE=DATE:20211106\r\n"))
  }

  /// Somebody else's reading of both files.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3")))
  func isUnderstoodByPython() throws {
    let tool = try reopened()
    try tool.run("build", "--as-of", "2021-10-15").succeeds()
    try tool.file(
      "read.py",
      """
      import re, sys, xml.etree.ElementTree as tree
      from urllib.parse import urljoin
      root = tree.parse("Site/public/bells/feed.xml").getroot()
      atom = "{http://www.w3.org/2005/Atom}"
      assert root.tag == atom + "feed"
      for part in ["id", "title", "updated", "author"]:
          assert root.find(atom + part) is not None, part
      for entry in root.iter(atom + "entry"):
          link = entry.find(atom + "link").get("href")
          print(entry.find(atom + "updated").text, urljoin("http://127.0.0.1/x/bells/feed.xml", link))
      data = open("Site/public/bells/dates.ics", "rb").read()
      assert data.endswith(b"\\r\\n") and b"\\n" not in data.replace(b"\\r\\n", b"")
      lines = data[:-2].split(b"\\r\\n")
      assert all(len(line) <= 75 for line in lines)
      text = b"\\r\\n".join(line.decode("utf-8").encode() for line in lines)
      whole = text.replace(b"\\r\\n ", b"").decode().split("\\r\\n")
      assert all(re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:.*", line) for line in whole), whole
      assert whole[0] == "BEGIN:VCALENDAR" and whole[-1] == "END:VCALENDAR"
      assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT")
      print(whole.count("BEGIN:VEVENT"), "events")
      """)
    try tool.run(URL(fileURLWithPath: "/usr/bin/python3"), ["read.py"], in: "").succeeds()
      .prints(
        """
        2021-10-12T16:00:00Z http://127.0.0.1/x/bells/#time_
        2021-09-20T16:00:00Z http://127.0.0.1/x/bells/#time_
        2021-09-01T16:00:00Z http://127.0.0.1/x/bells/final/
        2021-03-01T17:00:00Z http://127.0.0.1/x/bells/proposed/
        5 events

        """)
  }

  @Test func servesBothWithTheirTypes() throws {
    let tool = try reopened()
    try tool.run("build", "--as-of", "2021-10-15").succeeds()
    let server = try Server(tool)
    let calendar = try server.answer("GET", "/bells/dates.ics")
    #expect(calendar.headers["content-type"] == "text/calendar; charset=utf-8")
    #expect(try calendar.body == tool.bytes("Site/public/bells/dates.ics"))
    let feed = try server.answer("GET", "/bells/feed.xml")
    #expect(feed.headers["content-type"] == "application/atom+xml; charset=utf-8")
  }

  private struct DateList: Decodable {
    var stages: [StageDates]
  }

  private struct StageDates: Decodable {
    var stage: String
    var windows: [Window]
    var dates: [Date]
  }

  private struct Window: Decodable, Equatable {
    var opens: String
    var closes: String
    var closesInstant: String
    var closedBy: String?
  }

  private struct Date: Decodable {
    var day: String
    var kind: String
    var standing: String
  }
}
