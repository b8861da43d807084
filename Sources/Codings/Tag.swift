// Rulewright. Apache-2.0.

/// The name of a tag in commands, files and addresses: `overly-broad`.
package struct TagID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: TagID, b: TagID) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

/// One code of the codebook.
package struct Tag: Hashable, Sendable {
  package var id: TagID
  /// The name that people read: "Overly broad".
  package var name: String
  package var definition: String
  /// When to use it.
  package var use: String
  /// When not to.
  package var avoid: String
  /// Words of comments, or words like theirs, to which it is rightly given.
  package var examples: [String]

  package init(
    id: TagID, name: String, definition: String, use: String = "", avoid: String = "",
    examples: [String] = []
  ) {
    self.id = id
    self.name = name
    self.definition = definition
    self.use = use
    self.avoid = avoid
    self.examples = examples
  }
}

/// The tags of a docket, in the order in which staff wrote them.
package struct Codebook: Hashable, Sendable {
  package var tags: [Tag]

  package init(tags: [Tag] = []) { self.tags = tags }

  /// The tag with an id.
  package func tag(_ id: TagID) -> Tag? { tags.first { $0.id == id } }
}
