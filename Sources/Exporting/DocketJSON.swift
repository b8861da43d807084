// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Redlining

/// Everything public of a docket as one JSON document, in pieces: what stands before the comments,
/// each comment, and what stands after them.
enum DocketJSON {
  static func before(_ published: PublishedDocket) -> [UInt8] {
    var out: [UInt8] = Array("{".utf8)
    for (index, field) in fields(published).enumerated() {
      out += JSONValue.field(field.0, field.1, isFirst: index == 0)
    }
    return out + JSONValue.opening("comments", isFirst: false) + Array("[".utf8)
  }

  static func item(
    _ value: PublishedComment, of published: PublishedDocket, isFirst: Bool
  ) -> [UInt8] {
    comment(value, in: published).item(isFirst: isFirst)
  }

  static func after(
    _ published: PublishedDocket, hasComments: Bool, _ codings: [PublishedCoding]
  ) -> [UInt8] {
    Array((hasComments ? "\n ]" : "]").utf8)
      + JSONValue.field("codings", .list(codings.map(coding)), isFirst: false)
      + JSONValue.field("responses", .list(published.responses.map(response)), isFirst: false)
      + Array("\n}\n".utf8)
  }
}

private func fields(_ published: PublishedDocket) -> [(String, JSONValue)] {
  let docket = published.docket
  return [
    ("format", .number(1)),
    ("asOf", .text(published.asOf.description)),
    ("name", .text(docket.name)),
    ("title", .text(docket.title)),
    ("summary", .text(docket.summary)),
    ("agency", .list(docket.agencies.map { .text($0) })),
    ("illustrative", .flag(docket.isIllustrative)),
    ("authority", JSONValue(docket.authority)),
    ("basis", JSONValue(docket.basis)),
    ("rin", .list(docket.rins.map { .text($0) })),
    ("cfr", JSONValue(docket.cfr)),
    ("counts", counts(published.totalCounts)),
    ("stages", .list(published.stages.map { stage($0, in: published) })),
    ("redlines", .list(published.redlines.map(redline))),
    ("tags", .list(published.codebook.tags.map(tag))),
  ]
}

private func counts(_ counts: CommentCounts) -> JSONValue {
  .object([
    ("received", .number(counts.received)),
    ("distinctTexts", .number(counts.distinctTexts)),
    ("submittersAsStated", .number(counts.submittersAsStated)),
  ])
}

// MARK: - Stages

private func stage(_ content: PublishedStage, in published: PublishedDocket) -> JSONValue {
  let stage = content.stage
  return .object([
    ("id", .text(stage.id.text)),
    ("kind", .text(stage.kind.rawValue)),
    ("name", .text(stage.name)),
    ("summary", .text(stage.summary)),
    ("citation", JSONValue(stage.citation)),
    ("docket", JSONValue(stage.docketNumber)),
    ("published", day(stage.published)),
    ("commentsClose", day(content.closes)),
    ("effective", day(content.effective)),
    ("counts", counts(published.counts[stage.id] ?? CommentCounts())),
    ("notices", .list(stage.notices.map(notice))),
    ("reasons", .list(stage.reasons.map(reason))),
    ("version", .text(content.fileHash)),
    ("clauses", .list(content.tree.clauses.map { clause($0, in: content.tree) })),
  ])
}

private func notice(_ notice: Notice) -> JSONValue {
  .object([
    ("kind", .text(notice.kind.rawValue)),
    ("published", day(notice.published)),
    ("citation", JSONValue(notice.citation)),
    ("opens", day(notice.opens)),
    ("closes", day(notice.closes)),
    ("effective", day(notice.effective)),
    ("summary", .text(notice.summary)),
  ])
}

private func reason(_ reason: ChangeReason) -> JSONValue {
  .object([
    ("changed", .list(reason.changed.map { .text($0) })),
    ("reason", .text(reason.reason)),
  ])
}

private func clause(_ clause: Clause, in tree: ClauseTree) -> JSONValue {
  .object([
    ("label", .text(clause.label.text)),
    ("citation", .text(clause.citation.text)),
    ("key", JSONValue(clause.key?.text)),
    ("kind", .text(clause.kind.rawValue)),
    ("designation", .text(clause.designation)),
    ("depth", .number(clause.depth)),
    ("parent", JSONValue(clause.parent.map { tree.clauses[$0].label.text })),
    ("heading", JSONValue(clause.heading)),
    ("text", .text(clause.text)),
  ])
}

private func redline(_ change: PublishedRedline) -> JSONValue {
  .object([
    ("from", .text(change.from.text)),
    ("to", .text(change.to.text)),
    (
      "changes",
      .list(
        change.redline.changes.map { row in
          .object([
            ("operations", .list(row.operations.map { .text($0.rawValue) })),
            ("old", JSONValue(row.old.map { change.redline.old.clauses[$0].label.text })),
            ("new", JSONValue(row.new.map { change.redline.new.clauses[$0].label.text })),
            ("similarity", .fraction(row.similarity)),
            (
              "words",
              .list(
                row.words.map { word in
                  .object([("op", .text(word.operation.rawValue)), ("text", .text(word.text))])
                })
            ),
          ])
        })
    ),
  ])
}

// MARK: - What was said, and what was made of it

private func tag(_ tag: Tag) -> JSONValue {
  .object([
    ("id", .text(tag.id.text)),
    ("name", .text(tag.name)),
    ("definition", .text(tag.definition)),
    ("use", .text(tag.use)),
    ("avoid", .text(tag.avoid)),
  ])
}

private func comment(_ comment: PublishedComment, in published: PublishedDocket) -> JSONValue {
  let (status, reason) = standing(of: comment)
  return .object([
    ("id", .text(comment.id.text)),
    ("stage", .text(comment.stage.text)),
    ("received", day(comment.received)),
    ("late", .flag(published.isLate(comment))),
    ("status", .text(status)),
    ("reason", .text(reason)),
    ("organization", .text(comment.organization)),
    ("seeAttached", .flag(comment.isStub)),
    ("attachments", .number(comment.attachmentCount)),
    ("attachmentsShown", .number(comment.attachmentsShown)),
    ("text", JSONValue(comment.body)),
  ])
}

private func coding(_ coding: PublishedCoding) -> JSONValue {
  let target = coding.target
  return .object([
    ("comment", .text(coding.comment.text)),
    ("tag", .text(coding.tag.text)),
    ("quote", JSONValue(coding.passage?.quote)),
    ("from", coding.passage.map { .number($0.range.lowerBound) } ?? .null),
    ("to", coding.passage.map { .number($0.range.upperBound) } ?? .null),
    ("stage", JSONValue(target?.version.stage.text)),
    ("citation", JSONValue(target?.citation.text)),
    ("label", JSONValue(target?.label.text)),
    ("version", JSONValue(target?.version.fileHash)),
    ("stands", JSONValue(coding.clause?.name)),
  ])
}

private func response(_ response: Response) -> JSONValue {
  .object([
    ("id", .text(response.id.text)),
    ("title", .text(response.title)),
    ("stage", .text(response.stage.text)),
    ("issues", .list(response.issues.map { .text($0.description) })),
    ("disposition", .text(response.disposition.rawValue)),
    ("answered", .text(response.answeredIn.text)),
    (
      "changed",
      .list(
        response.changed.map { clause in
          .object([
            ("stage", .text(clause.stage.text)), ("label", .text(clause.label.text)),
            ("citation", .text(clause.citation.text)),
          ])
        })
    ),
    ("text", .text(response.body)),
  ])
}

private func day(_ day: CalendarDay?) -> JSONValue { JSONValue(day?.description) }
