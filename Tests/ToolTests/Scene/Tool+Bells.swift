// Rulewright. Apache-2.0.

import Testing

/// A docket small enough to be known by heart: when bells ring.
extension Tool {
  /// The docket `bells` with a proposed rule of March and a final rule of September 2021.
  @discardableResult
  func bells() throws -> Tool {
    try file("Drafts/bells/docket.yml", Bells.docket)
    try file("Drafts/bells/codebook.yml", Bells.codebook)
    try file("Drafts/bells/2021-03-01-proposed.md", Bells.proposed)
    return try file("Drafts/bells/2021-09-01-final.md", Bells.final)
  }

  /// The same docket with its three comments in the record.
  @discardableResult
  func bellsWithComments() throws -> Tool {
    try bells().file("from-the-docket.csv", Bells.comments)
    try run("import", "bells", "from-the-docket.csv").succeeds()
    return self
  }

  /// A docket `one` with a working draft of some text.
  @discardableResult
  func draft(_ text: String) throws -> Tool {
    try file(
      "Drafts/one/docket.yml",
      """
      title: One
      agency: [Office of One]
      stages:
        - { id: working, kind: working draft, draft: draft.md }

      """)
    return try file("Drafts/one/draft.md", text)
  }
}

enum Bells {
  static let docket = """
    title: Bells
    agency: [Office of Bells]
    numbering: cfr
    stages:
      - id: proposed
        kind: proposed rule
        draft: 2021-03-01-proposed.md
        citation: 86 FR 100
        docket: BEL-2021-0001
        published: 2021-03-01
        comments: { days: 30, closes: 2021-03-31 }
      - id: final
        kind: final rule
        draft: 2021-09-01-final.md
        docket: BEL-2021-0002
        published: 2021-09-01

    """

  static let codebook = """
    tags:
      - id: unclear
        name: Unclear
        definition: The words can be read in two ways.
        use: They ask what is meant.
        avoid: They understand and disagree.
      - id: too-loud
        name: Too loud
        definition: The bell is too loud.
        use: They name the noise.
        avoid: They object to bells.

    """

  static let proposed = draft(noon: "at noon", end: "")

  static let final = draft(
    noon: "at noon and at six", end: "\n(d) *Noise.* No bell is louder than 80 dB.\n")

  private static func draft(noon: String, end: String) -> String {
    """
    ---
    title: Bells
    ---

    ## Summary

    Bells ring at noon.

    ## § 1.1 Bells

    (a) *Who.* Every tower with a bell rings it.

    (b) *When.* A bell rings \(noon).

    (c) *Exceptions.* Paragraph (b) of this section does not bind a broken bell.

    """ + end
  }

  static let header =
    "Document ID,Document Type,Docket ID,Received Date,Organization Name,Last Name,Title,Comment,"
    + "Is Withdrawn?,Reason Withdrawn\n"

  static func row(
    _ number: Int, type: String = "Public Submission", docket: String = "BEL-2021-0001",
    on day: String = "2021-03-10", organization: String = "", name: String = "",
    _ text: String, withdrawn: String = "false", reason: String = ""
  ) -> String {
    let id = "\(docket)-000\(number)"
    return "\(id),\(type),\(docket),\(day)T05:00:00Z,\(organization),\(name),Comment,"
      + "\"\(text)\",\(withdrawn),\(reason)\n"
  }

  /// One row that is no comment; one comment in time, one late, one withdrawn.
  static let comments =
    header + row(1, type: "Proposed Rule", "")
    + row(2, organization: "Ringers' Guild", name: "Ash", "At noon, we eat. At noon, we rest.")
    + row(3, on: "2021-04-02", name: "Birch", "Which noon? The sun's, or the clock's?")
    + row(4, on: "2021-03-12", name: "Cole", "Forget me.", withdrawn: "true", reason: "asked")

  static let (ash, birch, cole) = ("BEL-2021-0001-0002", "BEL-2021-0001-0003", "BEL-2021-0001-0004")
}
