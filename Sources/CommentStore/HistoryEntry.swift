// Rulewright. Apache-2.0.

package import Codings
package import Comments
import Dockets
package import Redacting

/// What an event did to one comment.
package struct HistoryEntry: Sendable {
  package enum What: Sendable {
    /// It came, in a row of a file.
    case received(file: String, row: Int)
    /// It came again and said something else.
    case changed([FieldChange], file: String, row: Int)
    case withdrawn(reason: String, file: String, row: Int)
    case coded(Coding)
    case uncoded(Coding)
    /// The note of a coding was written.
    case noted(Coding, before: String)
    /// A coding was tied to another clause, to another version, or to none.
    case retied(Coding, before: ClauseTarget?)
    case retagged(Coding, before: TagID)
    /// A coding was looked at again under a definition that has changed.
    case confirmed(Coding)
    /// Somebody said how far they are with it.
    case read(Reading)
    case unread(Reading)
    /// Somebody decided whether the public sees some of its words.
    case decided(Redaction)
    /// That decision was taken back.
    case undecided(Redaction)
    /// Somebody decided whether the public sees it, or an attachment of it.
    case disclosed(Disclosure)
    /// That decision was taken back.
    case undisclosed(Disclosure)
    /// Somebody decided which comments are the same letter as it.
    case grouped(CampaignDecision)
    /// That decision was taken back.
    case ungrouped(CampaignDecision)
    /// What follows of the same event took back what another event did to it.
    case undone(event: Int)
    /// What follows of the same event has effect again, which was undone by another event.
    case redone(event: Int)
    /// A response now answers an issue that it raises.
    case answered(by: Response)
    /// A response that answers it has other words.
    case answerChanged(Response)
    /// No response of that id answers an issue that it raises any more.
    case unanswered(by: ResponseID)
  }

  /// The event's number in the log.
  package var event: Int
  package var at: String
  package var who: String
  package var what: What
  /// Whether the bytes of the file are kept, where it tells of one.
  package var isFileKept = true
}

/// A field of a comment that came with another content.
package struct FieldChange: Sendable {
  /// Its name, or the source's name for it.
  package var field: String
  /// nil for what was not there.
  package var before: String?
  package var after: String?
}

extension FieldChange {
  /// The fields in which two contents of a comment differ.
  static func between(_ before: Comment, _ after: Comment) -> [FieldChange] {
    var changes: [FieldChange] = []
    func compare(_ field: String, _ a: String?, _ b: String?) {
      let same = a.map { Array($0.utf8) } == b.map { Array($0.utf8) }
      if !same { changes.append(FieldChange(field: field, before: a, after: b)) }
    }
    func attachments(_ comment: Comment) -> String {
      comment.attachments.map { file in
        var words = "\(file.number): \(file.address)"
        if !file.name.utf8.isEmpty { words += " \(file.name)" }
        if let hash = file.sha256 { words += " (SHA-256 \(hash))" }
        if let restriction = file.restriction {
          words += ", held back: \(restriction.kind) \(restriction.reason)"
        }
        return words
      }.joined(separator: "\n")
    }
    compare("stage", before.stage.text, after.stage.text)
    compare("received", before.received?.description, after.received?.description)
    compare("posted", before.posted?.description, after.posted?.description)
    compare("first name", before.submitter.firstName, after.submitter.firstName)
    compare("last name", before.submitter.lastName, after.submitter.lastName)
    compare("organization", before.submitter.organization, after.submitter.organization)
    compare("title", before.title, after.title)
    compare("body", before.ownBody, after.ownBody)
    compare("withdrawal", before.withdrawal?.reason, after.withdrawal?.reason)
    compare("restriction", before.restriction?.kind, after.restriction?.kind)
    compare("reason of restriction", before.restriction?.reason, after.restriction?.reason)
    compare("attachments", attachments(before), attachments(after))
    let names = Array(before.sourceFields.keys) + after.sourceFields.keys
    for name in Set(names).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      compare(name, before.sourceFields[name], after.sourceFields[name])
    }
    return changes
  }
}
