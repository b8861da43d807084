// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Workbench

struct ClausesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clauses", abstract: "Show a draft clause by clause")

  @Argument(help: "A Markdown file, or DOCKET:STAGE.")
  var draft: String
  @Option(help: "How the file is numbered; by default as it looks.")
  var numbering: Numbering?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let tree = try Workspace.draft(named: draft, numbering: numbering, workspace: place.workspace)
    switch output.format {
    case .json: try printJSON(ClauseList(tree))
    case .text:
      for clause in tree.clauses { print(line(clause)) }
      print("\(tree.clauses.count) clauses, \(tree.numbering.rawValue) numbering")
    }
  }

  private func line(_ clause: Clause) -> String {
    let indent = String(repeating: "  ", count: clause.depth)
    let name = clause.kind == .heading && clause.designation.isEmpty ? "" : clause.citation.text
    let words = firstWords(clause.text, 60)
    return indent + Colour.bold(forTerminal(name)) + (name.isEmpty ? "" : "  ") + words
      + Colour.faint("  \(clause.label) · \(clause.kind.rawValue) · line \(clause.line)")
  }
}

private struct ClauseList: Encodable {
  var file: String
  var numbering: String
  var title: String?
  var clauses: [ClauseRow]

  init(_ tree: ClauseTree) {
    file = tree.draft.file
    numbering = tree.numbering.rawValue
    title = tree.title
    clauses = tree.clauses.map { ClauseRow($0, in: tree) }
  }
}

private struct ClauseRow: Encodable {
  var citation: String
  var label: String
  var key: String?
  var kind: String
  var designation: String
  var depth: Int
  var heading: String?
  var text: String
  var line: Int
  var endLine: Int
  var start: Int
  var end: Int
  var parent: String?

  init(_ clause: Clause, in tree: ClauseTree) {
    citation = clause.citation.text
    label = clause.label.text
    key = clause.key?.text
    kind = clause.kind.rawValue
    designation = clause.designation
    depth = clause.depth
    heading = clause.heading
    text = clause.text
    line = clause.line
    endLine = clause.endLine
    start = clause.range.lowerBound
    end = clause.range.upperBound
    parent = clause.parent.map { tree.clauses[$0].label.text }
  }

  enum CodingKeys: String, CodingKey {
    case citation, label, key, kind, designation, depth, heading, text, line, endLine, start, end
    case parent
  }

  /// Absent values are null, so that every row has every field.
  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(citation, forKey: .citation)
    try row.encode(label, forKey: .label)
    try row.encode(key, forKey: .key)
    try row.encode(kind, forKey: .kind)
    try row.encode(designation, forKey: .designation)
    try row.encode(depth, forKey: .depth)
    try row.encode(heading, forKey: .heading)
    try row.encode(text, forKey: .text)
    try row.encode(line, forKey: .line)
    try row.encode(endLine, forKey: .endLine)
    try row.encode(start, forKey: .start)
    try row.encode(end, forKey: .end)
    try row.encode(parent, forKey: .parent)
  }
}
