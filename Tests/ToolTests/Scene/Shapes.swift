// Rulewright. Apache-2.0.

/// The shapes that every listing verb promises (DESIGN, section 5).
///
/// Each field must be there.
enum Shapes {
  struct Clauses: Decodable {
    var file: String
    var numbering: String
    var clauses: [Clause]
  }

  struct Clause: Decodable {
    var citation: String
    var label: String
    var key: Nullable<String>
    var kind: String
    var designation: String
    var depth: Int
    var heading: Nullable<String>
    var text: String
    var line: Int
    var endLine: Int
    var parent: Nullable<String>
  }

  struct Redline: Decodable {
    var old: String
    var new: String
    var summary: [String: Int]
    var changes: [Change]
    var edits: [Edit]
  }

  struct Change: Decodable {
    var ops: [String]
    var old: Nullable<String>
    var new: Nullable<String>
    var similarity: Double
    var words: [Word]
  }

  struct Word: Decodable {
    var op: String
    var text: String
  }

  struct Edit: Decodable {
    var at: Int
    var delete: Int
    var insert: String
  }

  struct Check: Decodable { var diagnostics: [Diagnostic] }

  struct Diagnostic: Decodable {
    var id: String
    var severity: String
    var file: String
    var line: Int
    var column: Int
    var summary: String
    var explanation: Nullable<String>
    var solutions: [String]
  }

  struct Deadline: Decodable {
    var published: String
    var days: Int
    var counted: String
    var date: String
    var steps: [String]
  }

  struct Import: Decodable {
    var files: [String]
    var read: Int
    var added: Int
    var updated: Int
    var unchanged: Int
    var rejected: [Row]
    var skipped: [Row]

    /// The five fates, in the order of the identity.
    var fates: [Int] { [added, updated, unchanged, rejected.count, skipped.count] }
  }

  struct Row: Decodable {
    var file: String
    var row: Int
    var reason: String
  }

  struct Comments: Decodable {
    var total: Int
    var comments: [Comment]
  }

  struct Comment: Decodable {
    var id: String
    var stage: String
    var submitter: String
    var organization: String
    var received: Nullable<String>
    var late: Bool
    var withdrawn: Bool
    var stub: Bool
    var campaign: Nullable<String>
    var text: String
    var tags: [String]
    var clauses: [String]
  }
}

/// A field that must be there and may be null.
struct Nullable<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? nil : try container.decode(Value.self)
  }
}
