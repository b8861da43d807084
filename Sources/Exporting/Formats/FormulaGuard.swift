// Rulewright. Apache-2.0.

/// Keeps a spreadsheet from taking a cell for a formula, in a way that can be undone.
///
/// A cell that would be run, and one that begins with an apostrophe, gets an apostrophe before it;
/// taking one apostrophe from the front of each cell that has one gives every cell back as it was.
package enum FormulaGuard {
  /// The cell as a spreadsheet may open it.
  package static func guarding(_ cell: String) -> String {
    isRun(cell) || cell.utf8.first == apostrophe ? "'" + cell : cell
  }

  /// The cell as it was before it was guarded.
  package static func stripping(_ cell: String) -> String {
    guard cell.utf8.first == apostrophe else { return cell }
    return String(decoding: cell.utf8.dropFirst(), as: UTF8.self)
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a spreadsheet may run a cell: what counts is its first sign after white space,
  /// controls and what is not seen.
  ///
  /// Scalars are looked at, not Characters: a combining mark after "=" hides it from those. A tab
  /// or a line end at the front is enough, since some programs cut the cell there.
  static func isRun(_ cell: String) -> Bool {
    for scalar in cell.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: return true
      // = + - @, as they are, in full width and in the small forms.
      case 0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B:
        return true
      default: if !isPassedOver(scalar) { return false }
      }
    }
    return false
  }

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format: return true
    default: return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
    }
  }
}
