// Rulewright. Apache-2.0.

/// How much a child may use before it is stopped.
package struct ChildBounds: Hashable, Sendable {
  /// How long it may say nothing (of a child that hands on one thing after another), or live (of
  /// any other).
  package var seconds = 60
  package var processorSeconds = 60
  /// How many bytes of memory it may write to.
  package var memory = 1 << 30
  /// How many bytes it may say.
  package var output = 64 << 20
  /// How large a file it may write; 0 forbids to write at all.
  package var fileSize = 0
  package var processes = 32

  package init() {}

  /// The bounds as the child's arguments.
  var arguments: [String] {
    [
      "--processor-seconds", "\(processorSeconds)", "--memory", "\(memory)", "--processes",
      "\(processes)", "--writes", fileSize > 0 ? "1" : "0", "--file-size", "\(fileSize)",
    ]
  }
}
