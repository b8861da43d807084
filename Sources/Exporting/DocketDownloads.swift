// Rulewright. Apache-2.0.

import Comments
package import Dockets

/// The names of the files of one docket, in the order in which they are told of.
package struct DocketDownloads: Sendable {
  /// Where they lie, with `/`: `cyber-items/data`.
  package let folder: String
  /// The name of the file of each comparison, without its ending, by the stages compared.
  package let redlines: [(from: StageID, to: StageID, name: String)]

  private let sheets: Sheets

  package init(
    folder: String, redlines: [(from: StageID, to: StageID, name: String)], sheets: Sheets
  ) {
    self.folder = folder
    self.redlines = redlines
    self.sheets = sheets
  }

  /// The files for spreadsheets, which cut off what is too long for them and tell nobody.
  package struct Sheets: Sendable {
    /// How many rows one holds at most, without the columns' names.
    let rows: Int
    /// The name of a table's file by its part, from 1.
    let name: @Sendable (_ table: String, _ part: Int) -> String

    package init(rows: Int, name: @escaping @Sendable (_ table: String, _ part: Int) -> String) {
      self.rows = rows
      self.name = name
    }
  }

  /// Gives the files in pieces, as they are made; those of several files may come in turn.
  ///
  /// Comments are gone through once, and none is kept.
  package func write<Failure: Error>(
    _ docket: PublishedDocket, to sink: (ExportedFile) throws(Failure) -> Void
  ) throws(Failure) {
    var tables = [("responses", responsesTable(of: docket))]
    for (from, to, name) in redlines {
      guard let change = docket.redlines.first(where: { $0.from == from && $0.to == to }) else {
        continue
      }
      tables.append((name, redlineTable(of: change.redline)))
    }
    tables.insert(("codings", codingsTable(of: try writeComments(of: docket, to: sink))), at: 0)
    try sink(file("README.txt", readme(["comments"] + tables.map(\.0))))
    for (name, table) in tables {
      try sink(file(name + ".csv", table.bytes(.lossless)))
      try sink(file(sheets.name(name, 1), table.bytes(.spreadsheet)))
    }
  }

  private func file(_ name: String, _ bytes: [UInt8]) -> ExportedFile {
    ExportedFile(path: folder + "/" + name, bytes: bytes)
  }

  /// How many bytes of a file are gathered before they are given.
  private static let piece = 1 << 18

  /// The files that have every comment: for spreadsheets as many as it takes; the codings that are
  /// public.
  private func writeComments<Failure: Error>(
    of docket: PublishedDocket, to sink: (ExportedFile) throws(Failure) -> Void
  ) throws(Failure) -> [PublishedCoding] {
    var json = DocketJSON.before(docket)
    var table = beginning(.lossless)
    var sheet = beginning(.spreadsheet)
    var part = 1
    var codings = PublishedCodings(of: docket)
    var count = 0
    var failure: Failure?
    func give(_ name: String, _ bytes: inout [UInt8]) {
      guard failure == nil else { return }
      do throws(Failure) { try sink(file(name, bytes)) } catch { failure = error }
      bytes.removeAll(keepingCapacity: true)
    }
    docket.comments.each { comment in
      guard failure == nil, docket.isShown(comment) else { return }
      codings.take(comment, at: count)
      json += DocketJSON.item(comment, of: docket, isFirst: count == 0)
      count += 1
      if json.count >= Self.piece { give("docket.json", &json) }
      let row = CommentsTable.row(comment, of: docket)
      CSVTable.append(row, .lossless, to: &table)
      if table.count >= Self.piece { give("comments.csv", &table) }
      if count > part * sheets.rows {
        give(sheets.name("comments", part), &sheet)
        part += 1
        sheet = beginning(.spreadsheet)
      }
      CSVTable.append(row, .spreadsheet, to: &sheet)
      if sheet.count >= Self.piece { give(sheets.name("comments", part), &sheet) }
    }
    let found = codings.sorted()
    json += DocketJSON.after(docket, hasComments: count > 0, found)
    give("docket.json", &json)
    give("comments.csv", &table)
    give(sheets.name("comments", part), &sheet)
    if let failure { throw failure }
    return found
  }

  /// A table of comments before its first row.
  private func beginning(_ flavour: CSVTable.Flavour) -> [UInt8] {
    var bytes = CSVTable.beginning(flavour)
    CSVTable.append(CommentsTable.columns, flavour, to: &bytes)
    return bytes
  }

  /// What the files are, for whoever finds them without the site.
  private func readme(_ tables: [String]) -> [UInt8] {
    let list = tables.map { "  \($0).csv, \($0).spreadsheet.csv\n" }.joined()
    return Array(
      """
      THIS DOCKET AS DATA

      Everything here is public and stands on the pages too. Names of persons, attachments, and the
      words of comments that were withdrawn or are held back are not here.

        docket.json   everything in one document
      \(list)
      TWO KINDS OF CSV

      NAME.csv is for programs: RFC 4180, UTF-8, commas, rows ended by CRLF, each cell the text byte
      for byte. Do not open it in a spreadsheet: a cell may be a formula that a stranger wrote.

      NAME.spreadsheet.csv is for spreadsheets, with the comma as separator. It begins with a byte
      order mark, and each cell that could be taken for a formula, or that begins with an
      apostrophe, has one apostrophe more before it. Take that one away and the cell is the one of
      NAME.csv. A cell could be a formula when its first sign after white space, controls and
      unseen signs is one of = + - @ (in full width or small form too), a tab or a line end. Some
      spreadsheets cut a cell after 32,767 signs. Of more comments than \(sheets.rows), which is what a
      spreadsheet shows, the others are in \(sheets.name("comments", 2)), and so on.

      COLUMNS

      comments.csv
        comment       its number
        stage         the document that it is on
        received      the day, as 2021-11-20; empty when none is stated
        late          yes when it came after the last open day
        status        public, withdrawn or restricted
        reason        for one that is restricted, the kind of reason
        organization  as its submitter stated it; nobody checked it
        see_attached  yes when its text only points to an attachment
        attachments   how many it has; they are not published
        attachments_shown
                      of how many the words were read and released; they stand at the end of text
        text          its words; empty when they are not public
      codings.csv
        comment, tag  which comment was given which tag
        quote         the passage; empty when the tag is about the comment as a whole, or when
                      its words are no longer in the text
        from, to      where the passage stands in the text, in bytes of UTF-8
        stage, citation, label
                      the clause that it speaks to, as it is cited and as it is addressed
        version       the SHA-256 of the draft that was read
        stands        how that clause stands in the draft that is shown: exact; moved, the same
                      words elsewhere or under another number; edited, or what was read was not
                      kept; ambiguous, divided or like several; orphaned, there no more. Only what
                      is exact is counted on the pages; empty when it speaks to no clause
      responses.csv
        response      its name in addresses
        title         what people said
        stage         the document that they spoke to
        issues        TAG@LABEL each, or TAG for the document as a whole
        disposition   accepted, accepted in part, not accepted, out of scope, noted
        answered      the stage that answers
        changed       STAGE#LABEL of each clause that changed because of it
        text          the answer, as Markdown
      redline-FROM-TO.csv: each clause of either text once, in reading order
        operations    added, removed, revised, redesignated, moved, split, merged; or unchanged
        similarity    the share of words in common, 0 to 1
        old_citation, old_label, old_text, new_citation, new_label, new_text
                      the clause before and after; empty where there is none

      """.utf8)
  }
}
