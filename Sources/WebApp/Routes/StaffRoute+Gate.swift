// Rulewright. Apache-2.0.

import Coverage
import Dockets
import StaffPages
import Workbench

extension StaffRoute {
  /// What is left to do before a final rule.
  static let gate: [StaffRoute] = [
    .page("/d/:docket/coverage") { request, desk in
      let gate = try desk.workspace.gate(
        of: try request.name("docket"), today: desk.today, listing: Workspace.listedAtTheGate)
      return StaffAnswer(
        .page(
          gatePage(
            gate.gate, of: gate.docket, gate.codebook,
            onlyKind: request.query["kind"].flatMap { Gate.Kind(rawValue: $0) },
            person: desk.person)))
    },
    .act("/d/:docket/coverage/text") { request, desk in
      let name = try request.name("docket")
      let texts = [
        try desk.workspace.exportCodings(of: name).codings,
        try desk.workspace.exportReadings(of: name),
        try desk.workspace.exportCodebook(of: name),
        try desk.workspace.exportResponses(of: name),
      ].compactMap(\.self)
      let left = texts.filter(\.needsAPerson).flatMap(\.left)
      guard left.isEmpty else {
        throw StaffRefusal(
          .unfit, "Some files were left as they are",
          left.map { "\($0.path) says what the record never said; read it first with import." },
          way: .docket(name, StaffRoom.coverage.rawValue))
      }
      return StaffAnswer(.seeOther(.docket(name, StaffRoom.coverage.rawValue)), savedAt: desk.now)
    },
  ]
}
