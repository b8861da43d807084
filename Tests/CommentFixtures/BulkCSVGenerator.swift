// Rulewright. Apache-2.0.

import TestSupport

/// Makes a regulations.gov download of 60 columns, with every trap that real ones have: a Notice in
/// row 2, newlines and doubled quotes in cells, HTML, quotes before combining marks, missing days,
/// withdrawn and restricted rows, stubs, and attachments in no order.
///
/// Same seed, same bytes.
package struct BulkCSVGenerator {
  /// The header of every download, as the site writes it.
  package static let header: [String] = [
    "Document ID", "Agency ID", "Docket ID", "Tracking Number", "Document Type", "Posted Date",
    "Is Withdrawn?", "Federal Register Number", "FR Citation", "Title", "Comment Start Date",
    "Comment Due Date", "Allow Late Comments", "Comment on Document ID", "Effective Date",
    "Implementation Date", "Postmark Date", "Received Date", "Author Date", "Related RIN(s)",
    "Authors", "CFR", "Abstract", "Legacy ID", "Media", "Document Subtype", "Exhibit Location",
    "Exhibit Type", "Additional Field 1", "Additional Field 2", "Topics", "Duplicate Comments",
    "OMB/PRA Approval Number", "Page Count", "Page Length", "Paper Width",
    "Special Instructions", "Source Citation", "Start End Page", "Subject", "First Name",
    "Last Name", "City", "State/Province", "Zip/Postal Code", "Country", "Organization Name",
    "Submitter Representative", "Representative's Address",
    "Representative's City, State & Zip", "Government Agency", "Government Agency Type",
    "Comment", "Category", "Restrict Reason Type", "Restrict Reason", "Reason Withdrawn",
    "Content Files", "Attachment Files", "Display Properties (Name, Label, Tooltip)",
  ]

  private var random: SeededGenerator
  private var number = 1

  package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A whole file with a Notice and so many comments.
  package static func file(comments: Int, seed: UInt64) -> [UInt8] {
    var generator = BulkCSVGenerator(seed: seed)
    var bytes = line(header) + generator.notice()
    for _ in 0..<comments { bytes += generator.comment() }
    return bytes
  }

  /// The row of the rule itself.
  package mutating func notice() -> [UInt8] {
    Self.line(
      cells([
        "Document ID": "BIS-2020-0038-0001", "Document Type": "Rule",
        "Title": "Information Security Controls: Cybersecurity Items",
      ]))
  }

  /// The next comment's row.
  package mutating func comment() -> [UInt8] {
    number += 1
    let zeros = String(repeating: "0", count: max(0, 6 - String(number).utf8.count))
    let id = "BIS-2020-0038-\(zeros)\(number)"
    var fields = [
      "Document ID": id, "Agency ID": "BIS", "Docket ID": "BIS-2020-0038",
      "Document Type": "Public Submission", "Is Withdrawn?": "false",
      "Comment on Document ID": "BIS-2020-0038-0001", "Title": "Comment on BIS-2020-0038-0001",
      "Posted Date": "2021-12-\(10 + number % 20)T05:00Z",
      "Received Date": number % 7 == 0
        ? "2021-12-07T04:59:59Z" : "2021-11-\(10 + number % 20)T05:00Z",
      "First Name": "Ada \"A.\"", "Last Name": "Writer \(number), Jr.", "City": "Springfield",
      "Display Properties (Name, Label, Tooltip)": "pageCount, Page Count, Number of pages",
    ]
    if number % 5 == 0 { fields["Organization Name"] = "Firm \(number % 11) & Söhne" }
    switch number % 20 {
    case 3:
      fields["Comment"] = "See attached file(s)"
      let base = "https://downloads.example.gov/\(id)/attachment_"
      fields["Attachment Files"] = "\(base)2.pdf,\(base)10.pdf,\(base)1.docx"
    case 7:
      fields["Is Withdrawn?"] = "true"
      fields["Reason Withdrawn"] = "Asked for, \"twice\""
      fields["Received Date"] = ""
    case 11:
      fields["Restrict Reason Type"] = "CBI"
      fields["Restrict Reason"] = "trade secrets"
      fields["Comment"] = "RESTRICTED WORDS \(number)"
    case 13: fields["Comment"] = "I oppose this rule."
    default: fields["Comment"] = body()
    }
    return Self.line(cells(fields))
  }

  /// One row's bytes, with quotes only where they must be, ended by CRLF.
  package static func line(_ cells: [String]) -> [UInt8] {
    var out: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(0x2C) }
      let bytes = Array(cell.utf8)
      let needsQuotes = bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if needsQuotes { out.append(0x22) }
      for byte in bytes {
        if byte == 0x22 { out.append(0x22) }
        out.append(byte)
      }
      if needsQuotes { out.append(0x22) }
    }
    return out + [0x0D, 0x0A]
  }

  private func cells(_ fields: [String: String]) -> [String] {
    Self.header.map { fields[$0] ?? "" }
  }

  private mutating func body() -> String {
    let words = [
      "the rule", "vulnerability disclosure", "\"deemed export\"", "\"\u{301} accent", "License",
      "§ 740.22(c)(2)", "<br/>", "&rsquo;s", "&amp;lt;", "\n", "\r\n", "=1+1", "cost,benefit",
      "日本語", "e\u{301}", "researchers", "incident response", "government end user", "🙂",
    ]
    return (0..<Int.random(in: 20...180, using: &random))
      .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }
}
