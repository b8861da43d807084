// Rulewright. Apache-2.0.

/// What the child says while it reads a workbook.
package enum SheetEvent: Hashable, Sendable {
  /// A sheet begins.
  case sheet(name: String)
  /// A row of the sheet that began last, its cells as the text that they show; `number` is the
  /// row's in the sheet.
  case row(number: Int, cells: [String])
  /// The workbook was read to its end.
  case ended
  /// Nothing more of it can be had; `reason` is a phrase for people.
  case broken(reason: String)

  package var frame: Frame {
    switch self {
    case .sheet(let name):
      var frame = Frame(kind: Kind.sheet)
      frame.put(Tag.text, name)
      return frame
    case .row(let number, let cells):
      var frame = Frame(kind: Kind.row)
      frame.put(Tag.number, number)
      for cell in cells { frame.put(Tag.text, cell) }
      return frame
    case .ended: return Frame(kind: Kind.ended)
    case .broken(let reason):
      var frame = Frame(kind: Kind.broken)
      frame.put(Tag.text, reason)
      return frame
    }
  }

  /// The event that a frame is; nil when it is none.
  package init?(_ frame: Frame) {
    switch frame.kind {
    case Kind.sheet: self = .sheet(name: frame.text(Tag.text))
    case Kind.row:
      guard let number = frame.number(Tag.number), number > 0 else { return nil }
      let cells = frame.all(Tag.text).map { String(decoding: $0, as: UTF8.self) }
      self = .row(number: number, cells: cells)
    case Kind.ended: self = .ended
    case Kind.broken: self = .broken(reason: frame.text(Tag.text))
    default: return nil
    }
  }

  private enum Kind {
    static let sheet: UInt8 = 1
    static let row: UInt8 = 2
    static let ended: UInt8 = 3
    static let broken: UInt8 = 4
  }

  private enum Tag {
    static let number: UInt8 = 1
    static let text: UInt8 = 2
  }
}
