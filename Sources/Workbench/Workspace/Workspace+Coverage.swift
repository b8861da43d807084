// Rulewright. Apache-2.0.

import Anchoring
import Codings
import CommentStore
import Comments
import Coverage
import Dockets

extension Workspace {
  /// The record of a docket; nil for a docket on which nothing was received.
  ///
  /// Throws `WorkspaceError.noRecord` where there is text to make one from: without it nobody can
  /// say what is accounted for.
  func recordIfAny(_ docket: String) throws -> Record? {
    if Disk.isThere(recordPath(docket)) { return try groupedIfAlone(openRecord(of: docket)) }
    guard (try? keptFiles(docket)) == nil else { throw WorkspaceError.noRecord(docket: docket) }
    return nil
  }

  /// What of a docket is accounted for, late being what came after the last open day that is known
  /// today; `listing` says how many untagged and late comments are named at most.
  ///
  /// It is made once for each state of the record and of the drafts.
  func coverageReport(
    _ loaded: LoadedDocket, _ record: Record?, today: CalendarDay, listing: Int? = nil
  ) throws -> CoverageReport {
    let question = try WorkspaceCache.CoverageQuestion(
      changes: loaded.knownChanges, head: record?.head(), campaigns: record?.keptCampaignState(),
      today: today, listing: listing)
    if let known = cache?.coverage(loaded.docket.name, question) { return known }
    let report = try makeCoverageReport(loaded, record, today: today, listing: listing)
    cache?.keep(report, as: loaded.docket.name, question)
    return report
  }

  /// The codings as they are now, read as far as they are others than the last time.
  func followedCodings(_ record: Record) throws -> FactualCodings {
    let now = try record.factualCodings(after: cache?.codings(record.path))
    cache?.keep(now, of: record.path)
    return now
  }

  /// What of the attachments is read, counted anew only where something came or was read since.
  private func followedAttachments(_ record: Record) throws -> AttachmentTally {
    let now = try record.attachmentTally(after: cache?.attachments(record.path))
    cache?.keep(now, of: record.path)
    return now.tally
  }

  /// The letters of coded comments, looked up only as far as they are not known.
  private func followedLetters(
    _ record: Record, _ codings: [FactualCoding], _ late: [LateOn]
  ) throws -> CodedLetters {
    var comments: [CommentID] = []
    for coding in codings where coding.comment.id != comments.last {
      comments.append(coding.comment.id)
    }
    let now = try record.codedLetters(of: comments, late: late, after: cache?.letters(record.path))
    cache?.keep(now, of: record.path)
    return now
  }

  private func makeCoverageReport(
    _ loaded: LoadedDocket, _ record: Record?, today: CalendarDay, listing: Int?
  ) throws -> CoverageReport {
    let late = loaded.lateness(asOf: today)
    func isLate(_ facts: CommentFacts) -> Bool {
      guard let received = facts.received else { return false }
      return late.contains { $0.stage == facts.stage && $0.closes < received }
    }
    func covered(_ facts: CommentFacts) -> CoveredComment {
      CoveredComment(
        id: facts.id, stage: facts.stage, text: facts.text, isWithdrawn: facts.isWithdrawn,
        isLate: isLate(facts))
    }
    let codings = try record.map { try followedCodings($0).codings } ?? []
    let letters = try record.map {
      try LettersOfCodings(followedLetters($0, codings, late), late)
    }
    let responses = try record?.responses().map(\.response) ?? []
    let untreated = late.filter { loaded.docket.stage($0.stage)?.comments?.late == nil }
    return Coverage.coverageReport(
      of: CoverageInput(
        docket: loaded.docket,
        texts: try knownTexts(
          loaded, record, for: versions(of: codings)),
        changes: loaded.changes,
        tallies: try record?.tallies(late: late) ?? [],
        untagged: try record?.untagged(late: late, limit: listing).map(covered) ?? [],
        late: try untreated.flatMap {
          try record?.late(on: $0, limit: listing).map(covered) ?? []
        },
        codings: codings.map { made in
          let letter = letters?.of(made)
          var comment = covered(made.comment)
          comment.letter = letter?.place
          return CoveredCoding(
            coding: made.coding, comment: comment, quoteStands: made.quoteStands,
            isShared: letter?.isShared ?? true)
        }, letters: letters?.letters ?? [], responses: responses,
        attachments: try record.map { try followedAttachments($0) } ?? AttachmentTally()))
  }
}

/// The letters of codings, numbered as they are met.
private final class LettersOfCodings {
  private let known: CodedLetters
  private let isHeardLate: [StageID: Bool]
  private var places: [CodedLetters.Letter: Int] = [:]
  private(set) var letters: [CoveredLetter] = []

  init(_ known: CodedLetters, _ late: [LateOn]) {
    self.known = known
    isHeardLate = Dictionary(late.map { ($0.stage, $0.isHeard) }) { first, _ in first }
  }

  /// The letter of a coding's comment, by its place, and whether the coding holds for all copies.
  func of(_ made: FactualCoding) -> (place: Int, isShared: Bool)? {
    guard let place = known.place(of: made.comment.id), let copies = known.copies[place.letter]
    else { return nil }
    let number = places[place.letter] ?? letters.count
    if number == letters.count {
      places[place.letter] = number
      letters.append(
        CoveredLetter(
          copies: copies.count, texts: copies.texts,
          isHeard: copies.inTime > 0
            || copies.count > 0 && isHeardLate[made.comment.stage] ?? true))
    }
    return (number, place.isShared(made.coding.passage?.range))
  }
}

/// The texts that some codings speak to.
private func versions(of codings: [FactualCoding]) -> Set<DraftVersion> {
  var versions: Set<DraftVersion> = []
  var last: DraftVersion?
  for made in codings {
    guard let version = made.coding.target?.version, version != last else { continue }
    versions.insert(version)
    last = version
  }
  return versions
}

extension LoadedDocket {
  /// The last open day of each stage that has one, as it is known on a day.
  fileprivate func lateness(asOf day: CalendarDay) -> [LateOn] {
    let closes = closingDays(asOf: day)
    return docket.stages.compactMap { stage in
      closes[stage.id].map {
        LateOn(stage: stage.id, closes: $0, isHeard: stage.comments?.late != .notConsidered)
      }
    }
  }
}
