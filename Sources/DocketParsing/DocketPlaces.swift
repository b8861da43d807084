// Rulewright. Apache-2.0.

package import Diagnostics

/// A part of a docket that a diagnostic can point at; stages and notices by their index.
package enum DocketField: Hashable, Sendable {
  case stage(Int)
  case published(stage: Int)
  case draft(stage: Int)
  case closes(stage: Int)
  case effective(stage: Int)
  case notice(stage: Int, Int)
  case reason(stage: Int, Int)
}

/// Where the parts of a docket stand in its file.
package struct DocketPlaces: Hashable, Sendable {
  private var places: [DocketField: SourcePlace] = [:]
  private let file: String

  /// No places yet, of a file as the user named it.
  package init(file: String) { self.file = file }

  /// The place of a part, else that of its stage, else the file's first line.
  package subscript(_ field: DocketField) -> SourcePlace {
    get {
      if let place = places[field] { return place }
      let stage =
        switch field {
        case .stage(let stage), .published(let stage), .draft(let stage), .closes(let stage),
          .effective(let stage), .notice(let stage, _), .reason(let stage, _):
          stage
        }
      return places[.stage(stage)] ?? SourcePlace(file: file)
    }
    set { places[field] = newValue }
  }

  /// Takes over the places of a stage that was read on its own.
  mutating func add(_ other: DocketPlaces) { places.merge(other.places) { _, new in new } }
}
