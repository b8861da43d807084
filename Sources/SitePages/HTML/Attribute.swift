// Rulewright. Apache-2.0.

/// A name and a value in a start tag; the value is escaped like any text.
struct Attribute: Sendable {
  let name: StaticString
  /// Nil for a name that stands alone, as `defer` does.
  let value: String?

  init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func id(_ value: String) -> Attribute { Attribute("id", value) }
  static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
  static func src(_ link: Link) -> Attribute { Attribute("src", link.text) }
  static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
  static func role(_ name: String) -> Attribute { Attribute("role", name) }
  static func scope(_ name: String) -> Attribute { Attribute("scope", name) }
  /// The page, or the part of a page, where the reader is.
  static func current(_ what: String) -> Attribute { Attribute("aria-current", what) }
  static let hidden = Attribute("aria-hidden", "true")
  static let list = Attribute("role", "list")
}
