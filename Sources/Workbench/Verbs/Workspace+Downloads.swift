// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Dockets
import Exporting
import SitePages

extension Workspace {
  /// Gives the files of each docket for other programs, where the pages of the site lead to, in
  /// pieces; `end` is called behind those of each.
  func writeDownloads(
    of content: SiteContent, to write: (ExportedFile) throws -> Void,
    end: () throws -> Void = {}
  ) throws {
    for (docket, paths) in zip(content.dockets, dataPaths(for: content)) {
      let sheets = DocketDownloads.Sheets(rows: content.sheetRows) {
        DataPaths.sheet($0, part: $1)
      }
      try DocketDownloads(folder: paths.folder, redlines: paths.redlines, sheets: sheets)
        .write(published(docket, asOf: content.asOf), to: write)
      try end()
    }
  }

  private func published(_ content: DocketContent, asOf: CalendarDay) -> PublishedDocket {
    PublishedDocket(
      content.docket, asOf: asOf,
      stages: content.stages.map { stage in
        PublishedStage(
          stage: stage.stage, tree: stage.tree, fileHash: stage.fileHash, closes: stage.closes,
          effective: stage.effective)
      },
      redlines: content.redlines.map {
        PublishedRedline(from: $0.from, to: $0.to, redline: $0.redline)
      },
      codebook: content.codebook, comments: content.source ?? content.comments,
      codings: content.codings, olderTexts: seenTexts(content),
      responses: content.responses.map(\.response), counts: content.counts,
      totalCounts: content.totalCounts)
  }

  /// The older texts that codings speak to, each held once against the one that is shown.
  private func seenTexts(_ content: DocketContent) -> [DraftVersion: SeenText] {
    var texts: [DraftVersion: SeenText] = [:]
    for (version, tree) in content.olderVersions {
      guard let today = content.stages.first(where: { $0.stage.id == version.stage })?.tree else {
        continue
      }
      texts[version] = seenText(tree, today: today)
    }
    return texts
  }

  /// The manifest of a site, which lists its files and says what they were made of.
  func manifest(of content: SiteContent) -> SiteManifest {
    let inputs = content.dockets.map { docket in
      SiteManifest.Input(
        docket: docket.docket.name,
        stages: docket.stages.map {
          ($0.stage.id.text, $0.stage.draftFile, $0.fileHash)
        })
    }
    return SiteManifest(
      asOf: content.asOf, countsFrom: content.countsFrom, generator: content.generator,
      inputs: inputs)
  }
}
