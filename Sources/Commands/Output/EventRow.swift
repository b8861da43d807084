// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Redacting

/// An event of a docket, as JSON.
struct EventRow: Encodable {
  struct Row: Encodable {
    /// The coding's number, or nil.
    var number: Int?
    var comment: String?
    var tag: String?
    var response: String?
    /// `added`, `changed` or `removed`.
    var change: String
  }

  /// A file of comments that came.
  struct File: Encodable {
    var name: String
    var sha256: String
    var size: Int
    var kept: Bool
  }

  var event: Int
  var at: String
  var who: String
  var what: String?
  var subject: String
  var undoes: Int?
  var files: [File]
  var comments: Int
  var codings: [Row]
  var readings: [Row]
  var responses: [Row]
  var redactions: [Row]
  var disclosures: [Row]
  var campaignDecisions: [Row]
  var codebook: String?

  init(_ event: RecordEvent) {
    self.event = event.number
    at = event.at
    who = event.who
    what = event.what?.rawValue
    subject = event.subject
    undoes = event.undoes
    files = event.files.compactMap(\.after).map {
      File(name: $0.name, sha256: $0.sha256, size: $0.size, kept: $0.isKept)
    }
    comments = event.comments
    codings = event.codings.map { touched in
      let row = touched.after ?? touched.before
      return Row(
        number: row?.number, comment: row?.coding.comment.text, tag: row?.coding.tag.text,
        change: Self.change(touched))
    }
    readings = event.readings.map { touched in
      Row(
        comment: (touched.after ?? touched.before)?.comment.text, change: Self.change(touched))
    }
    responses = event.responses.map { touched in
      Row(
        response: (touched.after ?? touched.before)?.response.id.text,
        change: Self.change(touched))
    }
    redactions = event.redactions.map { touched in
      Row(
        comment: (touched.after ?? touched.before)?.comment.text, change: Self.change(touched))
    }
    disclosures = event.disclosures.map { touched in
      Row(
        comment: (touched.after ?? touched.before)?.comment.text, change: Self.change(touched))
    }
    campaignDecisions = event.campaignDecisions.flatMap { touched in
      ((touched.after ?? touched.before)?.comments ?? []).map {
        Row(comment: $0.text, change: Self.change(touched))
      }
    }
    codebook = event.codebook?.after
  }

  private static func change<T>(_ touched: RecordEvent.Touched<T>) -> String {
    touched.before == nil ? "added" : touched.after == nil ? "removed" : "changed"
  }
}
