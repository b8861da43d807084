// Rulewright. Apache-2.0.

/// A stretch of a clause's words in one style.
package struct InlineRun: Hashable, Sendable {
  /// The styles that a run can have at once.
  package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let plain: Style = []
    package static let emphasis = Style(rawValue: 1)
    package static let strong = Style(rawValue: 2)
    package static let code = Style(rawValue: 4)
  }

  package var text: String
  package var style: Style
  /// Where a link leads; hostile until the page that shows it has looked at its scheme.
  package var destination: String?

  package init(_ text: String, style: Style = .plain, destination: String? = nil) {
    self.text = text
    self.style = style
    self.destination = destination
  }
}
