// Rulewright. Apache-2.0.

import Codings
import CommentImport
import Comments
import Dockets
import Testing

@Suite struct CellTests {
  @Test(arguments: [
    ("a<br/>b<BR />c<br>d", "a\nb\nc\nd"), ("<p>a</p>\n<p>b</p>", "a\n\nb"),
    ("&rsquo;&amp;lt;&lt;b&gt;", "’&lt;<b>"), ("&#39;&#x27;&#146;&#x1F642;", "''’🙂"),
    ("&#0;&#xD800;&#99999999;&nosuch;&amp", "&#0;&#xD800;&#99999999;&nosuch;&amp"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("&#13;&#10;x", "\nx"),
    ("<script>a<b</script>", "<script>a<b</script>"),
    ("<\u{338}br>", "<\u{338}br>"), ("R&D; AT&T", "R&D; AT&T"), ("<br/>\u{301}", "\n\u{301}"),
  ])
  func decodesMarkupOnce(source: String, text: String) {
    #expect(Array(BodyText.decoding(Array(source.utf8)[...]).utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("2025-05-16T04:00Z", "2025-05-16"), ("2025-05-16T03:59Z", "2025-05-15"),
    ("2025-06-17T03:59:59Z", "2025-06-16"), ("2021-12-07T04:59:59.999Z", "2021-12-06"),
    ("2021-12-07T05:00:00Z", "2021-12-07"), ("2025-05-16", "2025-05-16"),
    ("05/16/2025", "2025-05-16"), (" 5/6/2025 ", "2025-05-06"),
    ("2025-05-16T23:00:00-04:00", "2025-05-16"), ("2025-03-09T04:59Z", "2025-03-08"),
    ("2025-03-10T04:00Z", "2025-03-10"), ("2025-11-02T04:00Z", "2025-11-02"),
    ("2025-11-03T04:59Z", "2025-11-02"), ("2006-04-02T04:59Z", "2006-04-01"),
  ])
  func readsTheDayInWashington(source: String, day: String) {
    #expect(SourceDate.day(source) == CalendarDay(day))
  }

  @Test(arguments: ["", "soon", "2025-02-30", "13/01/2025", "2025-05-16T25:00Z", "2025-05-16Z"])
  func takesNoOtherWordsForADay(source: String) { #expect(SourceDate.day(source) == nil) }

  @Test func givesCodingsBackAsTheyWere() throws {
    let rows = [
      CodingRow(comment: "A-1", tag: "cost", coder: "ada", at: "2021-12-01T00:00:00Z"),
      CodingRow(
        comment: "A-2", tag: "=1+1", stage: "final", citation: "740.22(c)",
        quote: "\"\u{301}x\",\r\n y ", coder: " b", at: "\r"),
      CodingRow(
        comment: "A-2", tag: "x", quote: "x", coder: "b", at: "t", occurrence: 2, start: 7,
        version: "ab", note: "a\n\"b\"", definition: "cd"),
    ]
    for count in 1...rows.count {
      let entries = try CodingsCSV.entries(CodingsCSV.bytes(rows.prefix(count))[...])
      #expect(entries == rows.prefix(count).enumerated().map { .coding($1, row: $0 + 2) })
    }
  }

  @Test func givesReadingsBackAsTheyWere() throws {
    let readings = [
      Reading(comment: CommentID("A-1"), state: .done, who: "ada", at: "2021-12-01T00:00:00Z"),
      Reading(
        comment: CommentID("A-2"), state: .setAside, reason: "\"\u{301}x\",\r\n y ", who: " b",
        at: "2021-12-01T00:00:00Z"),
    ]
    let bytes = ReadingsCSV.bytes(readings)
    #expect(
      try ReadingsCSV.entries(bytes[...])
        == readings.enumerated().map { .reading($1, row: $0 + 2) })
    #expect(FileFormat(beginning: bytes[...]) == .readingsCSV)
    let bad = [
      "A,read,,ada,2021-12-01T00:00:00Z", "A,done,,,2021-12-01T00:00:00Z", "A,done,,ada,x",
    ]
    for row in bad {
      let text = "comment,state,reason,by,at\n\(row)\n"
      guard case .rejected(2, _) = try ReadingsCSV.entries(Array(text.utf8)[...]).first else {
        Issue.record("\(row)")
        continue
      }
    }
  }

  @Test func givesDecisionsAboutCampaignsBackAsTheyWere() throws {
    let decisions = [
      CampaignDecision(
        number: 0, kind: .joined, comments: ["A-2", "A-10"].map { CommentID($0) },
        who: "\"\u{301}x\",\r\n y ", at: "2021-12-01T00:00:00Z"),
      CampaignDecision(
        number: 0, kind: .split, comments: [CommentID("ä\u{A0}1")], who: "b",
        at: "2021-12-01T00:00:00Z"),
    ]
    let bytes = CampaignsCSV.bytes(decisions)
    #expect(
      try CampaignsCSV.entries(bytes[...])
        == decisions.enumerated().map { .decision($1, row: $0 + 2) })
    #expect(FileFormat(beginning: bytes[...]) == .campaignsCSV)
    #expect(FileFormat(beginning: CampaignsCSV.bytes([])[...]) == .campaignsCSV)
    let nul = Array("decision,comments,by,at\napart,A,a\0b,2021-12-01T00:00:00Z\n".utf8)
    guard case .rejected(2, _) = try CampaignsCSV.entries(nul[...]).first else {
      Issue.record("a NUL was taken")
      return
    }
  }

  @Test func seesWhatStandsUnderColumnsThatArePassedOver() throws {
    func saysMore(_ text: String) throws -> Bool {
      try CodingsCSV.saysMoreThanCodings(Array(text.utf8)[...])
    }
    let head =
      "comment,tag,stage,citation,quote,coder,at, version ,occurrence,start,note,definition"
    #expect(try !saysMore(head + "\na,b,c,d,e,f,g,h,i,j,k,l\n"))
    #expect(try !saysMore(head + ",remark\na,b,c,d,e,f,g,h,i,j,k,l,\n"))
    #expect(
      try saysMore(head + ",remark\na,b,c,d,e,f,g,h,i,j,k,l,\na,b,c,d,e,f,g,h,i,j,k,l,m\n"))
  }

  @Test func tellsFormatsByTheirFirstRow() {
    func format(_ text: String) -> FileFormat { FileFormat(beginning: Array(text.utf8)[...]) }
    func bulk(_ delimiter: UInt8, _ row: Int = 1) -> FileFormat {
      .comments(CommentFormat(.bulk(TableShape(delimiter: delimiter, headerRow: row))))
    }
    #expect(format("\u{FEFF} Document ID ,x,Comment\r\n") == bulk(0x2C))
    #expect(format("Document ID;x;Comment\r\n") == bulk(0x3B))
    #expect(format("Document ID\tx\tComment\n") == bulk(0x09))
    #expect(format("A docket,,\n,,\nDocument ID,x,Comment\n") == bulk(0x2C, 3))
    #expect(format("comment,tag,stage,citation,quote,coder,at\n") == .codingsCSV)
    func seen(_ bytes: [UInt8]) -> String {
      let format = FileFormat(beginning: bytes[...], name: "x.csv")
      return if case .unknown(let seen, _) = format { seen } else { "known" }
    }
    #expect(
      seen(Array("id,documentType,a,b,c,d\n".utf8))
        == "the first row says 'id', 'documentType', 'a', 'b' and 2 more")
    #expect(seen([]) == "the file is empty")
    #expect(FileFormat(beginning: Array("%PDF-1.7".utf8)[...]) == .document(.pdf))
    #expect(
      seen([0xFF, 0xFE, 0x44, 0, 0x41])
        == "byte 4 is no text: the file ends within a character of UTF-16")
  }
}
