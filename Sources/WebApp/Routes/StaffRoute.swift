// Rulewright. Apache-2.0.

/// One address of the workbench: how it is asked, who may, and what answers.
struct StaffRoute: Sendable {
  /// `GET` or `POST`; what can be got can also be asked for its head alone.
  let method: String
  /// `/d/:docket/coding/:comment`; a part after `:` is open.
  let pattern: String
  let access: StaffAccess
  let answer: @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  /// Whether it answers while the record is in use: such routes wait behind none that do not.
  var isPrompt = false

  /// A page.
  static func page(
    _ pattern: String, _ answer: @escaping @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  ) -> StaffRoute {
    StaffRoute(method: "GET", pattern: pattern, access: .page, answer: answer)
  }

  /// What pages of this program fetch.
  static func piece(
    _ pattern: String, _ answer: @escaping @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  ) -> StaffRoute {
    StaffRoute(method: "GET", pattern: pattern, access: .piece, answer: answer)
  }

  /// A file to keep.
  static func download(
    _ pattern: String, _ answer: @escaping @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  ) -> StaffRoute {
    StaffRoute(method: "GET", pattern: pattern, access: .download, answer: answer)
  }

  /// A change.
  static func act(
    _ pattern: String, _ answer: @escaping @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  ) -> StaffRoute {
    StaffRoute(method: "POST", pattern: pattern, access: .act, answer: answer)
  }

  /// A change that brings files.
  static func upload(
    _ pattern: String, _ answer: @escaping @Sendable (StaffRequest, Desk) throws -> StaffAnswer
  ) -> StaffRoute {
    StaffRoute(method: "POST", pattern: pattern, access: .upload, answer: answer)
  }

  /// The same, which answers while the record is in use.
  var prompt: StaffRoute {
    var route = self
    route.isPrompt = true
    return route
  }

  /// The open parts of a path, decoded, when the route has it; nil when it does not, or when a part
  /// is no UTF-8.
  func names(in path: String) -> [String: String]? {
    let wanted = pattern.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    let given = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard wanted.count == given.count else { return nil }
    var names: [String: String] = [:]
    for (part, value) in zip(wanted, given) {
      if part.first == 0x3A {
        guard !value.isEmpty, let text = FormFields.decoded(value, plusIsSpace: false) else {
          return nil
        }
        names[String(decoding: part.dropFirst(), as: UTF8.self)] = text
      } else if !part.elementsEqual(value) {
        return nil
      }
    }
    return names
  }
}
