// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Codings
import Comments
import Coverage
import Dockets
import Workbench

struct ResponsesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "responses", abstract: "List what was answered, and what was not",
    discussion: """
      As JSON: {"responses":[{"id","title","disposition","stage","answered","issues":[{"issue",\
      "comments","texts"}],"comments","changed":[{"citation","stage"}],"body"}],"unanswered":\
      [{"issue","stage","clause","comments","texts"}]}
      """)

  @Argument(help: "The docket.")
  var docket: String
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let matrix = try place.workspace().responses(of: docket, today: SystemClock.today)
    switch output.format {
    case .json: try printJSON(MatrixJSON(matrix))
    case .text: printText(matrix)
    }
  }

  private func printText(_ matrix: ResponseMatrix) {
    for row in matrix.responses {
      let response = row.response
      let count = row.received
      print(
        Colour.bold(forTerminal(response.id.text)) + "  "
          + forTerminal("\(response.disposition.rawValue) in \(response.answeredIn)  ")
          + "\(count) comment\(count == 1 ? "" : "s")")
      print("    " + firstWords(response.title, 200))
      print("    " + forTerminal(row.issues.map(words).joined(separator: ", ")))
      if !response.changed.isEmpty {
        let changed = response.changed.map(\.citation.text).joined(separator: ", ")
        print("    changed: " + forTerminal(changed))
      }
    }
    if !matrix.unanswered.isEmpty { print(Colour.bold("Unanswered")) }
    for issue in matrix.unanswered {
      print("    " + forTerminal("\(words(issue)) on \(issue.issue.stage)"))
    }
    let answered = matrix.responses.count
    print(
      "\(answered) response\(answered == 1 ? "" : "s"), \(matrix.unanswered.count) unanswered "
        + "issue\(matrix.unanswered.count == 1 ? "" : "s")")
  }

  private func words(_ issue: IssueCoverage) -> String {
    "\(issue.issue.issue) (\(issue.received))"
  }
}

private struct MatrixJSON: Encodable {
  var responses: [Row]
  var unanswered: [IssueJSON]

  struct Row: Encodable {
    var id: String
    var title: String
    var disposition: String
    var stage: String
    var answered: String
    var issues: [IssueJSON]
    var comments: Int
    var changed: [Changed]
    var body: String
  }

  struct Changed: Encodable {
    var citation: String
    var label: String
    var stage: String
  }

  init(_ matrix: ResponseMatrix) {
    responses = matrix.responses.map { row in
      let response = row.response
      return Row(
        id: response.id.text, title: response.title, disposition: response.disposition.rawValue,
        stage: response.stage.text, answered: response.answeredIn.text,
        issues: row.issues.map(IssueJSON.init), comments: row.received,
        changed: response.changed.map {
          Changed(citation: $0.citation.text, label: $0.label.text, stage: $0.stage.text)
        }, body: response.body)
    }
    unanswered = matrix.unanswered.map(IssueJSON.init)
  }
}

/// An issue as JSON.
struct IssueJSON: Encodable {
  var issue: String
  var stage: String
  /// As cited; null for the document as a whole.
  var clause: String?
  /// Those that were tagged themselves.
  var comments: [String]
  /// How many say it, with the copies of their letters; withdrawn ones are not among them.
  var received: Int
  var texts: Int
  /// The responses that answer it.
  var responses: [Answer]
  /// Whether somebody who raised it must be answered.
  var owed: Bool

  struct Answer: Encodable {
    var id: String
    var disposition: String
  }

  init(_ issue: IssueCoverage) {
    self.issue = issue.issue.issue.description
    stage = issue.issue.stage.text
    clause = issue.citation?.text
    comments = issue.comments.map(\.text)
    received = issue.received
    texts = issue.distinctTexts
    responses = issue.responses.map {
      Answer(id: $0.id.text, disposition: $0.disposition.rawValue)
    }
    owed = issue.isOwedAnswer
  }

  enum CodingKeys: String, CodingKey {
    case issue, stage, clause, comments, texts, responses, owed
  }

  /// An absent clause is null, so that every row has every field.
  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(issue, forKey: .issue)
    try row.encode(stage, forKey: .stage)
    try row.encode(clause, forKey: .clause)
    try row.encode(comments, forKey: .comments)
    try row.encode(texts, forKey: .texts)
    try row.encode(responses, forKey: .responses)
    try row.encode(owed, forKey: .owed)
  }
}
