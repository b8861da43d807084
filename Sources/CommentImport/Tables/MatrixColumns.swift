// Rulewright. Apache-2.0.

/// Which column of a comment matrix is what.
///
/// Every agency has a form of its own: organization, document, place, comment with its rationale,
/// suggested change, and columns for the agency's own answer. A column is known by the words of
/// its name, whatever stands in parentheses after them.
struct MatrixColumns {
  let names: [String]
  private(set) var comment: Int?
  private(set) var suggestion: Int?
  private(set) var organization: Int?
  private(set) var submitter: Int?
  private(set) var document: Int?
  /// Section, page, line: where in the document, as the form has them.
  private(set) var places: [Int] = []

  /// Nil when a header is not that of a matrix: it has a column for the comment, one for the place
  /// or the suggested change, and one more; and its names are short, as no letter's lines are.
  init?(_ cells: [ArraySlice<UInt8>]) {
    let filled = cells.map(trimmed).filter { !$0.isEmpty }
    guard filled.count >= 3, filled.allSatisfy({ $0.count <= 200 }) else { return nil }
    let known = ColumnNames(cells)
    guard known.column("documentid") == nil else { return nil }
    names = known.shown
    for (column, cell) in cells.enumerated() {
      let words = Self.words(cell)
      guard let first = words.first else { continue }
      if Self.isComment(words), comment == nil {
        comment = column
      } else if Self.suggesting.contains(first), suggestion == nil {
        suggestion = column
      } else if Self.isOrganization(words), organization == nil {
        organization = column
      } else if Self.isSubmitter(words), submitter == nil {
        submitter = column
      } else if words == ["document"] || words == ["publication"] || words == ["volume"],
        document == nil
      {
        document = column
      } else if words.contains(where: Self.placing.contains) {
        places.append(column)
      }
    }
    guard comment != nil, suggestion != nil || !places.isEmpty else { return nil }
  }

  private static let suggesting: Set<String> = [
    "suggested", "suggestion", "suggestions", "proposed", "proposal", "recommended",
    "recommendation", "recommendations",
  ]
  private static let placing: Set<String> = [
    "section", "sections", "paragraph", "para", "clause", "page", "pages", "line", "lines",
    "reference", "article", "annex", "appendix", "figure", "table", "chapter", "provision",
  ]
  /// What a column about a comment is called that does not hold it.
  private static let about: Set<String> = [
    "number", "no", "id", "type", "category", "by", "author", "date", "status", "response",
    "resolution", "disposition", "owner", "source", "period", "count",
  ]

  private static func isComment(_ words: [String]) -> Bool {
    guard words[0] == "comment" || words[0] == "comments" else { return false }
    return words.dropFirst().allSatisfy { !about.contains($0) }
  }

  private static func isOrganization(_ words: [String]) -> Bool {
    let kinds: Set = ["organization", "organisation", "org", "company", "agency"]
    return words.contains(where: kinds.contains) && !words.contains("type")
      && !words.contains("response")
  }

  private static func isSubmitter(_ words: [String]) -> Bool {
    let kinds: Set = ["commenter", "commentor", "submitter", "submitted", "reviewer", "name"]
    return kinds.contains(words[0])
  }

  /// The words of a name in lower case, up to the first parenthesis.
  private static func words(_ cell: ArraySlice<UInt8>) -> [String] {
    let name = cell.prefix { $0 != 0x28 }
    return name.split { byte in
      let small = lower(byte)
      return !((0x61...0x7A).contains(small) || (0x30...0x39).contains(small) || byte >= 0x80)
    }
    .map { String(decoding: $0.map(lower), as: UTF8.self) }
  }

  /// A column's name without what stands in parentheses, for people.
  func label(_ column: Int) -> String {
    trimmedText(Array(names[column].utf8.prefix { $0 != 0x28 })[...])
  }
}
