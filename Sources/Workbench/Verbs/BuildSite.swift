// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
package import Diagnostics
package import Dockets
import Exporting
import Redlining
import SitePages

/// What came of building the public site.
package struct BuildOutcome: Sendable {
  package var folder: String
  package var pages: Int
  /// How many files differ from what stood there before.
  package var written: Int
  package var removed: Int
  /// What could not be done as promised, in a sentence.
  package var note: String?
  /// Whether there was a search index of another site, which is removed.
  package var searchIndexIsGone = false
  /// What is wrong in the dockets; with an error among them nothing was written.
  package var diagnostics: [Diagnostic]
  package var isBuilt: Bool
}

extension Workspace {
  /// Builds the public site of all dockets into a folder, as it speaks on a day.
  ///
  /// With `countsFromThatDay` the pages also count days left from noon of that day, not from the
  /// reader's clock: for a site that shows how things stood.
  ///
  /// Only what differs is written, and pages that are no longer made are taken away; the old site
  /// stands whole until the new one takes its place. A folder that holds anything else is refused,
  /// and so is a second build of the same folder while one runs. Comments come through the
  /// record's public face alone.
  /// What is made is written at once: of a docket of millions of comments no more is in memory than
  /// lists of them without their words.
  package func buildSite(
    into folder: String?, asOf: CalendarDay, countsFromThatDay: Bool, generator: String,
    leanAbove limit: Int = SiteContent.manyComments
  ) throws -> BuildOutcome {
    let out = folder ?? siteFolder + "/public"
    let site = try SiteFolder(out, shown: shown(out))
    // Claimed before anything is read: of two builds the later one has read the later input.
    let claim = try site.claim()
    // Each docket is read once: what was checked is what is built.
    var loaded: [LoadedDocket] = []
    var diagnostics: [Diagnostic] = []
    for name in docketNames {
      let (docket, found) = try loadIfPossible(name)
      diagnostics += found
      if let docket { loaded.append(docket) }
    }
    diagnostics += misnamedDockets
    var outcome = BuildOutcome(
      folder: shown(out), pages: 0, written: 0, removed: 0, diagnostics: diagnostics,
      isBuilt: false)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return outcome }
    var marks: [(record: PublishedRecord, event: Int)] = []
    let dockets = try loaded.map {
      try content(of: $0, asOf: asOf, inMemory: limit) { marks.append(($0, $1)) }
    }
    let noon = Instant(seconds: EasternTime.startInstant(of: asOf).seconds + 12 * 3600)
    var whole = SiteContent(
      asOf: asOf, countsFrom: countsFromThatDay ? noon.iso8601 : nil, hasDateFiles: true,
      hasData: true, generator: generator, dockets: dockets)
    whole.leanAbove = limit
    let writing = try site.writing(under: claim)
    let own = try ownStyles()
    try writeSitePages(for: whole) { page in
      // What could not be read must not be written as if it were empty.
      try whole.checkReading()
      try writing.add(page.path, page.path == "assets/site.css" ? page.bytes + own : page.bytes)
    }
    for (path, bytes) in siteFeeds(for: whole) { try writing.add(path, bytes) }
    try writeDownloads(of: whole) {
      try writing.append($0.bytes, to: $0.path)
    } end: {
      try writing.finish()
    }
    try whole.checkReading()
    // Pages that were read at different moments could contradict each other, and what was withheld
    // since a record was read must not go out.
    guard try whole.sources.allSatisfy({ try $0.isCurrent() }),
      try !marks.contains(where: { try $0.record.mayShowLess(since: $0.event) })
    else {
      throw WorkspaceError.refused(
        "Somebody wrote to the record while the site was built; the old site stands. Build it again"
      )
    }
    let manifest = manifest(of: whole)
    try site.replace(with: writing, manifest: manifest.files(listing:), under: claim, &outcome)
    outcome.isBuilt = true
    return outcome
  }

  /// The agency's own styles, `Site/agency.css`, stand after the product's.
  private func ownStyles() throws -> [UInt8] {
    let own = siteFolder + "/agency.css"
    return Disk.isThere(own) ? try Disk.read(own) : []
  }

  /// How often a record is read anew because somebody wrote to it meanwhile.
  private static let mostReadings = 20

  /// What is public of a docket on a day; comments are in it up to a number, and read from the record
  /// as they are asked for above it.
  ///
  /// All of it is of one state of the record, the docket's or a copy of it, and `isRead` is told of it
  /// with its last event.
  func content(
    of loaded: LoadedDocket, asOf: CalendarDay, record copy: String? = nil,
    inMemory limit: Int = SiteContent.manyComments,
    isRead: (PublishedRecord, Int) -> Void = { _, _ in }
  ) throws -> DocketContent {
    let stages = loaded.stages.filter { ($0.stage.published ?? asOf) <= asOf }
    var content = DocketContent(
      docket: loaded.docket, stages: stages.map { stageContent($0, asOf: asOf) },
      redlines: zip(stages, stages.dropFirst()).map { old, new in
        StageRedline(
          from: old.stage.id, to: new.stage.id, redline: redline(from: old.tree, to: new.tree))
      },
      codebook: loaded.codebook)
    guard Disk.isThere(recordPath(loaded.docket.name)) else {
      // Text without its record would give a site from which every comment had gone.
      guard (try? keptFiles(loaded.docket.name)) == nil else {
        throw WorkspaceError.noRecord(docket: loaded.docket.name)
      }
      return content
    }
    if copy == nil {
      do {
        try groupCampaigns(in: try self.record(loaded.docket.name))
      } catch StoreError.notWritable {
        // Who may only read shows the campaigns that are kept.
      }
    }
    let record = try PublishedRecord.open(copy ?? recordPath(loaded.docket.name), asOf: asOf)
    for _ in 0..<Self.mostReadings {
      let event = try record.events()
      try read(record, of: loaded, inMemory: limit, into: &content)
      guard try record.events() == event else { continue }
      isRead(record, event)
      return content
    }
    throw WorkspaceError.refused(
      "Somebody wrote to the record of '\(loaded.docket.name)' whenever it was read; try again")
  }

  private func read(
    _ record: PublishedRecord, of loaded: LoadedDocket, inMemory limit: Int,
    into content: inout DocketContent
  ) throws {
    (content.source, content.comments) = (nil, [])
    content.totalCounts = try record.counts()
    if content.totalCounts.received > limit {
      content.source = try RecordComments(of: record)
    } else {
      content.comments = try record.comments()
    }
    content.codings = try record.codings()
    content.campaigns = try record.campaigns()
    content.campaignMethod = try record.campaignMethod() ?? ""
    content.responses = try publicResponses(of: record, on: content.stages)
    content.olderVersions = try olderVersions(
      in: record, for: content.codings, on: content.stages, of: loaded.docket)
    for stage in loaded.docket.stages {
      content.counts[stage.id] = try record.counts(stage: stage.id)
    }
  }

  private func stageContent(_ loaded: LoadedStage, asOf: CalendarDay) -> StageContent {
    let stage = loaded.stage
    let dates = StageDates(stage, asOf: asOf)
    var content = StageContent(stage: stage, tree: loaded.tree, fileHash: loaded.fileHash)
    content.closes = dates.closes?.day
    content.closesInstant = dates.closes.map { EasternTime.closingInstant(of: $0.day).iso8601 }
    content.isOpen = dates.isOpen(on: asOf)
    content.windows = dates.windows
    content.effective = dates.effective?.day
    content.effectiveWas = dates.effective?.replaced.last?.day
    content.effectiveCitation =
      dates.effective?.replaced.isEmpty == false ? dates.effective?.current.citation : nil
    content.effectiveDates = dates.effectiveDates
    content.withdrawal = dates.withdrawal
    content.closingSteps = Deadline.steps(
      published: stage.published, days: stage.comments?.days, printed: stage.comments?.closes,
      citation: stage.citation)
    content.effectiveSteps = Deadline.steps(
      published: stage.published, days: stage.effective?.days, printed: stage.effective?.on,
      citation: stage.citation)
    return content
  }
}
