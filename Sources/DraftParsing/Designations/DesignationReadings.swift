// Rulewright. Apache-2.0.

/// The readings of one designation: three at most, kept where they are used, since a draft has
/// thousands of designations and a list on the heap for each took longer than to read it.
struct DesignationReadings: RandomAccessCollection {
  static let most = 3
  private var first = DesignationReading(level: .letter, ordinal: 0)
  private var second = DesignationReading(level: .letter, ordinal: 0)
  private var third = DesignationReading(level: .letter, ordinal: 0)
  private(set) var count = 0

  init() {}

  init(_ readings: some Sequence<DesignationReading>) {
    for reading in readings { append(reading) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(place: Int) -> DesignationReading {
    switch place {
    case 0: first
    case 1: second
    default: third
    }
  }

  /// Adds a reading; no words have more than three.
  mutating func append(_ reading: DesignationReading) {
    switch count {
    case 0: first = reading
    case 1: second = reading
    case 2: third = reading
    default: return
    }
    count += 1
  }
}
