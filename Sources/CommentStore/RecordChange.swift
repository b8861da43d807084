// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Hashing

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

  struct NumberedCoding {
    var number: Int
    var coding: Coding
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
  var comments: Comments?
  /// What became of the rows of an imported file.
  var tally: ImportTally?

  var isEmpty: Bool {
    files.isEmpty && versions.isEmpty && codings.isEmpty && responses.isEmpty && comments == nil
  }
}

// MARK: - As JSON

extension RecordChange {
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
    if let comments {
      fields.append(
        (
          "comments",
          .object([("count", .number(comments.count)), ("digest", .text(comments.digest))])
        ))
    }
    if let tally { fields.append(("rows", Self.json(tally))) }
    return .object(fields)
  }

  private static func json(_ file: File) -> JSONValue {
    .object([
      ("number", .number(file.number)), ("name", .text(file.received.name)),
      ("sha256", .text(file.received.hash.hex)), ("size", .number(file.received.size)),
      ("importedAt", .text(file.received.importedAt)),
    ])
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
    return .object(fields + [("coder", .text(coding.coder)), ("at", .text(coding.at))])
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
          size: try $0["size"].int(), importedAt: try $0["importedAt"].string()))
    }
    versions = try value["versions"].values().map {
      Version(version: try Self.version($0), size: try $0["size"].int())
    }
    codings = try value["codings"].values().map(Self.coding)
    responses = try value["responses"].values().map(Self.response)
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
        coder: try value["coder"].string(), at: try value["at"].string()))
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
