// Rulewright. Apache-2.0.

/// The header of a regulations.gov bulk download: which column is what.
///
/// Columns are known by their names, byte for byte after trimming ASCII spaces, in any order,
/// since people drop, add and move columns before they pass a download on.
struct BulkHeader: Sendable {
  /// The columns that the program understands.
  enum Field: Int, CaseIterable, Sendable {
    case documentID, documentType, title, comment, receivedDate, postedDate, firstName, lastName
    case organization, isWithdrawn, reasonWithdrawn, restrictType, restrictReason, attachments
    case docketID, commentOn

    /// What a download calls the column.
    var name: String {
      switch self {
      case .documentID: "Document ID"
      case .documentType: "Document Type"
      case .title: "Title"
      case .comment: "Comment"
      case .receivedDate: "Received Date"
      case .postedDate: "Posted Date"
      case .firstName: "First Name"
      case .lastName: "Last Name"
      case .organization: "Organization Name"
      case .isWithdrawn: "Is Withdrawn?"
      case .reasonWithdrawn: "Reason Withdrawn"
      case .restrictType: "Restrict Reason Type"
      case .restrictReason: "Restrict Reason"
      case .attachments: "Attachment Files"
      case .docketID: "Docket ID"
      case .commentOn: "Comment on Document ID"
      }
    }

    /// Fields of which a `Comment` has no place for the source's words.
    var isKeptAsSourceField: Bool {
      self == .documentType || self == .docketID || self == .commentOn
    }
  }

  let count: Int
  /// The column of each field, in the order of the fields; nil where the file has none.
  private let columns: [Int?]
  /// The columns to be kept by name; a name that stands twice gets a number.
  let others: [(name: String, column: Int)]

  /// Nil when a row is not such a header: `Document ID` and `Comment` are what it needs.
  init?(_ row: CSVRow) {
    var columns = [Int?](repeating: nil, count: Field.allCases.count)
    var others: [(name: String, column: Int)] = []
    var taken: Set<String> = []
    for column in 0..<row.count {
      let name = trimmed(row[column])
      let field = Field.allCases.first { $0.name.utf8.elementsEqual(name) }
      let isFirst = field.map { columns[$0.rawValue] == nil } ?? false
      if let field, isFirst { columns[field.rawValue] = column }
      guard field == nil || !isFirst || field?.isKeptAsSourceField == true else { continue }
      let stem = name.isEmpty ? "Column \(column + 1)" : String(decoding: name, as: UTF8.self)
      var unique = stem
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(stem) (\(number))"
        number += 1
      }
      others.append((unique, column))
    }
    guard columns[Field.documentID.rawValue] != nil, columns[Field.comment.rawValue] != nil
    else { return nil }
    count = row.count
    self.columns = columns
    self.others = others
  }

  /// The bytes of a field; empty where the file has no such column.
  func bytes(_ field: Field, of row: CSVRow) -> ArraySlice<UInt8> {
    columns[field.rawValue].map { row[$0] } ?? []
  }

  /// The trimmed text of a field; empty where the file has no such column.
  func text(_ field: Field, of row: CSVRow) -> String { trimmedText(bytes(field, of: row)) }

  /// Whether the file has a column.
  func has(_ field: Field) -> Bool { columns[field.rawValue] != nil }
}
