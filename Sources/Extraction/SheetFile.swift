// Rulewright. Apache-2.0.

package import Unpacked

/// Reads a workbook's sheets in a child process, row after row.
package struct SheetFile {
  private let extractor: Extractor

  package init(_ extractor: Extractor) { self.extractor = extractor }

  /// Reads a workbook and hands on its sheets and their rows.
  ///
  /// What it gives is why it could not be read to its end, a phrase for people; nil when it was.
  package func read(_ path: String, _ each: (SheetEvent) throws -> Void) throws -> String? {
    var child = ChildBounds()
    child.output = 512 << 20
    return try TemporaryFolder.with { folder in
      var (isDone, reason): (Bool, String?) = (false, nil)
      let outcome = try extractor.unpack("sheet", path, into: folder, bounds: child) { frame in
        guard let event = SheetEvent(frame) else {
          throw MailFile.Fault(reason: "its reader speaks nonsense")
        }
        switch event {
        case .ended: isDone = true
        case .broken(let why): (isDone, reason) = (true, why)
        case .sheet, .row: try each(event)
        }
      }
      return isDone ? reason : ToolFault.reason(outcome)
    }
  }
}
