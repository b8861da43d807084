// Rulewright. Apache-2.0.

extension Schema {
  /// Whether the bytes of a received file are kept.
  ///
  /// Of all rows of what came this alone may change, and one way only: a copy that was not kept
  /// at first can be kept later. The log says so.
  static let keptFiles = """
    ALTER TABLE receivedFile ADD COLUMN isKept INTEGER NOT NULL DEFAULT 1 CHECK (isKept IN (0, 1));

    DROP TRIGGER receivedFileNoUPDATE;
    CREATE TRIGGER receivedFileNoUPDATE BEFORE UPDATE ON receivedFile
    WHEN NOT (OLD.isKept = 0 AND NEW.isKept = 1 AND NEW.number IS OLD.number
      AND NEW.sha256 IS OLD.sha256 AND NEW.name IS OLD.name AND NEW.size IS OLD.size
      AND NEW.importedAt IS OLD.importedAt)
    BEGIN SELECT raise(ABORT, 'receivedFile is only added to'); END;
    """
}
