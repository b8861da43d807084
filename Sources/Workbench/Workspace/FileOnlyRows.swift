// Rulewright. Apache-2.0.

/// What would become of the rows that only a file has, and of the file, so that the gate advises what
/// then really happens.
struct FileOnlyRows {
  enum Fate {
    /// The record said it and does so no more: an import passes over it, an export takes it out.
    case old
    /// The record never said it, and an import passes over it: somebody took the like back later, or
    /// the record has it otherwise.
    case passedOver
    /// An import reads it.
    case news
  }

  private var fates: [Fate: Int] = [:]
  /// Whether the file says what no import takes and no export writes over, beside these rows.
  private var saysMore: Bool

  /// `fate` is asked of each row that only the file has and that is not known to be old, `isSaid` of
  /// each that no clone can read: whether the record or its log accounts for it.
  init<Key, Row>(
    _ compared: ComparedRows<Key, Row>, hasOwnColumns: Bool = false,
    fate: (Row) throws -> Fate, isSaid: (Row) throws -> Bool
  ) rethrows {
    saysMore = hasOwnColumns
    for index in compared.onlyInFile {
      let isOld = compared.saidOnce.contains(index)
      fates[isOld ? .old : try fate(compared.written[index].row), default: 0] += 1
    }
    for unreadable in compared.unreadable where !saysMore {
      saysMore = try unreadable.row.map { try !isSaid($0) } ?? true
    }
  }

  func count(_ fate: Fate) -> Int { fates[fate] ?? 0 }

  /// Whether an export leaves the file as it is, unless it is told to write over it.
  var refusesExport: Bool { count(.news) > 0 || refusesExportWhenRead }

  /// Whether it does when all that an import takes was read.
  var refusesExportWhenRead: Bool { saysMore || count(.passedOver) > 0 }
}
