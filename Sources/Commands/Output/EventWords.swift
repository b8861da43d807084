// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Redacting

/// What an event did and to what, on one line.
func eventWords(_ event: RecordEvent) -> String {
  let what = event.what?.rawValue ?? "something that this program does not know"
  let undoes = event.undoes.map { " event \($0)," } ?? ""
  return "\(what)\(undoes) \(event.subject)" + touchedWords(event)
}

private func touchedWords(_ event: RecordEvent) -> String {
  var parts: [String] = []
  func add(_ count: Int, _ noun: String) {
    if count > 0 { parts.append("\(count) \(noun)\(count == 1 ? "" : "s")") }
  }
  add(event.comments, "comment")
  if event.codings.count == 1, let coding = (event.codings[0].after ?? event.codings[0].before) {
    let clause = coding.coding.target.map { " at \($0.citation)" } ?? ""
    parts.append("\(coding.coding.tag)\(clause)")
  } else {
    add(event.codings.count, "coding")
  }
  for reading in event.readings.prefix(1) where event.readings.count == 1 {
    parts.append((reading.after ?? reading.before)?.state.rawValue ?? "")
  }
  if event.readings.count > 1 { add(event.readings.count, "reading") }
  add(event.responses.count, "response")
  for redaction in event.redactions.prefix(1) where event.redactions.count == 1 {
    parts.append((redaction.after ?? redaction.before)?.kind.rawValue ?? "")
  }
  if event.redactions.count > 1 { add(event.redactions.count, "redaction") }
  for disclosure in event.disclosures.prefix(1) {
    let row = disclosure.after ?? disclosure.before
    parts.append(row?.attachment.map { "attachment \($0)" } ?? "the whole comment")
  }
  if event.what == .imported {
    add(event.campaignDecisions.count, "decision")
  } else if let decision = event.campaignDecisions.last {
    add((decision.after ?? decision.before)?.comments.count ?? 0, "comment")
  }
  if event.codebook != nil { parts.append("the codebook") }
  parts += event.wordsOfCopies
  return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
}
