// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The files of the public site, sorted by path.
///
/// The same content gives the same bytes: there is no clock, locale or disk in it.
package func sitePages(for content: SiteContent) -> [SitePage] {
  let dockets = zip(content.dockets, docketFolders(for: content)).map {
    PublicDocket($0, folder: $1, asOf: content.asOf)
  }
  let site = Frame(
    asOf: content.asOf, countsFrom: content.countsFrom, hasDateFiles: content.hasDateFiles,
    generator: content.generator, masthead: masthead(over: dockets))
  var pages = [
    homePage(of: dockets, in: site), aboutPage(of: dockets, in: site),
    SitePage(path: "assets/icon.svg", bytes: PackageResources.icon_svg),
    SitePage(path: "assets/site.css", bytes: styleSheet),
    SitePage(path: "assets/site.js", bytes: PackageResources.site_js),
  ]
  for docket in dockets {
    let frame = Frame(
      asOf: content.asOf, countsFrom: content.countsFrom, hasDateFiles: content.hasDateFiles,
      generator: content.generator, masthead: masthead(over: [docket]), hasData: content.hasData)
    pages += docketPages(of: docket, in: frame)
  }
  return pages.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

/// One file for the reader, three for who writes it: the site, its tables of rows, its answers.
private let styleSheet =
  PackageResources.site_css + PackageResources.tables_css + PackageResources.answers_css

/// Every page of one docket.
private func docketPages(of docket: PublicDocket, in frame: Frame) -> [SitePage] {
  var pages = [docketPage(of: docket, in: frame)]
  for stage in docket.stages.indices { pages.append(stagePage(of: stage, in: docket, frame)) }
  for redline in docket.redlines.indices {
    pages.append(redlinePage(of: redline, in: docket, frame))
    pages.append(sidesPage(of: redline, in: docket, frame))
  }
  for section in docket.histories.sections.indices {
    pages.append(historyPage(of: section, in: docket, frame))
  }
  if docket.hasAnswers { pages.append(responsesPage(of: docket, in: frame)) }
  for response in docket.responses.indices {
    pages.append(responsePage(of: response, in: docket, frame))
  }
  pages.append(aboutTheDataPage(of: docket, in: frame))
  if docket.stages.contains(where: docket.hasComments) {
    pages.append(trackerPage(of: docket, in: frame))
  }
  for stage in docket.stages.indices where docket.hasComments(on: docket.stages[stage]) {
    pages += stageCommentsPages(of: stage, in: docket, frame)
  }
  if !docket.letters.letters.isEmpty { pages += lettersPages(of: docket, in: frame) }
  for letter in docket.letters.letters.indices {
    pages += letterPages(of: letter, in: docket, frame)
  }
  for comment in docket.comments.indices {
    pages.append(commentPage(of: comment, in: docket, frame))
  }
  if !docket.tags.isEmpty { pages.append(codebookPage(of: docket, in: frame)) }
  for tag in docket.tags { pages.append(tagPage(of: tag, in: docket, frame)) }
  pages += searchPages(of: docket, in: frame)
  if frame.hasData { pages.append(dataPage(of: docket, in: frame)) }
  return pages
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
