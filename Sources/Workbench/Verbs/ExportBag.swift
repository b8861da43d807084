// Rulewright. Apache-2.0.

import CommentStore
import Comments
package import Dockets
import Exporting
import Redacting
import SitePages

/// A bag that was made of a docket.
package struct ExportedBag: Sendable {
  package var path: String
  /// How many files are under its `data`, and their bytes.
  package var files: Int
  package var bytes: Int
  /// How many events its log has, and the hash of the last one.
  package var events: Int
  package var head: String
}

extension Workspace {
  /// Packs a docket whole for an archive, as a BagIt bag: all that came as it came, the record and
  /// its log, the drafts and everything that people wrote, the public version as of a day, and the
  /// list of what is withheld and why.
  ///
  /// The record is copied as of one moment and verified. The folder gets its name last, so that a
  /// bag that has one is whole; by default it is
  /// `Comments/DOCKET/bags/DOCKET-20211206T170000Z`, which git does not see.
  package func exportBag(
    of docket: String, to target: String? = nil, asOf: CalendarDay, now: Instant
  ) throws -> ExportedBag {
    let loaded = try load(docket)
    guard Disk.isThere(recordPath(docket)) else { throw WorkspaceError.noRecord(docket: docket) }
    let path = try target ?? defaultBag(of: docket, now)
    guard !Disk.isThere(path) else { throw WorkspaceError.alreadyThere(path: shown(path)) }
    let bag = BagFolder(path: path + ".writing")
    _ = Disk.removeTree(bag.path)
    do {
      let made = try fill(bag, of: loaded, asOf: asOf, now: now)
      guard Disk.move(bag.path, to: path) else {
        throw WorkspaceError.cannotWrite(path: path, reason: Disk.reason())
      }
      try Disk.sync(Disk.folder(of: path))
      return ExportedBag(
        path: shown(path), files: made.files, bytes: made.bytes, events: made.events,
        head: made.head)
    } catch {
      _ = Disk.removeTree(bag.path)
      throw error
    }
  }

  private func fill(
    _ bag: BagFolder, of loaded: LoadedDocket, asOf: CalendarDay, now: Instant
  ) throws -> (files: Int, bytes: Int, events: Int, head: String) {
    let name = loaded.docket.name
    let data = bag.path + "/data"
    let comments = data + "/Comments/" + name
    try Disk.makeFolder(comments)
    try groupCampaigns(in: try record(name))
    let found = try Record.backUp(recordPath(name), to: comments + "/record.sqlite")
    guard found.problems.isEmpty else {
      throw WorkspaceError.refused(
        "The record of '\(name)' is not sound, and no bag was made. `rulewright verify \(name)` "
          + "says more. It found: \(found.problems[0])")
    }
    try copy(draftsFolder(name), to: data + "/Drafts/" + name)
    try copy(commentsFolder(name), to: comments)
    let record = try Record.open(comments + "/record.sqlite")
    var log: [UInt8] = []
    try record.forEachLogLine { log += Array($0.utf8) }
    try Disk.write(log, to: data + "/log.jsonl")
    try Disk.write(withheld(in: record), to: data + "/withheld.csv")
    for file in try publicFiles(of: loaded, comments + "/record.sqlite", asOf: asOf) {
      try Disk.write(file.bytes, to: data + "/public/" + file.path)
    }
    let notKept = try record.receivedFiles().notKept
    if !notKept.isEmpty {
      try Disk.write(Self.table(of: notKept), to: data + "/" + BagReadme.notKept)
    }
    let readme = BagReadme.text(docket: name, notKept: notKept.count)
    try Disk.write(Array(readme.utf8), to: data + "/README.txt")
    let payload = try bag.payload()
    let bytes = payload.reduce(0) { $0 + $1.size }
    try bag.seal(
      payload,
      info: BagText.info(
        docket: name, title: loaded.docket.title, agencies: loaded.docket.agencies,
        day: EasternTime.day(of: now), program: Program.nameAndVersion, bytes: bytes,
        files: payload.count, logHead: found.head, notKept: notKept.count))
    return (payload.count, bytes, found.events, found.head)
  }

  /// Copies what people wrote and sent; records, copies of them and hidden files are no part of it.
  private func copy(_ folder: String, to target: String) throws {
    for name in Disk.filesDeep(in: folder) {
      let parts = name.utf8.split(separator: 0x2F)
      let isOurs = ["backups", "bags"].contains { parts.first?.elementsEqual($0.utf8) == true }
      guard !isOurs, !name.utf8.starts(with: "record.sqlite".utf8),
        !parts.contains(where: { $0.first == 0x2E }), Disk.isPlainFile(folder + "/" + name)
      else { continue }
      try Disk.makeFolder(Disk.parent(of: target + "/" + name))
      try Disk.copy(folder + "/" + name, to: target + "/" + name)
    }
  }

  /// What of the docket is public, as the site has it under `data`, made of the bag's own record: the
  /// workspace's may be another by now.
  private func publicFiles(
    of loaded: LoadedDocket, _ record: String, asOf: CalendarDay
  ) throws -> [ExportedFile] {
    let whole = SiteContent(
      asOf: asOf, countsFrom: nil, hasDateFiles: false, hasData: true,
      generator: Program.nameAndVersion,
      dockets: [try content(of: loaded, asOf: asOf, record: record)])
    var files: [String: [UInt8]] = [:]
    try writeDownloads(of: whole) { piece in
      files[Disk.lastName(of: piece.path), default: []] += piece.bytes
    }
    try whole.checkReading()
    return files.sorted { $0.key < $1.key }.map { ExportedFile(path: $0, bytes: $1) }
  }

  /// Everything that the public cannot see, a row each, with the reason.
  private func withheld(in record: Record) throws -> [UInt8] {
    var table = CSVTable(columns: ["comment", "part", "what", "kind", "reason"])
    let decisions = Dictionary(grouping: try record.redactions()) { $0.comment }
    let disclosures = Dictionary(grouping: try record.disclosures()) { $0.comment }
    try record.forEachComment { comment in
      let own = disclosures[comment.id] ?? []
      let form = PublicForm(
        comment, decisions: decisions[comment.id] ?? [], disclosures: own)
      func add(_ part: String, _ what: String, _ kind: String, _ reason: String) {
        table.rows.append([comment.id.text, part, what, kind, reason])
      }
      if let withdrawal = comment.withdrawal {
        add("comment", "withdrawn", "", withdrawal.reason)
      }
      if let restriction = comment.restriction {
        add("comment", "restricted", restriction.kind, restriction.reason)
      }
      for decision in own where decision.attachment == nil {
        add("comment", "withheld by \(decision.who)", decision.kind.rawValue, decision.reason)
      }
      for place in form.redactions.placed where place.isWithheld {
        let who = place.decision.map { "withheld by \($0.who)" } ?? "found, and nobody looked"
        add(
          "bytes \(place.range.lowerBound) to \(place.range.upperBound)", who,
          place.kind.rawValue, "")
      }
      for lost in form.redactions.lost {
        add("comment", "came again without words withheld by \(lost.who)", lost.kind.rawValue, "")
      }
      for (index, attachment) in comment.attachments.enumerated() {
        let isReleased =
          attachment.words != nil
          && !form.withheldAttachments.contains { $0.range == attachment.words }
        if isReleased { continue }
        let decision = own.first {
          $0.attachment == attachment.number && $0.sha256 == attachment.sha256
        }
        let restriction = attachment.restriction
        add(
          "attachment \(index + 1)", restriction == nil ? "not published" : "restricted",
          restriction?.kind ?? decision?.kind.rawValue ?? "",
          restriction?.reason ?? decision?.reason ?? "")
      }
    }
    return table.bytes(.lossless)
  }

  /// The received files that are not in the bag, by which they can be found elsewhere.
  private static func table(of files: [ReceivedFile]) -> [UInt8] {
    var table = CSVTable(columns: ["name", "sha256", "bytes", "imported"])
    table.rows = files.map { [$0.name, $0.sha256, String($0.size), $0.importedAt] }
    return table.bytes(.lossless)
  }

  private func defaultBag(of docket: String, _ now: Instant) throws -> String {
    let folder = commentsFolder(docket) + "/bags"
    if !Disk.isThere(folder + "/.gitignore") {
      try Disk.write(Array("*\n".utf8), to: folder + "/.gitignore")
    }
    let time = now.iso8601.utf8.filter { $0 != 0x2D && $0 != 0x3A }
    return "\(folder)/\(docket)-\(String(decoding: time, as: UTF8.self))"
  }
}

/// What is in a bag, for whoever opens it in thirty years.
private enum BagReadme {
  /// The list of the received files of which no copy is kept.
  static let notKept = "not-kept.csv"

  static func text(docket: String, notKept count: Int) -> String {
    contents(docket) + (count == 0 ? "" : missing(count))
  }

  private static func missing(_ count: Int) -> String {
    """

    Not everything that came is here: of \(count == 1 ? "1 file" : "\(count) files") no copy was kept.
    \(notKept) names each with its SHA-256, by which it can be known where it is kept. The record has
    every comment of it all the same.

    """
  }

  private static func contents(_ docket: String) -> String {
    """
    THE RECORD OF ONE RULEMAKING

    This folder was packed after RFC 8493 (BagIt): manifest-sha256.txt, one level up, lists every file
    in it with its SHA-256. It is the whole record and holds names and withheld words. Only what is
    under public may be given to anybody.

      Comments/\(docket)/received        what came, as it came; received.txt says what each was called
      Comments/\(docket)/record.sqlite   the record, an SQLite database
      Comments/\(docket)/*               all that people wrote and decided, as text
      Drafts/\(docket)                   the drafts, dates and codebook
      public                   what the public could see on the day of packing
      withheld.csv             everything else: which part of which comment, and why
      log.jsonl                every change of the record, one a line, each with the hash of the one before

    To work with it again, import this bag's folder as a docket with Rulewright.

    """
  }
}
