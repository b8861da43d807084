// Rulewright. Apache-2.0.

import Codings
import CommentStore
import StaffPages
import Workbench

extension StaffRefusal {
  /// What a page says of an error that a verb threw.
  ///
  /// Here alone errors become statuses; their words come from the rooms that throw them. `docket`
  /// is the one that was asked about.
  init(_ error: any Error, docket: String? = nil) {
    switch error {
    case let refusal as StaffRefusal: self = refusal
    case let refusal as TagRefusal:
      if case .noComment = refusal {
        self.init(
          .notFound, "There is no such comment", ["\(refusal)."],
          way: docket.map { .docket($0, StaffRoom.coding.rawValue) } ?? .home)
      } else {
        self.init(.unfit, "That was not tagged", ["\(refusal)."])
      }
    case let refusal as RespondRefusal:
      switch refusal {
      case .noIssue, .badIssue, .severalStages:
        self.init(.notFound, "There is no such issue", ["\(refusal)."])
      case .noResponse: self.init(.notFound, "There is no such response", ["\(refusal)."])
      default: self.init(.unfit, "The response was not saved", ["\(refusal)."])
      }
    case let refusal as UndoRefusal:
      self.init(.conflict, "Nothing was taken back", ["\(refusal)."])
    case let refusal as CodebookRefusal:
      self.init(
        refusal.isAboutNothing ? .notFound : .unfit, "The codebook was not changed",
        ["\(refusal)."])
    case let problem as WorkspaceError:
      switch problem {
      case .noDocket: self.init(.notFound, "There is no such docket", ["\(problem)."])
      case .noStage: self.init(.notFound, "There is no such stage", ["\(problem)."])
      case .badName: self.init(.notFound, "There is nothing at this address", ["\(problem)."])
      case .noRecord: self.init(.notFound, "Nothing was received yet", ["\(problem)."])
      default: self.init(.unfit, "That could not be done", ["\(problem)."])
      }
    case StoreError.searchTooLong, StoreError.searchUnreadable:
      self.init(.unfit, "The search cannot be read", ["\(error)"])
    // Two windows step back at the same moment, and one of them is late.
    case StoreError.otherEvent, StoreError.changedMeanwhile:
      self.init(.conflict, "Something was done meanwhile", ["\(error)"])
    case StoreError.busy:
      self.init(
        .busy, "The record is in use",
        [
          "An import is under way, or another program writes to it, and did not end while it was "
            + "waited for.", "Nothing was changed; try again.",
        ], way: docket.map { .docket($0, StaffRoom.received.rawValue) })
    case let problem as StoreError:
      self.init(.failed, "The record could not be used", ["\(problem)."])
    default:
      self.init(
        .failed, "Something went wrong", ["Nothing was changed. The program says: \(error)"])
    }
  }
}

extension CodebookRefusal {
  /// Whether what was asked for is not there.
  fileprivate var isAboutNothing: Bool { if case .noTag = self { true } else { false } }
}
