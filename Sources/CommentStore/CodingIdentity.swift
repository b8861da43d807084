// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// What the unique index `codingOnce` knows a coding by.
struct CodingIdentity: Hashable {
  private var bytes: [UInt8]

  init(_ coding: Coding) {
    var fields = FieldBytes()
    for text in [coding.comment.text, coding.tag.text, coding.coder] { fields.add(text) }
    let (range, target) = (coding.passage?.range, coding.target)
    for text in [
      range.map { String($0.lowerBound) }, range.map { String($0.upperBound) },
      target?.version.stage.text, target?.version.fileHash, target?.label.text,
    ] { fields.add(text) }
    bytes = fields.bytes
  }
}
