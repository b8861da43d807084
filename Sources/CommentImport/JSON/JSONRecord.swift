// Rulewright. Apache-2.0.

/// One value of a JSON file that may be a comment.
struct JSONRecord: Sendable {
  /// Where a value stands in its file.
  enum Holder: Sendable {
    /// Nothing holds it: the file is it, or a sequence of such.
    case file
    /// The list that the file is.
    case list
    /// The list that is a member of the object that the file is.
    case member
    /// What is left of such an object, its list taken out.
    case rest
  }

  var holder: Holder
  var bytes: [UInt8]
  /// The first byte of the text; where it lies in the file, the offsets of its reader say.
  var start: Int
  /// Why it cannot be read, where that is known already.
  var fault: JSONFault?
}
