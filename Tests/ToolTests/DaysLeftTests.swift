// Rulewright. Apache-2.0.

import Foundation
import Testing

private let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// What the script of the site says of a closing, at moments around midnight, to readers anywhere.
///
/// The site's own script is run by Node with a page that is only its counted elements.
@Suite(.enabled(if: node != nil)) struct DaysLeftTests {
  /// What a reader sees at a moment: the closing, the effective date, a reopened window.
  private static let page = """
    const fs = require("fs"), vm = require("vm");
    const left = { until: "2021-12-07T04:59:59Z", next: "{n} left", past: "{n} ago", today: "Today" };
    const day = { day: "2022-03-07", next: "In {n}", past: "For {n}", today: "Today" };
    const window = { from: "2022-02-01T05:00:00Z", until: "2022-03-01T04:59:59Z", before: "In {n}",
      next: "{n} left", past: "{n} ago", today: "Today" };
    const see = (now, frozen) => {
      const elements = [left, day, window].map((dataset) => ({ dataset, textContent: "" }));
      class Clock extends Date {
        constructor(...a) { super(...(a.length ? a : [now])); }
        static now() { return Date.parse(now); }
      }
      const timers = [];
      const document = {
        documentElement: { dataset: frozen ? { now: frozen } : {} }, addEventListener() {},
        querySelector: () => null, querySelectorAll: (q) => q === "[data-next]" ? elements : [],
      };
      vm.runInNewContext(fs.readFileSync(process.argv[2], "utf8"),
        { document, Date: Clock, Intl, isNaN, Math, Map, addEventListener() {},
          setInterval: (f) => timers.push(f), navigator: {} });
      return { elements, timers, set: (then) => { now = then; } };
    };
    const words = (page) => page.elements.map((e) => e.textContent).join(" | ");
    for (const now of process.argv.slice(3)) {
      const [at, frozen] = now.split("@");
      console.log(now, words(see(at, frozen)));
    }
    const page = see("2021-12-07T04:59:00Z");
    page.set("2021-12-07T05:00:00Z");
    for (const timer of page.timers) timer();
    console.log("left open", words(page));
    """

  static let moments = [
    ("2021-10-21T04:00:00Z", "46 days left | In 137 days | In 103 days"),
    // Eastern midnight before the last two days, and the second before it.
    ("2021-12-05T04:59:59Z", "2 days left | In 93 days | In 59 days"),
    ("2021-12-05T05:00:00Z", "1 day left | In 92 days | In 58 days"),
    ("2021-12-06T04:59:59Z", "1 day left | In 92 days | In 58 days"),
    ("2021-12-06T05:00:00Z", "Today | In 91 days | In 57 days"),
    ("2021-12-07T04:59:59Z", "Today | In 91 days | In 57 days"),
    ("2021-12-07T04:59:59.900Z", "Today | In 91 days | In 57 days"),
    ("2021-12-07T05:00:00Z", "1 day ago | In 90 days | In 56 days"),
    ("2021-12-08T04:59:59Z", "1 day ago | In 90 days | In 56 days"),
    ("2021-12-08T05:00:00Z", "2 days ago | In 89 days | In 55 days"),
    // A window that opens and closes, and the day of effect.
    ("2022-02-01T04:59:59Z", "56 days ago | In 35 days | In 1 day"),
    ("2022-02-01T05:00:00Z", "57 days ago | In 34 days | 27 days left"),
    ("2022-03-01T04:59:59Z", "84 days ago | In 7 days | Today"),
    ("2022-03-01T05:00:00Z", "85 days ago | In 6 days | 1 day ago"),
    ("2022-03-07T05:00:00Z", "91 days ago | Today | 7 days ago"),
    ("2022-03-08T04:59:59Z", "91 days ago | Today | 7 days ago"),
    // Summer time began on March 13: the day in Washington begins an hour earlier.
    ("2022-03-14T03:59:59Z", "97 days ago | For 6 days | 13 days ago"),
    ("2022-03-14T04:00:00Z", "98 days ago | For 7 days | 14 days ago"),
    // A site that stands still counts from its own moment, whenever it is read.
    ("2030-01-01T00:00:00Z@2021-11-29T17:00:00Z", "7 days left | In 98 days | In 64 days"),
  ]

  @Test(arguments: [
    "UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu",
  ])
  func countsInEasternDaysWhereverTheReaderIs(zone: String) throws {
    let tool = try Tool()
    tool.environment["TZ"] = zone
    tool.environment["LANG"] = "de_DE.UTF-8"
    try tool.file("page.js", Self.page)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/SitePages/Resources/site.js")
    let node = try #require(node)
    let expected = Self.moments.map { "\($0.0) \($0.1)\n" }.joined()
    try tool.run(
      URL(fileURLWithPath: node), ["page.js", script.path] + Self.moments.map(\.0), in: ""
    ).succeeds().prints(expected + "left open 1 day ago | In 90 days | In 56 days\n")
  }
}
