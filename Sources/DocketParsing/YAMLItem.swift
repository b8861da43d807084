// Rulewright. Apache-2.0.

/// One value of a YAML file with its place: what the rest of the room sees of YAML.
struct YAMLItem {
  /// What the value is.
  indirect enum Content {
    case text(String)
    /// Nothing after the colon, or `~` or `null`.
    case nothing
    case list([YAMLItem])
    case mapping([Entry])
    /// A collection deeper than any docket has, not looked into.
    case tooDeep
  }

  /// A key of a mapping with its value.
  struct Entry {
    let key: YAMLItem
    let value: YAMLItem
  }

  let content: Content
  let line: Int
  let column: Int

  /// The text of a text.
  var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// Whether it is written but empty.
  var isNothing: Bool {
    if case .nothing = content { true } else { false }
  }

  /// What it is, for a sentence: `a list`.
  var kindInWords: String {
    switch content {
    case .text: "text"
    case .nothing: "empty"
    case .list: "a list"
    case .mapping: "a set of keys"
    case .tooDeep: "nested too deep"
    }
  }
}
