// Rulewright. Apache-2.0.

/// Words that somebody searches for, as FTS5 understands them.
///
///     license exception          both words, anywhere
///     "license exception"        the words side by side
///     vulnerab*                  words that begin so
///     cost OR burden             either
///     cost -training             not that; `NOT training` is the same
///     (cost OR burden) training  grouped
///     org:firm                   in a field
///
/// A word with signs in it is found by its parts side by side, so `4E001.c`, `end-user` and
/// `740.22(c)(1)` can be typed as they stand in a text. Signs alone, such as `§`, narrow nothing.
/// Nothing that is typed reaches FTS5 but inside quotation marks.
struct SearchQuery: Hashable, Sendable {
  /// Which fields may be named, and what their columns are called.
  enum Fields {
    case comments, responses

    var names: [String] {
      switch self {
      case .comments: ["body", "org", "id", "name"]
      case .responses: ["title", "body"]
      }
    }
  }

  /// The query in FTS5's own words.
  let match: String
  /// What is looked for, in the order in which FTS5 numbers its phrases.
  let terms: [SearchTerm]

  init(_ words: String, fields: Fields) throws(SearchFault) {
    var reader = SearchReader(words, fields: fields)
    let node = try reader.query()
    match = node.match
    terms = node.terms
  }
}

/// A word, a phrase or a beginning that a search looks for.
struct SearchTerm: Hashable, Sendable {
  var words: String
  var isPrefix: Bool
  /// The field in which alone it is looked for.
  var field: String?
  /// False for what must not be there.
  var isWanted = true

  /// Whether it is a word and no phrase, as far as its letters tell; "4E001.c" may be either.
  var isWord: Bool { words.utf8.allSatisfy { $0 >= 0x80 || $0.isLetterOrDigit } }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self
  }
}

/// Why a search means nothing.
struct SearchFault: Error, Hashable {
  /// The scalar from which on, counted from 1.
  var place: Int
  /// A phrase for people.
  var why: String
}

/// A search as a tree.
indirect enum SearchNode {
  /// Signs alone.
  case nothing
  case words(String, isPrefix: Bool)
  case all([SearchNode], but: [SearchNode])
  case any([SearchNode])
  case field(String, SearchNode)

  var isNothing: Bool {
    if case .nothing = self { return true }
    return false
  }

  /// As FTS5 reads it.
  var match: String {
    switch self {
    case .nothing: return "\"\""
    case .words(let words, let isPrefix): return "\"\(words)\"\(isPrefix ? " *" : "")"
    case .all(let nodes, let but):
      let all = SearchNode.joined(nodes, " AND ")
      return but.isEmpty ? all : "(\(all) NOT \(SearchNode.joined(but, " OR ")))"
    case .any(let nodes): return SearchNode.joined(nodes, " OR ")
    case .field(let name, let node): return "(\(name) : (\(node.match)))"
    }
  }

  /// The words of the tree, from left to right.
  var terms: [SearchTerm] {
    switch self {
    case .nothing: return []
    case .words(let words, let isPrefix): return [SearchTerm(words: words, isPrefix: isPrefix)]
    case .any(let nodes): return nodes.flatMap(\.terms)
    case .all(let nodes, let but):
      return nodes.flatMap(\.terms)
        + but.flatMap(\.terms).map { term in
          var unwanted = term
          unwanted.isWanted = false
          return unwanted
        }
    case .field(let name, let node):
      return node.terms.map { term in
        var within = term
        within.field = name
        return within
      }
    }
  }

  private static func joined(_ nodes: [SearchNode], _ between: String) -> String {
    let parts = nodes.map(\.match)
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: between)))"
  }
}
