// Rulewright. Apache-2.0.

/// One walk through a text, from one byte that may belong to personal data to the next.
///
/// The rules stand in extensions, one file for each kind of data.
struct PersonalDataSearch {
  let text: ScannedBytes
  /// The groups of digits at hand, kept to save their storage.
  var chain = DigitChain()
  private var found: [PersonalDataFinding] = []

  init(text: ScannedBytes) { self.text = text }

  /// All findings, in order, those that touch each other's bytes as one.
  mutating func findings() -> [PersonalDataFinding] {
    var place = 0
    while let next = nextTrigger(from: place) {
      let byte = text[next]
      place =
        if isDigit(byte) {
          readNumber(at: next)
        } else if byte == 0x40 {
          readMailAddress(around: next)
        } else if lowercased(byte) == 0x64 {
          readSpokenMailAddress(aroundDot: next)
        } else {
          readBracketedMailAddress(around: next)
        }
    }
    return united()
  }

  /// Notes a finding; gives its end, where the walk goes on.
  mutating func find(_ kind: RedactionKind, _ range: Range<Int>) -> Int {
    found.append(PersonalDataFinding(range: range, kind: kind))
    return range.upperBound
  }

  private func united() -> [PersonalDataFinding] {
    guard found.count > 1 else { return found }
    var result: [PersonalDataFinding] = []
    for finding in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard let last = result.last, last.range.upperBound > finding.range.lowerBound else {
        result.append(finding)
        continue
      }
      let kind = finding.range.count > last.range.count ? finding.kind : last.kind
      let end = max(last.range.upperBound, finding.range.upperBound)
      result[result.count - 1] = PersonalDataFinding(
        range: last.range.lowerBound..<end, kind: kind)
    }
    return result
  }
}

extension PersonalDataSearch {
  /// The next digit, "@", bracket or "dot".
  ///
  /// Eight bytes at a time: what every comment must go through should cost next to nothing.
  private func nextTrigger(from start: Int) -> Int? {
    var place = start
    while place + 10 <= text.count {
      if mayHoldTrigger(at: place) {
        for candidate in place..<place + 8 where isTrigger(candidate) { return candidate }
      }
      place += 8
    }
    while place < text.count {
      if isTrigger(place) { return place }
      place += 1
    }
    return nil
  }

  private func isTrigger(_ place: Int) -> Bool {
    switch text[place] {
    case 0x30...0x39, 0x40, 0x28, 0x5B, 0x7B: true
    case 0x44, 0x64: text[place + 1] | 0x20 == 0x6F && text[place + 2] | 0x20 == 0x74
    default: false
    }
  }

  /// Whether one of eight bytes may be a trigger; says yes too often rather than too seldom.
  private func mayHoldTrigger(at place: Int) -> Bool {
    let word = text.eight(at: place)
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of each byte of these says: a digit; "@"; "("; "[" or "{"; "dot".
    let digit = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    let at = ~((low ^ 0x4040_4040_4040_4040) &+ 0x7F7F_7F7F_7F7F_7F7F)
    let round = ~((low ^ 0x2828_2828_2828_2828) &+ 0x7F7F_7F7F_7F7F_7F7F)
    let folded = low | 0x2020_2020_2020_2020
    let bracket = ~((folded ^ 0x7B7B_7B7B_7B7B_7B7B) &+ 0x7F7F_7F7F_7F7F_7F7F)
    let second = text.eight(at: place + 1) & 0x7F7F_7F7F_7F7F_7F7F | 0x2020_2020_2020_2020
    let third = text.eight(at: place + 2) & 0x7F7F_7F7F_7F7F_7F7F | 0x2020_2020_2020_2020
    let unlike =
      (folded ^ 0x6464_6464_6464_6464) | (second ^ 0x6F6F_6F6F_6F6F_6F6F)
      | (third ^ 0x7474_7474_7474_7474)
    let dot = ~(unlike &+ 0x7F7F_7F7F_7F7F_7F7F)
    return (digit | at | round | bracket | dot) & 0x8080_8080_8080_8080 != 0
  }
}
