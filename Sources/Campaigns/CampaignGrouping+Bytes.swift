// Rulewright. Apache-2.0.

/// Why the bytes of a grouping cannot be gone on with: all is to be grouped anew.
package enum UnusableGrouping: Error, Hashable {
  /// They are cut off, or were never those of a grouping.
  case broken
  /// They are of another version of the method, or of one with other thresholds.
  case ofAnotherMethod
}

extension CampaignGrouping {
  private static let mark: [UInt8] = Array("RWCG".utf8)

  /// All that is needed to group what comes later, as bytes: about 200 for each distinct text.
  package func bytes() -> [UInt8] {
    var out = GroupingWriter()
    out.bytes = Self.mark
    for part in method.parts { out.number(part) }
    out.differences(numbers)
    out.numbers(forms.map { UInt64(Int($0) + 1) })
    out.prints(formPrints)
    out.numbers(formTexts.map { UInt64($0) })
    out.numbers(formCounts.map { UInt64($0) })
    out.differences(formNumbers)
    out.prints(texts)
    out.differences(askedBy)
    out.halves(sketches)
    out.numbers(letterOf.map { UInt64(Int($0) + 1) })
    out.numbers(relations.map { UInt64($0.rawValue) })
    out.numbers(likenesses.map { UInt64($0.bitPattern) })
    out.numbers([UInt64(grouped)])
    out.numbers([UInt64(letters.count)])
    for letter in letters {
      out.numbers([UInt64(letter.leader)])
      out.wholes(letter.runs)
      out.wholes(letter.words)
    }
    out.halves(wordSketches)
    out.numbers(wordPlaces.map { UInt64(Int($0) + 1) })
    return out.bytes
  }

  /// Goes on with what `bytes()` gave, by the same method.
  package init(
    bytes: [UInt8], method: CampaignMethod = CampaignMethod()
  ) throws(UnusableGrouping) {
    self.init(method: method)
    var from = GroupingBytes(bytes)
    guard bytes.starts(with: Self.mark) else { throw .broken }
    from.at = Self.mark.count
    for part in method.parts where try from.number() != part { throw .ofAnotherMethod }
    numbers = try from.differences()
    forms = try from.places(below: .max)
    formPrints = try from.prints()
    formTexts = try from.numbers().map(Int32.init(truncatingIfNeeded:))
    formCounts = try from.numbers().map(Int32.init(truncatingIfNeeded:))
    formNumbers = try from.differences()
    texts = try from.prints()
    askedBy = try from.differences()
    sketches = try from.halves()
    letterOf = try from.places(below: .max)
    relations = try from.numbers().map { CampaignMember.Relation(rawValue: UInt8($0 & 3)) ?? .near }
    likenesses = try from.numbers().map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    grouped = Int(truncatingIfNeeded: try from.numbers().first ?? 0)
    let count = try from.numbers().first ?? 0
    while UInt64(letters.count) < count {
      letters.append(
        Letter(
          leader: Int32(truncatingIfNeeded: try from.numbers().first ?? 0),
          runs: try from.wholes(), words: try from.wholes()))
    }
    wordSketches = try from.halves()
    wordPlaces = try from.places(below: .max)
    guard from.isAtEnd, isSound else { throw .broken }
    counts = Array(repeating: 0, count: texts.count)
    for (form, text) in formTexts.enumerated() { counts[Int(text)] += formCounts[form] }
    formTable = FingerprintTable(of: formPrints)
    textTable = FingerprintTable(of: texts)
  }

  /// Whether each form was counted as often as comments have it.
  private var countsFit: Bool {
    var counted = [Int32](repeating: 0, count: formPrints.count)
    for form in forms where form >= 0 { counted[Int(form)] += 1 }
    return counted == formCounts
  }

  /// Whether everything points at something that is there.
  private var isSound: Bool {
    func all(_ places: [Int32], below end: Int) -> Bool {
      places.allSatisfy { $0 >= -1 && Int($0) < end }
    }
    let known = texts.count
    return numbers.count == forms.count && all(forms, below: formPrints.count)
      && formTexts.count == formPrints.count && formCounts.count == formPrints.count
      && formNumbers.count == formPrints.count
      && all(formTexts, below: known) && !formTexts.contains(-1)
      && formCounts.allSatisfy { $0 >= 0 }
      && countsFit && askedBy.count == known
      && sketches.count == known * Sketch.slots && letterOf.count == known
      && all(letterOf, below: letters.count) && relations.count == known
      && likenesses.count == known && (0...known).contains(grouped)
      && letters.allSatisfy { $0.leader >= 0 && Int($0.leader) < known }
      && wordPlaces.count == known && all(wordPlaces, below: wordSketches.count / Sketch.slots)
  }
}

extension CampaignMethod {
  /// Everything that decides what is grouped.
  fileprivate var parts: [UInt64] {
    [UInt64(Self.version), seed]
      + [
        nearEstimate, letterShare, nearScore, pieceShare, coreShare, mergeLikeness, shareOfShort,
        shareOfLong,
      ].map(\.bitPattern)
      + [leastRuns, longLetter, halfTimes, boilerplateTexts, boilerplateTimes, strangerShare].map {
        UInt64($0)
      }
  }
}

/// Numbers as bytes, seven bits each, the lowest first.
private struct GroupingWriter {
  var bytes: [UInt8] = []

  mutating func number(_ value: UInt64) {
    var rest = value
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func numbers(_ values: [UInt64]) {
    number(UInt64(values.count))
    for value in values { number(value) }
  }

  /// Numbers that mostly rise, each as how far it is from the one before.
  mutating func differences(_ values: [Int]) {
    number(UInt64(values.count))
    var last = 0
    for value in values {
      let difference = value &- last
      number(UInt64(bitPattern: Int64(difference << 1 ^ difference >> 63)))
      last = value
    }
  }

  mutating func whole(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func wholes(_ values: [UInt64]) {
    number(UInt64(values.count))
    for value in values { whole(value) }
  }

  mutating func halves(_ values: [UInt16]) {
    number(UInt64(values.count))
    for value in values {
      bytes.append(UInt8(truncatingIfNeeded: value))
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }
  }

  mutating func prints(_ values: [Fingerprint]) {
    number(UInt64(values.count))
    for value in values {
      whole(value.high)
      whole(value.low)
    }
  }
}

private struct GroupingBytes {
  private let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func number() throws(UnusableGrouping) -> UInt64 {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return value }
      shift += 7
    }
    throw .broken
  }

  /// How many values follow, which have so many bytes at least.
  private mutating func count(_ size: Int) throws(UnusableGrouping) -> Int {
    let count = try number()
    guard count <= UInt64((bytes.count - at) / size) else { throw .broken }
    return Int(count)
  }

  mutating func numbers() throws(UnusableGrouping) -> [UInt64] {
    var values: [UInt64] = []
    for _ in 0..<(try count(1)) { values.append(try number()) }
    return values
  }

  /// Places, or -1 for none.
  mutating func places(below end: Int32) throws(UnusableGrouping) -> [Int32] {
    var values: [Int32] = []
    for _ in 0..<(try count(1)) {
      let value = try number()
      guard value <= UInt64(end) else { throw .broken }
      values.append(Int32(Int(value) - 1))
    }
    return values
  }

  mutating func differences() throws(UnusableGrouping) -> [Int] {
    var values: [Int] = []
    var last = 0
    for _ in 0..<(try count(1)) {
      let code = Int(Int64(bitPattern: try number()))
      last &+= Int(bitPattern: UInt(bitPattern: code) >> 1) ^ -(code & 1)
      values.append(last)
    }
    return values
  }

  private mutating func whole() -> UInt64 {
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
    at += 8
    return UInt64(littleEndian: value)
  }

  mutating func wholes() throws(UnusableGrouping) -> [UInt64] {
    let count = try count(8)
    return (0..<count).map { _ in whole() }
  }

  mutating func halves() throws(UnusableGrouping) -> [UInt16] {
    let count = try count(2)
    let start = at
    at += count * 2
    return (0..<count).map { place in
      UInt16(bytes[start + place * 2]) | UInt16(bytes[start + place * 2 + 1]) << 8
    }
  }

  mutating func prints() throws(UnusableGrouping) -> [Fingerprint] {
    let count = try count(16)
    return (0..<count).map { _ in
      let high = whole()
      return Fingerprint(high: high, low: whole())
    }
  }
}
