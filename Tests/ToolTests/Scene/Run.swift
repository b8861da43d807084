// Rulewright. Apache-2.0.

import Foundation
import Testing

/// What one run of the program printed, said on standard error and exited with.
struct Run {
  var arguments: [String]
  var output: Data
  var complaint: String
  /// The exit code; -1 when a signal ended the program.
  var code: Int32

  /// What it printed.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// It exits 0 and says nothing on standard error.
  @discardableResult
  func succeeds(_ at: SourceLocation = #_sourceLocation) -> Run {
    #expect(complaint == "", "\(arguments)", sourceLocation: at)
    return exits(0, at)
  }

  /// It exits 2, prints nothing, and says this among other words on standard error.
  @discardableResult
  func refuses(_ words: String..., at: SourceLocation = #_sourceLocation) -> Run {
    #expect(text == "", "\(arguments)", sourceLocation: at)
    for words in words {
      #expect(complaint.contains(words), "\(arguments) said: \(complaint)", sourceLocation: at)
    }
    return exits(2, at)
  }

  @discardableResult
  func exits(_ code: Int32, _ at: SourceLocation = #_sourceLocation) -> Run {
    #expect(
      self.code == code, "\(arguments) printed: \(text) and said: \(complaint)", sourceLocation: at)
    return self
  }

  /// It prints exactly this.
  @discardableResult
  func prints(_ text: String, _ at: SourceLocation = #_sourceLocation) -> Run {
    #expect(self.text == text, "\(arguments)", sourceLocation: at)
    return self
  }

  /// It prints these words among others.
  @discardableResult
  func says(_ words: String..., at: SourceLocation = #_sourceLocation) -> Run {
    for words in words {
      #expect(text.contains(words), "\(arguments) printed: \(text)", sourceLocation: at)
    }
    return self
  }

  /// The value that it printed as JSON; a field that is missing fails, one too many does not.
  func json<Shape: Decodable>(_ shape: Shape.Type) throws -> Shape {
    try JSONDecoder().decode(shape, from: output)
  }
}
