// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Diagnostics
import DocketParsing
import Dockets
import Hashing

extension Workspace {
  /// Where the record and what lies as text differ, so that a clone would not say what this record
  /// says: codings, readings, decisions and the codebook.
  ///
  /// `codings.csv` is read as a clone reads it, which has the older texts under `versions` and no
  /// other.
  func checkTexts(_ loaded: LoadedDocket, _ record: Record) throws -> [Diagnostic] {
    let name = loaded.docket.name
    let texts = try comparedTexts(loaded, record)
    let past = PastOnDemand(record)
    let ofCodings = TextOutOfStep(.codings, docket: name, file: shown(codingsPath(name)))
    let ofReadings = TextOutOfStep(.readings, docket: name, file: shown(readingsPath(name)))
    return ofCodings.differences(
      texts.codings, onlyInRecord: try rows(texts.codings.missing, of: record),
      try fates(texts, loaded, record, past), ofCodings.words)
      + ofReadings.differences(
        texts.readings, onlyInRecord: try readings(texts.readings.missing, of: record),
        try fates(texts.readings, record, past), ofReadings.words)
      + (try checkRedactions(loaded, record, past)) + (try checkCampaigns(loaded, record, past))
      + (try checkCodebook(loaded, record))
  }

  // MARK: - The codebook

  /// `CodebookNotInStep`: the tags of `codebook.yml` are not those that the record keeps as the
  /// newest.
  ///
  /// A record that keeps none says nothing of it.
  private func checkCodebook(_ loaded: LoadedDocket, _ record: Record) throws -> [Diagnostic] {
    guard let newest = try record.newestCodebook() else { return [] }
    let path = codebookPath(loaded.docket.name)
    let words = TextOutOfStep(.codebook, docket: loaded.docket.name, file: shown(path))
    guard Disk.isThere(path) else { return [words.noCodebook] }
    let there = try Disk.read(path)
    if areSameTags(there, newest.bytes) { return [] }
    return [words.codebookDiffers(isOld: try record.hasKept(codebook: there))]
  }

  /// Whether two codebooks have the same tags, however they are laid out.
  func areSameTags(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    func text(_ bytes: [UInt8]) -> String {
      let read = parseCodebook(String(decoding: bytes, as: UTF8.self), file: "codebook.yml")
      return codebookText(read.codebook)
    }
    return text(a).utf8.elementsEqual(text(b).utf8)
  }

  // MARK: - Codings and readings

  /// What the record and the files say, read as far as it is other than the last time.
  private func comparedTexts(_ loaded: LoadedDocket, _ record: Record) throws -> ComparedTexts {
    let name = loaded.docket.name
    let folder = versionsFolder(name)
    let files = ComparedTexts.Files(
      changes: loaded.knownChanges, codings: FileMark(codingsPath(name)),
      versions: Dictionary(
        uniqueKeysWithValues: Disk.names(in: folder).map { ($0, FileMark(folder + "/" + $0)) }),
      readings: FileMark(readingsPath(name)))
    guard let cache else { return try compareAnew(loaded, record, files) }
    return try cache.comparing(name) { known in
      let areSame = known?.files.areAs(files) ?? false
      if areSame, try follow(&known, record), let known { return known }
      known = nil
      let compared = try compareAnew(loaded, record, files)
      if files.areSettled { known = compared }
      return compared
    }
  }

  /// Goes on from what was compared to what is there now; false where the log does not tell enough.
  private func follow(_ known: inout ComparedTexts?, _ record: Record) throws -> Bool {
    guard let head = known?.head, let touched = try record.touched(since: head) else {
      return false
    }
    if touched.head == head { return true }
    var writer = CodingRowWriter(record)
    for number in touched.numbers { known?.codings.set(number, nil) }
    for coding in touched.codings {
      known?.codings.set(coding.number, try writer.row(of: coding.coding).bytes)
    }
    for reading in touched.readings { known?.readings.set(ReadingKey(reading), nil) }
    for reading in touched.readingsNow {
      known?.readings.set(ReadingKey(reading), ReadingsCSV.bytes([reading]))
    }
    known?.head = touched.head
    return true
  }

  private func compareAnew(
    _ loaded: LoadedDocket, _ record: Record, _ files: ComparedTexts.Files
  ) throws -> ComparedTexts {
    let codings = try followedCodings(record)
    var compared = ComparedTexts(files: files, head: codings.head)
    try compare(&compared.codings, codings.codings, loaded, record)
    compared.hasOwnColumns = hasOwnColumns(codingsPath(loaded.docket.name))
    try compare(&compared.readings, loaded, record)
    return compared
  }

  private func compare(
    _ compared: inout ComparedRows<Int, CodingRow>, _ codings: [FactualCoding],
    _ loaded: LoadedDocket, _ record: Record
  ) throws {
    let path = codingsPath(loaded.docket.name)
    let rows = try CodingRowWriter.rows(of: codings, in: record)
    var reader = CloneReader(loaded, record, of: commentsFolder(loaded.docket.name), rows)
    let bytes = Disk.isThere(path) ? try Disk.read(path, limit: 1 << 30) : []
    for entry in bytes.isEmpty ? [] : try entries(bytes) {
      switch entry {
      case .rejected(let row, let reason): compared.addUnreadable("row \(row): \(reason)")
      case .coding(let values, let number):
        do {
          let row = try reader.row(values)
          compared.addWritten(row.row, row.bytes, number: number)
        } catch {
          guard error is TagRefusal || error is WorkspaceError else { throw error }
          compared.addUnreadable("row \(number): \(error)", values)
        }
      }
    }
    for row in rows { compared.set(row.number, row.bytes) }
  }

  private func compare(
    _ compared: inout ComparedRows<ReadingKey, Reading>, _ loaded: LoadedDocket, _ record: Record
  ) throws {
    let path = readingsPath(loaded.docket.name)
    if Disk.isThere(path) {
      let bytes = try Disk.read(path, limit: 1 << 30)
      for entry in bytes.isEmpty ? [] : try readingEntries(bytes) {
        switch entry {
        case .rejected(let row, let reason): compared.addUnreadable("row \(row): \(reason)")
        case .reading(let reading, let row):
          compared.addWritten(reading, ReadingsCSV.bytes([reading]), number: row)
        }
      }
    }
    for reading in try record.readings() {
      compared.set(ReadingKey(reading), ReadingsCSV.bytes([reading]))
    }
  }

  /// Some codings as rows, in the order of all lists.
  private func rows(_ numbers: Set<Int>, of record: Record) throws -> [CodingRow] {
    guard !numbers.isEmpty else { return [] }
    var writer = CodingRowWriter(record)
    return try followedCodings(record).codings.filter { numbers.contains($0.number) }
      .map { try writer.row(of: $0.coding) }
  }

  private func readings(_ keys: Set<ReadingKey>, of record: Record) throws -> [Reading] {
    guard !keys.isEmpty else { return [] }
    return try record.readings().filter { keys.contains(ReadingKey($0)) }
  }

  private func entries(_ bytes: [UInt8]) throws -> [CodingsCSV.Entry] {
    do {
      return try CodingsCSV.entries(bytes[...])
    } catch let error as ImportError {
      return [.rejected(row: 1, reason: "\(error)")]
    }
  }

  private func readingEntries(_ bytes: [UInt8]) throws -> [ReadingsCSV.Entry] {
    do {
      return try ReadingsCSV.entries(bytes[...])
    } catch let error as ImportError {
      return [.rejected(row: 1, reason: "\(error)")]
    }
  }
}
