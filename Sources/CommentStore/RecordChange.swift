// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Hashing
import Redacting

/// The rows that an event took away or put in: enough to do the same to an empty record.
///
/// Only comments and the bytes of versions are not here but in tables beside the log, for their
/// size; digests of them are.
struct RecordChange {
  struct File {
    var number: Int
    var received: ReceivedFile
  }

  struct Version {
    var version: DraftVersion
    var size: Int
  }

  /// A codebook, whose bytes lie beside the log.
  struct Codebook: Hashable {
    var sha256: String
    var size: Int
  }

  /// How many rows of `commentChange` belong to the event, and their digest.
  struct Comments {
    var count: Int
    var digest: String
  }

  var files: [File] = []
  var versions: [Version] = []
  var codings: [NumberedCoding] = []
  var responses: [WrittenResponse] = []
  var readings: [Reading] = []
  /// Readings of attachments; their words lie beside the log.
  var attachmentReadings: [AttachmentReadingRows.Stated] = []
  var redactions: [Redaction] = []
  var disclosures: [Disclosure] = []
  var campaignDecisions: [CampaignDecision] = []
  /// The codebook that was the newest before, or is after.
  var codebook: Codebook?
  /// The event that is taken back.
  var undoes: Int?
  var comments: Comments?
  /// What became of the rows of an imported file.
  var tally: ImportTally?
  /// The program that read what was imported, with its version.
  var program: String?

  var isEmpty: Bool {
    files.isEmpty && versions.isEmpty && codings.isEmpty && responses.isEmpty
      && readings.isEmpty && attachmentReadings.isEmpty && redactions.isEmpty
      && disclosures.isEmpty && campaignDecisions.isEmpty && codebook == nil && undoes == nil
      && comments == nil
  }
}

extension RecordChange {
  /// What is touched, for people: the comment or the response, or how many there are.
  var subject: String {
    let comments = Set(codings.map(\.coding.comment)).union(readings.map(\.comment))
      .union(redactions.map(\.comment)).union(disclosures.map(\.comment))
      .union(campaignDecisions.flatMap(\.comments))
    if comments.count == 1, let comment = comments.first { return comment.text }
    if comments.isEmpty, let response = responses.first {
      return responses.count == 1 ? response.response.id.text : "\(responses.count) responses"
    }
    return "\(comments.count) comments"
  }
}

// MARK: - As JSON

extension RecordChange {
  /// Only the rows that can be taken back.
  var onlyRows: RecordChange {
    var rows = RecordChange()
    rows.codings = codings
    rows.responses = responses
    rows.readings = readings
    rows.redactions = redactions
    rows.disclosures = disclosures
    rows.campaignDecisions = campaignDecisions
    rows.codebook = codebook
    return rows
  }

  /// Only what there is.
  var json: JSONValue {
    var fields: [(name: String, value: JSONValue)] = []
    func add<T>(_ name: String, _ values: [T], _ json: (T) -> JSONValue) {
      if !values.isEmpty { fields.append((name, .list(values.map(json)))) }
    }
    add("files", files, Self.json)
    add("versions", versions) {
      .object([
        ("stage", .text($0.version.stage.text)), ("fileHash", .text($0.version.fileHash)),
        ("size", .number($0.size)),
      ])
    }
    add("codings", codings, Self.json)
    add("responses", responses, Self.json)
    add("readings", readings, Self.json)
    add("attachmentReadings", attachmentReadings, Self.json)
    add("redactions", redactions, Self.json)
    add("disclosures", disclosures, Self.json)
    add("campaignDecisions", campaignDecisions, Self.json)
    if let codebook {
      fields.append(
        (
          "codebook",
          .object([("sha256", .text(codebook.sha256)), ("size", .number(codebook.size))])
        ))
    }
    if let undoes { fields.append(("undoes", .number(undoes))) }
    if let comments {
      fields.append(
        (
          "comments",
          .object([("count", .number(comments.count)), ("digest", .text(comments.digest))])
        ))
    }
    if let tally { fields.append(("rows", Self.json(tally))) }
    if let program { fields.append(("program", .text(program))) }
    return .object(fields)
  }

  private static func json(_ file: File) -> JSONValue {
    .object(
      [
        ("number", .number(file.number)), ("name", .text(file.received.name)),
        ("sha256", .text(file.received.hash.hex)), ("size", .number(file.received.size)),
        ("importedAt", .text(file.received.importedAt)),
      ] + (file.received.isKept ? [] : [("isKept", .number(0))]))
  }

  private static func json(_ numbered: NumberedCoding) -> JSONValue {
    let coding = numbered.coding
    var fields: [(name: String, value: JSONValue)] = [
      ("number", .number(numbered.number)), ("comment", .text(coding.comment.text)),
      ("tag", .text(coding.tag.text)),
    ]
    if let passage = coding.passage {
      fields += [
        ("start", .number(passage.range.lowerBound)), ("end", .number(passage.range.upperBound)),
        ("quote", .text(passage.quote)),
      ]
    }
    if let target = coding.target {
      fields += [
        ("stage", .text(target.version.stage.text)), ("fileHash", .text(target.version.fileHash)),
        ("label", .text(target.label.text)), ("citation", .text(target.citation.text)),
        ("key", .optional(target.key?.text)),
      ]
    }
    fields += [("coder", .text(coding.coder)), ("at", .text(coding.at))]
    if !coding.note.utf8.isEmpty { fields.append(("note", .text(coding.note))) }
    if let definition = coding.definition { fields.append(("definition", .text(definition))) }
    return .object(fields)
  }

  private static func json(_ reading: Reading) -> JSONValue {
    .object([
      ("comment", .text(reading.comment.text)), ("state", .text(reading.state.rawValue)),
      ("reason", .text(reading.reason)), ("who", .text(reading.who)), ("at", .text(reading.at)),
    ])
  }

  private static func json(_ reading: AttachmentReadingRows.Stated) -> JSONValue {
    .object([
      ("number", .number(reading.number)), ("sha256", .text(reading.sha256)),
      ("method", .text(reading.method)), ("reason", .optional(reading.reason)),
      ("textHash", .optional(reading.textHash)),
    ])
  }

  private static func json(_ written: WrittenResponse) -> JSONValue {
    let response = written.response
    return .object([
      ("id", .text(response.id.text)), ("title", .text(response.title)),
      ("stage", .text(response.stage.text)), ("answeredIn", .text(response.answeredIn.text)),
      ("disposition", .text(response.disposition.rawValue)), ("body", .text(response.body)),
      ("author", .text(written.author)), ("at", .text(written.at)),
      (
        "issues",
        .list(
          response.issues.map {
            .object([("tag", .text($0.tag.text)), ("label", .optional($0.label?.text))])
          })
      ),
      (
        "changed",
        .list(
          response.changed.map {
            .object([
              ("stage", .text($0.stage.text)), ("label", .text($0.label.text)),
              ("citation", .text($0.citation.text)),
            ])
          })
      ),
    ])
  }

  /// Whether two responses are the same bytes; Unicode calls more texts equal.
  static func areSame(_ a: WrittenResponse, _ b: WrittenResponse) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }

  /// Whether two codings are the same bytes and have the same number.
  static func areSame(_ a: NumberedCoding, _ b: NumberedCoding) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }

  /// Whether two readings are the same bytes.
  static func areSame(_ a: Reading, _ b: Reading) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }

  private static func json(_ tally: ImportTally) -> JSONValue {
    func list(_ entries: [ImportTally.Entry]) -> JSONValue {
      .list(
        entries.map { .object([("row", .number($0.row)), ("reason", .text($0.reason))]) })
    }
    return .object([
      ("read", .number(tally.read)), ("added", .number(tally.added)),
      ("updated", .number(tally.updated)), ("unchanged", .number(tally.unchanged)),
      ("rejected", list(tally.rejected)), ("skipped", list(tally.skipped)),
    ])
  }
}

// MARK: - From JSON

extension RecordChange {
  /// What some JSON says; nothing for nil.
  ///
  /// The tally is for people and is not read back. Throws `JSONValue.NotReadable`.
  init(_ text: String?) throws {
    guard let text else { return }
    let value = try JSONReader.value(text)
    files = try value["files"].values().map {
      File(
        number: try $0["number"].int(),
        received: ReceivedFile(
          name: try $0["name"].string(), hash: ContentHash(hex: try $0["sha256"].string()),
          size: try $0["size"].int(), importedAt: try $0["importedAt"].string(),
          isKept: try $0["isKept"].intIfAny() != 0))
    }
    versions = try value["versions"].values().map {
      Version(version: try Self.version($0), size: try $0["size"].int())
    }
    codings = try value["codings"].values().map(Self.coding)
    responses = try value["responses"].values().map(Self.response)
    readings = try value["readings"].values().map(Self.reading)
    attachmentReadings = try value["attachmentReadings"].values().map {
      AttachmentReadingRows.Stated(
        number: try $0["number"].int(), sha256: try $0["sha256"].string(),
        method: try $0["method"].string(), reason: try $0["reason"].stringIfAny(),
        textHash: try $0["textHash"].stringIfAny())
    }
    redactions = try value["redactions"].values().map(Self.redaction)
    disclosures = try value["disclosures"].values().map(Self.disclosure)
    campaignDecisions = try value["campaignDecisions"].values().map(Self.campaignDecision)
    if case .object = value["codebook"] {
      codebook = Codebook(
        sha256: try value["codebook"]["sha256"].string(),
        size: try value["codebook"]["size"].int())
    }
    if case .number(let event) = value["undoes"] { undoes = event }
    if case .object = value["comments"] {
      comments = Comments(
        count: try value["comments"]["count"].int(),
        digest: try value["comments"]["digest"].string())
    }
  }

  private static func version(_ value: JSONValue) throws -> DraftVersion {
    DraftVersion(
      stage: StageID(try value["stage"].string()), fileHash: try value["fileHash"].string())
  }

  private static func coding(_ value: JSONValue) throws -> NumberedCoding {
    var passage: Passage?
    if let quote = try value["quote"].stringIfAny() {
      let (start, end) = (try value["start"].int(), try value["end"].int())
      guard start <= end else { throw JSONValue.NotReadable() }
      passage = Passage(range: start..<end, quote: quote)
    }
    var target: ClauseTarget?
    if let label = try value["label"].stringIfAny() {
      target = ClauseTarget(
        version: try version(value), label: ClauseLabel(label),
        citation: Citation(try value["citation"].string()),
        key: try value["key"].stringIfAny().map(ClauseKey.init))
    }
    return NumberedCoding(
      number: try value["number"].int(),
      coding: Coding(
        comment: CommentID(try value["comment"].string()),
        tag: TagID(try value["tag"].string()), passage: passage, target: target,
        coder: try value["coder"].string(), at: try value["at"].string(),
        note: try value["note"].stringIfAny() ?? "",
        definition: try value["definition"].stringIfAny()))
  }

  private static func reading(_ value: JSONValue) throws -> Reading {
    guard let state = Reading.State(rawValue: try value["state"].string()) else {
      throw JSONValue.NotReadable()
    }
    return Reading(
      comment: CommentID(try value["comment"].string()), state: state,
      reason: try value["reason"].string(), who: try value["who"].string(),
      at: try value["at"].string())
  }

  private static func response(_ value: JSONValue) throws -> WrittenResponse {
    guard let disposition = Disposition(rawValue: try value["disposition"].string()) else {
      throw JSONValue.NotReadable()
    }
    let response = Response(
      id: ResponseID(try value["id"].string()), title: try value["title"].string(),
      issues: try value["issues"].values().map {
        Issue(
          tag: TagID(try $0["tag"].string()),
          label: try $0["label"].stringIfAny().map { ClauseLabel($0) })
      },
      stage: StageID(try value["stage"].string()),
      answeredIn: StageID(try value["answeredIn"].string()), disposition: disposition,
      changed: try value["changed"].values().map {
        ChangedClause(
          stage: StageID(try $0["stage"].string()), label: ClauseLabel(try $0["label"].string()),
          citation: Citation(try $0["citation"].string()))
      }, body: try value["body"].string())
    return WrittenResponse(
      response: response, author: try value["author"].string(), at: try value["at"].string())
  }
}
