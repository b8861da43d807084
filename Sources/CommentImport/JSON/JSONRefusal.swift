// Rulewright. Apache-2.0.

/// What is said of JSON that is whole and holds no comment.
enum JSONRefusal {
  typealias Words = (seen: String, instead: String)

  /// A comment of a list, without its words.
  static func withoutWords(_ object: APIObject) -> Words {
    let number = object.id.utf8.isEmpty ? "NUMBER" : shown(object.id)
    return (
      "it lists comments without their words",
      "Fetch each comment by its number (api.regulations.gov/v4/comments/\(number)), "
        + "or download the docket in bulk"
    )
  }

  /// A resource of the API that is no comment.
  static func notAComment(_ object: APIObject) -> (skipped: String, refusal: Words) {
    let kind: String
    switch object.type {
    case let type where matches(type.utf8, "dockets"): kind = "the description of a docket"
    case let type where matches(type.utf8, "documents"):
      let type = object.documentType
      kind = "a document of the docket" + (type.utf8.isEmpty ? "" : " (\(quoted(type)))")
    case let type where matches(type.utf8, "attachments"):
      kind = "the description of an attachment"
    default: kind = "an object of the type \(quoted(object.type))"
    }
    return (
      "\(kind), not a comment",
      (
        "it lists what is no comment: \(kind)",
        "Fetch the comments themselves (api.regulations.gov/v4/comments/NUMBER), or download the "
          + "docket in bulk"
      )
    )
  }

  /// A value of no known kind.
  static func unknown(_ tree: JSONTree) -> Words {
    let expected =
      "Expected comments of the API of regulations.gov (api.regulations.gov/v4/comments/NUMBER) or "
      + "filings of the FCC"
    switch tree {
    case .object(let members):
      if members.contains(where: { isAttachment($0.name) }), members.allSatisfy(isText) {
        return attachmentTexts(members[0].name)
      }
      guard !members.isEmpty else { return ("it is JSON: an empty object", expected) }
      let names = members.prefix(4).map { quoted($0.name) }.joined(separator: ", ")
      let more = members.count > 4 ? " and \(members.count - 4) more" : ""
      return ("it is JSON of no kind that is known: an object with \(names)\(more)", expected)
    case .text(let text):
      // A text that itself is JSON: somebody wrote it out twice.
      if let inner = try? JSONTreeReader.tree(Array(text.utf8)[...]), inner.isObject {
        return unknown(inner)
      }
      return ("it is JSON: a text, \(quoted(text))", expected)
    case .list: return ("it is JSON: a list within a list", expected)
    case .null, .bool, .number: return ("it is JSON: a value without a name", expected)
    }
  }

  /// Whether a name is that of an attachment's text: a comment's number, and which one it is.
  private static func isAttachment(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: 0x5F)
    guard parts.count >= 2, let last = parts.last else { return false }
    return !RegulationsGovRecord.docket(of: String(decoding: parts[0], as: UTF8.self)).utf8.isEmpty
      && last.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isText(_ member: JSONTree.Member) -> Bool {
    if case .text = member.value { true } else { false }
  }

  private static func attachmentTexts(_ name: String) -> Words {
    (
      "it has texts that a program read from attachments (\(quoted(name))), without the comments "
        + "that they came with",
      "Import the comments; the attachments themselves are read here, so that it is known how"
    )
  }

  /// A number for an address: what no number has is left out.
  private static func shown(_ id: String) -> String {
    let plain = id.utf8.filter {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains(lower($0)) || $0 == 0x2D || $0 == 0x5F
    }
    return String(decoding: plain.prefix(60), as: UTF8.self)
  }
}
