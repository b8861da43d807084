// Rulewright. Apache-2.0.

import Dockets
import StaffPages
import Workbench

extension StaffRoute {
  /// What was received, and bringing more in.
  ///
  /// All but the first answer while an import writes, and the first does where it is of this
  /// program: they read no record then.
  static let received: [StaffRoute] = [
    .page("/d/:docket/import") { request, desk in
      if let event = request.query["event"] {
        return StaffAnswer(.page(try desk.importTold(event, request)))
      }
      let content = try desk.receivedContent(try request.name("docket"))
      return request.wantsFragments
        ? StaffAnswer(.fragments(receivedFragments(content)))
        : StaffAnswer(.page(receivedPage(content)))
    }.prompt,
    .piece("/d/:docket/import/events") { request, desk in
      StaffAnswer(.events(try desk.importEvents(of: try request.name("docket"))))
    }.prompt,
    .upload("/d/:docket/import/files") { request, desk in
      guard !request.uploads.isEmpty else {
        throw StaffRefusal(
          .unfit, "No file was chosen", ["Choose the files that are to be imported."],
          way: .docket(try request.name("docket"), StaffRoom.received.rawValue))
      }
      let stage = request.form["stage"].flatMap { $0.utf8.isEmpty ? nil : StageID($0) }
      return try desk.beginImport(.uploads(request.uploads), stage: stage, request)
    }.prompt,
    .act("/d/:docket/import/waiting") { try $1.beginImport(.waiting, stage: nil, $0) }.prompt,
    .act("/d/:docket/import/stop") { try $1.stopImport($0) }.prompt,
  ]
}
