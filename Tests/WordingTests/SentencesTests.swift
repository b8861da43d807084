// Rulewright. Apache-2.0.

import TestSupport
import Testing
import Wording

/// The sentences of a body, each followed by a bar, a paragraph's last by two.
private func barred(_ body: String) -> String {
  let bytes = Array(body.utf8)
  return bodyParagraphs(in: bytes).map { paragraph in
    paragraph.sentences.map { String(decoding: bytes[$0.words], as: UTF8.self) }
      .joined(separator: "|")
  }.joined(separator: "||")
}

struct SentencesTests {
  @Test(arguments: [
    ("We ask. Please answer! Will you? Yes.", "We ask.|Please answer!|Will you?|Yes."),
    ("The U.S. rule and the U.S. We agree.", "The U.S. rule and the U.S.|We agree."),
    ("Some, e.g. Acme Inc. and i.e. us, object.", "Some, e.g. Acme Inc. and i.e. us, object."),
    ("Acme Inc. The firm is small.", "Acme Inc.|The firm is small."),
    ("See No. 12 and Sec. 5 of it. Fine.", "See No. 12 and Sec. 5 of it.|Fine."),
    (
      "Under 15 C.F.R. 740.22(c)(2). It says 3.5 percent.",
      "Under 15 C.F.R. 740.22(c)(2).|It says 3.5 percent."
    ),
    ("Under 15 C.F.R. § 740.22. So be it.", "Under 15 C.F.R. § 740.22.|So be it."),
    ("J. R. Doe and Dr. Roe came. They left.", "J. R. Doe and Dr. Roe came.|They left."),
    ("He said “Stop.” We did. (Twice.) Then no.", "He said “Stop.”|We did.|(Twice.)|Then no."),
    ("\"Why?\" he asked. \"So.\" Then he left.", "\"Why?\" he asked.|\"So.\"|Then he left."),
    ("It goes on ... and on… and stops... There.", "It goes on ... and on… and stops...|There."),
    ("i am worried. please listen.", "i am worried.|please listen."),
    ("1. We ask. 2. You answer.", "1. We ask.|2. You answer."),
    ("It came in 2015. We were there.", "It came in 2015.|We were there."),
    ("これは法律です。そうです！はい。", "これは法律です。|そうです！|はい。"),
    ("Really?! Yes.", "Really?!|Yes."),
    ("See www.example.com. Then act.", "See www.example.com.|Then act."),
    ("a.\u{301} B", "a.\u{301} B"),
    ("One.\u{A0} \u{A0}Two.", "One.|Two."),
  ])
  func endWhereAReaderStops(_ body: String, _ expected: String) {
    #expect(barred(body).utf8.elementsEqual(expected.utf8), "\(barred(body))")
  }

  @Test func endWithAShortLineAndBeforeAnItem() {
    let letter =
      "Dear Sirs\nWe object to the rule that you proposed in the spring of that year,\n"
      + "which is long and wrapped, because:\n- it is late\n- it is long\n\n \n\nYours\nA. Nobody"
    #expect(
      barred(letter)
        == "Dear Sirs|We object to the rule that you proposed in the spring of that year,\n"
        + "which is long and wrapped, because:|- it is late|- it is long||Yours|A. Nobody")
    #expect(
      barred("The following is asked of you by all of us together:\n(a) time\n(ii) money")
        == "The following is asked of you by all of us together:|(a) time|(ii) money")
  }

  @Test func areFoundByAByte() {
    let paragraph = bodyParagraphs(in: Array("  One. Two.  Three. ".utf8))[0]
    #expect([0, 6, 7, 12, 13, 19].map { paragraph.sentence(at: $0) } == [0, 0, 1, 1, 2, 2])
    #expect(paragraph.sentence(at: 20) == nil)
    #expect(paragraph.sentences.map(\.words) == [2..<6, 7..<11, 13..<19])
  }

  @Test func partitionAnyBodyWithoutDividingACharacter() {
    var random = SeededGenerator(seed: 41)
    let pool = [
      " ", "\n", "\n\n", ".", "?", "…", "\"", "”", ")", "(a)", "a", "No", "U.S", "We", "é",
      "\u{A0}",
      "\u{301}", "。", "\t", "1", "- ", "\u{2028}", "\u{0}", "👩‍⚖️",
    ]
    for round in 0..<4_000 {
      let body = Array((0..<(round % 40)).map { _ in random.pick(pool) }.joined().utf8)
      var at = 0
      for paragraph in bodyParagraphs(in: body) {
        #expect(paragraph.range.lowerBound == at && !paragraph.range.isEmpty)
        #expect(paragraph.words.isEmpty == (paragraph.words.count == 0))
        for sentence in paragraph.sentences {
          #expect(sentence.range.lowerBound == at && !sentence.range.isEmpty)
          #expect(
            sentence.range.lowerBound <= sentence.words.lowerBound
              && sentence.words.upperBound <= sentence.range.upperBound)
          #expect(sentence.words.lowerBound == body.count || body[at] & 0xC0 != 0x80)
          at = sentence.range.upperBound
        }
        #expect(at == paragraph.range.upperBound)
      }
      #expect(at == body.count)
    }
  }

  /// Each of these once took time that grew with the square of its length.
  @Test(arguments: [".", "?\"", "a. ", "\n ", "\u{A0}", "A.", "(((", "”", ". \n", "x"])
  func areFoundInTimeThatGrowsWithTheBody(_ piece: String) {
    let body = Array(String(repeating: piece, count: 400_000 / piece.utf8.count).utf8)
    #expect(bodyParagraphs(in: body).last?.range.upperBound == body.count)
  }
}
