// Rulewright. Apache-2.0.

import TestSupport
import Testing

@testable import Citing

/// What is read of a comment before any rule is known.
@Suite struct ReferenceScanTests {
  /// The references of a text in brackets, each with its form.
  private func read(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return citedReferences(in: bytes).map { reference in
      "\(reference.form.rawValue): " + String(decoding: bytes[reference.range], as: UTF8.self)
    }
  }

  @Test func takesAReferenceFromItsFirstWordToItsLast() {
    #expect(
      read("We mean paragraphs (b)(1), (2) and (4)(i) of § 740.22, not more.")
        == ["paragraph: paragraphs (b)(1), (2) and (4)(i) of § 740.22"])
    #expect(read("(See 15 C.F.R. § 740.22(b)(1).)") == ["section: 15 C.F.R. § 740.22(b)(1)"])
    #expect(
      read("clause (iii) of paragraph (c)(1) of section 740.22 fails")
        == ["paragraph: clause (iii) of paragraph (c)(1) of section 740.22"])
  }

  @Test(arguments: [
    "On December 6, 2021, at 2:30 p.m., it cost $4.50, or 3.5 percent.",
    "Call (202) 555-0147 or 202.555.0147; write to me@x4.5.org.",
    "We run version 1.2.3, TLS 1.3 and Windows 10.0 on 192.168.1.20.",
    "There are (1) cost, (2) time, and (3) fairness, or (a) one and (b) another.",
    "The 501(c)(3) has a 401(k) plan, f(x)(y), TD-18(a)(b), and 5.5% more.",
    "This is no paragraph a person can read; the section is short; a part of it.",
    "See https://example.org/4.2/b(1)(2) and 86 FR 58205, pages 3 to 5.",
    "Cross-section 5 and subsection, clause by clause; item: one.",
    "Items that matter, an entry, entries, a note to you, comments 3 and 4.",
  ])
  func leavesAloneWhatOnlyLooksLikeOne(_ text: String) {
    #expect(read(text) == [])
  }

  @Test(arguments: [
    ("50 U.S.C. 4801(a)(2)", CitedReference.Form.usCode),
    ("5 USC § 553(b)", .usCode),
    ("42 U.S.C. §§ 1983 and 1985", .usCode),
    ("section 5 of the Example Trade Act", .section),
    ("paragraph (b) of section 10 of the Example Control Act of 2018", .paragraph),
  ])
  func knowsOtherLaws(_ text: String, _ form: CitedReference.Form) {
    let found = citedReferences(in: Array("It breaks \(text), we think.".utf8))
    #expect(found.map(\.form) == [form])
    #expect(found.map(\.law) == [.other])
  }

  @Test func endsAListBeforeTheTitleOfAnotherCode() {
    #expect(
      read("See 50 U.S.C. 4801 and 12 CFR 1.1(a).")
        == ["US Code: 50 U.S.C. 4801", "section: 12 CFR 1.1(a)"])
    #expect(
      read("See 5 USC 553, 554 and 50 USC 4801.")
        == ["US Code: 5 USC 553, 554", "US Code: 50 USC 4801"])
  }

  @Test func endsASentenceBehindAWholeWordAndNotBehindAnAbbreviation() {
    #expect(
      read("Paragraph by paragraph. 22 U.S.C. 2848(a) binds.") == ["US Code: 22 U.S.C. 2848(a)"])
    #expect(read("Such is the section. 740.22(a) is not.") == ["number: 740.22(a)"])
    #expect(read("See para. 2 of § 740.22.") == ["paragraph: para. 2 of § 740.22"])
  }

  @Test func saysOfARangeWhereItEnds() {
    let text = "5.1.1.2, 1 - 6 inc., 8"
    let parts = citedReferences(in: Array(text.utf8)).first?.parts
    #expect(parts?.map(\.number) == ["5.1.1.2", nil, nil, nil])
    #expect(parts?.map(\.path) == [[], ["1"], ["6"], ["8"]])
    #expect(parts?.map(\.joint) == [.first, .and, .through, .and])
    let dashes = ["-", "–", "—", " to ", " through ", " thru ", " bis ", " - "]
    for dash in dashes {
      let found = citedReferences(in: Array("§§ 740.20\(dash)740.22".utf8))
      #expect(found.first?.parts.map(\.joint) == [.first, .through], "\(dash)")
    }
  }

  // MARK: Laws

  private static let pool = [
    "§", "§ ", "740.22", "(c)", "(2)(i)", " (A)", "paragraph ", "paragraphs ", "section ",
    "Sections ", "of this section", " of § ", "ECCN ", "4D004", ".a", ", ", " and ", " through ",
    "-", "–", "15 CFR ", "50 U.S.C. ", "part ", "Supplement No. 1", " to part 774", "é", "“", "”",
    "\u{301}", "語", "\n\n", "\r\n", "\u{A0}", "5.1.1.2", "1 - 6 inc.", "clause ", "iii", "x",
    "4.x.3",
    "(", ")", "((", ".", "..", "$", "%", "0", "999999", "Absatz 2 Nr. 3", "appendix A",
    "note 1 to ",
    "our ", "of the Example Act", "definition of ", "\"", "I", "a", "item 2", "Comment 4(a)-1.ii",
  ]

  private func text(_ random: inout SeededGenerator) -> String {
    (0..<(1 + random.below(14))).map { _ in random.pick(Self.pool) }.joined()
  }

  @Test func everyRangeIsInsideTheTextAndCutsNoCharacter() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<6_000 {
      let text = text(&random)
      let bytes = Array(text.utf8)
      var last = 0
      for reference in citedReferences(in: bytes) {
        let range = reference.range
        #expect(range.lowerBound >= last && range.upperBound <= bytes.count && !range.isEmpty)
        last = range.upperBound
        for part in [range] + reference.parts.map(\.range) {
          #expect(part.lowerBound >= range.lowerBound && part.upperBound <= range.upperBound)
          #expect(String(validating: bytes[part], as: UTF8.self) != nil, "\(text)")
        }
        #expect(reference.parts.first?.joint == .first)
        #expect(reference.parts.dropFirst().allSatisfy { $0.joint != .first })
      }
    }
  }

  @Test func movingAReferenceThroughATextShiftsItsRangeOnly() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<3_000 {
      let text = text(&random)
      let before = (0..<random.below(9)).map { _ in "we say " }.joined() + "so.\n\n"
      let shift = before.utf8.count
      let here = citedReferences(in: Array(text.utf8))
      let there = citedReferences(in: Array((before + text).utf8))
      let back = there.map { reference in
        var moved = reference
        moved.range = moved.range.moved(by: -shift)
        for index in moved.parts.indices {
          moved.parts[index].range = moved.parts[index].range.moved(by: -shift)
        }
        return moved
      }
      #expect(back == here, "\(text)")
    }
  }

  @Test func readsAStretchAsIfItStoodAlone() {
    let bytes = Array("§ 740.22(c)(2) and § 740.20(a)".utf8)
    bytes.withUnsafeBufferPointer { all in
      let found = citedReferences(in: all, 0..<13)
      #expect(found.map(\.range) == [0..<12])
    }
  }

  // MARK: Hostile text

  @Test(arguments: [
    "(", "§", "§ ", "1", "1.", "9.9", "(a", "(a)", "(a) ", "(i)(", "paragraph ", "paragraph (",
    "5.x.",
    "section 740.22, ", "§ 1.1-1.9, ", "§§ 1.1 and ", "(c)(2), ", "15 CFR ", "4D004, ",
    "note 1 to ",
    "paragraph (a) of ", "of the Act ", "section “", "\u{301}", "é", "1 - 2, ", "definition of \"",
    "\u{0}", "740.22(a) of ", "clause (i) of clause (i) of ", "\n", "§\n\n", "ECCN ECCN ",
  ])
  func readsAMillionBytesOfAnythingInGoodTime(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(citedReferences(in: bytes).count <= bytes.count)
    }
    // Linear text takes a hundredth of this, also where nothing is optimized.
    #expect(time < .seconds(60))
  }

  @Test func readsBytesThatAreNoText() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<400 {
      let bytes = (0..<300).map { _ in
        random.below(3) == 0
          ? UInt8(random.below(256)) : random.pick(Array("§(c)740.22 , paragraph".utf8))
      }
      for reference in citedReferences(in: bytes) {
        #expect(reference.range.upperBound <= bytes.count)
      }
    }
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
