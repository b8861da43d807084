// Rulewright. Apache-2.0.

import Comments

/// What is known of the files of one import that belong together: an export of old keeps a
/// docket's list in one file and the words in another.
///
/// Both are read for it before either is imported, in whatever order they came.
package struct JoinedFiles {
  private var lists: [DocketList] = []
  private var texts: [NumberedTexts] = []

  package init() {}

  var hasLists: Bool { !lists.isEmpty }
  var hasTexts: Bool { !texts.isEmpty }

  /// Whether a file must be read for it before it is imported.
  package static func isPart(_ format: CommentFormat) -> Bool {
    switch format.kind {
    case .docketList, .listedTexts: true
    default: false
    }
  }

  /// Reads one file for it, whose pieces are handed on one after the other.
  ///
  /// Throws `ImportError`, and whatever `pieces` throws.
  package mutating func add(
    _ format: CommentFormat, pieces: ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) throws {
    switch format.kind {
    case .docketList(let shape):
      let part = try Self.read(format, DocketList(shape: shape), pieces)
      lists.append(part)
    case .listedTexts(let shape):
      let part = try Self.read(format, NumberedTexts(shape: shape), pieces)
      texts.append(part)
    default: return
    }
  }

  private static func read<Part: JoinedPart>(
    _ format: CommentFormat, _ part: Part,
    _ pieces: ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) throws -> Part {
    let box = JoinedPartReader(part)
    var reader = format.encoding.reader(box)
    try pieces { try reader.feed($0) { _ in } }
    try reader.finish { _ in }
    return box.part
  }

  /// What the lists say of a document.
  func fields(of id: ArraySlice<UInt8>) -> [String: String]? {
    for list in lists {
      if let fields = list.fields(of: id) { return fields }
    }
    return nil
  }

  /// Whether the words of a document came.
  func hasWords(of id: ArraySlice<UInt8>) -> Bool { texts.contains { $0.contains(id) } }
}

/// What is read of a file before it is imported.
protocol JoinedPart {
  mutating func feed(_ piece: ArraySlice<UInt8>) throws
  mutating func finish() throws
}

/// Hands decoded text to a part.
private final class JoinedPartReader<Part: JoinedPart>: TextReading {
  private(set) var part: Part
  var offsets = OffsetMap()
  var rowsRead: Int { 0 }
  var notes: [String] { [] }

  init(_ part: Part) { self.part = part }

  func feed(_ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void) throws {
    try part.feed(piece)
  }
  func finish(_ each: (ImportedRow) throws -> Void) throws { try part.finish() }
}
