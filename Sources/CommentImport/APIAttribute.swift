// Rulewright. Apache-2.0.

/// What the API of regulations.gov calls the fields of a comment, and what the bulk download does.
///
/// A comment has the same fields in the record, whichever of the two it came by.
enum APIAttribute {
  /// The bulk download's name for an attribute; the attribute's own where the download has none.
  static func field(_ name: String) -> String {
    fields[ColumnNames.plain(name.utf8)] ?? name
  }

  /// Plain names by which a table or an object is known to come from the API.
  static let telling: [StaticString] = [
    "agencyid", "commentondocumentid", "docketid", "documenttype", "highlightedcontent",
    "lastmodifieddate", "modifydate", "objectid", "openforcomment", "posteddate", "receivedate",
    "trackingnbr", "withdrawn",
  ]

  private static let fields: [[UInt8]: String] = {
    let names: [(StaticString, String)] = [
      ("agencyid", "Agency ID"), ("docketid", "Docket ID"), ("trackingnbr", "Tracking Number"),
      ("documenttype", "Document Type"), ("posteddate", "Posted Date"),
      ("withdrawn", "Is Withdrawn?"), ("title", "Title"),
      ("commentondocumentid", "Comment on Document ID"), ("postmarkdate", "Postmark Date"),
      ("receivedate", "Received Date"), ("docabstract", "Abstract"), ("legacyid", "Legacy ID"),
      ("subtype", "Document Subtype"), ("field1", "Additional Field 1"),
      ("field2", "Additional Field 2"), ("duplicatecomments", "Duplicate Comments"),
      ("pagecount", "Page Count"), ("firstname", "First Name"), ("lastname", "Last Name"),
      ("city", "City"), ("stateprovinceregion", "State/Province"), ("zip", "Zip/Postal Code"),
      ("country", "Country"), ("organization", "Organization Name"),
      ("submitterrep", "Submitter Representative"),
      ("submitterrepaddress", "Representative's Address"),
      ("submitterrepcitystate", "Representative's City, State & Zip"),
      ("govagency", "Government Agency"), ("govagencytype", "Government Agency Type"),
      ("category", "Category"), ("restrictreasontype", "Restrict Reason Type"),
      ("restrictreason", "Restrict Reason"), ("reasonwithdrawn", "Reason Withdrawn"),
      ("fileformats", "Content Files"),
      ("displayproperties", "Display Properties (Name, Label, Tooltip)"),
    ]
    var fields: [[UInt8]: String] = [:]
    for (name, field) in names { name.withUTF8Buffer { fields[Array($0)] = field } }
    return fields
  }()
}
