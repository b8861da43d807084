// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Redlining
import Testing

@testable import Coverage

/// The six points of the gate, and the figures beside them.
@Suite struct CoverageReportTests {
  @Test func findsNothingLeftToDoInADocketThatIsDone() {
    let report = Scene().report
    #expect(report.isComplete)
    #expect(report.untagged.isEmpty && report.unanswered.isEmpty && report.unexplained.isEmpty)
    #expect(report.fallen.isEmpty && report.lateWithoutTreatment.isEmpty && report.unsound.isEmpty)
  }

  @Test func saysTheChangesOfTheRuleAndWhatExplainsThem() {
    let changes = Scene().report.changes
    #expect(changes.map(\.clause.label.text) == ["1-1-b", "1-1-c", "1-1-d", "1-2-a"])
    #expect(changes.map(\.clause.stage) == [Scene.final, Scene.proposed, Scene.final, Scene.final])
    #expect(changes.map(\.operations) == [[.revised], [.removed], [.added], [.revised]])
    #expect(changes.map(\.inside) == [0, 0, 2, 0])
    #expect(
      changes.map(\.explanations) == [
        [.response(ResponseID("noon"))], [.reason(0)], [.response(ResponseID("noise"))],
        [.reason(1)],
      ])
  }

  @Test func countsPeopleAndTexts() {
    var scene = Scene()
    scene.comments.append(
      SceneComment(id: CommentID("C-5"), stage: Scene.proposed, body: " At noon we eat.\n"))
    scene.codings.append(coding("C-5", "unclear", "1-1-b"))
    scene.codings.append(coding("C-5", "unclear", "1-1-b", by: "Ben"))
    let report = scene.report
    #expect(report.issues.map(\.issue.issue.description) == ["unclear@1-1-b", "too-loud"])
    #expect(report.issues[0].comments.map(\.text) == ["C-1", "C-2", "C-5"])
    #expect(report.issues[0].distinctTexts == 2)
    #expect(report.issues[0].citation?.text == "1.1(b)")
    #expect(report.issues[1].responses.map(\.id.text) == ["noise"])
    var proposed = StageCoverage(stage: Scene.proposed)
    (proposed.comments, proposed.tagged, proposed.untagged) = (5, 4, 0)
    (proposed.late, proposed.withdrawn) = (1, 1)
    #expect(report.stages == [proposed, StageCoverage(stage: Scene.final)])
    scene.comments[4].isStub = true
    #expect(scene.report.issues[0].distinctTexts == 3)
  }

  @Test func missesATagResponseOrReasonWhicheverIsTakenAway() {
    let whole = Scene()
    for index in whole.codings.indices {
      var scene = whole
      let gone = scene.codings.remove(at: index)
      #expect(scene.report.untagged.map(\.id) == [gone.comment], "\(gone)")
    }
    for index in whole.responses.indices {
      var scene = whole
      let gone = scene.responses.remove(at: index)
      #expect(scene.report.unanswered.map(\.issue.issue) == gone.issues)
      #expect(scene.report.unexplained.map(\.clause.label) == gone.changed.map(\.label))
    }
    for index in whole.docket.stages[1].reasons.indices {
      var scene = whole
      scene.docket.stages[1].reasons.remove(at: index)
      let missed = scene.report.unexplained.map(\.clause.label.text)
      #expect(missed == [["1-1-c"], ["1-2-a"]][index])
      #expect(!scene.report.isComplete)
    }
  }

  @Test func missesEachClauseThatAResponseNamedAlone() {
    let whole = Scene()
    for response in whole.responses.indices {
      for clause in whole.responses[response].changed.indices {
        var scene = whole
        let gone = scene.responses[response].changed.remove(at: clause)
        #expect(scene.report.unexplained.map(\.clause.label) == [gone.label])
        #expect(
          scene.report.unsound.map(\.faults)
            == [[.namesNoChange(scene.responses[response].disposition)]])
      }
    }
  }

  @Test func explainsWhatStandsBeneathTheClauseThatIsNamedAndNothingBeside() {
    var scene = Scene()
    scene.responses[1].changed = [changed("1-1-d-1")]
    #expect(scene.report.unexplained.map(\.clause.label.text) == ["1-1-d"])
    #expect(scene.report.unexplained.map(\.inside) == [1])
    scene.responses[1].changed = [changed("1-1-d-1"), changed("1-1-d-2")]
    #expect(scene.report.unexplained.map(\.clause.label.text) == ["1-1-d"])
    #expect(scene.report.unexplained.map(\.inside) == [0])
    scene.docket.stages[1].reasons = [ChangeReason(changed: ["1.1"], reason: "All anew.")]
    #expect(scene.report.unexplained.map(\.clause.label.text) == ["1-2-a"])
    #expect(
      scene.report.changes[0].explanations == [.response(ResponseID("noon")), .reason(0)])
  }

  @Test func takesTheClauseThatWasReplacedWithTheOneThatCameInItsPlace() {
    var scene = Scene()
    let other = Scene.after.replacing(
      "(b) A bell rings at noon by the clock.", with: "(b) Ringers wear gloves; towers are swept.")
    scene.texts.present[Scene.final]?.tree = Scene.tree(other)
    let changes = scene.report.changes.filter { $0.clause.label.text == "1-1-b" }
    #expect(changes.map(\.operations) == [[.removed], [.added]])
    #expect(
      changes.map(\.explanations) == [
        [.response(ResponseID("noon"))], [.response(ResponseID("noon"))],
      ])
    #expect(scene.report.isComplete)
    let answered = AnsweredSteps(of: scene.responses[0], in: scene.input.changes)
    #expect(answered.operations(of: changed("1-1-b")) == [.added, .removed])
  }

  @Test func leavesThePreambleAlone() {
    var scene = Scene()
    let words = scene.report.changes.map(\.clause.citation.text)
    #expect(!words.contains { $0.contains("Summary") })
    scene.docket.stages[1].reasons.append(ChangeReason(changed: ["1.9"], reason: "No such clause."))
    #expect(scene.report.changes.map(\.clause.citation.text) == words)
  }

  @Test func asksNothingOfCommentsThatAreNotHeard() {
    var scene = Scene()
    scene.codings.removeAll { $0.comment == CommentID("C-2") }
    #expect(scene.report.untagged.map(\.id.text) == ["C-2"])
    scene.docket.stages[0].comments?.late = .notConsidered
    #expect(scene.report.isComplete)
    scene.docket.stages[0].comments?.late = nil
    #expect(
      scene.report.lateWithoutTreatment
        == [LateComments(stage: Scene.proposed, comments: [CommentID("C-2")], count: 1)])
    scene.comments[1].isWithdrawn = true
    #expect(scene.report.isComplete)
    scene = Scene()
    scene.responses.removeFirst()
    scene.docket.stages[1].reasons.append(ChangeReason(changed: ["1.1(b)"], reason: "Clearer."))
    scene.comments[0].isWithdrawn = true
    #expect(scene.report.unanswered.map(\.issue.issue) == [issue("unclear@1-1-b")])
    scene.docket.stages[0].comments?.late = .notConsidered
    #expect(scene.report.unanswered.isEmpty)
  }

  @Test func namesCodingsThatNoLongerStand() throws {
    let whole = Scene()
    var scene = whole
    scene.comments[0].body = "At one we eat."
    #expect(scene.report.fallen.map(\.coding) == [whole.codings[0]])
    scene = whole
    scene.codings[1].target?.version.fileHash = "older"
    #expect(scene.report.fallen.map(\.standing.clause) == [.edited(PossibleClause(5, score: nil))])
    let seen = DraftVersion(stage: Scene.proposed, fileHash: "older")
    let tree = try #require(scene.texts.present[Scene.proposed]?.tree)
    scene.texts.older[seen] = seenText(tree, today: tree)
    #expect(scene.report.isComplete)
    scene.texts.present[Scene.proposed] = nil
    #expect(scene.report.fallen.map(\.standing.clause) == [.orphaned, .orphaned])
  }

  @Test func saysWhyAResponseCannotStand() {
    func faults(_ edit: (inout Response) -> Void) -> [UnsoundResponse.Fault] {
      var scene = Scene()
      edit(&scene.responses[0])
      return scene.report.unsound.flatMap(\.faults)
    }
    let nowhere = StageID("nowhere")
    #expect(faults { $0.body = " \n" } == [.emptyBody])
    #expect(faults { $0.changed = [] } == [.namesNoChange(.accepted)])
    #expect(faults { ($0.disposition, $0.changed) = (.notAccepted, []) } == [])
    #expect(faults { $0.changed.append(changed("1-1-a")) } == [.unchanged(changed("1-1-a"))])
    #expect(faults { $0.changed.append(changed("1-1-z")) } == [.noClause(changed("1-1-z"))])
    #expect(
      faults { $0.issues.append(issue("unclear@1-1-a")) }
        == [.issueWithoutCodings(issue("unclear@1-1-a"))])
    #expect(faults { $0.issues = [] } == [.answersNothing])
    #expect(faults { $0.answeredIn = nowhere } == [.unknownStage(nowhere)])
    #expect(
      faults { $0.stage = nowhere } == [
        .unknownStage(nowhere), .issueWithoutCodings(issue("unclear@1-1-b")),
      ])
    #expect(
      faults { ($0.stage, $0.answeredIn) = (Scene.final, Scene.proposed) }
        == [
          .answersTheFuture(Scene.proposed), .issueWithoutCodings(issue("unclear@1-1-b")),
        ])
    // The section changed because something beneath it did.
    #expect(faults { $0.changed.append(changed("1-1")) } == [])
  }

  @Test func countsWhatIsNotListed() {
    var input = Scene().input
    input.codings.removeAll { $0.comment.id == CommentID("C-3") }
    input.tallies = [
      CommentTally(
        stage: Scene.proposed, isTagged: false, isLate: false, isWithdrawn: false, count: 900),
      CommentTally(
        stage: Scene.proposed, isTagged: false, isLate: false, isWithdrawn: true, count: 7),
      CommentTally(
        stage: Scene.proposed, isTagged: false, isLate: true, isWithdrawn: false, count: 5),
      CommentTally(
        stage: Scene.proposed, isTagged: true, isLate: true, isWithdrawn: false, count: 2),
    ]
    var report = coverageReport(of: input)
    #expect((report.untagged.count, report.untaggedCount) == (0, 905))
    #expect(!report.isComplete)
    #expect(report.lateWithoutTreatment.isEmpty)
    input.docket.stages[0].comments?.late = .notConsidered
    #expect(coverageReport(of: input).untaggedCount == 900)
    input.docket.stages[0].comments?.late = nil
    report = coverageReport(of: input)
    #expect(
      report.lateWithoutTreatment
        == [LateComments(stage: Scene.proposed, comments: [], count: 7)])
  }

  @Test func takesARemovedClauseByItsOldCitation() {
    let step = Scene().input.changes[0]
    #expect(
      step.clause(citing: "1.1(c)")
        == ChangedClause(
          stage: Scene.proposed, label: ClauseLabel("1-1-c"), citation: Citation("1.1(c)")))
    #expect(step.clause(citing: "§ 1.1 (b)")?.stage == Scene.final)
    #expect(step.clause(citing: "1.1(z)") == nil)
    #expect(step.didChange(changed("1-1-c", in: Scene.proposed)) == true)
    #expect(step.didChange(changed("1-1-a")) == false)
    #expect(step.didChange(changed("1-1")) == true)
    #expect(step.didChange(changed("1-9")) == nil)
  }
}
