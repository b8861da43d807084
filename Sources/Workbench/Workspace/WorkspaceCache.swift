// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Coverage
import Diagnostics
import Dockets
import DraftParsing
import Synchronization

/// What was read of a workspace and need not be read again while its files are as they were.
///
/// A program that answers one question and ends has none; one that stays, and answers many, does.
final class WorkspaceCache: Sendable {
  /// A docket as it was read, with the marks of all files that it was read from.
  struct ReadDocket: Sendable {
    var marks: [String: FileMark]
    var loaded: LoadedDocket?
    var diagnostics: [Diagnostic]
  }

  /// What a coverage depends on: while it is the same, so is the answer.
  struct CoverageQuestion: Equatable {
    /// Each reading of the drafts has its own.
    var changes: KnownChanges
    var head: RecordHead?
    var campaigns: CampaignState?
    var today: CalendarDay
    var listing: Int?

    static func == (a: Self, b: Self) -> Bool {
      a.changes === b.changes && a.head == b.head && a.campaigns == b.campaigns
        && a.today == b.today && a.listing == b.listing
    }
  }

  /// Where responses repeat what is withheld, and up to which event of the log that is so.
  struct RepeatedWordsAnswer {
    var question: RepeatedWordsQuestion
    var event: Int
    var found: [Diagnostic]
  }

  private struct OpenRecord {
    var mark: FileMark
    var record: Record
  }

  private struct ReadDraft {
    var fileHash: String
    var numbering: Numbering?
    var parsed: ParsedDraft
  }

  private struct Kept {
    var dockets: [String: ReadDocket] = [:]
    var records: [String: OpenRecord] = [:]
    var drafts: [String: ReadDraft] = [:]
    var codings: [String: FactualCodings] = [:]
    var attachments: [String: KnownAttachmentTally] = [:]
    var letters: [String: CodedLetters] = [:]
    /// Kept codebooks, by their SHA-256.
    var codebooks: [String: Codebook] = [:]
    var coverages: [String: [(CoverageQuestion, CoverageReport)]] = [:]
    var repeatedWords: [String: RepeatedWordsAnswer] = [:]
    var responses: [String: (mark: FileMark, read: ReadResponse)] = [:]
  }

  /// What the coding of comments asks.
  let coding = CodingCache()

  private let kept = Mutex(Kept())
  private let compared = Mutex<[String: ComparedTexts]>([:])
  private let writing = Mutex(())
  private let isEnough: WaitedEnough

  init(_ isEnough: @escaping WaitedEnough) { self.isEnough = isEnough }

  /// Does what looks first and then writes, with nobody else between the two.
  func oneAtATime<Value>(_ body: () throws -> Value) rethrows -> Value {
    try writing.withLock { _ in try body() }
  }

  /// A docket that was read from files with these marks.
  func docket(_ name: String, _ marks: [String: FileMark]) -> ReadDocket? {
    kept.withLock { $0.dockets[name].flatMap { $0.marks == marks ? $0 : nil } }
  }

  /// Keeps a docket, unless one of its files may be in the midst of being written.
  func keep(_ docket: ReadDocket, as name: String) {
    let isSettled = docket.marks.values.allSatisfy(\.isSettled)
    kept.withLock { $0.dockets[name] = isSettled ? docket : nil }
  }

  /// A draft of a file, parsed, if these bytes of it were parsed last.
  func draft(_ path: String, fileHash: String, numbering: Numbering?) -> ParsedDraft? {
    kept.withLock { kept in
      guard let read = kept.drafts[path], read.numbering == numbering,
        read.fileHash.utf8.elementsEqual(fileHash.utf8)
      else { return nil }
      return read.parsed
    }
  }

  func keep(_ parsed: ParsedDraft, of path: String, fileHash: String, numbering: Numbering?) {
    kept.withLock {
      $0.drafts[path] = ReadDraft(fileHash: fileHash, numbering: numbering, parsed: parsed)
    }
  }

  /// The record of a docket, opened once; anew where another file lies at its path.
  func record(of docket: String, at path: String) throws -> Record {
    if let open = kept.withLock({ $0.records[path] }), let mark = FileMark(path),
      mark.isSameFile(as: open.mark)
    {
      return open.record
    }
    let isEnough = isEnough
    let record = try Record.open(path, Patience { isEnough(docket, $0) })
    if let mark = FileMark(path) {
      kept.withLock { $0.records[path] = OpenRecord(mark: mark, record: record) }
    }
    return record
  }

  /// The coverage of a docket, if just that was asked.
  func coverage(_ docket: String, _ question: CoverageQuestion) -> CoverageReport? {
    kept.withLock { $0.coverages[docket]?.first { $0.0 == question }?.1 }
  }

  /// Keeps a coverage, and of others at most one: the gate and its lists ask in turn.
  func keep(_ report: CoverageReport, as docket: String, _ question: CoverageQuestion) {
    kept.withLock {
      $0.coverages[docket] = [(question, report)] + ($0.coverages[docket] ?? []).prefix(1)
    }
  }

  /// The codings of the record at a path, as they were last read.
  func codings(_ path: String) -> FactualCodings? { kept.withLock { $0.codings[path] } }

  func keep(_ codings: FactualCodings, of path: String) {
    kept.withLock { $0.codings[path] = codings }
  }

  /// The letters of coded comments of the record at a path, as they were last read.
  func letters(_ path: String) -> CodedLetters? { kept.withLock { $0.letters[path] } }

  func keep(_ letters: CodedLetters, of path: String) {
    kept.withLock { $0.letters[path] = letters }
  }

  /// What of the attachments of the record at a path was read, as it was last counted.
  func attachments(_ path: String) -> KnownAttachmentTally? {
    kept.withLock { $0.attachments[path] }
  }

  func keep(_ tally: KnownAttachmentTally, of path: String) {
    kept.withLock { $0.attachments[path] = tally }
  }

  /// A codebook of that SHA-256, as it was read.
  func codebook(_ sha256: String) -> Codebook? { kept.withLock { $0.codebooks[sha256] } }

  func keep(_ codebook: Codebook, _ sha256: String) {
    kept.withLock { $0.codebooks[sha256] = codebook }
  }

  /// Compares the texts of a docket with its record, from what they said when they were last
  /// compared, with nobody else at it: what was compared is changed in its place.
  ///
  /// What is left in `known` is kept; after an error nothing is.
  func comparing<Value: Sendable>(
    _ docket: String, _ compare: (_ known: inout ComparedTexts?) throws -> Value
  ) throws -> Value {
    try compared.withLock { compared in
      var known = compared.removeValue(forKey: docket)
      let value = try compare(&known)
      compared[docket] = known
      return value
    }
  }

  /// Where responses of a docket repeat what is withheld, as it was last asked.
  func repeatedWords(_ docket: String) -> RepeatedWordsAnswer? {
    kept.withLock { $0.repeatedWords[docket] }
  }

  func keep(
    _ found: [Diagnostic], as docket: String, _ question: RepeatedWordsQuestion, at event: Int
  ) {
    let answer = RepeatedWordsAnswer(question: question, event: event, found: found)
    kept.withLock { $0.repeatedWords[docket] = answer }
  }

  /// A response's file as it was read from a file with this mark.
  func response(_ path: String, _ mark: FileMark) -> ReadResponse? {
    kept.withLock { $0.responses[path].flatMap { $0.mark == mark ? $0.read : nil } }
  }

  /// Keeps a response, unless its file may be in the midst of being written.
  func keep(_ read: ReadResponse, of path: String, _ mark: FileMark) {
    kept.withLock { $0.responses[path] = mark.isSettled ? (mark, read) : nil }
  }
}
