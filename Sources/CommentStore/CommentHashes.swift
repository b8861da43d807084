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
    add(comment.body)
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
    return ContentHash(of: fields.bytes)
  }
}
