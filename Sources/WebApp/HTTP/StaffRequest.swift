// Rulewright. Apache-2.0.

import Workbench

/// A request to the workbench, let in and taken apart.
struct StaffRequest: Sendable {
  /// The parts of the address that its route left open, by their names.
  var names: [String: String] = [:]
  /// What stands after `?`.
  var query = FormFields()
  /// What a form sent; empty for who only looks.
  var form = FormFields()
  /// The files that a form brought.
  var uploads: [Upload] = []
  /// Whether a script of ours asks, which wants the pieces of the page that changed and no page.
  var wantsFragments = false

  /// A part of the address that the route has.
  ///
  /// Throws `StaffRefusal` where the route has none of that name.
  func name(_ name: String) throws -> String {
    guard let value = names[name] else {
      throw StaffRefusal(.notFound, "There is nothing at this address", [])
    }
    return value
  }

  /// A field that a form must have.
  ///
  /// Throws `StaffRefusal` where it is missing.
  func field(_ name: String) throws -> String {
    guard let value = form[name] else {
      throw StaffRefusal(
        .unreadable, "The form was not whole", ["It lacks '\(name)'. Load the page again."])
    }
    return value
  }
}
