// Rulewright. Apache-2.0.

/// Why a codebook was not changed.
package enum CodebookRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case noTag(TagID)
  case idTaken(TagID)
  case badID(String)
  case noName
  case noDefinition(TagID)
  case mergedIntoItself(TagID)
  /// Nothing would be different.
  case unchanged

  package var description: String {
    switch self {
    case .noTag(let id): "The codebook has no tag '\(id)'"
    case .idTaken(let id): "There is a tag '\(id)' already; give this one another id, or merge them"
    case .badID(let words):
      "'\(words)' is no id; one has small letters, digits and hyphens, such as overly-broad"
    case .noName: "A tag needs a name that people read"
    case .noDefinition(let id):
      "The tag '\(id)' needs a definition: without one two coders cannot agree on what it means"
    case .mergedIntoItself(let id): "'\(id)' cannot be merged into itself"
    case .unchanged: "Nothing would be different"
    }
  }
}

extension Codebook {
  /// The codebook with a tag that says something else; its id stays.
  package func defining(_ tag: Tag) throws(CodebookRefusal) -> Codebook {
    let index = try index(of: tag.id)
    try Self.check(tag)
    guard tags[index] != tag else { throw .unchanged }
    var codebook = self
    codebook.tags[index] = tag
    return codebook
  }

  /// The codebook with one more tag, at the end or after another.
  package func adding(_ tag: Tag, after other: TagID? = nil) throws(CodebookRefusal) -> Codebook {
    try Self.check(tag)
    guard self.tag(tag.id) == nil else { throw .idTaken(tag.id) }
    var codebook = self
    let place = try other.map { other throws(CodebookRefusal) in try index(of: other) + 1 }
    codebook.tags.insert(tag, at: place ?? tags.count)
    return codebook
  }

  /// The codebook in which a tag has another id and name; what it means stays.
  package func renaming(
    _ id: TagID, to new: TagID, name: String
  ) throws(CodebookRefusal) -> Codebook {
    let index = try index(of: id)
    guard new == id || tag(new) == nil else { throw .idTaken(new) }
    var codebook = self
    codebook.tags[index].id = new
    codebook.tags[index].name = name
    try Self.check(codebook.tags[index])
    guard codebook != self else { throw .unchanged }
    return codebook
  }

  /// The codebook without a tag whose codings another takes over.
  package func merging(_ id: TagID, into other: TagID) throws(CodebookRefusal) -> Codebook {
    guard id != other else { throw .mergedIntoItself(id) }
    _ = try index(of: other)
    var codebook = self
    codebook.tags.remove(at: try index(of: id))
    return codebook
  }

  private func index(of id: TagID) throws(CodebookRefusal) -> Int {
    guard let index = tags.firstIndex(where: { $0.id == id }) else { throw .noTag(id) }
    return index
  }

  private static func check(_ tag: Tag) throws(CodebookRefusal) {
    let bytes = tag.id.text.utf8
    let isPlain = bytes.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
    }
    guard !bytes.isEmpty, bytes.count <= 64, bytes.first != 0x2D, isPlain else {
      throw .badID(tag.id.text)
    }
    guard !isBlank(tag.name) else { throw .noName }
    guard !isBlank(tag.definition) else { throw .noDefinition(tag.id) }
  }

  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
