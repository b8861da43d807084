// Rulewright. Apache-2.0.

/// Reads CSV as RFC 4180 has it, from bytes that come in pieces of any size.
///
/// Quotes, doubled quotes and newlines in cells; rows end with CRLF, LF or CR; a byte order mark
/// is dropped. Another delimiter than the comma may be given. It looks at bytes only: to Swift's `Character` a quote followed by a combining
/// mark is no quote, and a CRLF is one letter. It holds one row at a time.
///
/// After a fault the row ends at the next line end, whatever quotes stand before it: that loses
/// fewer of the rows that follow than trusting a quote that has just proved wrong.
package struct CSVReader: Sendable {
  /// The longest cell, in bytes.
  package static let longestCell = 8 << 20
  /// The longest row, in bytes: it bounds memory where every cell is just short enough.
  package static let longestRow = 32 << 20
  /// The greatest number of columns; the widest real export has 60.
  package static let mostColumns = 1024

  private enum State { case rowStart, cellStart, unquoted, quoted, closed, skipping }

  /// The byte that parts cells.
  let delimiter: UInt8
  /// Whether a row that is not UTF-8 may be Windows-1252; else it is a fault.
  private let takesWindows1252: Bool
  /// Where in the received file the bytes lie that come.
  var offsets = OffsetMap()
  /// Whether the whole is UTF-8 twice over.
  private(set) var doubling = EncodedTwice()

  private var state = State.rowStart
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var problem: CSVFault.Problem?
  private var utf8 = UTF8Checker()
  /// The row's first byte that is not UTF-8.
  private var broken: Int?
  private var afterCarriageReturn = false
  /// How many bytes of a byte order mark have matched; nil once the text has begun.
  private var markMatched: Int? = 0
  /// The file's byte that comes next.
  private var position = 0
  private var line = 1
  private var rowNumber = 1
  private var rowLine = 1
  private var rowOffset = 0
  private var quoteLine = 1
  private var quotePosition = 0

  /// - Parameters:
  ///   - delimiter: the byte that parts cells.
  ///   - takesWindows1252: whether a row that is not UTF-8 is read as Windows-1252 where it can
  ///     be nothing else.
  package init(delimiter: UInt8 = 0x2C, takesWindows1252: Bool = false) {
    self.delimiter = delimiter
    self.takesWindows1252 = takesWindows1252
  }

  /// Takes the next piece and hands on every row that ends in it.
  package mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (CSVRecord) throws -> Void
  ) rethrows {
    var rest = piece
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    while let matched = markMatched, let byte = rest.first {
      guard byte == mark[matched] else {
        markMatched = nil
        try read(mark[..<matched], each)
        break
      }
      rest = rest.dropFirst()
      markMatched = matched + 1 < 3 ? matched + 1 : nil
      if markMatched == nil { (position, rowOffset) = (3, 3) }
    }
    try read(rest, each)
  }

  /// Says that the file has ended, and hands on the last row if no line end closed it.
  ///
  /// Throws `ImportError.quoteLeftOpen`, and whatever `each` throws.
  package mutating func finish(_ each: (CSVRecord) throws -> Void) throws {
    if let matched = markMatched, matched > 0 {
      markMatched = nil
      try read([0xEF, 0xBB, 0xBF][..<matched], each)
    }
    if let found = utf8.brokenByEnd() { broken = broken ?? found }
    doubling.finish()
    switch state {
    case .rowStart: return
    case .quoted:
      throw ImportError.quoteLeftOpen(
        row: rowNumber, line: quoteLine, position: offsets.original(quotePosition))
    case .cellStart, .unquoted, .closed, .skipping: try endRow(each)
    }
  }
}

// MARK: - Bytes

extension CSVReader {
  private mutating func read(
    _ piece: ArraySlice<UInt8>, _ each: (CSVRecord) throws -> Void
  ) rethrows {
    let delimiter = delimiter
    var at = piece.startIndex
    while at < piece.endIndex {
      let byte = piece[at]
      var next = at + 1
      if Self.isPlain(byte), byte != delimiter {
        while next < piece.endIndex, Self.isPlain(piece[next]), piece[next] != delimiter {
          next += 1
        }
      }
      if byte >= 0x80 {
        if let found = utf8.broken(by: byte, at: position) { broken = broken ?? found }
        doubling.take(byte, at: position)
      } else if let found = utf8.brokenByEnd() {
        broken = broken ?? found
      }
      let followsCarriageReturn = afterCarriageReturn
      afterCarriageReturn = byte == 0x0D
      switch byte {
      case 0x22: quote()
      case delimiter: endCellHere()
      case 0x0A where followsCarriageReturn && state == .rowStart: rowOffset += 1
      case 0x0A, 0x0D:
        if byte == 0x0D || !followsCarriageReturn { line += 1 }
        if state == .quoted { keep([byte]) } else { try endRow(each) }
      case 0:
        fault(.nulByte(position: position))
        words([])
      default: words(piece[at..<next])
      }
      position += next - at
      at = next
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0x22 && byte != 0x0A && byte != 0x0D && byte != 0
  }

  private mutating func words(_ run: ArraySlice<UInt8>) {
    switch state {
    case .rowStart, .cellStart:
      state = .unquoted
      keep(run)
    case .unquoted, .quoted: keep(run)
    case .closed:
      fault(.textAfterClosingQuote(line: line, position: position))
      state = .skipping
    case .skipping: break
    }
  }

  private mutating func quote() {
    switch state {
    case .rowStart, .cellStart:
      state = .quoted
      quoteLine = line
      quotePosition = position
    case .unquoted:
      fault(.quoteInUnquotedCell(line: line, position: position))
      state = .skipping
    case .quoted: state = .closed
    case .closed:
      keep([0x22])
      state = .quoted
    case .skipping: break
    }
  }

  private mutating func endCellHere() {
    switch state {
    case .rowStart, .cellStart, .unquoted, .closed:
      endCell()
      state = .cellStart
    case .quoted: keep([delimiter])
    case .skipping: break
    }
  }
}

// MARK: - Cells and rows

extension CSVReader {
  private mutating func keep(_ run: ArraySlice<UInt8>) {
    guard problem == nil else { return }
    if bytes.count + run.count - (ends.last ?? 0) > Self.longestCell {
      fault(.cellTooLong(position: position))
    } else if bytes.count + run.count > Self.longestRow {
      fault(.rowTooLong(position: position))
    } else {
      bytes.append(contentsOf: run)
    }
  }

  /// Takes note of the row's first fault and forgets its cells.
  private mutating func fault(_ found: CSVFault.Problem) {
    guard problem == nil else { return }
    problem = found
    bytes = []
    ends = []
  }

  private mutating func endCell() {
    guard problem == nil else { return }
    ends.append(bytes.count)
    if ends.count > Self.mostColumns { fault(.tooManyColumns(position: position)) }
  }

  private mutating func endRow(_ each: (CSVRecord) throws -> Void) rethrows {
    endCell()
    let record = record()
    state = .rowStart
    problem = nil
    broken = nil
    bytes = []
    ends = []
    rowNumber += 1
    rowLine = line
    rowOffset = position + 1
    offsets.forget(before: position)
    try each(record)
  }

  private mutating func record() -> CSVRecord {
    var isWindows1252 = false
    if let broken, problem == nil {
      if let found = wrong(at: broken) {
        fault(found)
      } else {
        (bytes, ends) = Windows1252.utf8(bytes, ends: ends)
        isWindows1252 = true
      }
    }
    let place = offsets.original(rowOffset)..<offsets.original(max(rowOffset, position))
    if let problem {
      return .fault(
        CSVFault(
          row: rowNumber, line: rowLine, offset: place.lowerBound,
          problem: problem.moved(offsets.original)))
    }
    return .row(
      CSVRow(
        number: rowNumber, line: rowLine, place: place, bytes: bytes, ends: ends,
        isWindows1252: isWindows1252))
  }

  /// Why a row that is not UTF-8 is not Windows-1252 either; nil when it can be nothing else.
  private func wrong(at broken: Int) -> CSVFault.Problem? {
    guard takesWindows1252 else { return .invalidUTF8(position: broken) }
    switch Windows1252.evidence(in: bytes) {
    case .all: return nil
    case .mixed: return .mixedEncodings(position: broken)
    case .undefined(let byte): return .noEncoding(position: broken, byte: byte)
    }
  }
}
