// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Dockets
import DraftParsing
import Redlining

/// A docket small enough to be known by heart, in which every tag, response and reason is needed.
struct Scene {
  var docket: Docket
  var texts: KnownTexts
  var comments: [SceneComment]
  var codings: [Coding]
  var responses: [Response]

  static let proposed = StageID("proposed")
  static let final = StageID("final")

  /// Clause (c) goes, (b) is revised, (d) comes with two items, § 1.2 is revised.
  init() {
    docket = Docket(
      name: "bells", title: "Bells",
      stages: [
        Stage(
          id: Self.proposed, kind: .proposedRule, draftFile: "proposed.md",
          published: CalendarDay("2021-03-01"),
          comments: CommentPeriod(
            days: 30, closes: CalendarDay("2021-03-31") ?? CalendarDay(number: 0),
            late: .considered)),
        Stage(
          id: Self.final, kind: .finalRule, draftFile: "final.md",
          published: CalendarDay("2021-09-01"),
          reasons: [
            ChangeReason(changed: ["1.1(c)"], reason: "Sundays are for others to settle."),
            ChangeReason(changed: ["1.2"], reason: "A slip of the pen."),
          ]),
      ])
    texts = KnownTexts(present: [
      Self.proposed: .init(tree: Self.tree(Self.before), fileHash: "p"),
      Self.final: .init(tree: Self.tree(Self.after), fileHash: "f"),
    ])
    comments = [
      SceneComment(id: CommentID("C-1"), stage: Self.proposed, body: "At noon we eat."),
      SceneComment(id: CommentID("C-2"), stage: Self.proposed, body: "Which noon?", isLate: true),
      SceneComment(id: CommentID("C-3"), stage: Self.proposed, body: "It is too loud."),
      SceneComment(
        id: CommentID("C-4"), stage: Self.proposed, body: nil, isWithdrawn: true),
    ]
    codings = [
      coding("C-1", "unclear", "1-1-b", Passage(range: 0..<7, quote: "At noon")),
      coding("C-2", "unclear", "1-1-b"), coding("C-3", "too-loud", nil),
    ]
    responses = [
      Response(
        id: ResponseID("noon"), title: "Noon is unclear", issues: [issue("unclear@1-1-b")],
        stage: Self.proposed, answeredIn: Self.final, disposition: .accepted,
        changed: [changed("1-1-b")], body: "We say which.\n"),
      Response(
        id: ResponseID("noise"), title: "Bells are loud", issues: [issue("too-loud")],
        stage: Self.proposed, answeredIn: Self.final, disposition: .acceptedInPart,
        changed: [changed("1-1-d")], body: "No louder than 80 dB.\n"),
    ]
  }

  static let between = StageID("between")

  /// Puts a stage that no response answers in before the final one.
  mutating func insert(between text: String) {
    docket.stages.insert(
      Stage(id: Self.between, kind: .notice, draftFile: "between.md"), at: 1)
    texts.present[Self.between] = .init(tree: Self.tree(text), fileHash: "m")
  }

  /// What a record would hand over of these comments, found by reading every one of them.
  var input: CoverageInput {
    let tagged = Set(codings.map(\.comment))
    let untreated = docket.stages.filter { $0.comments?.late == nil }.map(\.id)
    return CoverageInput(
      docket: docket, texts: texts, changes: changes, tallies: tallies(tagged),
      untagged: comments.filter { !tagged.contains($0.id) && isHeard($0) }.map(\.covered),
      late: comments.filter { $0.isLate && !$0.isWithdrawn && untreated.contains($0.stage) }
        .map(\.covered),
      codings: codings.compactMap { coding in
        comments.first { $0.id == coding.comment }.map { comment in
          CoveredCoding(
            coding: coding, comment: comment.covered,
            quoteStands: coding.passage.flatMap { passage in
              comment.body.map { passage.stands(in: $0) }
            })
        }
      }, responses: responses)
  }

  private var changes: [StageChanges] {
    StageChanges.steps(
      through: docket.stages.compactMap { stage in
        texts.present[stage.id].map { (stage.id, $0.tree) }
      })
  }

  private func isHeard(_ comment: SceneComment) -> Bool {
    let late = docket.stage(comment.stage)?.comments?.late
    return !comment.isWithdrawn && !(comment.isLate && late == .notConsidered)
  }

  private func tallies(_ tagged: Set<CommentID>) -> [CommentTally] {
    comments.map {
      CommentTally(
        stage: $0.stage, isTagged: tagged.contains($0.id), isLate: $0.isLate,
        isWithdrawn: $0.isWithdrawn, count: 1)
    }
  }

  var report: CoverageReport { coverageReport(of: input) }

  static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  static let before = """
    ---
    title: Bells
    ---

    ## Summary

    Bells ring at noon.

    ## § 1.1 Bells

    (a) Every tower rings its bell.

    (b) A bell rings at noon.

    (c) No bell rings on Sunday, unless somebody has died.

    ## § 1.2 Towers

    (a) A tower stanbs upright.

    """

  static let after = """
    ---
    title: Bells, settled
    ---

    ## Summary

    Bells ring at noon, and quietly.

    ## § 1.1 Bells

    (a) Every tower rings its bell.

    (b) A bell rings at noon by the clock.

    (d) Noise is measured in the square:

    (1) by day, no bell is louder than 80 dB;

    (2) at night, no bell is louder than 40 dB.

    ## § 1.2 Towers

    (a) A tower stands upright.

    """
}

func issue(_ words: String) -> Issue { Issue(words) ?? Issue(tag: TagID(words), label: nil) }

func changed(_ label: String, in stage: StageID = Scene.final) -> ChangedClause {
  ChangedClause(stage: stage, label: ClauseLabel(label), citation: Citation(label))
}

func coding(
  _ comment: String, _ tag: String, _ label: String?, _ passage: Passage? = nil,
  hash: String = "p", by coder: String = "Ann"
) -> Coding {
  Coding(
    comment: CommentID(comment), tag: TagID(tag), passage: passage,
    target: label.map {
      ClauseTarget(
        version: DraftVersion(stage: Scene.proposed, fileHash: hash), label: ClauseLabel($0),
        citation: Citation($0))
    }, coder: coder, at: "2021-04-01T12:00:00Z")
}

/// A comment of the scene, with its words.
struct SceneComment {
  var id: CommentID
  var stage: StageID
  /// Nil where nobody knows them.
  var body: String?
  var isStub = false
  var isWithdrawn = false
  var isLate = false

  var covered: CoveredComment {
    CoveredComment(
      id: id, stage: stage,
      text: isStub ? nil : body.map { String(decoding: comparedText($0), as: UTF8.self) },
      isWithdrawn: isWithdrawn, isLate: isLate)
  }
}
