// Rulewright. Apache-2.0.

import Codings
import Comments
import Dockets
import Markup
import Testing

@testable import SitePages

/// For whom a tag holds besides the comment that got it.
@Suite("Tags that copies share")
struct SharedWordsTests {
  private static let letter = "Please open the gardens at six. We walk there before work."

  /// A docket of comments of the same words, in letters as they are given; the first is tagged.
  private func docket(
    _ letters: [[(id: String, isCopy: Bool)]], alone: [String] = [],
    change: (inout DocketContent) -> Void = { _ in }
  ) -> PublicDocket {
    var content = Garden().content
    let stage = content.dockets[0].stages[0].stage
    var docket = content.dockets[0]
    docket.comments = (letters.flatMap { $0.map(\.id) } + alone).map {
      PublishedComment(
        id: CommentID($0), stage: stage.id, received: stage.published, organization: "",
        content: .body(Self.letter), isStub: false, attachmentCount: 0)
    }
    docket.campaigns = letters.map { members in
      PublishedCampaign(
        id: members[0].id, representative: CommentID(members[0].id), received: members.count,
        members: members.map {
          .init(
            comment: CommentID($0.id), isCopy: $0.isCopy, isDecided: !$0.isCopy,
            likeness: $0.isCopy ? 1 : 0)
        })
    }
    docket.codings = [coding("A-1", 0..<31, of: Self.letter)]
    change(&docket)
    content.dockets = [docket]
    return PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
  }

  private func coding(_ id: String, _ range: Range<Int>, of body: String) -> Coding {
    let quote = String(decoding: Array(body.utf8)[range], as: UTF8.self)
    return Coding(
      comment: CommentID(id), tag: TagID("hours"), passage: Passage(range: range, quote: quote),
      target: Garden().content.dockets[0].codings[0].target, coder: "Ann",
      at: "2024-04-05T10:00:00Z")
  }

  /// The comments that count as tagged.
  private func tagged(_ docket: PublicDocket) -> [String] {
    docket.comments.indices.filter(docket.isTagged).map { docket.comments[$0].id.text }
  }

  @Test("what is tagged in one copy is tagged in all")
  func copiesShare() {
    let docket = docket([[("A-1", true), ("A-2", true), ("A-3", true)]])
    #expect(tagged(docket) == ["A-1", "A-2", "A-3"])
    #expect(docket.said([docket.issues.first { !$0.codings.isEmpty }].compactMap(\.self)) == (3, 1))
  }

  @Test("a comment that staff took out of every letter stands by itself, whatever its words")
  func apartSharesNothing() throws {
    let docket = docket([[("A-1", true), ("A-2", true)]], alone: ["B-1"])
    #expect(tagged(docket) == ["A-1", "A-2"])
    let other = try #require(docket.comments.firstIndex { $0.id.text == "B-1" })
    #expect(docket.standIn(for: other) == nil && docket.codings(holdingFor: other).isEmpty)
    // That its words are the same stays so.
    #expect(docket.sharing.copies(of: other) == 2)
    let receipt = CommentReceipt(docket: docket, index: other, path: docket.page(of: other)).html()
    #expect(ReadPage(receipt.bytes).text.contains("Not tagged yet. It is read by itself"))
    let alone = self.docket([[("A-2", true), ("A-3", true)]], alone: ["A-1"])
    #expect(tagged(alone) == ["A-1"])
    #expect(alone.passages(of: alone.codings).map(\.copies) == [0])
  }

  @Test("letters that staff divided share nothing, and who was put into one of other words neither")
  func dividedLettersShareNothing() {
    let divided = docket([
      [("A-1", true), ("A-2", true)], [("B-1", true), ("B-2", true), ("B-3", true)],
    ])
    #expect(tagged(divided) == ["A-1", "A-2"])
    let joined = docket([[("A-2", true), ("A-1", false), ("A-3", false)]])
    #expect(tagged(joined) == ["A-1"])
  }

  @Test("passages of comments that were tagged each for themselves count all of these")
  func passagesCountWhoSaysThem() {
    let docket = docket([[("A-1", true), ("A-2", true)]], alone: ["B-1", "B-2"]) {
      $0.codings.append(coding("B-1", 0..<31, of: Self.letter))
    }
    #expect(tagged(docket) == ["A-1", "A-2", "B-1"])
    let passages = docket.passages(of: docket.codings)
    #expect(passages.count == 1 && passages[0].copies == 2)
  }

  @Test("who says the same in the comment and in its attachment is not another")
  func attachmentIsNoOther() {
    let sentence = "Please open the gardens at six."
    let whole = Self.letter + "\n\n" + sentence
    let docket = docket([[("A-2", true), ("A-3", true)]], alone: ["A-1"]) {
      for index in $0.comments.indices where $0.comments[index].id.text == "A-1" {
        $0.comments[index].content = .body(whole)
        $0.comments[index].attachmentCount = 1
        $0.comments[index].attachmentsShown = 1
        $0.comments[index].ownLength = Self.letter.utf8.count
      }
      $0.codings.append(
        coding("A-1", whole.utf8.count - sentence.utf8.count..<whole.utf8.count, of: whole))
    }
    let passages = docket.passages(of: docket.codings)
    #expect(docket.codings.count == 2)
    #expect(passages.count == 1 && passages[0].copies == 0)
  }
}
