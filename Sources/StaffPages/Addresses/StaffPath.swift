// Rulewright. Apache-2.0.

package import Markup

/// An address of the staff workbench: `/d/cyber-items/coding/BIS-2020-0038-0012?show=all`.
///
/// Names come from outside and are percent-encoded here, so that no name can be another path.
package struct StaffPath: Hashable, Sendable {
  private var names: [String]
  private var query: [Pair] = []
  private var place: String?

  private struct Pair: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The list of dockets.
  package static let home = StaffPath(names: [])

  /// A file that all pages load.
  package static func asset(_ name: String) -> StaffPath { StaffPath(names: ["assets", name]) }

  /// A screen of a docket, or something below it.
  package static func docket(_ docket: String, _ names: String...) -> StaffPath {
    StaffPath(names: ["d", docket] + names)
  }

  /// The same with the names in a list.
  package static func docket(_ docket: String, names: [String]) -> StaffPath {
    StaffPath(names: ["d", docket] + names)
  }

  private init(names: [String]) { self.names = names }

  /// The address with something asked of it; nothing is added for nil and for an empty value.
  package func asking(_ name: String, _ value: String?) -> StaffPath {
    guard let value, !value.utf8.isEmpty else { return self }
    var path = self
    path.query.append(Pair(name: name, value: value))
    return path
  }

  /// A place in the page.
  package func at(_ place: String) -> StaffPath {
    var path = self
    path.place = place
    return path
  }

  /// The address as a link, which is also what a redirect says.
  package var link: Link {
    var text = "/" + names.map(percentEncoded).joined(separator: "/")
    let asked = query.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }
    if !asked.isEmpty { text += "?" + asked.joined(separator: "&") }
    if let place { text += "#" + percentEncoded(place) }
    return Link(made: text)
  }
}
