// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Foundation
import Redlining
import TestSupport

@testable import SitePages

/// The repository's own docket as site content, read without the rooms that the product reads it
/// with: for looking at pages as they will be.
struct CyberItems {
  private let root: URL

  init() {
    root = URL(fileURLWithPath: Places.package)
  }

  func content(asOf: CalendarDay) throws -> SiteContent {
    let stages = try [
      stage(
        Stage(
          id: StageID("proposed"), kind: .proposedRule,
          summary:
            "The first proposal would require a license nearly everywhere and offers no "
            + "license exception.",
          draftFile: "2015-05-20-proposed.md", citation: "80 FR 28853",
          docketNumber: "BIS-2015-0011", published: CalendarDay("2015-05-20"),
          comments: CommentPeriod(days: 60, closes: day("2015-07-20"))), asOf),
      stage(
        Stage(
          id: StageID("interim-final"), kind: .interimFinalRule,
          summary:
            "The interim final rule narrows the entries and creates License Exception ACE, "
            + "which covers most destinations.",
          draftFile: "2021-10-21-interim-final.md", citation: "86 FR 58205",
          docketNumber: "BIS-2020-0038", published: CalendarDay("2021-10-21"),
          comments: CommentPeriod(days: 45, closes: day("2021-12-06")),
          effective: EffectiveDate(days: 90, on: day("2022-01-19")),
          notices: [
            Notice(
              kind: .delay, published: day("2022-01-12"), citation: "87 FR 1670",
              effective: day("2022-03-07"))
          ]), asOf),
      stage(
        Stage(
          id: StageID("working"), kind: .finalRule,
          summary:
            "The working draft of the final rule keeps the structure of 2021 and mends what "
            + "commenters found unclear.",
          draftFile: "draft.md"), asOf),
    ]
    let comments =
      try comments("BIS-2015-0011", StageID("proposed"))
      + comments("BIS-2020-0038", StageID("interim-final"))
    let docket = Docket(
      name: "cyber-items", title: "Cybersecurity items",
      summary:
        "This docket decides which tools for breaking into computers and for watching "
        + "networks need a license to leave the United States. It follows them from the 2015 "
        + "proposal, through the 2021 interim final rule, to a final rule still being written.",
      agencies: ["Bureau of Industry and Security", "Department of Commerce"],
      isIllustrative: true, rins: ["0694-AG49", "0694-AH56"],
      cfr: "15 CFR parts 740, 742, 772 and 774", stages: stages.map(\.stage))
    var counts: [StageID: CommentCounts] = [:]
    for stage in stages {
      let here = comments.filter { $0.stage == stage.stage.id }
      counts[stage.stage.id] = count(here)
    }
    return SiteContent(
      asOf: asOf, generator: "0.1.0",
      dockets: [
        DocketContent(
          docket: docket, stages: stages,
          redlines: zip(stages, stages.dropFirst()).map {
            StageRedline(
              from: $0.stage.id, to: $1.stage.id, redline: redline(from: $0.tree, to: $1.tree))
          }, codebook: try codebook(),
          comments: comments.map(PublishedComment.init(publishing:)),
          codings: try codings(of: comments, on: stages), counts: counts,
          totalCounts: count(comments))
      ])
  }

  /// The comments whose words are not public, with their words.
  func withheld() throws -> [Comment] {
    try
      (comments("BIS-2015-0011", StageID("proposed"))
      + comments("BIS-2020-0038", StageID("interim-final")))
      .filter { $0.withdrawal != nil || $0.restriction != nil }
  }

  private func count(_ comments: [Comment]) -> CommentCounts {
    CommentCounts(
      received: comments.count,
      distinctTexts: Set(comments.map { $0.isStub ? $0.id.text : $0.body }).count,
      submittersAsStated: Set(
        comments.map { $0.submitter.nameAsStated.isEmpty ? $0.id.text : $0.submitter.nameAsStated }
      ).count)
  }

  private func stage(_ stage: Stage, _ asOf: CalendarDay) throws -> StageContent {
    let bytes = try read("Drafts/cyber-items/" + stage.draftFile)
    let tree = ParsedDraft(Draft(file: stage.draftFile, bytes: bytes), numbering: .cfr).tree
    let delay = stage.notices.first { $0.published <= asOf && $0.effective != nil }
    let closes = stage.comments?.closes
    let steps = [
      "Day 1 is the day after publication.", "Day \(stage.comments?.days ?? 0) is a Sunday.",
      "A weekend moves to the next Federal business day.",
    ]
    return StageContent(
      stage: stage, tree: tree,
      fileHash: String(
        repeating: stage.id.text == "working" ? "3f9c71ab52e0" : "81d20b6efc44", count: 6
      ).prefix(64).description,
      closes: closes,
      closesInstant: closes.map {
        $0.adding(1).description + ($0.month == 7 ? "T03:59:59Z" : "T04:59:59Z")
      },
      isOpen: closes.map { asOf <= $0 } ?? false,
      effective: delay?.effective ?? stage.effective?.on,
      effectiveWas: delay == nil ? nil : stage.effective?.on, effectiveCitation: delay?.citation,
      closingSteps: closes == nil ? [] : steps)
  }

  private func read(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
  }

  private func comments(_ file: String, _ stage: StageID) throws -> [Comment] {
    let rows = csv(try read("Comments/cyber-items/received/\(file).csv"))
    let columns = rows[0]
    return rows.dropFirst().compactMap { row in
      func field(_ name: String) -> String { columns.firstIndex(of: name).map { row[$0] } ?? "" }
      guard field("Document Type") == "Public Submission" else { return nil }
      let files =
        field("Attachment Files").isEmpty ? [] : field("Attachment Files").split(separator: ",")
      return Comment(
        id: CommentID(field("Document ID")), stage: stage,
        submitter: Submitter(
          firstName: field("First Name"), lastName: field("Last Name"),
          organization: field("Organization Name")), body: field("Comment"),
        received: CalendarDay(String(field("Received Date").prefix(10))),
        attachments: files.enumerated().map { Attachment(number: $0 + 1, address: String($1)) },
        withdrawal: field("Is Withdrawn?") == "true" ? Withdrawal(reason: "") : nil,
        restriction: field("Restrict Reason Type").isEmpty
          ? nil : Restriction(kind: field("Restrict Reason Type"), reason: ""))
    }
  }

  private func codings(of comments: [Comment], on stages: [StageContent]) throws -> [Coding] {
    csv(try read("Comments/cyber-items/codings.csv")).dropFirst().compactMap { row in
      guard row.count == 7, let comment = comments.first(where: { $0.id.text == row[0] }),
        let stage = stages.first(where: { $0.stage.id.text == row[2] })
      else { return nil }
      let passage: Passage? = comment.body.range(of: row[4]).map { range in
        let start = comment.body.utf8.distance(from: comment.body.startIndex, to: range.lowerBound)
        return Passage(range: start..<(start + row[4].utf8.count), quote: row[4])
      }
      let target = stage.tree.clause(citing: row[3]).map {
        ClauseTarget(
          version: DraftVersion(stage: stage.stage.id, fileHash: stage.fileHash), label: $0.label,
          citation: $0.citation)
      }
      return Coding(
        comment: comment.id, tag: TagID(row[1]), passage: passage, target: target, coder: row[5],
        at: row[6])
    }
  }

  private func codebook() throws -> Codebook {
    var tags: [Tag] = []
    for line in String(decoding: try read("Drafts/cyber-items/codebook.yml"), as: UTF8.self)
      .split(separator: "\n")
    {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "- id": tags.append(Tag(id: TagID(parts[1]), name: "", definition: ""))
      case "name": tags[tags.count - 1].name = parts[1]
      case "definition": tags[tags.count - 1].definition = parts[1]
      case "use": tags[tags.count - 1].use = parts[1]
      case "avoid": tags[tags.count - 1].avoid = parts[1]
      default: break
      }
    }
    return Codebook(tags: tags)
  }
}

func day(_ text: String) -> CalendarDay {
  guard let day = CalendarDay(text) else { preconditionFailure("\(text) is no day") }
  return day
}

/// The rows of a CSV file after RFC 4180.
private func csv(_ bytes: [UInt8]) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if isQuoted {
      if byte == 0x22, index < bytes.count, bytes[index] == 0x22 {
        cell.append(byte)
        index += 1
      } else if byte == 0x22 {
        isQuoted = false
      } else {
        cell.append(byte)
      }
    } else if byte == 0x22 {
      isQuoted = true
    } else if byte == 0x2C || byte == 0x0A {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      if byte == 0x0A {
        rows.append(row)
        row = []
      }
    } else if byte != 0x0D {
      cell.append(byte)
    }
  }
  return rows
}
