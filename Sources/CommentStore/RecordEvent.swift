// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Redacting

/// One event of the log, for people.
package struct RecordEvent: Sendable {
  /// A row that an event touched.
  package struct Touched<Row: Hashable & Sendable>: Hashable, Sendable {
    /// As it was; nil when it is new.
    package var before: Row?
    /// As it became; nil when it went.
    package var after: Row?
  }

  package var number: Int
  package var at: String
  package var who: String
  /// What was done; nil where a newer program did it.
  package var what: EventKind?
  /// What it was done to: a file, a comment, a response, or words.
  package var subject: String
  /// The event that it took back, or did again.
  package var undoes: Int?
  /// The files that came, and those of which a copy is kept from now on.
  package var files: [Touched<ReceivedFile>] = []
  package var codings: [Touched<NumberedCoding>] = []
  package var readings: [Touched<Reading>] = []
  package var responses: [Touched<WrittenResponse>] = []
  package var redactions: [Touched<Redaction>] = []
  package var disclosures: [Touched<Disclosure>] = []
  package var campaignDecisions: [Touched<CampaignDecision>] = []
  /// The hash of the newest codebook before and after, where it became another.
  package var codebook: Touched<String>?
  /// How many comments came or changed.
  package var comments = 0

  /// What it changed of the copies of files that came, in words.
  package var wordsOfCopies: [String] {
    files.flatMap { file in
      (file.before == nil ? [] : ["a copy is kept now"])
        + (file.after?.isKept == false ? ["no copy kept"] : [])
    }
  }
}

extension RecordEvent {
  init(_ event: Event) throws {
    let (before, after) = (try RecordChange(event.before), try RecordChange(event.after))
    self.init(
      number: event.number, at: event.at, who: event.who, what: EventKind(rawValue: event.what),
      subject: event.subject, undoes: after.undoes, comments: after.comments?.count ?? 0)
    files = after.files.map { file in
      Touched(
        before: before.files.first { $0.number == file.number }?.received, after: file.received)
    }
    codings = Self.paired(before.codings, after.codings) { $0.number }
    readings = Self.paired(before.readings, after.readings) { [$0.comment.text, $0.who] }
    responses = Self.paired(before.responses, after.responses) { $0.response.id }
    redactions = Self.paired(before.redactions, after.redactions) {
      [$0.comment.text, "\($0.range)"]
    }
    disclosures = Self.paired(before.disclosures, after.disclosures) {
      [$0.comment.text, "\($0.attachment ?? 0)", $0.sha256 ?? ""]
    }
    campaignDecisions = Self.paired(before.campaignDecisions, after.campaignDecisions) {
      $0.number
    }
    if before.codebook != nil || after.codebook != nil {
      codebook = Touched(before: before.codebook?.sha256, after: after.codebook?.sha256)
    }
  }

  /// The rows of before with those of after that took their place, then those that are new.
  private static func paired<Row, Key: Hashable>(
    _ before: [Row], _ after: [Row], by key: (Row) -> Key
  ) -> [Touched<Row>] {
    var places: [Key: Int] = [:]
    var rows = before.map { Touched(before: $0, after: nil) }
    for (place, row) in before.enumerated() { places[key(row)] = place }
    for row in after {
      if let place = places[key(row)] {
        rows[place].after = row
      } else {
        rows.append(Touched(before: nil, after: row))
      }
    }
    return rows
  }
}
