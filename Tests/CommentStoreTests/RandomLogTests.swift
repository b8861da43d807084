// Rulewright. Apache-2.0.

import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import TestSupport
import Testing

/// Random work on a record beside a model of it that knows no SQL.
private struct RandomWork {
  private struct Undone: Error {}

  let record: Record
  private var random: SeededGenerator
  /// Every content that a comment ever had, the present one last.
  var contents: [String: [Comment]] = [:]
  /// The files in the order of their first import, and from which of them each comment is.
  private var files: [String] = []
  private var from: [String: Int] = [:]
  var codings: [Coding] = []
  /// What was read of attachments, by their hash.
  private var texts: [String: String] = [:]
  private var reasons: [String: String] = [:]
  /// By comment and person.
  var readings: [String: Reading] = [:]
  var responses: [String: WrittenResponse] = [:]
  var events = 0
  var refused = 0

  init(_ record: Record, seed: UInt64) {
    self.record = record
    random = SeededGenerator(seed: seed)
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  private mutating func id() -> String { "C-\(pick(60))" }

  mutating func step() throws {
    switch pick(19) {
    case 0...2: try importSome(fails: false)
    case 3: try importSome(fails: true)
    case 4...6: try code()
    case 7: try uncode()
    case 8: try respond()
    case 9: try takeResponseBack()
    case 10: try keepVersion()
    case 11...12: try change()
    case 13: try read()
    case 14: try changeCodebook()
    case 15...16: try goBackOrForth()
    case 17: try readAttachments()
    default: try refuse()
    }
  }

  private mutating func randomComment() -> Comment {
    var one = comment(id(), ["", "the words", "the words are others", "the é"][pick(4)])
    if pick(6) == 0 { one.withdrawal = Withdrawal(reason: "asked \(pick(2))") }
    if pick(6) == 0 { one.restriction = Restriction(kind: "CBI", reason: "") }
    if pick(5) == 0 { one.attachments = (1...2).map { Attachment(number: $0, address: "a") } }
    if pick(4) == 0 {
      one.attachments += (1...2).map {
        Attachment(number: $0, name: "f\($0)", sha256: Self.bytesHash(pick(6)))
      }
    }
    if pick(4) == 0 { one.sourceFields = ["City": "Town \(pick(3))", "\"": "\n\u{1}"] }
    one.submitter.organization = ["", "Firm"][pick(2)]
    return one
  }

  private static func bytesHash(_ number: Int) -> String {
    ContentHash(of: [UInt8(number)]).hex
  }

  private mutating func readAttachments() throws {
    let hash = Self.bytesHash(pick(6))
    let isNew: Bool
    let outcome: AttachmentReading.Outcome
    if pick(2) == 0 {
      outcome = .unread(reason: "why \(pick(2))")
      if case .unread(let why) = outcome {
        isNew = texts[hash] == nil && reasons[hash] != why
        if isNew { reasons[hash] = why }
      } else {
        isNew = false
      }
    } else {
      let words = "the file \(pick(9)) says é"
      outcome = .text(words)
      isNew = texts[hash] == nil
      if isNew { texts[hash] = words }
    }
    let reading = AttachmentReading(sha256: hash, method: "m", outcome: outcome)
    #expect(try record.addAttachmentReadings([reading], stamp: .test) == (isNew ? 1 : 0))
    events += isNew ? 1 : 0
  }

  /// A comment after a file said something of it: a withdrawal without words takes none away.
  private func merged(_ row: Comment, over known: Comment?) -> Comment {
    guard var known, row.withdrawal != nil, row.body.isEmpty else { return row }
    known.withdrawal = row.withdrawal
    if row.restriction != nil { known.restriction = row.restriction }
    if !row.attachments.isEmpty { known.attachments = row.attachments }
    if row.submitter.organization != "" { known.submitter = row.submitter }
    for (name, value) in row.sourceFields { known.sourceFields[name] = value }
    return known
  }

  /// What the record must show of a comment: its words, then those of its attachments.
  private func shown(_ own: Comment) -> (body: String, words: [String]) {
    var (body, words, seen) = (own.body, [String](), Set<String>())
    for file in own.attachments {
      guard let hash = file.sha256, seen.insert(hash).inserted, let text = texts[hash] else {
        continue
      }
      body += "\n\n" + text
      words.append(text)
    }
    return (body, words)
  }

  /// A file of a few comments, of which some may come twice; `fails` at its end.
  private mutating func importSome(fails: Bool) throws {
    let rows = (0...pick(6)).map { _ in randomComment() }
    let name = "file \(pick(40))"
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 1, importedAt: "x",
      isKept: pick(2) == 0)
    let known = try record.receivedFiles().first { $0.name == name }
    let isNewFile = known == nil
    let isKeptAtLast = known?.isKept == false && file.isKept
    do {
      let tally = try record.importFile(file, stamp: .test) { take in
        for (index, row) in rows.enumerated() {
          try take(.comment(ImportedComment(comment: row, row: index + 2)))
        }
        if fails { throw Undone() }
        return rows.count
      }
      if isNewFile { files.append(name) }
      let number = files.firstIndex(of: name) ?? 0
      for came in rows {
        let row = merged(came, over: contents[came.id.text]?.last)
        guard contents[row.id.text]?.last != row else { continue }
        // What an older file says does not take back what came later.
        guard (from[row.id.text] ?? 0) <= number else { continue }
        contents[row.id.text, default: []].append(row)
        from[row.id.text] = number
      }
      #expect(
        try record.isKept(file.hash, name: name) == (file.isKept || known?.isKept == true))
      if isNewFile || isKeptAtLast || tally.added + tally.updated > 0 { events += 1 }
    } catch is Undone {
      refused += 1
    }
  }

  private mutating func code() throws {
    guard !contents.isEmpty else { return }
    let version: [UInt8]? = pick(2) == 0 ? [UInt8(pick(5))] : nil
    var wanted: [Coding] = []
    for _ in 0...pick(3) {
      let id = id()
      guard let now = contents[id]?.last else { continue }
      let quote = now.body.utf8.starts(with: "the".utf8) && pick(2) == 0 ? "the" : nil
      wanted.append(
        coding(id, "t\(pick(3))", quote: quote, version: version, coder: "c\(pick(2))"))
    }
    let isNewVersion = try version.map { try record.bytes(of: Self.version($0)) == nil } ?? false
    let added = try record.addCodings(
      wanted, keeping: version.map { [Self.version($0): $0] } ?? [:])
    func bare(_ coding: Coding) -> Coding {
      var bare = coding
      (bare.note, bare.definition) = ("", nil)
      return bare
    }
    let known = Set(codings.map(bare))
    let new = wanted.reduce(into: [Coding]()) { list, one in
      if !known.contains(one), !list.contains(one) { list.append(one) }
    }
    #expect(added == new.count)
    codings += new
    if isNewVersion || added > 0 { events += 1 }
  }

  private static func version(_ bytes: [UInt8]) -> DraftVersion {
    DraftVersion(stage: StageID("interim-final"), fileHash: ContentHash(of: bytes).hex)
  }

  private mutating func uncode() throws {
    guard let one = codings.randomElement(using: &random) else { return }
    #expect(try record.removeCoding(one))
    codings.removeAll { $0 == one }
    events += 1
    #expect(try !record.removeCoding(one))
  }

  /// Notes a coding, or gives it another tag, or another clause.
  private mutating func change() throws {
    let all = try record.numberedCodings()
    guard let one = all.randomElement(using: &random) else { return }
    var to = one.coding
    let kind: EventKind
    switch pick(4) {
    case 0:
      to.tag = TagID("t\(pick(3))")
      kind = .retagged
    case 1:
      to.target = nil
      kind = .retied
    case 2:
      to.definition = ContentHash(of: [UInt8(pick(3))]).hex
      kind = .confirmed
    default:
      to.note = ["", "n", "caf\u{E9}", "cafe\u{301}"][pick(4)]
      kind = .noted
    }
    let change = CodingChange(number: one.number, from: one.coding, to: to)
    func same(_ other: Coding) -> Bool {
      other.comment == to.comment && other.tag == to.tag && other.coder == to.coder
        && other.passage?.range == to.passage?.range && other.target == to.target
    }
    if all.contains(where: { $0.number != one.number && same($0.coding) }) {
      #expect(throws: StoreError.self) {
        try record.changeCodings([change], as: kind, stamp: .test)
      }
      refused += 1
      return
    }
    // Two codings that differ in bytes only are the same to Swift, and not to the record.
    events += try record.changeCodings([change], as: kind, stamp: .test)
    codings.removeAll { $0 == one.coding }
    codings.append(to)
  }

  private mutating func read() throws {
    let (id, who) = (id(), "c\(pick(2))")
    guard contents[id] != nil else { return }
    let key = id + " " + who
    if pick(3) == 0 {
      let wasThere = try record.clearReading(of: CommentID(id), by: who, stamp: .test)
      #expect(wasThere == (readings.removeValue(forKey: key) != nil))
      events += wasThere ? 1 : 0
      return
    }
    let one = Reading(
      comment: CommentID(id), state: [.done, .setAside][pick(2)], reason: ["", "r"][pick(2)],
      who: who, at: "2022-01-01T00:00:00Z")
    #expect(try record.setReading(one, stamp: .test) == (readings[key] != one))
    events += readings[key] == one ? 0 : 1
    readings[key] = one
  }

  /// Renames a tag in the codebook, with its codings.
  private mutating func changeCodebook() throws {
    let bytes = [UInt8(pick(4))]
    events += try record.keepCodebook(bytes, stamp: .test) ? 1 : 0
    let (from, to) = (TagID("t\(pick(3))"), TagID("t\(pick(3))"))
    let changes = try record.numberedCodings(CodingFilter(tag: from)).prefix(4).map { numbered in
      var coding = numbered.coding
      coding.tag = to
      return CodingChange(number: numbered.number, from: numbered.coding, to: coding)
    }
    let outcome = try record.changeCodebook(
      from: ContentHash(of: bytes).hex, to: [UInt8(pick(4))], retagging: changes, subject: "s",
      stamp: .test)
    events += outcome == nil ? 0 : 1
    codings = try record.codings()
  }

  /// What the model holds after a step is what the record then says; that it is right is shown by
  /// the steps being the reverse of each other.
  private mutating func goBackOrForth() throws {
    func state() throws -> [Int: Coding] {
      Dictionary(
        uniqueKeysWithValues: try record.numberedCodings().map { ($0.number, $0.coding) })
    }
    let before = try state()
    do {
      guard try record.undo(stamp: .test) != nil else { return }
      events += 1
      if pick(2) == 0 {
        #expect(try record.redo(stamp: .test) != nil)
        events += 1
        #expect(try state() == before)
      }
    } catch StoreError.changedMeanwhile {
      refused += 1
    }
    codings = try record.codings()
    readings = Dictionary(
      uniqueKeysWithValues: try record.readings().map { ("\($0.comment) \($0.who)", $0) })
    responses = Dictionary(
      uniqueKeysWithValues: try record.responses().map { ($0.response.id.text, $0) })
  }

  private mutating func respond() throws {
    let one = response(
      "r\(pick(8))", "t\(pick(3))", label: pick(2) == 0 ? "1-1" : nil, body: "b\(pick(3))")
    let tally = try record.putResponses([one], stamp: .test)
    #expect((tally.unchanged == 1) == (responses[one.response.id.text] == one))
    events += 1 - tally.unchanged
    responses[one.response.id.text] = one
  }

  private mutating func takeResponseBack() throws {
    let id = "r\(pick(8))"
    let wasThere = try record.removeResponse(ResponseID(id), stamp: .test)
    #expect(wasThere == (responses.removeValue(forKey: id) != nil))
    events += wasThere ? 1 : 0
  }

  private mutating func keepVersion() throws {
    let bytes = [UInt8(pick(12))]
    let isNew = try record.bytes(of: Self.version(bytes)) == nil
    try record.keepVersion(
      stage: StageID("interim-final"), hash: ContentHash(of: bytes), bytes: bytes, stamp: .test)
    events += isNew ? 1 : 0
  }

  /// What must leave no trace.
  private mutating func refuse() throws {
    let version = Self.version([200])
    let good = contents.keys.sorted().first.map { coding($0, "never", version: [200]) }
    let bad = [coding("nobody", "never"), coding(id(), "never", quote: "no such words")][pick(2)]
    #expect(throws: StoreError.self) {
      try record.addCodings([good, bad].compactMap { $0 }, keeping: [version: [200]])
    }
    #expect(throws: StoreError.self) {
      try record.putResponses([response("x", "t"), response("y", "a\u{0}b")], stamp: .test)
    }
    #expect(throws: StoreError.self) {
      try record.putResponses(
        [response("x", "t")], stamp: EventStamp(who: "a\u{0}", at: Instant(seconds: 0)))
    }
    refused += 1
  }

  /// The record holds what the model does, and remembers what it did.
  func compare() throws {
    let now = try record.comments().comments.sorted { $0.id < $1.id }
    #expect(
      now.map(\.asReceived) == contents.values.compactMap(\.last).sorted { $0.id < $1.id })
    for comment in now {
      let (body, words) = shown(comment.asReceived)
      #expect(comment.body == body)
      #expect(
        comment.attachments.compactMap(\.words).map { range in
          String(decoding: Array(comment.body.utf8)[range], as: UTF8.self)
        } == words)
    }
    #expect(Set(try record.codings()) == Set(codings))
    #expect(Set(try record.readings()) == Set(readings.values))
    for row in try record.queue(limit: 100) {
      #expect(row.codings == codings.count { $0.comment == row.id })
    }
    #expect(
      try record.responses() == responses.values.sorted { $0.response.id < $1.response.id })
    for (id, all) in contents where id.utf8.last == 0x37 {
      let history = try record.history(of: CommentID(id))
      let bodies = history.compactMap { entry -> String?? in
        guard case .changed(let changes, _, _) = entry.what else { return nil }
        return changes.first { $0.field == "body" }.map(\.before)
      }
      let expected = zip(all, all.dropFirst()).filter { $0.body != $1.body }.map(\.0.body)
      #expect(bodies.compactMap { $0 } == expected)
    }
  }
}

@Suite struct RandomLogTests {
  @Test func replaysTenThousandRandomOperationsToTheSameRecord() throws {
    let scene = try Scene(inMemory: true)
    defer { scene.remove() }
    var work = RandomWork(try scene.record(), seed: 77)
    for step in 1...10_000 {
      try work.step()
      guard step % 5000 == 0 else { continue }
      let verification = try Record.verification(of: scene.path)
      #expect(verification.problems.isEmpty, "\(verification.problems)")
      #expect(verification.events == work.events)
      try work.compare()
    }
    #expect(work.refused > 1000 && work.events > 5000)
    try scene.record().importComments([comment("C-1", "the last words")])
    #expect(try scene.record().verify().isEmpty)
  }
}
