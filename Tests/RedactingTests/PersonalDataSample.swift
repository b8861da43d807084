// Rulewright. Apache-2.0.

import Redacting
import TestSupport

/// Made-up personal data within a sentence, as people write it and as they disguise it.
struct PersonalDataSample {
  var kind: RedactionKind
  var secret: String
  var before: String
  var after: String

  var text: String { before + secret + after }

  /// A sample of a seed's next numbers; every kind comes as often as another.
  static func make(_ number: Int, _ numbers: inout SeededGenerator) -> PersonalDataSample {
    let kind = RedactionKind.found[number % RedactionKind.found.count]
    var sample =
      switch kind {
      case .emailAddress: mail(&numbers)
      case .phoneNumber: phone(&numbers)
      case .socialSecurityNumber: socialSecurity(&numbers)
      case .cardNumber: card(&numbers)
      case .streetAddress: street(&numbers)
      default: birth(&numbers)
      }
    sample.secret = disguised(sample.secret, kind, &numbers)
    return sample
  }

  // MARK: Kinds

  private static func mail(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let first = numbers.pick(["ada", "j.doe", "maria_lopez", "x", "o'neil", "bob+docket", "Li99"])
    let host = numbers.pick(["example", "mail.example", "a-b", "sub.dept.example"])
    let end = numbers.pick(["org", "com", "gov", "co.uk", "io"])
    let secret = numbers.pick([
      "\(first)@\(host).\(end)", "\(first)@\(host).\(end)", "\(first) (at) \(host).\(end)",
      "\(first)[at]\(host).\(end)", "\(first) @ \(host).\(end)",
      "\(first)@\(host) dot \(end)", "\(first) at \(host.replacingDots) dot com",
      "\(first)@\(host)(dot)\(end)", "\"\(first) q\"@\(host).\(end)",
    ])
    return PersonalDataSample(
      kind: .emailAddress, secret: secret,
      before: numbers.pick(["Write to ", "Contact: ", "(", "<", "", "e-mail\u{A0}"]),
      after: numbers.pick([".", ")", ">", " for more.", "", ", please"]))
  }

  private static func phone(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let (a, b) = ("\(200 + numbers.below(800))", "\(200 + numbers.below(800))")
    let c = padded(numbers.below(10000), 4)
    let secret = numbers.pick([
      "(\(a)) \(b)-\(c)", "\(a)-\(b)-\(c)", "\(a).\(b).\(c)", "\(a) \(b) \(c)", "\(a)\(b)\(c)",
      "+1 \(a) \(b) \(c)", "1-\(a)-\(b)-\(c)", "(\(a))\(b)-\(c)", "\(a)/\(b)-\(c)",
      "+1 (\(a)) \(b)-\(c)", "\(a)-\(b)-\(c) ext. \(numbers.below(900) + 1)",
      "\(a) - \(b) - \(c)", "+44 20 7946 \(c)", "+49 (0)30 \(b)\(c)", "+91-98765-4\(c)",
      "+33 1 42 68 53 \(c.prefix(2))", "0044 20 7946 \(c)",
    ])
    return PersonalDataSample(
      kind: .phoneNumber, secret: secret,
      before: numbers.pick(["Call me at ", "Phone: ", "tel. ", "my number is ", "\n"]),
      after: numbers.pick([".", " any day", "", ", thanks", "\n", " (cell)"]))
  }

  private static func socialSecurity(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let a = padded([1, 200, 400, 667][numbers.below(4)] + numbers.below(190), 3)
    let (b, c) = (padded(1 + numbers.below(99), 2), padded(1 + numbers.below(9999), 4))
    let isBare = numbers.below(5) == 0
    return PersonalDataSample(
      kind: .socialSecurityNumber,
      secret: isBare ? a + b + c : numbers.pick(["-", "-", " ", " - "]).joining([a, b, c]),
      before: isBare
        ? numbers.pick(["SSN: ", "my social security number ", "SSN#"])
        : numbers.pick(["SSN ", "my number is ", "", "Social Security No. "]),
      after: numbers.pick([".", " was stolen", "", ";", "\n"]))
  }

  private static func card(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let isAmerican = numbers.below(4) == 0
    var digits = isAmerican ? [3, 7] : numbers.pick([[4], [5, 1], [5, 5], [6, 0, 1, 1]])
    while digits.count < (isAmerican ? 14 : 15) { digits.append(numbers.below(10)) }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = digit.offset % 2 == 0 ? digit.element * 2 : digit.element
      return sum + (value > 9 ? value - 9 : value)
    }
    digits.append((10 - sum % 10) % 10)
    let sign = numbers.pick(["", " ", "-"])
    var secret = ""
    for (place, digit) in digits.enumerated() {
      let breaks = isAmerican ? place == 4 || place == 10 : place > 0 && place % 4 == 0
      secret += (breaks ? sign : "") + "\(digit)"
    }
    return PersonalDataSample(
      kind: .cardNumber, secret: secret,
      before: numbers.pick(["charged to ", "Visa ", "card no. ", ""]),
      after: numbers.pick([".", " last year", "", ", twice"]))
  }

  private static func street(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let number = numbers.pick(["1", "12", "1437", "221B", "42-09", "10705"])
    let name = numbers.pick([
      "Elm", "Martin Luther King Jr.", "N. Lake", "42nd", "Old Mill", "O'Farrell", "Cañon", "MAPLE",
    ])
    let suffix = numbers.pick(["Street", "St.", "Ave", "Rd", "Boulevard", "Ln", "DRIVE", "Ct"])
    let unit = numbers.pick(["", ", Apt 4B", " #12", ", Suite 200", ""])
    let town = numbers.pick([
      ", Springfield, IL 62701", "\nNew York, NY 10001-1234", ", Santa Fe, New Mexico 87501", "",
      ", Washington, D.C. 20230",
    ])
    let secret =
      numbers.below(6) == 0
      ? numbers.pick(["P.O. Box ", "PO Box ", "Post Office Box "]) + "\(numbers.below(9000) + 1)"
        + town
      : "\(number) \(name) \(suffix)\(unit)\(town)"
    return PersonalDataSample(
      kind: .streetAddress, secret: secret,
      before: numbers.pick(["I live at ", "Ada Example\n", "Address: ", ""]),
      after: numbers.pick(["\n", "", ", and", "; thanks"]))
  }

  private static func birth(_ numbers: inout SeededGenerator) -> PersonalDataSample {
    let (day, month) = (1 + numbers.below(28), 1 + numbers.below(12))
    let year = 1930 + numbers.below(80)
    let name = numbers.pick(["January", "Feb.", "March", "Sept", "October", "December"])
    let secret = numbers.pick([
      "\(month)/\(day)/\(year)", "\(padded(month, 2))-\(padded(day, 2))-\(year)",
      "\(year)-\(padded(month, 2))-\(padded(day, 2))", "\(name) \(day), \(year)",
      "\(day) \(name) \(year)", "\(name) \(day)th, \(year)", "\(month).\(day).\(year)",
    ])
    return PersonalDataSample(
      kind: .dateOfBirth, secret: secret,
      before: numbers.pick(["DOB: ", "I was born on ", "date of birth ", "D.O.B. ", "born "]),
      after: numbers.pick([".", " in Ohio", "", ")"]))
  }

  // MARK: Disguises

  /// The same to a reader's eye, in other scalars.
  private static func disguised(
    _ secret: String, _ kind: RedactionKind, _ numbers: inout SeededGenerator
  ) -> String {
    let disguise = numbers.below(9)
    var result = String.UnicodeScalarView()
    for (place, scalar) in secret.unicodeScalars.enumerated() {
      var scalar = scalar
      switch disguise {
      case 0:
        if let wide = wide(scalar) { scalar = wide }
      case 1: scalar = digit(scalar, from: 0x0660)
      case 2: scalar = digit(scalar, from: 0x0966)
      case 3: scalar = digit(scalar, from: 0x1D7CE)
      case 4: if scalar == " " { scalar = "\u{A0}" }
      case 5: if scalar == "-" { scalar = numbers.pick(["\u{2011}", "\u{2013}", "\u{2212}"]) }
      case 6:
        if place > 0, numbers.below(3) == 0 {
          result.append(numbers.pick(["\u{200B}", "\u{200D}", "\u{2060}", "\u{AD}", "\u{FEFF}"]))
        }
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : nil
  }

  private static func digit(_ scalar: Unicode.Scalar, from zero: UInt32) -> Unicode.Scalar {
    guard (0x30...0x39).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(zero + scalar.value - 0x30) ?? scalar
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension String {
  /// The last label of a host.
  fileprivate var replacingDots: String { String(split { $0 == "." }.last ?? "example") }
  fileprivate func joining(_ parts: [String]) -> String { parts.joined(separator: self) }
}
