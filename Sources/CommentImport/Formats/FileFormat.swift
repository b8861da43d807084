// Rulewright. Apache-2.0.

/// What sort of file somebody received, by its bytes; names and endings lie.
package enum FileFormat: Hashable, Sendable {
  /// Comments, in a form that can be read.
  case comments(CommentFormat)
  /// A letter, a document or an archive, which is read in a process of its own.
  case document(DocumentKind)
  /// Codings as `CodingsCSV` writes them.
  case codingsCSV
  /// Readings as `ReadingsCSV` writes them.
  case readingsCSV
  /// Decisions about what the public sees as `RedactionsCSV` writes them.
  case redactionsCSV
  /// Decisions about campaigns as `CampaignsCSV` writes them.
  case campaignsCSV
  /// None that can be read: phrases that say what was seen, and what to do instead.
  case unknown(seen: String, instead: String)

  /// How many bytes of a file's beginning tell what it is.
  package static let beginning = 1 << 18

  /// The format of a file that begins with some bytes.
  ///
  /// - Parameters:
  ///   - bytes: the first `beginning` bytes, or the whole file where it is shorter.
  ///   - end: its last bytes, where an archive has its list.
  ///   - name: its name, which is asked only whether it claims to be a letter or a text.
  package init(
    beginning bytes: ArraySlice<UInt8>, end: ArraySlice<UInt8> = [], name: String = ""
  ) {
    let isWhole = bytes.count < Self.beginning
    guard !bytes.isEmpty else {
      self = Self.refused("the file is empty")
      return
    }
    let kind = DocumentKind(beginning: bytes, end: end, name: name)
    guard kind == .text || kind == .html || kind == .unknown else {
      self = .document(kind)
      return
    }
    let encoding = TextEncoding(beginning: bytes)
    let text: ArraySlice<UInt8>
    do {
      text = try encoding.decoded(bytes, isWhole: isWhole)[...]
    } catch {
      self = .unknown(seen: "\(error)", instead: "Save it anew, as UTF-8")
      return
    }
    self =
      JSONDetection.format(text, of: bytes, isWhole: isWhole, encoding)
      ?? TableDetection.format(text, isWhole: isWhole, encoding)
      ?? TextDetection.format(text, name: name, isHTML: kind == .html, encoding)
      ?? Self.refused(
        kind == .unknown
          ? "it is no text, nor a document that is known" : Self.seen(text, isWhole: isWhole))
  }

  /// A file of no known kind, with the kinds that are.
  static func refused(_ seen: String) -> FileFormat {
    .unknown(seen: seen, instead: expected)
  }

  /// What can be imported, in a sentence.
  package static let expected =
    "Expected a regulations.gov bulk CSV (with the columns Document ID and Comment), "
    + "another form of comments (docs/formats.md lists them), "
    + "codings (comment,tag,stage,citation,quote,coder,at), readings "
    + "(comment,state,reason,by,at) or a response (Markdown that begins with front matter)"

  // MARK: - What was seen, for people

  private static func seen(_ text: ArraySlice<UInt8>, isWhole: Bool) -> String {
    let first = TableDetection.delimiters.compactMap { delimiter in
      TableDetection.records(of: text, isWhole: isWhole, delimiter: delimiter, most: 1)
    }
    guard !first.isEmpty else { return "a quote opens in the first row and does not close" }
    // The byte that parts the most cells is likely what is meant.
    let rows = first.compactMap { if case .row(let row) = $0.first { row } else { nil } }
    if let row = rows.max(by: { $0.count < $1.count }) { return names(in: row) }
    return seen(first.first?.first)
  }

  /// What a first row is, for people.
  static func seen(_ record: CSVRecord?) -> String {
    switch record {
    case nil: "the file is empty"
    case .fault(let fault): "the first row cannot be read: \(fault)"
    case .row(let row): names(in: row)
    }
  }

  /// `the first row says 'id', 'documentType', 'withdrawn' and 7 more`.
  static func names(in row: CSVRow) -> String {
    if row.isEmptyLine { return "the first line is empty" }
    var list = ""
    for column in 0..<min(row.count, 4) {
      if column > 0 { list += ", " }
      list += quoted(row.text(column))
    }
    if row.count > 4 { list += " and \(row.count - 4) more" }
    return "the first row says \(list)"
  }
}
