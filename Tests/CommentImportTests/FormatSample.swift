// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import Testing

/// A small made-up file of every form that can be read.
struct FormatSample: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  /// What must come with it.
  var with: [[UInt8]] = []

  var testDescription: String { name }

  init(_ name: String, _ text: String, with: [String] = []) {
    self.name = name
    bytes = Array(text.utf8)
    self.with = with.map { Array($0.utf8) }
  }

  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  static let list = """
    Docket ID,Docket Title,,,
    TOL-2019-0001,Tolls,,,
    ,,,,
    Document Title,Document Type,Attachment Count,Submitter Last Name,Document ID
    Comment from A,PUBLIC SUBMISSIONS,N/A,Ash,TOL-2019-0001-0002
    A rule,PROPOSED RULES,N/A,N/A,TOL-2019-0001-0001
    Comment from B,PUBLIC SUBMISSIONS,1,Birch,TOL-2019-0001-0003
    Comment from C,PUBLIC SUBMISSIONS,N/A,N/A,TOL-2019-0001-0004

    """
  static let texts = """
    Document ID,Text Comment
    TOL-2019-0001-0003,"See attached, please."
    TOL-2019-0001-0002,"Too dear.<br/>By far."
    TOL-2019-0001-0009,"On no list."

    """

  static let object = """
    {"data":{"id":"TOL-2019-0001-0002","type":"comments","attributes":{"docketId":"TOL-2019-0001",\
    "comment":"First.<br/><span style='padding-left: 30px'></span>Second &amp; last.",\
    "documentType":"Public Submission","receiveDate":"2019-05-02T04:00:00Z","withdrawn":false,\
    "organization":"Bridge Users","firstName":"Ada","pageCount":1,"displayProperties":[{"a":1}],\
    "reasonWithdrawn":null},"relationships":{"attachments":{"data":[{"id":"b","type":\
    "attachments"},{"id":"a","type":"attachments"}]}}},"included":[{"id":"b","type":"attachments",\
    "attributes":{"docOrder":2,"title":"Two","fileFormats":[{"fileUrl":\
    "https://downloads.example.gov/2.pdf","format":"pdf"}]}},{"id":"a","type":"attachments",\
    "attributes":{"docOrder":1,"title":"One","restrictReasonType":"CBI","restrictReason":"Trade",\
    "fileFormats":null}}]}
    """

  static let page = """
    {"data": [
      {"id": "TOL-2019-0001-0002", "type": "comments", "attributes": {"comment": "<p>One.</p>"},
       "relationships": {"attachments": {"data": [{"id": "x", "type": "attachments"}]}}},
      {"id": "TOL-2019-0001-0003", "type": "comments", "attributes": {"comment": "Two."}},
      {"id": "TOL-2019-0001-0004", "type": "comments", "attributes": {"title": "No words"}}
    ], "included": [{"id": "x", "type": "attachments",
      "links": {"download": "https://downloads.example.gov/a/attachment_3.pdf"}}],
     "links": {"next": null}}
    """

  static let filing = #"""
    {"id_submission":"10%","text_data":"A line.\r\nAnother \u201cline\u201d \ud83d\ude00.",\#
    "date_received":"2017-05-11T23:17:44.602Z","proceedings":[{"name":"17-1"},\#
    {"name":"TOL-2019-0001"}],"filers":[{"name":"Ada Ash"}],"submissiontype":{"short":"COMMENT"},\#
    "documents":[{"src":"https://example.gov/1","filename":"letter.pdf"}],\#
    "viewingstatus":{"description":"Unrestricted"}}
    """#

  static func filings(_ count: Int) -> [String] {
    (1...count).map { number in
      String(filing.split(separator: "%").joined(separator: "\(number)"))
    }
  }

  static let matrix = """
    Comments on Draft 2,,,,,,
    #,Organization Name,Submitted by,Section,Page #,Comment (include rationale),Suggested Change,\
    Disposition
    1,Bridge Users,Ada Ash,2.1,4,"The toll is too dear.
    Nobody can pay it.",Halve it.,
    2,Bridge Users,Ada Ash,2.2,,,,
    3,,Birch,3,9,No comment period was given.,,Noted

    """

  static let html = """
    <!DOCTYPE html><html><head><title>A letter</title><style>p { color: red }</style></head>
    <body><p>Dear office,</p><script>alert(1)</script><p hidden>Not to be seen</p>
    <div style="display: none">nor this</div><!-- nor that --><p>the toll is &eacute;norme.</p>
    </body></html>
    """

  static let all: [FormatSample] = {
    let bulk = BulkCSVGenerator.file(comments: 5, seed: 4)
    let text = String(decoding: bulk, as: UTF8.self)
    let wide = ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return [
      FormatSample("bulk.csv", bytes: bulk),
      FormatSample("bulk-utf16.csv", bytes: wide),
      FormatSample(
        "semicolons.csv",
        "Document ID;Comment;Organization Name\nA-1-1;\"a; b\";c\nA-1-2;d;e\nA-1-2;d;e\n"),
      FormatSample("tabs.tsv", "Document ID\tComment\nA-1-1\t\"a\tb\"\nA-1-2\tc\n"),
      FormatSample(
        "windows.csv",
        bytes: Array("Document ID,Comment\nA-1-1,caf".utf8) + [0xE9, 0x0A]
          + Array("A-1-2,b\n".utf8)),
      FormatSample(
        "api.csv",
        "docketId,documentType,comment,objectId,withdrawn,postedDate,docketId\n"
          + "TOL-1,Public Submission,a &rsquo; b,0900006484d9506d,false,2021-09-20T04:00:00Z,x\n"
          + "TOL-1,Public Submission,c,9.00006E+14,False,,\n"),
      FormatSample("list.csv", list, with: [texts]),
      FormatSample("texts.csv", texts, with: [list]),
      FormatSample("matrix.csv", matrix),
      FormatSample("object.json", object),
      FormatSample("page.json", page),
      FormatSample("array.json", "[\n" + filings(3).joined(separator: ",\n") + "\n]\n"),
      FormatSample(
        "filings.json", "{\"filings\":[" + filings(2).joined(separator: ", ") + "],\"n\":2}"),
      FormatSample("lines.jsonl", filings(4).joined(separator: "\n") + "\n"),
      FormatSample("letter.txt", "Dear office,\r\n\r\nthe toll is énorme, and too dear.\r\n"),
      FormatSample("letter.html", html),
    ]
  }()
}
