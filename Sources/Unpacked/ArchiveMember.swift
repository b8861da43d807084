// Rulewright. Apache-2.0.

/// One entry of an archive.
package struct ArchiveMember: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// Its bytes stand in the file of this number.
    case file(Int, size: Int)
    case folder
    /// Its bytes were not taken; `reason` is a phrase for people.
    case refused(reason: String)
  }

  /// Its place in the archive, counted from 1.
  package var number: Int
  /// As the archive names it: for people, and never a path to write to.
  package var name: String
  package var content: Content

  package init(number: Int, name: String, content: Content) {
    self.number = number
    self.name = name
    self.content = content
  }
}
