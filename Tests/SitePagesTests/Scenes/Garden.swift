// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Redlining

@testable import SitePages

/// A small docket with everything that a page can meet: five levels, a table, definitions,
/// overlapping passages, withdrawn, restricted and late comments, and, when asked for, a hostile
/// text in every field that comes from outside.
struct Garden {
  /// Put into every text; empty for a peaceful garden.
  var poison = ""
  var asOf = day("2024-05-20")

  static let secret = "secret words of the withdrawn"

  var content: SiteContent {
    let (old, new) = (tree(Self.firstDraft), tree(Self.secondDraft))
    let proposed = StageContent(
      stage: Stage(
        id: StageID("proposed"), kind: .proposedRule, summary: "Gardens open earlier." + poison,
        draftFile: "proposed.md", citation: "89 FR 100" + poison, docketNumber: "G-1" + poison,
        published: day("2024-03-01"),
        comments: CommentPeriod(days: 30, closes: day("2024-04-01"), late: .considered),
        notices: [
          Notice(
            kind: .extension, published: day("2024-03-20"), citation: "89 FR 200" + poison,
            summary: "More days." + poison),
          Notice(kind: .correction, published: day("2024-12-24"), citation: "89 FR 999"),
        ]), tree: old, fileHash: hash("a"), closes: day("2024-04-01"),
      closesInstant: "2024-04-02T03:59:59Z",
      closingSteps: ["Day 1 is March 2.", "Day 31 is April 1." + poison])
    let final = StageContent(
      stage: Stage(
        id: StageID("final"), kind: .finalRule, summary: "Gardens open at seven.",
        draftFile: "final.md", citation: "89 FR 300", published: day("2024-05-10"),
        effective: EffectiveDate(days: 30, on: day("2024-06-10")),
        notices: [
          Notice(
            kind: .delay, published: day("2024-05-15"), citation: "89 FR 400" + poison,
            effective: day("2024-07-01"), summary: "There is more time." + poison)
        ],
        reasons: [ChangeReason(changed: ["7.1(c)"], reason: "Cats were forgotten." + poison)]),
      tree: new,
      fileHash: hash("b"), effective: day("2024-07-01"), effectiveWas: day("2024-06-10"),
      effectiveCitation: "89 FR 400" + poison, effectiveSteps: ["Thirty days."])
    let later = StageContent(
      stage: Stage(
        id: StageID("later"), kind: .finalRule, draftFile: "later.md", citation: "89 FR 900",
        published: day("2024-12-01")), tree: new, fileHash: hash("c"))
    var site = SiteContent(
      asOf: asOf, generator: "0.1.0" + poison,
      dockets: [
        DocketContent(
          docket: Docket(
            name: "gardens" + poison, title: "Public gardens" + poison,
            summary: "When the gardens open." + poison, agencies: ["Office of Gardens" + poison],
            isIllustrative: true, authority: "1 U.S.C. 7" + poison,
            basis: "Gardens need no notice." + poison, rins: ["0000-AA00" + poison],
            cfr: "1 CFR part 7" + poison,
            stages: [proposed.stage, final.stage, later.stage]),
          stages: [proposed, final, later],
          redlines: [
            StageRedline(
              from: StageID("proposed"), to: StageID("final"),
              redline: redline(from: old, to: new)),
            StageRedline(
              from: StageID("final"), to: StageID("later"), redline: redline(from: new, to: new)),
          ],
          codebook: Codebook(tags: [
            Tag(
              id: TagID("hours"), name: "Opening hours" + poison,
              definition: "When the gates open." + poison, use: "Any hour is named." + poison,
              avoid: "A season is meant." + poison),
            Tag(id: TagID("dogs" + poison), name: "Dogs", definition: "Dogs and their keepers."),
            Tag(id: TagID("unused"), name: "Unused", definition: "Nothing yet."),
          ]), comments: comments, codings: codings,
          olderVersions: [
            DraftVersion(stage: StageID("proposed"), fileHash: hash("d")): old,
            DraftVersion(stage: StageID("proposed"), fileHash: hash("e")): tree(
              Self.firstDraft.replacing("opens at eight", with: "opens at nine")),
          ], responses: responses,
          counts: [
            StageID("proposed"): CommentCounts(received: 8, distinctTexts: 7, submittersAsStated: 6)
          ],
          totalCounts: CommentCounts(received: 8, distinctTexts: 7, submittersAsStated: 6))
      ])
    site.dockets[0].campaigns = campaigns
    site.dockets[0].campaignMethod = "letters 1" + poison
    return site
  }

  /// Two copies, one with words of its own, and one that is withdrawn.
  private var campaigns: [PublishedCampaign] {
    [
      PublishedCampaign(
        id: "open" + poison, representative: CommentID("G-10" + poison), received: 4,
        members: [("G-3", true, 1), ("G-6", false, 0.5), ("G-10", true, 1)].map {
          PublishedCampaign.Member(
            comment: CommentID($0.0 + poison), isCopy: $0.1, likeness: $0.2)
        })
    ]
  }

  var body: String {
    "We water the roses at six.\n\nDogs may come at six too, on a lead. Nobody minds." + poison
  }

  private var comments: [PublishedComment] {
    func comment(
      _ id: String, _ received: String?, _ content: PublishedComment.Content,
      organization: String = "",
      isStub: Bool = false, attachments: Int = 0
    ) -> PublishedComment {
      PublishedComment(
        id: CommentID(id + poison), stage: StageID("proposed"),
        received: received.flatMap { CalendarDay($0) }, organization: organization,
        content: content, isStub: isStub, attachmentCount: attachments)
    }
    return [
      comment("G-10", "2024-04-01", .body("Open later."), organization: "Larks" + poison),
      comment("G-2", "2024-03-05", .body(body), organization: "Rose Society" + poison),
      comment("G-3", "2024-03-05", .body("Open later.\n")),
      comment("G-4", "2024-03-07", .withdrawn),
      comment("G-5", nil, .restricted(kind: "CBI" + poison)),
      comment("G-6", "2024-04-03", .body("Too late, but please.")),
      comment("G-7", "2024-04-01", .body("See attached file."), isStub: true, attachments: 2),
      comment("G/8 ../é", "2024-03-09", .body("A strange number.")),
    ]
  }

  private var codings: [Coding] {
    func coding(
      _ id: String, _ tag: String, _ quote: String?, _ label: String?, hash letter: String = "a",
      stage: String = "proposed", by coder: String = "A"
    ) -> Coding {
      let comment = comments.first { $0.id.text == id + poison }
      let passage = quote.flatMap { quote in
        range(of: quote, in: comment?.body ?? quote).map { Passage(range: $0, quote: quote) }
      }
      return Coding(
        comment: CommentID(id + poison), tag: TagID(tag), passage: passage,
        target: label.map {
          ClauseTarget(
            version: DraftVersion(stage: StageID(stage), fileHash: hash(letter)),
            label: ClauseLabel($0), citation: Citation($0))
        }, coder: coder + poison, at: "2024-04-05T10:00:00Z")
    }
    return [
      coding("G-2", "hours", "water the roses at six", "7-1-a"),
      coding("G-2", "hours", "water the roses at six", "7-1-a", by: "B"),
      coding("G-2", "dogs" + poison, "Dogs may come at six", "7-1-b-1"),
      coding("G-2", "hours", "at six too, on a lead", "7-1-a"),
      coding("G-2", "hours", nil, "7-1-b-1-i-A-1", stage: "final").replacingHash(hash("b")),
      coding("G-2", "hours", "roses at six.\n\nDogs may", nil),
      coding("G-3", "hours", "Open later.", "7-1-a"),
      coding("G-10", "hours", "Open later.", "7-1-a"),
      coding("G-6", "dogs" + poison, nil, "7-1-a", hash: "e"),
      coding("G-6", "not-in-codebook", nil, nil),
      coding("G-6", "hours", nil, "7-1-z", hash: "e"),
      coding("G/8 ../é", "hours", "strange number", "7-1-a", hash: "d"),
      coding("G-4", "hours", Self.secret, "7-1-a"),
      coding("G-5", "hours", Self.secret, "7-1-a"),
    ]
  }

  /// One accepted, one in part, one of a stage that is not published yet.
  private var responses: [ResponseContent] {
    func response(
      _ id: String, _ title: String, _ issues: [(String, String?)], in answering: String = "final",
      _ disposition: Disposition, changed: [(String, String)], body: String
    ) -> ResponseContent {
      ResponseContent(
        response: Response(
          id: ResponseID(id + poison), title: title + poison,
          issues: issues.map {
            Issue(tag: TagID($0.0), label: $0.1.map { ClauseLabel($0) })
          }, stage: StageID("proposed"), answeredIn: StageID(answering), disposition: disposition,
          changed: changed.map {
            ChangedClause(
              stage: StageID($0.0), label: ClauseLabel($0.1), citation: Citation($0.1 + poison))
          }, body: body),
        text: ParsedDraft(
          Draft(file: "r.md", bytes: Array((body + poison + "\n").utf8)), numbering: .prose
        ).tree)
    }
    return [
      response(
        "opening", "Gardens open too late", [("hours", "7-1-a")], .accepted,
        changed: [("final", "7-1-a"), ("final", "gone")],
        body: "Gardens *now* open at seven.\n\n- One.\n  - Two.\n\n1. Three.\n\nFour. "),
      response(
        "dogs", "Dogs need more room", [("dogs" + poison, "7-1-b-1"), ("dogs" + poison, "7-1-a")],
        .acceptedInPart, changed: [("proposed", "7-1-b-2")], body: "A dog may now come alone. "),
      response(
        "unheard", "Nobody said so", [("unused", nil)], .outOfScope, changed: [], body: "No. "),
      response(
        "secret", "Not answered before December", [("hours", nil)], in: "later", .noted,
        changed: [], body: "Later. "),
    ]
  }

  private func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "x.md", bytes: Array((text + poison + "\n").utf8)), numbering: .cfr)
      .tree
  }

  private static let firstDraft = """
    # Public gardens

    ## Summary

    Gardens should open earlier.

    ## § 7.1 Opening

    (a) *Hours.* A garden opens at eight.

    (b) *Dogs*—(1) *On a lead.* A dog may enter:

    (i) where it is kept

    (A) on a lead, by

    *(1)* its keeper; or

    *(i)* a child of seven [rules](javascript:alert(1)) [site](https://example.gov/a?b="c"&d);

    (2) *Alone.* A dog may not enter alone.

    | Garden | Hour |
    |---|---|
    | Rose | eight |
    | Oak \\| Elm | nine |

    ## § 7.2 Definitions

    *Dog.* An animal that barks.

    *Note 1:* A fox is not a dog.
    """

  private static let secondDraft = """
    # Public gardens

    ## Summary

    Gardens open at seven, as many asked.

    ## § 7.1 Opening

    (a) *Hours.* A garden opens at seven.

    (b) *Dogs*—(1) *On a lead.* A dog may enter:

    (i) where it is kept

    (A) on a lead, by

    *(1)* its keeper; or

    *(i)* a child of nine;

    (c) *Cats.* A cat goes where it will.

    ## § 7.2 Definitions

    *Dog.* An animal that barks.

    *Note 1:* A fox is not a dog.
    """
}

private func hash(_ letter: String) -> String { String(repeating: letter, count: 64) }

private func range(of words: String, in text: String) -> Range<Int>? {
  let (hay, needle) = (Array(text.utf8), Array(words.utf8))
  guard hay.count >= needle.count else { return nil }
  return (0...(hay.count - needle.count)).first { hay[$0...].starts(with: needle) }
    .map { $0..<($0 + needle.count) }
}

extension Coding {
  fileprivate func replacingHash(_ hash: String) -> Coding {
    var coding = self
    coding.target?.version.fileHash = hash
    return coding
  }
}
