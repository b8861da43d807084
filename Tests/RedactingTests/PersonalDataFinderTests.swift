// Rulewright. Apache-2.0.

import Redacting
import TestSupport
import Testing

struct PersonalDataFinderTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PersonalDataFinder.findings(in: text).map {
      "\($0.kind.rawValue): " + String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func findsNineHundredNinetyOfAThousandInWhateverScalars(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    var missed: [String] = []
    for number in 0..<1000 {
      let sample = PersonalDataSample.make(number, &numbers)
      let secret = sample.before.utf8.count..<sample.before.utf8.count + sample.secret.utf8.count
      let findings = PersonalDataFinder.findings(in: sample.text)
      // What is withheld must hold the whole of it; of what kind it is called matters less.
      let isHeld = findings.contains {
        $0.range.lowerBound <= secret.lowerBound && secret.upperBound <= $0.range.upperBound
      }
      if !isHeld {
        missed.append("\(sample.kind.rawValue): \(sample.text) -> \(found(sample.text))")
      }
    }
    #expect(missed.count <= 10, "\(missed.count) missed:\n\(missed.joined(separator: "\n"))")
  }

  @Test(arguments: [
    "See 86 FR 58205, 58210 (Oct. 21, 2021) and 740.22(c)(2)(i).",
    "Docket No. BIS-2020-0038-0012; RIN 0694-AH56; 15 CFR Parts 740, 772 and 774.",
    "FR Doc. 2021-22774 Filed 10-20-21; 8:45 am; BILLING CODE 3510-33-P",
    "It costs $1,234,567,890.12 a year, or $250 3000 times, or 1.5 to 2.5 percent.",
    "From 2021-10-21 to December 6, 2021 and 12/06/2021, 1998-2004.",
    "ECCNs 4A005, 4D004.a, 4E001.c and 5A001.j; Note 1 to 4E001.a; Supp. No. 1 to Part 774",
    "42 U.S.C. 1395w-4(q)(2)(B)(iii), Pub. L. 115-232, 132 Stat. 2208, 50 U.S.C. 4801-4852",
    "Columns 100 200 3000, pages 345-678, lines 12-14; 3 4 5 6 7 8 9 10 11",
    "In 2017 Wall Street banks told the 9th Circuit Court and the 2012 Supreme Court so.",
    "90 days after, 5 years in court, 10 miles of road, a 2 way street, 3 lane road, 24 hour drive",
    "ISBN 978-0-306-40615-7, NSN 5905-00-123-4567, version 10.14.6.1, IP 192.168.100.200",
    "Look at the DOT in Washington; meet @ noon; @handle said so; a price @ 5.00 each",
    "Section 5 Park Place of the plan; Figure 12 Main Street; 86 FR 58 Clear Way",
    "CMS-0042-NC, 90 FR 21034, 2025-08701, NPRM 1024.2(b), HR-5 114th Congress",
    "I was born in 1956 in Ohio and taught for 35 years.",
    "See https://www.example.org/docs/2021/10/21/2021-22774/page?id=58205 for more.",
    "June 16, 2025\n\nThe Honorable Dr. Example",
    "Appendix A-1 100-200-3000-4000, table 4-2, CAGE 1ABC2, 47 CFR 1.1206(b)(1)",
  ])
  func passesOverCitationsAmountsAndDates(text: String) {
    #expect(found(text) == [])
  }

  @Test func findsWhatStandsInSignatures() {
    let text = """
      Sincerely,
      Ada Example
      1374 Park Row Lakewood, OH 44107
      Desk phone: 347-555-2943 x12
      ada@example.org | www.example.org
      """
    #expect(
      found(text) == [
        "street address: 1374 Park Row Lakewood, OH 44107", "phone number: 347-555-2943 x12",
        "e-mail address: ada@example.org",
      ])
  }

  @Test(arguments: [
    ("Call 555-0123 now", "phone number: 555-0123"),
    ("(My number is (202) 555-0123.)", "phone number: (202) 555-0123"),
    ("(202-555-0123)", "phone number: 202-555-0123"),
    ("at +44 20 7946 0958, please", "phone number: +44 20 7946 0958"),
    ("live on 123 main street, springfield", "street address: 123 main street"),
    (
      "12 The Meadows, Springfield, IL 62701",
      "street address: 12 The Meadows, Springfield, IL 62701"
    ),
    ("at 1234 County Road 12, ok", "street address: 1234 County Road 12"),
    ("RR 2 Box 152, Elk, ND 58000", "street address: RR 2 Box 152, Elk, ND 58000"),
    ("at 1600 Pennsylvania Avenue NW", "street address: 1600 Pennsylvania Avenue NW"),
    ("write to ada at example dot co dot uk.", "e-mail address: ada at example dot co dot uk"),
    ("ada@example [dot] org", "e-mail address: ada@example [dot] org"),
    ("1️⃣2️⃣3️⃣-4️⃣5️⃣-6️⃣7️⃣8️⃣9️⃣.", "social security number: 1️⃣2️⃣3️⃣-4️⃣5️⃣-6️⃣7️⃣8️⃣9️⃣"),
  ])
  func findsTheWholeOfIt(text: String, finding: String) {
    #expect(found(text) == [finding])
  }

  @Test func givesRangesInOrderThatNeitherOverlapNorCutCharacters() {
    var numbers = SeededGenerator(seed: 11)
    let parts = [
      "1", "23", "456", "7890", "@", ".", "-", " ", "(", ")", "a", "Elm", "St", "dot", "at", "\n",
      "é", "\u{200B}", "１", "٣", "😀", "P.O. Box", "born", "IL", "+", "x", ",", "\u{301}", "\u{0}",
    ]
    for _ in 0..<3000 {
      let text = (0..<numbers.below(40)).map { _ in numbers.pick(parts) }.joined()
      let bytes = Array(text.utf8)
      var last = 0
      for finding in PersonalDataFinder.findings(in: text) {
        #expect(finding.range.lowerBound >= last && finding.range.upperBound <= bytes.count)
        #expect(!finding.range.isEmpty)
        for end in [finding.range.lowerBound, finding.range.upperBound] where end < bytes.count {
          #expect(bytes[end] & 0xC0 != 0x80, "\(text)")
        }
        last = finding.range.upperBound
      }
    }
  }

  @Test func readsBytesThatAreNoText() {
    var numbers = SeededGenerator(seed: 13)
    for _ in 0..<3000 {
      let bytes = (0..<numbers.below(60)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
      let findings = bytes.withUnsafeBufferPointer { PersonalDataFinder.findings(in: $0) }
      #expect(findings.allSatisfy { $0.range.upperBound <= bytes.count })
    }
  }

  @Test(.enabled(if: SharedData.has("comments/regulations-gov-bulk.csv")))
  func findsLittleThatIsNotPersonalInRealComments() throws {
    let bytes = try #require(SharedData.bytes("comments/regulations-gov-bulk.csv"))
    let fields = CSVFields.read(bytes)
    let header = try #require(fields.first)
    let column = try #require(header.firstIndex(of: "Comment"))
    let comments = fields.dropFirst().compactMap { $0.count > column ? $0[column] : nil }
    let findings = comments.flatMap(found)
    // Read by hand: of 983 comments, all 35 findings are addresses, phones and streets.
    #expect(comments.count == 983)
    #expect((30...40).contains(findings.count), "\(findings.joined(separator: "\n"))")
  }
}

/// The fields of a CSV file, by the plainest reading.
private enum CSVFields {
  static func read(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var (row, field): ([String], [UInt8]) = ([], [])
    var isQuoted = false
    for byte in bytes {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll()
        if byte == 0x0A {
          rows.append(row)
          row.removeAll()
        }
      default: field.append(byte)
      }
    }
    return rows
  }
}
