// Rulewright. Apache-2.0.

/// A name and a value in a start tag; the value is escaped like any text.
package struct Attribute: Sendable {
  package let name: StaticString
  /// Nil for a name that stands alone, as `defer` does.
  package let value: String?

  package init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }

  package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  package static func id(_ value: String) -> Attribute { Attribute("id", value) }
  package static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
  package static func src(_ link: Link) -> Attribute { Attribute("src", link.text) }
  package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  package static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  package static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
  package static func role(_ name: String) -> Attribute { Attribute("role", name) }
  package static func scope(_ name: String) -> Attribute { Attribute("scope", name) }
  /// The page, or the part of a page, where the reader is.
  package static func current(_ what: String) -> Attribute { Attribute("aria-current", what) }
  package static let hidden = Attribute("aria-hidden", "true")
  package static let list = Attribute("role", "list")
}
