// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets
import Testing

@Suite struct TableFormTests {
  @Test func joinsWordsToTheListThatTheyBelongTo() throws {
    let list = Array(FormatSample.list.utf8)
    let texts = Array(FormatSample.texts.utf8)
    let file = try ReadFile(texts, with: [list])
    #expect(
      file.fates == [
        "2 TOL-2019-0001-0003", "3 TOL-2019-0001-0002",
        "4 rejected: no list that came with it has 'TOL-2019-0001-0009'",
      ])
    #expect(file.comments.map(\.body) == ["See attached, please.", "Too dear.\nBy far."])
    #expect(file.comments.map(\.submitter.lastName) == ["Birch", "Ash"])
    #expect(file.comments.map(\.title) == ["Comment from B", "Comment from A"])
    #expect(file.comments.first?.sourceFields["Attachment Count"] == "1")
    #expect(
      try ReadFile(list, with: [texts]).fates == [
        "5 skipped: joined to its words, which came in a file of their own",
        "6 skipped: a PROPOSED RULES, not a comment",
        "7 skipped: joined to its words, which came in a file of their own",
        "8 rejected: no file that came with it has its words",
      ])
    #expect(ReadFile.refusal(list)?.contains("with the file of their words") == true)
    #expect(ReadFile.refusal(texts)?.contains("together with the docket's list") == true)
  }

  @Test func readsATableOfTheAPIUnderObjectIdsThatNobodySpoiled() throws {
    let sample = try #require(FormatSample.all.first { $0.name == "api.csv" })
    let file = try ReadFile(sample.bytes, name: sample.name)
    let comment = try #require(file.comments.first)
    #expect(comment.id == CommentID("0900006484d9506d"))
    #expect(comment.body == "a ’ b")
    #expect(comment.posted == CalendarDay("2021-09-20"))
    #expect(comment.sourceFields["docketId (2)"] == "x")
    #expect(file.fates[1].contains("the objectId '9.00006E+14' is none"))
    #expect(file.notes.first?.contains("1 row has no Document ID") == true)
  }

  @Test func readsAMatrixAsItsSubmittersFilledItIn() throws {
    let file = try ReadFile(FormatSample.matrix)
    #expect(
      file.comments.map(\.body) == [
        "The toll is too dear.\nNobody can pay it.\n\nSuggested Change: Halve it.",
        "No comment period was given.",
      ])
    #expect(file.comments.map(\.title) == ["Section 2.1, Page # 4", "Section 3, Page # 9"])
    #expect(
      file.comments[0].submitter == Submitter(lastName: "Ada Ash", organization: "Bridge Users"))
    #expect(file.fates[1] == "4 skipped: a row of the form without a comment")
    #expect(file.comments.allSatisfy { $0.id.text.utf8.starts(with: "file-".utf8) })
    // The agency's own columns make no other comment of it, and another place does.
    let answered = FormatSample.matrix.split(separator: "Halve it.,").joined(
      separator: "Halve it.,accepted")
    #expect(try ReadFile(answered).comments.map(\.id) == file.comments.map(\.id))
    let elsewhere = FormatSample.matrix.split(separator: ",2.1,").joined(separator: ",2.9,")
    #expect(try ReadFile(elsewhere).comments[0].id != file.comments[0].id)
  }

  @Test(arguments: [
    "Comment,Section,Name", "No.;Org;Type;Page #;Comments;Proposed change",
    "Comment ID,Commenter,Document,Paragraph,Comment with rationale",
    "Item\tAgency/Company\tLine Number\tComment (Include rationale for comment)*\tResponse",
  ])
  func knowsMatricesByTheWordsOfTheirColumns(_ header: String) throws {
    let format = try ReadFile.format(Array((header + "\n").utf8), "form.csv")
    #expect(format.name == "comment matrix")
  }

  @Test(arguments: [
    "Comment,Name", "Section,Page,Line", "Comment Number,Comment Type,Section", "a,b,c",
    "Comments; see section 4",
  ])
  func takesNothingElseForAMatrix(_ header: String) {
    #expect(ReadFile.refusal(Array((header + "\n").utf8), name: "form.csv") != nil)
  }

  @Test func namesCellsOfAnyFileAsAMatrix() throws {
    func cells(_ texts: String...) -> [ArraySlice<UInt8>] { texts.map { Array($0.utf8)[...] } }
    var matrix = try #require(
      CommentMatrix(header: cells("Organization", "Clause", "Comment")) { _ in StageID("x") })
    let row = matrix.imported(cells("Firm", "7", "Too long."), row: 5)
    guard case .comment(let imported) = row else { return #expect(Bool(false), "\(row)") }
    #expect(imported.row == 5 && imported.bytes == nil)
    #expect(imported.comment.title == "Clause 7")
    #expect(
      matrix.imported(cells("Firm", "7", "Too long."), row: 6)
        == .skipped(row: 6, reason: "the same as row 5"))
    #expect(matrix.imported(cells("", " "), row: 7) == .skipped(row: 7, reason: "an empty line"))
  }
}
