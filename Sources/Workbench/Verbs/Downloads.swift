// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Exporting
import SitePages

extension Workspace {
  /// The files of each docket for other programs, where the pages of the site lead to.
  func downloads(of content: SiteContent) -> [ExportedFile] {
    zip(content.dockets, dataPaths(for: content)).flatMap { docket, paths in
      DocketDownloads(folder: paths.folder, redlines: paths.redlines)
        .files(of: published(docket, asOf: content.asOf))
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
      codebook: content.codebook, comments: content.comments, codings: content.codings,
      responses: content.responses.map(\.response), counts: content.counts,
      totalCounts: content.totalCounts)
  }

  /// The files of a site with the manifest that lists them and says what they were made of.
  func listed(_ files: [BuiltFile], in content: SiteContent) -> [BuiltFile] {
    let inputs = content.dockets.map { docket in
      SiteManifest.Input(
        docket: docket.docket.name,
        stages: docket.stages.map {
          ($0.stage.id.text, $0.stage.draftFile, $0.fileHash)
        })
    }
    let manifest = SiteManifest(
      asOf: content.asOf, countsFrom: content.countsFrom, generator: content.generator,
      inputs: inputs)
    return files + manifest.files(listing: files)
  }
}
