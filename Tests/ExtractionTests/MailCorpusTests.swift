// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets
import Extraction
import Hashing
import TestSupport
import Testing
import Unpacked

/// The 103 hostile letters, each with its right answer.
@Suite(.enabled(if: SharedData.has("mail")))
struct MailCorpusTests {
  @Test("every letter gives what the table of docs/formats.md says")
  func table() throws {
    let extractor = try #require(Extractor.beside)
    var rows: [String] = []
    for path in SharedData.files(under: "mail", ending: ".eml") {
      var comments = MailComments { _ in StageID("working") }
      var answers: [String] = []
      try MailFile(extractor).read(SharedData.path(path)) { outcome in
        switch outcome {
        case .rejected(_, let bytes, let reason): answers.append("rejected \(bytes): \(reason)")
        case .message(let message, _):
          let row = comments.row(message, kept: message.attachments.map { "\($0.size)" })
          guard case .comment(let imported) = row else { return answers.append("\(row)") }
          answers.append(answer(imported.comment, message))
        }
      }
      let name = String(decoding: path.utf8.dropFirst("mail/".utf8.count), as: UTF8.self)
      rows.append("| `\(name)` | " + answers.joined(separator: "; ") + " |")
    }
    #expect(rows.count == 103)
    let document = try #require(Places.bytes(ofRepository: "docs/formats.md"))
    let listed = Set(document.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
    for row in rows { #expect(listed.contains(row), "docs/formats.md lacks \(row)") }
  }

  /// Number, day, how many bytes of subject, name and words, and what came with it.
  private func answer(_ comment: Comments.Comment, _ message: MailMessage) -> String {
    let files = message.attachments.map { "\($0.type) \($0.size)" }.joined(separator: ", ")
    let words = comment.body.utf8.count
    let hash = ContentHash(of: Array((comment.title + "\n" + comment.body).utf8)).short
    return "`\(comment.id.text)` | \(comment.received?.description ?? "none") "
      + "| \(comment.submitter.nameAsStated.isEmpty ? "no" : "yes") | \(words) | `\(hash)` "
      + "| \(files.isEmpty ? "none" : files)"
  }
}
