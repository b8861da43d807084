// Rulewright. Apache-2.0.

import Comments
import Dockets

/// A comment as it came, as one JSON object: everything that its content hash covers.
enum CommentJSON {
  static func text(_ comment: Comment) -> String {
    JSONValue.object([
      ("id", .text(comment.id.text)),
      ("stage", .text(comment.stage.text)),
      ("received", .optional(comment.received?.description)),
      ("posted", .optional(comment.posted?.description)),
      ("firstName", .text(comment.submitter.firstName)),
      ("lastName", .text(comment.submitter.lastName)),
      ("organization", .text(comment.submitter.organization)),
      ("withdrawalReason", .optional(comment.withdrawal?.reason)),
      ("restrictionKind", .optional(comment.restriction?.kind)),
      ("restrictionReason", .optional(comment.restriction?.reason)),
      ("title", .text(comment.title)),
      ("body", .text(comment.ownBody)),
      (
        "attachments",
        .list(
          comment.attachments.map(Self.json))
      ),
      (
        "sourceFields",
        .object(
          SourceFieldsJSON.sortedNames(comment.sourceFields).map {
            ($0, .text(comment.sourceFields[$0] ?? ""))
          })
      ),
    ]).written
  }

  private static func json(_ attachment: Attachment) -> JSONValue {
    var fields: [(name: String, value: JSONValue)] = [
      ("number", .number(attachment.number)), ("address", .text(attachment.address)),
    ]
    if !attachment.name.utf8.isEmpty { fields.append(("name", .text(attachment.name))) }
    if let hash = attachment.sha256 { fields.append(("sha256", .text(hash))) }
    if let restriction = attachment.restriction {
      fields += [
        ("restrictionKind", .text(restriction.kind)),
        ("restrictionReason", .text(restriction.reason)),
      ]
    }
    return .object(fields)
  }

  private static func attachment(_ value: JSONValue) throws -> Attachment {
    var attachment = Attachment(
      number: try value["number"].int(), address: try value["address"].string(),
      name: try value["name"].stringIfAny() ?? "", sha256: try value["sha256"].stringIfAny())
    if let kind = try value["restrictionKind"].stringIfAny() {
      attachment.restriction = Restriction(
        kind: kind, reason: try value["restrictionReason"].string())
    }
    return attachment
  }

  /// Throws `JSONValue.NotReadable`.
  static func comment(_ text: String) throws -> Comment {
    let value = try JSONReader.value(text)
    var comment = Comment(
      id: CommentID(try value["id"].string()), stage: StageID(try value["stage"].string()),
      body: try value["body"].string())
    comment.received = try day(value["received"])
    comment.posted = try day(value["posted"])
    comment.submitter = Submitter(
      firstName: try value["firstName"].string(), lastName: try value["lastName"].string(),
      organization: try value["organization"].string())
    comment.withdrawal = try value["withdrawalReason"].stringIfAny().map(Withdrawal.init)
    if let kind = try value["restrictionKind"].stringIfAny() {
      comment.restriction = Restriction(
        kind: kind, reason: try value["restrictionReason"].string())
    }
    comment.title = try value["title"].string()
    comment.attachments = try value["attachments"].values().map(attachment)
    comment.sourceFields = try SourceFieldsJSON.fields(value["sourceFields"])
    return comment
  }

  private static func day(_ value: JSONValue) throws -> CalendarDay? {
    guard let text = try value.stringIfAny() else { return nil }
    guard let day = CalendarDay(text) else { throw JSONValue.NotReadable() }
    return day
  }
}
