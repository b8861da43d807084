// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Diagnostics
import DocketParsing
import Dockets
import Redacting

extension Workspace {
  /// `WithheldWordsRepeated`: a response, as text or in the record, says what is withheld in a
  /// comment; what it says is not said again.
  ///
  /// Without a record nobody knows what is withheld, and nothing is found.
  func checkRepeatedWords(_ loaded: LoadedDocket) throws -> [Diagnostic] {
    let name = loaded.docket.name
    guard Disk.isThere(recordPath(name)) else { return [] }
    let record = try record(name)
    var texts = try responsePaths(name).map { ResponseWords(file: shown($0), text: try text($0).0) }
    for written in try record.responses().map(\.response) {
      let path = responsePath(written.id, in: name)
      // Where the file says the same it was looked at above.
      if Disk.isThere(path), let there = try readResponse(path).response,
        there.title.utf8.elementsEqual(written.title.utf8),
        there.body.utf8.elementsEqual(written.body.utf8)
      {
        continue
      }
      texts.append(
        ResponseWords(file: shown(path), text: written.title + "\n" + written.body, isFile: false))
    }
    guard !texts.isEmpty else { return [] }
    let head = try record.head().event
    let question = RepeatedWordsQuestion(texts: texts, drafts: loaded.stages.map(\.fileHash))
    if let known = cache?.repeatedWords(name), known.question == question, known.event <= head,
      try !record.withholdingChanged(since: known.event)
    {
      cache?.keep(known.found, as: name, question, at: head)
      return known.found
    }
    var search = WithheldWordsSearch(texts.map(\.text))
    try record.eachWithheldPassage { search.look(for: $0) }
    let drafts = loaded.stages.map { String(decoding: $0.tree.draft.bytes, as: UTF8.self) }
    let found = try search.repetitions(notSaidIn: drafts) {
      try record.publicWords(of: $0)
    }.map { diagnostic($0, texts[$0.text], name) }
    cache?.keep(found, as: name, question, at: head)
    return found
  }

  private func diagnostic(
    _ repeated: RepeatedWords, _ words: ResponseWords, _ docket: String
  ) -> Diagnostic {
    let comment = repeated.comment
    let what =
      switch repeated.part {
      case .words(let kind) where repeated.isAll && kind != .other:
        "what is withheld in comment \(comment) as \(kind.rawValue)"
      case .words: "\(repeated.count) words in a row that are withheld in comment \(comment)"
      case .attachment(let number):
        "\(repeated.count) words in a row of attachment \(number) of comment \(comment), which is "
          + "not released"
      case .whole:
        "\(repeated.count) words in a row of comment \(comment), which is withheld as a whole"
      }
    // An attachment is withheld until somebody looks, so that its words may be harmless.
    let isSure = if case .attachment = repeated.part { false } else { true }
    let release =
      if case .attachment(let number) = repeated.part {
        "Release the attachment with `rulewright release \(docket) \(comment) \(number)`"
      } else {
        "Or let the public read it in the comment, with `rulewright redact` or `release`"
      }
    return Diagnostic(
      id: "WithheldWordsRepeated", severity: isSure ? .error : .warning,
      place: words.place(of: repeated.range), summary: "A response repeats \(what)",
      explanation: "A response is public, and so would be what it quotes.",
      solutions: ["Say it in other words", release])
  }
}

/// The words of a response, and where they stand.
struct ResponseWords: Equatable {
  /// The file as the user would write it.
  var file: String
  var text: String
  /// Whether the text is that of the file, and not the record's.
  var isFile = true

  /// A place without the line's words: those are what must not be shown.
  func place(of range: Range<Int>) -> SourcePlace {
    guard isFile else { return SourcePlace(file: file) }
    let before = text.utf8.prefix(range.lowerBound)
    let line = before.count { $0 == 0x0A } + 1
    let inLine = before.suffix(
      from: before.lastIndex(of: 0x0A).map(before.index(after:)) ?? before.startIndex)
    // Scalars, not bytes: what goes on with one begins with the bits 10.
    return SourcePlace(
      file: file, line: line, column: inLine.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// What the answer depends on beside what is withheld.
struct RepeatedWordsQuestion: Equatable {
  var texts: [ResponseWords]
  /// The SHA-256 of each stage's text.
  var drafts: [String]
}
