// Rulewright. Apache-2.0.

/// Finds the header of a table: which byte parts its cells, and in which row it stands.
enum TableDetection {
  /// Exports and forms have a few lines of their own before the header.
  private static let deepestHeader = 12
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09]

  /// What a file is, when one of its first rows is a header that is known.
  static func format(
    _ text: ArraySlice<UInt8>, isWhole: Bool, _ encoding: TextEncoding
  ) -> FileFormat? {
    let tables = delimiters.map { delimiter in
      (delimiter, records(of: text, isWhole: isWhole, delimiter: delimiter, most: deepestHeader))
    }
    for place in 0..<deepestHeader {
      for case (let delimiter, let records?) in tables where place < records.count {
        guard case .row(let row) = records[place] else { continue }
        let shape = TableShape(delimiter: delimiter, headerRow: row.number)
        // Readings have some of the columns of decisions, and tables of comments may.
        if place == 0, delimiter == 0x2C, encoding == .utf8,
          RedactionsCSV.columns(of: row) != nil
        {
          return .redactionsCSV
        }
        if let kind = kind(row, shape) { return .comments(CommentFormat(kind, encoding)) }
        guard place == 0 else { continue }
        if delimiter == 0x2C, encoding == .utf8 {
          if CodingsCSV.columns(of: row) != nil { return .codingsCSV }
          if ReadingsCSV.columns(of: row) != nil { return .readingsCSV }
          if CampaignsCSV.columns(of: row) != nil { return .campaignsCSV }
        }
        if let refusal = refusal(row) { return refusal }
      }
    }
    return nil
  }

  /// The first records of a table; nil when a quote opens in the first one and does not close.
  static func records(
    of text: ArraySlice<UInt8>, isWhole: Bool, delimiter: UInt8, most: Int
  ) -> [CSVRecord]? {
    var reader = CSVReader(delimiter: delimiter, takesWindows1252: true)
    var records: [CSVRecord] = []
    func take(_ record: CSVRecord) throws {
      records.append(record)
      if records.count == most { throw EnoughRows() }
    }
    do {
      try reader.feed(text, take)
      if isWhole || records.isEmpty { try reader.finish(take) }
    } catch is EnoughRows {
      return records
    } catch {
      return records.isEmpty ? nil : records
    }
    return records
  }

  private struct EnoughRows: Error {}

  private static func kind(_ row: CSVRow, _ shape: TableShape) -> CommentFormat.Kind? {
    guard row.count > 1 else { return nil }
    if BulkHeader(row) != nil { return .bulk(shape) }
    let names = ColumnNames(row)
    if ListedTextRows.columns(names) != nil { return .listedTexts(shape) }
    if APITableRows.columns(names) != nil { return .apiTable(shape) }
    if DocketList.isHeader(names) { return .docketList(shape) }
    if MatrixColumns(row.cells) != nil { return .matrix(shape) }
    return nil
  }

  /// A table that is known and holds no comments that could be taken.
  private static func refusal(_ row: CSVRow) -> FileFormat? {
    let names = ColumnNames(row)
    let number = names.column("documentid", "id", "commentid", "objectid")
    if number != nil, names.column("comment") == nil, names.matching(APIAttribute.telling) >= 3 {
      return .unknown(
        seen: "it lists comments without their words: \(FileFormat.names(in: row))",
        instead: "Fetch each comment by its number (api.regulations.gov/v4/comments/NUMBER), or "
          + "download the docket in bulk, with the columns Document ID and Comment")
    }
    if names.column("clust") != nil, names.column("comp") != nil, names.column("text") != nil {
      return .unknown(
        seen: "it is what a program made of comments, families of like letters under numbers that "
          + "are not the docket's own: \(FileFormat.names(in: row))",
        instead: "Import what the docket itself gives out; like letters are found here")
    }
    return nil
  }
}
