// Rulewright. Apache-2.0.

import CommentStore
import Workbench

extension Desk {
  /// Whether who asks on this thread is rather told what goes on than kept waiting.
  @TaskLocal private static var isPrompt = false

  /// In seconds, how long a page waits for a record that an import of this program keeps for itself:
  /// longer than anything else keeps it.
  private static var patience: Double { 0.5 }

  /// When a wait for a docket's record is over, where some of these imports run in it.
  static func waitsEnough(for imports: ImportJobs) -> WaitedEnough {
    { docket, seconds in
      isPrompt && seconds >= patience && imports.standing(in: docket)?.isRunning == true
    }
  }

  /// Does what throws `StoreError.busy` where it would wait for an import's end.
  func promptly<Value>(_ body: () throws -> Value) rethrows -> Value {
    try Self.$isPrompt.withValue(true, operation: body)
  }

  /// Whether an error says that an import of this program keeps a docket's record.
  func isOfImport(_ error: any Error, in docket: String) -> Bool {
    guard case StoreError.busy = error else { return false }
    return imports.standing(in: docket)?.isRunning == true
  }

  /// What a route answers, without waiting for an import of ours.
  ///
  /// Who looks is told soon what goes on, and a script sends its act again. A form without a script
  /// would be lost, and waits.
  func answer(_ route: StaffRoute, _ request: StaffRequest) throws -> StaffAnswer {
    let wouldBeLost = [.act, .upload].contains(route.access) && !request.wantsFragments
    if wouldBeLost { return try route.answer(request, self) }
    do {
      return try promptly { try route.answer(request, self) }
    } catch {
      guard let docket = request.names["docket"], isOfImport(error, in: docket) else { throw error }
      throw StaffRefusal.recordIsTaken(docket)
    }
  }
}
