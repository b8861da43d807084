// Rulewright. Apache-2.0.

import Dockets
import Markup

/// Gives the files of the public site, each as soon as it is made: none is kept.
///
/// The same content gives the same bytes in the same order: there is no clock, locale or disk in it.
/// Words of comments are asked for as pages need them, those of a page together.
package func writeSitePages<Failure: Error>(
  for content: SiteContent, to write: (SitePage) throws(Failure) -> Void
) throws(Failure) {
  let dockets = zip(content.dockets, docketFolders(for: content)).map {
    PublicDocket(
      $0, folder: $1, asOf: content.asOf, leanAbove: content.leanAbove,
      sheetRows: content.sheetRows)
  }
  let site = Frame(
    asOf: content.asOf, countsFrom: content.countsFrom, hasDateFiles: content.hasDateFiles,
    generator: content.generator, masthead: masthead(over: dockets))
  try write(homePage(of: dockets, in: site))
  try write(aboutPage(of: dockets, in: site))
  try write(SitePage(path: "assets/icon.svg", bytes: PackageResources.icon_svg))
  try write(SitePage(path: "assets/site.css", bytes: styleSheet + printedDay(content.asOf)))
  try write(SitePage(path: "assets/site.js", bytes: PackageResources.site_js))
  for docket in dockets {
    let frame = Frame(
      asOf: content.asOf, countsFrom: content.countsFrom, hasDateFiles: content.hasDateFiles,
      generator: content.generator, masthead: masthead(over: [docket]), hasData: content.hasData)
    try writePages(of: docket, in: frame, to: write)
  }
}

/// The files of a small site, sorted by path.
package func sitePages(for content: SiteContent) -> [SitePage] {
  var pages: [SitePage] = []
  writeSitePages(for: content) { pages.append($0) }
  return pages.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

/// One file for the reader, three for who writes it: the site, its tables of rows, its answers.
private let styleSheet =
  PackageResources.site_css + PackageResources.tables_css + PackageResources.answers_css

/// The day at the foot of every printed page: a style sheet can carry it, and a page in print has
/// no other place for it.
private func printedDay(_ asOf: CalendarDay) -> [UInt8] {
  let words = "From the public docket, as of \(asOf.inWords)"
  return Array("@media print{@page{@bottom-left{content:\"\(words)\"}}}\n".utf8)
}

/// Every page of one docket.
private func writePages<Failure: Error>(
  of docket: PublicDocket, in frame: Frame, to write: (SitePage) throws(Failure) -> Void
) throws(Failure) {
  try write(docketPage(of: docket, in: frame))
  for stage in docket.stages.indices { try write(stagePage(of: stage, in: docket, frame)) }
  for redline in docket.redlines.indices {
    try write(redlinePage(of: redline, in: docket, frame))
    try write(sidesPage(of: redline, in: docket, frame))
  }
  for section in docket.histories.sections.indices {
    try write(historyPage(of: section, in: docket, frame))
  }
  if docket.hasAnswers { try write(responsesPage(of: docket, in: frame)) }
  for response in docket.responses.indices {
    try write(responsePage(of: response, in: docket, frame))
  }
  try write(aboutTheDataPage(of: docket, in: frame))
  if docket.stages.contains(where: docket.hasComments) {
    try write(trackerPage(of: docket, in: frame))
  }
  for stage in docket.stages.indices where docket.hasComments(on: docket.stages[stage]) {
    try writeAll(stageCommentsPages(of: stage, in: docket, frame), to: write)
  }
  if !docket.letters.letters.isEmpty {
    try writeAll(lettersPages(of: docket, in: frame), to: write)
  }
  for letter in docket.letters.letters.indices {
    try writeAll(letterPages(of: letter, in: docket, frame), to: write)
  }
  try writeAll(commentPages(of: docket, frame), to: write)
  if !docket.tags.isEmpty { try write(codebookPage(of: docket, in: frame)) }
  for tag in docket.tags {
    try writeAll(tagPages(of: tag, in: docket, frame), to: write)
  }
  let lists = indexLists(of: docket, in: frame)
  try write(searchPage(of: docket, lists, in: frame))
  for list in lists { try writeAll(list.pages(), to: write) }
  if frame.hasData { try write(dataPage(of: docket, in: frame)) }
}

private func writeAll<Failure: Error>(
  _ pages: some Sequence<SitePage>, to write: (SitePage) throws(Failure) -> Void
) throws(Failure) {
  for page in pages { try write(page) }
}

/// The pages of the comments that have one, their words read some hundred at a time.
private func commentPages(of docket: PublicDocket, _ frame: Frame) -> some Sequence<SitePage> {
  stride(from: 0, to: docket.comments.count, by: 500).lazy.flatMap { start in
    let some = (start..<min(start + 500, docket.comments.count)).filter(docket.hasPage)
    docket.reading.prepare(some)
    return some.lazy.map { commentPage(of: $0, in: docket, frame) }
  }
}

/// A sample never wears an agency's name.
private func masthead(over dockets: [PublicDocket]) -> String {
  if dockets.contains(where: \.docket.isIllustrative) { return "Sample dockets" }
  let agencies = Set(dockets.compactMap(\.docket.agencies.first))
  return agencies.count == 1 ? agencies.first ?? "Dockets" : "Dockets"
}

extension HTML {
  /// The site's own style sheet, for a file that carries it in itself.
  static var styleSheet: HTML { HTML(embedded: PackageResources.site_css) }
}
