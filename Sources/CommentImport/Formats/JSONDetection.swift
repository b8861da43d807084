// Rulewright. Apache-2.0.

import Dockets

/// Tells JSON by its first marks, and what it holds by beginning to read it.
enum JSONDetection {
  /// What a file is, of which `text` is what its bytes say; nil when nothing says that it is JSON.
  static func format(
    _ text: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>, isWhole: Bool, _ encoding: TextEncoding
  ) -> FileFormat? {
    guard begins(text) else { return nil }
    var reader = encoding.reader(JSONCommentReader { _ in StageID("any") })
    do {
      try reader.feed(bytes) { _ in }
      if isWhole { try reader.finish { _ in } }
      return .comments(CommentFormat(.json, encoding))
    } catch ImportError.noComments(let seen, let instead) {
      return .unknown(seen: seen, instead: instead)
    } catch ImportError.malformed(let position, let reason) {
      return .unknown(seen: "at byte \(position) \(reason)", instead: "Save or fetch it anew")
    } catch {
      return .unknown(seen: "\(error)", instead: "Save or fetch it anew")
    }
  }

  /// Whether a text begins as JSON that could hold records, and prose does not.
  private static func begins(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = trimmed(text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text)
    guard let first = rest.popFirst() else { return false }
    let next = trimmed(rest.prefix(4096)).first
    switch first {
    case 0x7B: return next == 0x22 || next == 0x7D
    case 0x5B: return next == 0x7B || next == 0x5B || next == 0x22 || next == 0x5D
    // A text that holds JSON.
    case 0x22: return next == 0x7B || next == 0x5B
    default: return false
    }
  }
}
