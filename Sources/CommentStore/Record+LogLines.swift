// Rulewright. Apache-2.0.

extension Record {
  /// Calls `take` with each event of the log as one line of JSON, in their order: the fields that
  /// its hash is made of, byte for byte, and the hash.
  ///
  /// Throws `StoreError`, and what `take` throws.
  package func forEachLogLine(_ take: (String) throws -> Void) throws {
    try file.reading { db in
      try EventLog(db: db).forEach(Conditions()) { event in
        try take(
          JSONValue.object([
            ("number", .number(event.number)), ("at", .text(event.at)), ("who", .text(event.who)),
            ("what", .text(event.what)), ("subject", .text(event.subject)),
            ("before", .optional(event.before)), ("after", .optional(event.after)),
            ("previous", .text(event.previous)), ("hash", .text(event.hash)),
          ]).written + "\n")
      }
    }
  }
}
