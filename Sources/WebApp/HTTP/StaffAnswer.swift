// Rulewright. Apache-2.0.

import Dockets
import StaffPages

/// What the workbench answers, before it becomes bytes on a wire.
struct StaffAnswer: Sendable {
  enum Body: Sendable {
    /// A whole page.
    case page([UInt8])
    /// Pieces that take the place of what stands in the page.
    case fragments([StaffFragment])
    /// The way to the page that shows what was done (303).
    case seeOther(StaffPath)
    /// A file that a page loads.
    case asset(type: String, [UInt8])
    /// Data for a script, as JSON.
    case json([UInt8])
    /// A file to keep, never to be shown by the browser.
    case download(name: String, [UInt8])
    /// Lines that go on coming: server-sent events.
    case events(AsyncStream<[UInt8]>)
  }

  var status: StaffStatus = .ok
  var body: Body
  /// When the record took what was sent: from then on it is saved.
  var savedAt: Instant?

  init(_ body: Body, status: StaffStatus = .ok, savedAt: Instant? = nil) {
    self.body = body
    self.status = status
    self.savedAt = savedAt
  }

  /// The answer to an act: to a script the pieces that changed, to a plain form the page's address.
  static func acted(
    _ request: StaffRequest, at instant: Instant, to path: StaffPath,
    _ fragments: () throws -> [StaffFragment]
  ) rethrows -> StaffAnswer {
    request.wantsFragments
      ? StaffAnswer(.fragments(try fragments()), savedAt: instant)
      : StaffAnswer(.seeOther(path), savedAt: instant)
  }
}

/// The statuses that the workbench has, by what they mean here.
enum StaffStatus: Int, Sendable {
  case ok = 200
  case notModified = 304
  /// The form cannot be read.
  case unreadable = 400
  /// It comes from another site.
  case forbidden = 403
  case notFound = 404
  case notAllowed = 405
  /// Somebody changed it meanwhile; nothing was overwritten.
  case conflict = 409
  case tooLarge = 413
  /// It was asked under another machine's name.
  case misdirected = 421
  /// What was asked does not fit what is there.
  case unfit = 422
  /// The machine would not.
  case failed = 500
  /// Somebody else writes, and it did not end while it was waited for: nothing was changed.
  case busy = 503
}

/// Why something was not done: nothing was changed.
struct StaffRefusal: Error, Sendable {
  var status: StaffStatus
  var problem: StaffProblem
  /// Pieces of the page that say more than the problem, such as both texts of a conflict.
  var fragments: [StaffFragment] = []
  /// Whether the page that was asked for comes when it is asked for again in a while.
  var comesByItself = false

  init(
    _ status: StaffStatus, _ title: String, _ sentences: [String], way: StaffPath? = nil,
    fragments: [StaffFragment] = []
  ) {
    self.status = status
    self.fragments = fragments
    problem = StaffProblem(title: title, sentences: sentences, way: way)
  }
}
