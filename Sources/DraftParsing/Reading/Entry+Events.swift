// Rulewright. Apache-2.0.

extension Entry {
  var isHeading: Bool { if case .heading = reading { true } else { false } }

  /// Whether it is an item, or more words of one.
  var isInList: Bool {
    switch reading {
    case .item: true
    case .plain(let items): !items.isEmpty
    default: false
    }
  }

  /// Whether the nesting of designations has to know of it.
  var isDesignationEvent: Bool {
    switch reading {
    case .designated, .definition, .ellipsis: true
    default: false
    }
  }
}

extension ArraySlice<Entry> {
  /// The events that decide the nesting between one heading and the next.
  var designationEvents: [DesignationEvent] {
    var events: [DesignationEvent] = []
    // The longest of the words that tell what is coming, "; and".
    let longest = 5
    for index in indices {
      switch self[index].reading {
      case .designated(let found):
        let before = index > startIndex ? self[index - 1].words.lastBytes(longest) : []
        events.append(.designation(found.readings, hint: hint(before)))
      case .definition: events.append(.definition)
      case .ellipsis: events.append(.ellipsis)
      default: break
      }
    }
    return events
  }

  /// How words end: with a colon or nothing at all a list is coming, with a semicolon it goes on.
  private func hint(_ words: ArraySlice<UInt8>) -> DesignationHint {
    let words = words.trimmed
    guard let last = words.last else { return .opensList }
    if words.has("* * *", at: words.endIndex - 5) { return .leavesOut }
    if last == 0x3A || words.has("—", at: words.endIndex - 3) { return .opensList }
    if last == 0x3B || words.has("; and", at: words.endIndex - 5)
      || words.has("; or", at: words.endIndex - 4)
    {
      return .endsItem
    }
    return .neutral
  }
}
