// Rulewright. Apache-2.0.

package import Dockets

/// What was published of a docket by a day, as an Atom feed (RFC 4287): its stages, its notices,
/// and the responses that came with a stage.
///
/// `answers` is how many responses each stage gives, and `link` where its page is, seen from the
/// feed. Links are relative, since a site that is only files does not know its own address; they
/// are resolved against the address from which the feed was fetched (RFC 3986, section 5.1.3).
/// Every entry is dated at noon Eastern of its day of publication.
package func feedFile(
  of docket: Docket, answers: [StageID: Int], asOf: CalendarDay, link: (StageID) -> String
) -> [UInt8] {
  let entries = feedEntries(of: docket, answers: answers, asOf: asOf, link: link)
  let updated = entries.first?.day ?? asOf
  var xml = FeedXML()
  xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en")]) { feed in
    feed.element("id", [], "urn:uuid:" + PermanentID(of: "feed", in: docket).uuid)
    feed.element("title", [], (docket.isIllustrative ? "Sample: " : "") + docket.title)
    let subtitle = [docket.summary, docket.isIllustrative ? DateWords.sample : ""]
      .filter { !$0.isEmpty }
    if !subtitle.isEmpty { feed.element("subtitle", [], subtitle.joined(separator: " ")) }
    feed.element("updated", [], noon(of: updated).iso8601)
    for name in authors(of: docket) {
      feed.element("author") { $0.element("name", [], name) }
    }
    feed.element(
      "link", [("rel", "self"), ("type", "application/atom+xml"), ("href", "feed.xml")])
    feed.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", "./")])
    feed.element("generator", [], "Rulewright")
    for entry in entries { append(entry, to: &feed) }
  }
  return xml.bytes
}

/// One thing that was published.
private struct FeedEntry {
  let id: PermanentID
  let day: CalendarDay
  let title: String
  let summary: String
  let link: String
}

private func append(_ entry: FeedEntry, to feed: inout FeedXML) {
  feed.element("entry") { xml in
    xml.element("id", [], "urn:uuid:" + entry.id.uuid)
    xml.element("title", [], entry.title)
    xml.element("updated", [], noon(of: entry.day).iso8601)
    xml.element("published", [], noon(of: entry.day).iso8601)
    xml.element(
      "link", [("rel", "alternate"), ("type", "text/html"), ("href", entry.link)])
    xml.element("summary", [], entry.summary)
  }
}

/// A sample never wears an agency's name.
private func authors(of docket: Docket) -> [String] {
  let agencies = docket.agencies.filter { !$0.isEmpty }
  if docket.isIllustrative { return ["Sample docket"] }
  return agencies.isEmpty ? [docket.title] : agencies
}

/// The entries, the newest first; of one day the later in the docket first.
private func feedEntries(
  of docket: Docket, answers: [StageID: Int], asOf: CalendarDay, link: (StageID) -> String
) -> [FeedEntry] {
  var entries: [FeedEntry] = []
  for stage in docket.stages {
    guard let published = stage.published, published <= asOf else { continue }
    func summary(_ words: [String?]) -> String {
      (words + [docket.isIllustrative ? DateWords.sample : nil])
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    entries.append(
      FeedEntry(
        id: PermanentID(of: "stage", in: docket, stage.id.text), day: published,
        title: ["\(stage.name) published", stage.citation].compactMap { $0 }
          .joined(separator: ": "),
        summary: summary([stage.summary] + StageDates(stage, asOf: published).standing),
        link: link(stage.id)))
    entries += noticeEntries(of: stage, in: docket, asOf: asOf, summary: summary)
    if let count = answers[stage.id], count > 0 {
      entries.append(
        FeedEntry(
          id: PermanentID(of: "responses", in: docket, stage.id.text), day: published,
          title: "Responses published with the \(uncapitalized(stage.name))",
          summary: summary([
            "\(count) \(count == 1 ? "response" : "responses") to what people said."
          ]), link: link(stage.id)))
    }
  }
  return entries.enumerated()
    .sorted { ($0.element.day, $0.offset) > ($1.element.day, $1.offset) }
    .map(\.element)
}

private func noticeEntries(
  of stage: Stage, in docket: Docket, asOf: CalendarDay, summary: ([String?]) -> String
) -> [FeedEntry] {
  var earlier: [String: Int] = [:]
  return StageDates(stage, asOf: asOf).effects.map { effect in
    let notice = effect.notice
    let what = "\(notice.kind.rawValue) \(notice.published)"
    let number = earlier[what, default: 0]
    earlier[what] = number + 1
    return FeedEntry(
      id: PermanentID(of: "notice", in: docket, stage.id.text, what, String(number)),
      day: notice.published,
      title: "A notice " + effect.words(on: uncapitalized(stage.name)),
      summary: summary([notice.citation.map { $0 + "." }, notice.summary]), link: "./#time_")
  }
}
