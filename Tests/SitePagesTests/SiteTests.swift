// Rulewright. Apache-2.0.

import Comments
import Testing

@testable import SitePages

@Suite("The site as a whole")
struct SiteTests {
  let pages = sitePages(for: Garden().content)

  private func words(_ path: String) -> String {
    ReadPage(pages.first { $0.path == path }?.bytes ?? []).text
  }

  private func markup(_ path: String) -> String {
    String(decoding: pages.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }

  @Test("has exactly these pages")
  func pagesOfTheSample() {
    #expect(
      pages.map(\.path) == [
        "about/index.html", "assets/icon.svg", "assets/site.css", "assets/site.js",
        "gardens/about-the-data/index.html", "gardens/comments/G-10/index.html",
        "gardens/comments/G-2/index.html",
        "gardens/comments/G-3/index.html", "gardens/comments/G-4/index.html",
        "gardens/comments/G-5/index.html", "gardens/comments/G-6/index.html",
        "gardens/comments/G-7/index.html",
        "gardens/comments/G~2F8~20.~2E~2F~C3~A9/index.html", "gardens/comments/final/index.html",
        "gardens/comments/index.html",
        "gardens/comments/letters/index.html",
        "gardens/comments/letters/letter-G-10/index.html", "gardens/comments/proposed/index.html",
        "gardens/final/index.html", "gardens/history/7-1/index.html", "gardens/index.html",
        "gardens/proposed/index.html",
        "gardens/redline/proposed/final/index.html",
        "gardens/redline/proposed/final/sides/index.html", "gardens/responses/dogs/index.html",
        "gardens/responses/index.html", "gardens/responses/opening/index.html",
        "gardens/responses/unheard/index.html", "gardens/search/index.html",
        "gardens/tags/dogs/index.html",
        "gardens/tags/hours/index.html", "gardens/tags/index.html",
        "gardens/tags/not-in-codebook/index.html", "gardens/tags/unused/index.html", "index.html",
      ])
  }

  @Test("every link leads to a page and a place of the site")
  func linksResolve() throws {
    try checkLinks(of: pages)
    try checkLinks(of: sitePages(for: CyberItems().content(asOf: day("2022-01-14"))))
  }

  @Test("is the same twice, byte for byte")
  func isDeterministic() throws {
    #expect(sitePages(for: Garden().content) == pages)
    let content = try CyberItems().content(asOf: day("2022-01-14"))
    #expect(sitePages(for: content) == sitePages(for: content))
  }

  @Test("a page has one h1, skips no level of heading and runs nothing inline")
  func pagesAreWellMade() {
    for page in pages where page.path.hasSuffix(".html") {
      let read = ReadPage(page.bytes)
      let levels = read.tags.compactMap {
        ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6][$0.name]
      }
      #expect(levels.count { $0 == 1 } == 1, "\(page.path)")
      let main = markup(page.path)
      #expect(main.contains("default-src 'none'") || main.contains("default-src &#39;none&#39;"))
      for (before, after) in zip(levels, levels.dropFirst()) {
        #expect(after <= before + 1, "\(page.path): h\(before) then h\(after)")
      }
      #expect(read.tags.count { $0.name == "main" } == 1)
      #expect(!read.tags.contains { $0["style"] != nil })
      #expect(read.tags.first { $0.name == "html" }?["lang"] == "en")
    }
  }

  @Test("a sample says so on each of its pages and never wears the agency's name")
  func samplesSaySo() {
    for page in pages where page.path.hasPrefix("gardens/") {
      let text = ReadPage(page.bytes).text
      #expect(
        text.contains("Sample text written for this demonstration. It is not the official rule"))
      #expect(text.contains("Sample dockets"))
    }
  }

  @Test("what was published after the day has not happened")
  func knowsNoFuture() {
    for page in pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(
        !text.contains("Not answered before December") && !text.contains("89 FR 900")
          && !text.contains("89 FR 999") && !text.contains("later" + "/"))
    }
  }

  @Test("no page bakes in how many days are left")
  func daysLeftAreForTheBrowser() {
    for page in pages where page.path.hasSuffix(".html") {
      #expect(!ReadPage(page.bytes).text.contains("days left"))
    }
    #expect(
      markup("gardens/comments/proposed/index.html").contains("data-until=\"2024-04-02T03:59:59Z\"")
    )
  }
}

/// Every link leads to a page of the site and to a place that is there.
func checkLinks(of pages: [SitePage]) throws {
  var ids: [String: Set<String>] = [:]
  for page in pages where page.path.hasSuffix(".html") {
    let all = ReadPage(page.bytes).tags.compactMap { $0["id"] }
    #expect(Set(all).count == all.count, "an id stands twice on \(page.path): \(repeated(all))")
    ids[page.path] = Set(all)
  }
  let files = Set(pages.map(\.path))
  for page in pages where page.path.hasSuffix(".html") {
    for tag in ReadPage(page.bytes).tags {
      for name in ["aria-labelledby", "aria-describedby"] {
        if let id = tag[name] {
          #expect(ids[page.path]?.contains(id) == true, "\(page.path): \(name) \(id)")
        }
      }
      guard let link = tag["href"] ?? tag["src"], !link.contains(":") else { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = resolved(String(parts[0]), from: page.path)
      #expect(files.contains(target), "\(page.path) leads to \(target)")
      if parts.count > 1 {
        #expect(
          ids[target]?.contains(unescaped(String(parts[1]))) == true,
          "\(page.path) leads to \(link)")
      }
    }
  }
}

private func repeated(_ ids: [String]) -> [String] {
  Array(Set(ids.filter { id in ids.count { $0 == id } > 1 }))
}
func resolved(_ link: String, from path: String) -> String {
  var folders = path.split(separator: "/").dropLast().map(String.init)
  for part in link.split(separator: "/") where part != "." {
    if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
  }
  let isFolder = link.isEmpty || link.hasSuffix("/")
  if link.isEmpty { return path }
  return (folders + (isFolder ? ["index.html"] : [])).joined(separator: "/")
}

func unescaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == 0x25, rest.count >= 2,
      let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
