// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets
import Testing

@Suite struct JSONReadingTests {
  private func sample(_ name: String) throws -> ReadFile {
    let sample = try #require(FormatSample.all.first { $0.name == name })
    return try ReadFile(sample.bytes, name: sample.name, with: sample.with)
  }

  @Test func readsACommentOfTheAPIWithItsAttachments() throws {
    let file = try sample("object.json")
    let comment = try #require(file.comments.first)
    #expect(comment.id == CommentID("TOL-2019-0001-0002"))
    #expect(comment.body == "First.\n\tSecond & last.")
    #expect(comment.received == CalendarDay("2019-05-02"))
    #expect(comment.submitter == Submitter(firstName: "Ada", organization: "Bridge Users"))
    #expect(comment.withdrawal == nil)
    #expect(
      comment.attachments == [
        Attachment(number: 1, name: "One", restriction: Restriction(kind: "CBI", reason: "Trade")),
        Attachment(number: 2, address: "https://downloads.example.gov/2.pdf", name: "Two"),
      ])
    #expect(
      comment.sourceFields == [
        "Docket ID": "TOL-2019-0001", "Document Type": "Public Submission", "Page Count": "1",
        "Display Properties (Name, Label, Tooltip)": "[{\"a\":1}]",
      ])
  }

  @Test func readsAPageWhoseAttachmentsStandAtItsEnd() throws {
    let file = try sample("page.json")
    #expect(
      file.fates.sorted() == [
        "1 TOL-2019-0001-0002", "2 TOL-2019-0001-0003",
        "3 rejected: it lists comments without their words. Fetch each comment by its number "
          + "(api.regulations.gov/v4/comments/TOL-2019-0001-0004), or download the docket in bulk",
      ])
    let held = file.comments.first { $0.id == CommentID("TOL-2019-0001-0002") }
    #expect(
      held?.attachments == [
        Attachment(number: 3, address: "https://downloads.example.gov/a/attachment_3.pdf")
      ])
    for case .comment(let imported) in file.rows {
      let bytes = try #require(imported.bytes)
      let text = String(decoding: Array(FormatSample.page.utf8)[bytes], as: UTF8.self)
      #expect(text.first == "{" && text.last == "}" && text.contains(imported.comment.id.text))
    }
  }

  @Test func keepsAttachmentsThatNobodyDescribes() throws {
    let file = try ReadFile(
      #"{"data":{"id":"A-1-1","type":"comments","attributes":{"comment":"x"},"#
        + #""relationships":{"attachments":{"data":[{"id":"q","type":"attachments"}]}}}}"#)
    #expect(file.comments.first?.attachments == [Attachment(number: 1, name: "q")])
    #expect(file.notes.first?.contains("include=attachments") == true)
  }

  @Test func readsFilingsWithoutPublishingTheirFilers() throws {
    let file = try sample("filings.json")
    let comment = try #require(file.comments.first)
    #expect(file.comments.map(\.id.text) == ["101", "102"])
    #expect(comment.body == "A line.\nAnother “line” 😀.")
    #expect(comment.submitter == Submitter(lastName: "Ada Ash"))
    #expect(comment.received == CalendarDay("2017-05-11"))
    #expect(
      comment.attachments == [
        Attachment(number: 1, address: "https://example.gov/1", name: "letter.pdf")
      ])
    #expect(comment.restriction == nil)
    let issued = FormatSample.filing.split(separator: "COMMENT").joined(separator: "PUBLIC NOTICE")
    #expect(try ReadFile(issued).fates == ["1 skipped: a PUBLIC NOTICE, not a comment"])
    let held = FormatSample.filing.split(separator: "Unrestricted").joined(separator: "Sealed")
    #expect(try ReadFile(held).comments.first?.restriction?.kind == "Sealed")
  }

  @Test func goesOnAtTheNextLineAfterABrokenOne() throws {
    let lines = FormatSample.filings(4)
    let cut = String(lines[1].prefix(60))
    let file = try ReadFile(
      [lines[0], cut, lines[2], "", lines[0], "{\"other\":1}"].joined(separator: "\n") + "\n")
    let start = lines[0].utf8.count + 1
    #expect(
      file.fates == [
        "1 101",
        "2 rejected: the JSON is broken at byte \(start + 60): the line ends within a value",
        "3 103", "4 skipped: the same as row 1",
        "5 rejected: it is JSON of no kind that is known: an object with 'other'. Expected "
          + "comments of the API of regulations.gov (api.regulations.gov/v4/comments/NUMBER) or "
          + "filings of the FCC",
      ])
  }

  /// What is said of a record that stands behind one that is whole.
  @Test(arguments: [
    (#"{"id_submission":"2","text_data":"\ud83d"}"#, 34, "half of a character stands there"),
    (#"{"id_submission":"2","text_data":"\udc00"}"#, 34, "half of a character stands there"),
    (#"{"id_submission":"2","text_data":"a\u0000"}"#, 35, "a NUL stands there"),
    (#"{"id_submission":"2","text_data":"\q"}"#, 34, "a backslash stands before"),
    (#"{"id_submission":"2","id_submission":"3"}"#, 21, "the key 'id_submission' stands twice"),
    (#"{"id_submission":"2","n":01}"#, 27, "a number begins with a zero"),
    (#"{"id_submission":"2","n":1.}"#, 27, "a digit is missing"),
    (#"{"id_submission":"2","n":tru}"#, 25, "a value is missing"),
    (#"{"id_submission" "2"}"#, 17, "a colon is missing"),
    (#"{"id_submission":"2",}"#, 21, "a key is missing"),
    (#"{"id_submission":"2","n":[1 2]}"#, 28, "a comma or a closing bracket is missing"),
    ("{\"id_submission\":\"2\",\"n\":\"a\tb\"}", 27, "a control character stands in a text"),
  ])
  func saysWhichByteOfARecordIsWrong(_ record: String, _ at: Int, _ reason: String) throws {
    let first = FormatSample.filings(1)[0]
    let file = try ReadFile("[" + first + "," + record + "," + first + "]")
    let byte = 2 + first.utf8.count + at
    #expect(file.fates.count == 3)
    #expect(
      file.fates[1].contains("the JSON is broken at byte \(byte): \(reason)"), "\(file.fates[1])")
  }

  @Test func boundsDepthAndKeepsHugeNumbersAsTheyAreWritten() throws {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let number = "-1" + String(repeating: "0", count: 400) + ".5e+999"
    let record = #"{"id_submission":"2","text_data":"x","n":"#
    let file = try ReadFile("[\(record)\(number)},\(record)\(deep)}]")
    #expect(file.comments.first?.sourceFields["n"] == number)
    #expect(file.fates[1].contains("nested more than 64 levels deep"))
    #expect(try ReadFile(deep).fates.first?.contains("nested more than 64") == true)
  }

  @Test(arguments: [
    (#"{"data":{"id":"A","type":"comments","attributes":{"comment":"cut"#, "it is cut off"),
    (#"{"data":[],"meta":{}}"#, "no record at all"),
    ("[]", "no record at all"),
    (#"[{"id_submission":"1","text_data":"a"} {}]"#, "a comma or a value of the list is missing"),
    (#"{"a":[1}"#, "a bracket closes that did not open"),
    (#"{"data":[{"id":"B-1","type":"dockets","attributes":{}}]}"#, "the description of a docket"),
    (#"{"data":[{"id":"B-1-1","type":"comments","attributes":{"title":"x"}}]}"#, "B-1-1)"),
    (#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#, "an object with 'a', 'b', 'c', 'd' and 1 more"),
    (#""{\"A-2017-0190-32609_1\": \"words\"}""#, "texts that a program read from attachments"),
    (#"["a"]"#, "it is JSON: a text, 'a'"),
  ])
  func saysWhyAFileHoldsNoComments(_ text: String, _ says: String) {
    let refusal = ReadFile.refusal(Array(text.utf8), name: "x.json")
    #expect(refusal?.contains(says) == true, "\(refusal ?? "it was read")")
  }

  @Test func skipsWhatATreeOfADocketHasBesideItsComments() throws {
    func fate(_ type: String, _ attributes: String) throws -> [String] {
      try ReadFile(#"{"data":{"id":"T-1","type":"\#(type)","attributes":{\#(attributes)}}}"#).fates
    }
    #expect(
      try fate("dockets", "") == ["1 skipped: the description of a docket, not a comment"])
    #expect(
      try fate("documents", #""documentType":"Notice""#)
        == ["1 skipped: a document of the docket ('Notice'), not a comment"])
  }

  @Test func takesTheDocketFromTheNumberWhereNothingElseSaysIt() throws {
    var asked: [CommentSubject] = []
    let format = try ReadFile.format(Array(FormatSample.page.utf8), "")
    var reader = try format.reader { subject in
      asked.append(subject)
      return nil
    }
    try reader.feed(Array(FormatSample.page.utf8)[...]) { _ in }
    try reader.finish { _ in }
    #expect(Set(asked.map(\.docketID)) == ["TOL-2019-0001"])
  }
}
