// Rulewright. Apache-2.0.

/// What this program calls itself.
package enum Program {
  /// Its version, as `--version` says it.
  package static let version = "0.1.0"
  /// What stands in the log beside what it read.
  package static let nameAndVersion = "rulewright \(version)"
}
