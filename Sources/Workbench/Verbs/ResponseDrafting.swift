// Rulewright. Apache-2.0.

import Clauses
import Codings
import Diagnostics
import DocketParsing
import Dockets

/// Makes a response from what somebody typed and from the file that they named.
struct ResponseDrafting {
  let workspace: Workspace
  let loaded: LoadedDocket
  let raised: [StageIssue]
  let existing: [WrittenResponse]
  let reader: ResponseReader

  init(
    workspace: Workspace, loaded: LoadedDocket, raised: [StageIssue], existing: [WrittenResponse]
  ) {
    self.workspace = workspace
    self.loaded = loaded
    self.raised = raised
    self.existing = existing
    reader = ResponseReader(loaded)
  }

  /// The response, with everything checked that can be checked.
  func written(_ request: RespondRequest, now: Instant) throws -> WrittenResponse {
    let source = try source(request.text)
    let named = request.issues.isEmpty ? source.front?.issues.map(\.description) : request.issues
    guard let named, !named.isEmpty else { throw RespondRefusal.noIssueNamed }
    let stage = try stage(named, request.stage ?? source.front?.stage)
    var seen: Set<Issue> = []
    let issues = try named.map { try issue($0, on: stage) }.filter { seen.insert($0).inserted }
    guard let disposition = request.disposition ?? source.front?.disposition else {
      throw RespondRefusal.noDisposition
    }
    guard source.body.utf8.contains(where: { $0 > 0x20 }) else {
      throw RespondRefusal.emptyBody(file: request.file)
    }
    let title = title(request.title ?? source.front?.title ?? source.heading, issues, stage)
    let id = try id(request, title: title)
    if request.id == nil, let taken = existing.first(where: { $0.response.id == id })?.response,
      taken.stage != stage || seen.isDisjoint(with: taken.issues)
    {
      throw RespondRefusal.idTaken(id, issues: taken.issues)
    }
    let file = ResponseFile(
      id: id, title: title, issues: issues, stage: stage,
      answeredIn: request.answered ?? source.front?.answeredIn, disposition: disposition,
      changed: request.changed ?? source.front?.changed ?? [],
      author: request.author, at: now.iso8601, body: source.body)
    let written = try reader.written(file)
    try checkThatItCanBeRead(written)
    return written
  }

  /// What is written must be read again by everybody who clones the repository.
  private func checkThatItCanBeRead(_ written: WrittenResponse) throws {
    let id = written.response.id.text
    let read = parseResponse(reader.file(written).text, file: id + ".md", id: id)
    guard let again = read.response, (try? reader.written(again)) == written else {
      let first = read.diagnostics.first { $0.severity == .error }
      throw RespondRefusal.unsound(first?.summary ?? "it would say something else")
    }
  }

  // MARK: - The file

  private struct Source {
    var front: ResponseFile?
    /// The heading of level 1 with which the text begins, when it has no front matter.
    var heading: String?
    var body: String
  }

  private func source(_ text: RespondRequest.Text) throws -> Source {
    switch text {
    case .file(let path): try source(path)
    case .typed(let text): Source(body: bodyAlone(text))
    }
  }

  private func source(_ path: String) throws -> Source {
    let (text, faults) = try workspace.text(path)
    if let fault = faults.first { throw RespondRefusal.unsound("\(path): \(fault.summary)") }
    guard beginsWithFrontMatter(text) else { return plain(text) }
    let id = Disk.lastName(of: path).utf8
    let read = parseResponse(
      text, file: path, id: slug(String(decoding: id.dropLast(3), as: UTF8.self), "x"))
    guard let front = read.response else {
      let error = read.diagnostics.first { $0.severity == .error }
      let place = error.map { "\($0.place.file):\($0.place.line): \($0.summary)" }
      throw RespondRefusal.unsound(place ?? path)
    }
    return Source(front: front, body: front.body)
  }

  /// Markdown without front matter, by way of a file that has one: lines end and empty lines go
  /// as they will when it is read again.
  private func plain(_ text: String) -> Source {
    var body = bodyAlone(text)
    var heading: String?
    if body.utf8.starts(with: "# ".utf8) {
      let line = body.utf8.prefix { $0 != 0x0A }
      heading = trimmed(String(decoding: line.dropFirst(2), as: UTF8.self))
      body = String(decoding: body.utf8.dropFirst(line.count), as: UTF8.self)
      body = bodyAlone(body)
    }
    return Source(heading: heading, body: body)
  }

  private func bodyAlone(_ text: String) -> String {
    let head = "---\ntitle: x\nissues: [x]\nstage: x\ndisposition: noted\n---\n"
    return parseResponse(head + text, file: "", id: "x").response?.body ?? text
  }

  // MARK: - Issues and stage

  /// The stage whose text is spoken to: the one that is named, or the only one on which the issues
  /// were raised.
  private func stage(_ named: [String], _ given: StageID?) throws -> StageID {
    if let given { return try reader.stage(given) }
    var possible: (issue: Issue, stages: [StageID])?
    for words in named {
      let stages = loaded.docket.stages.map(\.id).filter { (try? issue(words, on: $0)) != nil }
      guard !stages.isEmpty else { return try refuse(words, stage: nil) }
      guard let first = possible else {
        possible = (try parsed(words), stages)
        continue
      }
      let both = first.stages.filter(stages.contains)
      if both.isEmpty {
        throw RespondRefusal.stagesApart(
          first.issue, first.stages[0], try parsed(words), stages[0])
      }
      possible = (first.issue, both)
    }
    let stages = possible?.stages ?? []
    guard stages.count == 1 else { throw RespondRefusal.severalStages(stages) }
    return stages[0]
  }

  /// The issue that some words name on a stage, by label or by citation.
  private func issue(_ words: String, on stage: StageID) throws -> Issue {
    let issue = try parsed(words)
    if raised.contains(StageIssue(stage: stage, issue: issue)) { return issue }
    if let label = issue.label, let clause = loaded.stage(stage)?.tree.clause(citing: label.text) {
      let meant = Issue(tag: issue.tag, label: clause.label)
      if raised.contains(StageIssue(stage: stage, issue: meant)) { return meant }
    }
    return try refuse(words, stage: stage)
  }

  private func parsed(_ words: String) throws -> Issue {
    guard let issue = Issue(words) else { throw RespondRefusal.badIssue(words) }
    return issue
  }

  /// Refuses an issue that nobody raised, with those that have its clause or its tag.
  private func refuse<Value>(_ words: String, stage: StageID?) throws -> Value {
    let issue = try parsed(words)
    let there = raised.filter { stage == nil || $0.stage == stage }.map(\.issue)
    let sameClause = there.filter { $0.label != nil && $0.label == issue.label }.sorted()
    let sameTag = there.filter { $0.tag == issue.tag }.sorted {
      let (a, b) = (shared($0.label, issue.label), shared($1.label, issue.label))
      return a != b ? a > b : $0 < $1
    }
    var near: [String] = []
    for issue in sameClause + sameTag where !near.contains(issue.description) {
      near.append(issue.description)
    }
    throw RespondRefusal.noIssue(issue, stage: stage, near: Array(near.prefix(4)))
  }

  /// How many bytes two labels begin alike.
  private func shared(_ a: ClauseLabel?, _ b: ClauseLabel?) -> Int {
    zip((a?.text ?? "").utf8, (b?.text ?? "").utf8).prefix { $0 == $1 }.count
  }

  // MARK: - Title and id

  /// What people said, in their own tags' words when nobody has written it.
  private func title(_ given: String?, _ issues: [Issue], _ stage: StageID) -> String {
    let words = trimmed(given ?? "")
    if !words.isEmpty { return words }
    return issues.map { issue in
      let tag = loaded.codebook.tag(issue.tag)?.name ?? issue.tag.text
      let clause = issue.label.flatMap { loaded.stage(stage)?.tree.clause($0) }
      return clause.map { "\(tag): \($0.citation)" } ?? tag
    }.joined(separator: "; ")
  }

  /// The id that is given; else that of the file, when it lies among the responses; else one made
  /// of the title, which for a text that somebody typed is nobody else's.
  private func id(_ request: RespondRequest, title: String) throws -> ResponseID {
    if let given = request.id {
      guard Workspace.isName(given) else { throw RespondRefusal.noID(given) }
      return ResponseID(given)
    }
    guard let file = request.file else { return free(slug(title, "response")) }
    let name = Disk.lastName(of: file)
    let stem = String(decoding: name.utf8.dropLast(isMarkdown(name) ? 3 : 0), as: UTF8.self)
    let home = workspace.responsesFolder(loaded.docket.name) + "/" + name
    if isMarkdown(name), Workspace.isName(stem), Disk.isSame(file, home) { return ResponseID(stem) }
    return ResponseID(slug(title, slug(stem, "response")))
  }

  /// The first of `x`, `x-2`, `x-3` that neither the record nor the folder has.
  private func free(_ name: String) -> ResponseID {
    var number = 1
    while true {
      let id = ResponseID(number == 1 ? name : "\(name)-\(number)")
      let path = workspace.responsePath(id, in: loaded.docket.name)
      if !existing.contains(where: { $0.response.id == id }), !Disk.isThere(path) { return id }
      number += 1
    }
  }

  /// Words as an id of at most sixty letters; what has no plain letters is called otherwise.
  private func slug(_ words: String, _ otherwise: String) -> String {
    var bytes: [UInt8] = []
    for byte in words.utf8 {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
      case 0x27, 0xE2, 0x80, 0x98, 0x99: continue  // don't and don’t are dont
      default: if bytes.last != 0x2D, !bytes.isEmpty { bytes.append(0x2D) }
      }
    }
    if bytes.count > 60 { bytes = Array(bytes[..<(bytes[..<60].lastIndex(of: 0x2D) ?? 60)]) }
    while bytes.last == 0x2D { bytes.removeLast() }
    return bytes.isEmpty ? otherwise : String(decoding: bytes, as: UTF8.self)
  }

  private func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension RespondRequest {
  /// The file in which the answer is; nil for one that somebody typed.
  fileprivate var file: String? {
    if case .file(let path) = text { path } else { nil }
  }
}
