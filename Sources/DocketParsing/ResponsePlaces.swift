// Rulewright. Apache-2.0.

package import Diagnostics

/// Where the parts of a response stand in its file.
package struct ResponsePlaces: Hashable, Sendable {
  /// A part that a diagnostic can point at, by its key.
  package enum Field: String, Sendable, CaseIterable {
    case title, issues, stage, answered, disposition, changed
  }

  private var places: [Field: SourcePlace] = [:]
  private let file: String

  /// No places yet, of a file as the user named it.
  package init(file: String) { self.file = file }

  /// The place of a part, else the file's first line.
  package subscript(_ field: Field) -> SourcePlace {
    get { places[field] ?? SourcePlace(file: file) }
    set { places[field] = newValue }
  }
}
