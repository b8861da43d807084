// Rulewright. Apache-2.0.

/// Why the child cannot do its work.
package enum UnpackingError: Error, Hashable, CustomStringConvertible {
  case unreadable
  case cannotWrite(number: Int)
  case usage(String)

  package var description: String {
    switch self {
    case .unreadable: "the file cannot be read"
    case .cannotWrite(let number): "file \(number) cannot be written"
    case .usage(let words): words
    }
  }
}
