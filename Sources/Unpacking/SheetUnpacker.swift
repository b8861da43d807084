// Rulewright. Apache-2.0.

package import Unpacked

/// Reads the cells of a workbook, XLSX or ODS, as the text that they show: never a formula, only
/// what it last came to.
package enum SheetUnpacker {
  /// Reads the workbook that `descriptor` has open.
  package static func read(
    _ descriptor: Int32, _ say: (SheetEvent) throws -> Void
  ) throws {
    do {
      let workbook = try Workbook(descriptor)
      if workbook.parts["xl/workbook.xml"] != nil {
        try SpreadsheetML(workbook).read(say)
      } else if let content = workbook.parts["content.xml"] {
        try OpenDocumentSheets.read(content, say)
      } else {
        throw Workbook.Fault(reason: "it holds no sheets")
      }
      try say(.ended)
    } catch let fault as Workbook.Fault {
      try say(.broken(reason: fault.reason))
    } catch let fault as XMLTokens.Fault {
      try say(.broken(reason: fault.reason))
    }
  }
}
