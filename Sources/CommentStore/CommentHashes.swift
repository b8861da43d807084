// Rulewright. Apache-2.0.

import Comments
import Dockets
import Hashing

/// The three fingerprints that the record keeps of a comment.
struct CommentHashes {
  /// Of everything in it: what is equal here need not be written again.
  let content: ContentHash
  /// Of its body without the white space around it: what is equal here is one text.
  let text: ContentHash
  /// Of the name or organization as stated; nil when neither was.
  let submitter: ContentHash?

  /// Neither the first nor the last depends on what was read from attachments.
  init(_ comment: Comment) {
    content = Self.content(of: comment)
    text = ContentHash(of: comparedText(comment.body))
    let name = comparedText(comment.submitter.nameAsStated)
    submitter = name.isEmpty ? nil : ContentHash(of: name)
  }

  /// Every field with its length before it, so that no two comments write the same bytes.
  static func content(of comment: Comment) -> ContentHash {
    var fields = FieldBytes()
    func add(_ text: String?) { fields.add(text) }
    add(comment.id.text)
    add(comment.stage.text)
    add(comment.submitter.firstName)
    add(comment.submitter.lastName)
    add(comment.submitter.organization)
    add(comment.title)
    add(comment.ownBody)
    add(comment.received?.description)
    add(comment.posted?.description)
    add(comment.withdrawal?.reason)
    add(comment.restriction?.kind)
    add(comment.restriction?.reason)
    add(String(comment.attachments.count))
    for attachment in comment.attachments {
      add(String(attachment.number))
      add(attachment.address)
    }
    for name in SourceFieldsJSON.sortedNames(comment.sourceFields) {
      add(name)
      add(comment.sourceFields[name])
    }
    // What older versions knew nothing of is added where there is any, so that their hashes hold.
    for (index, attachment) in comment.attachments.enumerated()
    where attachment.isMoreThanAnAddress {
      add("attachment \(index + 1)")
      add(attachment.name)
      add(attachment.sha256)
      add(attachment.restriction?.kind)
      add(attachment.restriction?.reason)
    }
    return ContentHash(of: fields.bytes)
  }
}

extension Attachment {
  /// Whether anything is known of it but its number and address.
  var isMoreThanAnAddress: Bool {
    !name.utf8.isEmpty || sha256 != nil || restriction != nil
  }
}
