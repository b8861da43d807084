// Rulewright. Apache-2.0.

import Comments
import Redacting

extension RecordChange {
  static func json(_ redaction: Redaction) -> JSONValue {
    .object([
      ("comment", .text(redaction.comment.text)), ("start", .number(redaction.range.lowerBound)),
      ("end", .number(redaction.range.upperBound)), ("quote", .text(redaction.quote)),
      ("kind", .text(redaction.kind.rawValue)), ("state", .text(redaction.state.rawValue)),
      ("who", .text(redaction.who)), ("at", .text(redaction.at)),
    ])
  }

  static func redaction(_ value: JSONValue) throws -> Redaction {
    let (start, end) = (try value["start"].int(), try value["end"].int())
    guard start >= 0, start <= end, let kind = RedactionKind(rawValue: try value["kind"].string()),
      let state = Redaction.State(rawValue: try value["state"].string())
    else { throw JSONValue.NotReadable() }
    return Redaction(
      comment: CommentID(try value["comment"].string()), range: start..<end,
      quote: try value["quote"].string(), kind: kind, state: state,
      who: try value["who"].string(), at: try value["at"].string())
  }

  static func json(_ disclosure: Disclosure) -> JSONValue {
    var fields: [(name: String, value: JSONValue)] = [("comment", .text(disclosure.comment.text))]
    if let attachment = disclosure.attachment { fields.append(("attachment", .number(attachment))) }
    if let sha256 = disclosure.sha256 { fields.append(("sha256", .text(sha256))) }
    fields += [
      ("state", .text(disclosure.state.rawValue)), ("kind", .text(disclosure.kind.rawValue)),
      ("reason", .text(disclosure.reason)), ("who", .text(disclosure.who)),
      ("at", .text(disclosure.at)),
    ]
    return .object(fields)
  }

  static func disclosure(_ value: JSONValue) throws -> Disclosure {
    guard let state = Disclosure.State(rawValue: try value["state"].string()),
      let kind = RedactionKind(rawValue: try value["kind"].string())
    else { throw JSONValue.NotReadable() }
    var attachment: Int?
    if case .number(let number) = value["attachment"] { attachment = number }
    return Disclosure(
      comment: CommentID(try value["comment"].string()), attachment: attachment,
      sha256: try value["sha256"].stringIfAny(), state: state, kind: kind,
      reason: try value["reason"].string(), who: try value["who"].string(),
      at: try value["at"].string())
  }

  static func json(_ decision: CampaignDecision) -> JSONValue {
    .object([
      ("number", .number(decision.number)), ("kind", .text(decision.kind.rawValue)),
      ("comments", .list(decision.comments.map { .text($0.text) })),
      ("who", .text(decision.who)), ("at", .text(decision.at)),
    ])
  }

  static func campaignDecision(_ value: JSONValue) throws -> CampaignDecision {
    guard let kind = CampaignDecision.Kind(rawValue: try value["kind"].string()) else {
      throw JSONValue.NotReadable()
    }
    return CampaignDecision(
      number: try value["number"].int(), kind: kind,
      comments: try value["comments"].values().map { CommentID(try $0.string()) },
      who: try value["who"].string(), at: try value["at"].string())
  }

  /// Whether two decisions about campaigns are the same bytes.
  static func areSame(_ a: CampaignDecision, _ b: CampaignDecision) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }

  /// Whether two decisions about words are the same bytes.
  static func areSame(_ a: Redaction, _ b: Redaction) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }

  /// Whether two decisions about a comment or an attachment are the same bytes.
  static func areSame(_ a: Disclosure, _ b: Disclosure) -> Bool {
    json(a).written.utf8.elementsEqual(json(b).written.utf8)
  }
}
