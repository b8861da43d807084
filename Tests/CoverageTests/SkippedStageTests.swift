// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Redlining
import Testing

@testable import Coverage

/// Responses on one stage that a later one answers, with a stage between the two.
@Suite struct SkippedStageTests {
  private static let noon = Explanation.response(ResponseID("noon"))

  /// What explains each change of the rule, by the stage that it leads to and the clause.
  private func explanations(_ scene: Scene) -> [String: [Explanation]] {
    var found: [String: [Explanation]] = [:]
    for change in scene.report.changes {
      found["\(change.stage) \(change.clause.label)"] = change.explanations
    }
    return found
  }

  @Test func explainsWhatChangedInTheStageThatWasPassedOver() {
    var scene = Scene()
    // All that changed came with the stage between, and nothing after it.
    scene.insert(between: Scene.after)
    #expect(scene.report.unsound.isEmpty)
    let changes = explanations(scene)
    #expect(changes["between 1-1-b"] == [Self.noon])
    #expect(changes["between 1-1-d"] == [.response(ResponseID("noise"))])
    #expect(changes["between 1-2-a"] == [])
    #expect(changes.keys.allSatisfy { $0.hasPrefix("between") })
  }

  @Test func followsTheClauseBackUnderTheNumberThatItHadInBetween() {
    var scene = Scene()
    scene.insert(
      between: Scene.after
        .replacing("(d) Noise", with: "(e) Noise").replacing("(b) A bell", with: "(c) A bell")
        .replacing(
          "(c) A bell rings",
          with: "(b) Whoever climbs a tower signs the book of its keeper.\n\n(c) A bell rings"))
    let changes = explanations(scene)
    #expect(scene.report.unsound.isEmpty)
    #expect(changes["between 1-1-c"] == [Self.noon])
    // The clause that had its number in between came for no stated cause, and went for its sake.
    #expect(changes["between 1-1-b"] == [])
    #expect(changes["final 1-1-b"] == [Self.noon])
    scene.responses[0].changed = []
    #expect(explanations(scene)["between 1-1-c"] == [])
  }

  @Test func explainsBothStepsInWhichAClauseChanged() {
    var scene = Scene()
    scene.insert(between: Scene.after.replacing("at noon by the clock", with: "at noon by the sun"))
    let changes = explanations(scene)
    #expect(changes["between 1-1-b"] == [Self.noon])
    #expect(changes["final 1-1-b"] == [Self.noon])
    let answered = AnsweredSteps(of: scene.responses[0], in: scene.input.changes)
    #expect(answered.operations(of: changed("1-1-b")) == [.revised])
    #expect(
      answered.labels(of: changed("1-1-b"), inStepTo: Scene.between) == [ClauseLabel("1-1-b")])
  }

  @Test func explainsTheRemovalOfAClauseInTheStageThatWasPassedOver() {
    var scene = Scene()
    scene.insert(between: Scene.after)
    scene.responses[0].changed.append(changed("1-1-c", in: Scene.proposed))
    #expect(explanations(scene)["between 1-1-c"] == [Self.noon])
    #expect(scene.report.unsound.isEmpty)
  }

  @Test func speaksOfNoStepBeforeTheStageThatWasCommentedOn() {
    var scene = Scene()
    scene.insert(between: Scene.after.replacing("by the clock", with: "by the sun"))
    for index in scene.responses.indices { scene.responses[index].stage = Scene.between }
    let changes = explanations(scene)
    #expect(changes["between 1-1-b"] == [])
    #expect(changes["final 1-1-b"] == [Self.noon])
  }
}
