// Rulewright. Apache-2.0.

import Testing

/// The bells' docket from comments to answers, with nothing left to do and nothing to spare.
extension Tool {
  /// Comments tagged, in the record and as text: one issue about 1.1(b), one about bells as such.
  @discardableResult
  func bellsTagged() throws -> Tool {
    try bellsWithComments()
    try file(
      "Drafts/bells/docket.yml", replacing: "closes: 2021-03-31",
      with: "closes: 2021-03-31, late: considered")
    try run(
      "tag", "bells", Bells.ash, "unclear", "--clause", "1.1(b)", "--quote", "At noon, we eat",
      "--by", "Ann"
    ).succeeds()
    try run("tag", "bells", Bells.birch, "too-loud", "--by", "Ann").succeeds()
    try run("export", "bells", "--to", "codings").succeeds()
    return self
  }

  /// Both issues answered, each by a response that explains one of the two changes.
  @discardableResult
  func bellsAnswered() throws -> Tool {
    try bellsTagged()
    try file("noon.md", Bells.noon).file("noise.md", Bells.noise)
    try run(
      "respond", "bells", "unclear@1-1-b", "--disposition", "accepted", "--changed", "1.1(b)",
      "--file", "noon.md", "--title", "Noon is unclear", "--by", "Ann"
    ).succeeds()
    try run("respond", "bells", "--file", "noise.md", "--by", "Ann").succeeds()
    return self
  }

  /// Puts some words of a file into others' place.
  @discardableResult
  func file(_ path: String, replacing words: String, with others: String) throws -> Tool {
    let parts = try text(path).split(
      separator: words, maxSplits: 1, omittingEmptySubsequences: false)
    return try file(path, parts.joined(separator: others))
  }

  /// What the gate finds, as `id: summary`.
  func gate(_ docket: String = "bells") throws -> [String] {
    let run = try run("check", docket, "--final", "--format", "json")
    let found = try run.json(Shapes.Check.self).diagnostics.filter { $0.severity == "error" }
    run.exits(found.isEmpty ? 0 : 1)
    return found.map { "\($0.id): \($0.summary)" }
  }
}

extension Bells {
  /// A response in plain Markdown.
  static let noon = "We now say *which* noon: the clock's.\n\nThe sun's noon moves.\n"

  /// A response with front matter.
  static let noise = """
    ---
    title: Bells are loud
    issues: [too-loud]
    stage: proposed
    disposition: accepted in part
    changed: ["1.1(d)"]
    ---
    No bell is louder than 80 dB.

    """
}
