// Rulewright. Apache-2.0.

/// Which numbers of a workbook are dates, and which dates they are.
enum CellStyles {
  /// For each cell style, whether its format is one of dates.
  static func dates(_ part: [UInt8]) throws -> [Bool] {
    var xml = try XMLTokens(part)
    var formats: [Int: String] = [:]
    var styles: [Bool] = []
    var isInStyles = false
    while let token = try xml.next() {
      switch token {
      case .open("numFmt", _):
        if let id = xml.attribute("numFmtId").flatMap({ Int($0) }) {
          formats[id] = xml.attribute("formatCode")
        }
      case .open("cellXfs", let isEmpty): isInStyles = !isEmpty
      case .close("cellXfs"): isInStyles = false
      case .open("xf", _) where isInStyles:
        let id = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
        styles.append(formats[id].map(isDateFormat) ?? ((14...17).contains(id) || id == 22))
      default: break
      }
    }
    return styles
  }

  /// Whether a format shows a year or a day, outside quotes and brackets.
  private static func isDateFormat(_ format: String) -> Bool {
    var (isQuoted, depth) = (false, 0)
    for byte in format.utf8 {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x5B where !isQuoted: depth += 1
      case 0x5D where !isQuoted: depth -= 1
      default: if !isQuoted, depth == 0, [0x79, 0x64].contains(byte | 0x20) { return true }
      }
    }
    return false
  }

  /// `2021-10-21` of a number of days since 1900, with the time where there is one; nil when it is
  /// no date.
  static func date(_ number: String) -> String? {
    guard let days = Double(number), days >= 61, days < 2_958_466 else { return nil }
    let seconds = Int((days * 86_400).rounded())
    // Day 25,569 is the first of January 1970. The calendar: years of 400, 100, 4 and 1.
    let (year, month, day) = civil(seconds / 86_400 - 25_569)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(year)-\(two(month))-\(two(day))"
    let time = seconds % 86_400
    guard time > 0 else { return date }
    return date + "T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
  }

  private static func civil(_ daysSince1970: Int) -> (Int, Int, Int) {
    let shifted = daysSince1970 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
