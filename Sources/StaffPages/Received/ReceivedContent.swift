// Rulewright. Apache-2.0.

package import Dockets

/// What the screen of what was received shows.
package struct ReceivedContent: Sendable {
  package var docket: Docket
  package var person: String
  /// The newest first.
  package var imports: [ImportLine] = []
  /// Whether there are more than are listed.
  package var hasOlder = false
  /// What lies in the folder and was never imported.
  package var waiting: [WaitingFile] = []
  /// The import that runs, or the last one that did; nil where none did.
  package var job: ImportJobView?
  /// The most that can be sent at once, in bytes.
  package var bound: Int

  package init(docket: Docket, person: String, bound: Int) {
    self.docket = docket
    self.person = person
    self.bound = bound
  }
}

/// A file that came, and how many of its rows had which fate.
package struct ImportLine: Hashable, Sendable {
  /// The event of the log; nil where the log began after the file came.
  package var event: Int?
  /// As `2021-11-20T14:03:22Z`.
  package var at: String
  package var who: String
  /// What its sender called it.
  package var name: String
  /// In bytes.
  package var size: Int
  /// Nil where the log does not say.
  package var rows: RowCounts?
  /// Whether its bytes are kept.
  package var isKept: Bool

  package init(
    event: Int?, at: String, who: String, name: String, size: Int, rows: RowCounts?,
    isKept: Bool = true
  ) {
    self.event = event
    self.at = at
    self.who = who
    self.name = name
    self.size = size
    self.rows = rows
    self.isKept = isKept
  }
}

/// read = added + updated + unchanged + rejected + skipped.
package struct RowCounts: Hashable, Sendable {
  package var read: Int
  package var added: Int
  package var updated: Int
  package var unchanged: Int
  package var rejected: Int
  package var skipped: Int

  package init(
    read: Int, added: Int, updated: Int, unchanged: Int, rejected: Int, skipped: Int
  ) {
    (self.read, self.added, self.updated) = (read, added, updated)
    (self.unchanged, self.rejected, self.skipped) = (unchanged, rejected, skipped)
  }
}

/// A row that is no comment in the record, and why.
package struct RowFate: Hashable, Sendable {
  package var file: String
  /// As people count rows in a spreadsheet: 1 is the header.
  package var row: Int
  package var reason: String

  package init(file: String, row: Int, reason: String) {
    self.file = file
    self.row = row
    self.reason = reason
  }
}

/// A file that lies in the docket's folder and was never imported.
package struct WaitingFile: Hashable, Sendable {
  package var name: String
  /// In bytes.
  package var size: Int

  package init(name: String, size: Int) {
    self.name = name
    self.size = size
  }
}

extension RowCounts {
  /// `4 read = 3 added + 0 updated + 0 unchanged + 0 rejected + 1 skipped`.
  var identity: String {
    "\(grouped(read)) read = \(grouped(added)) added + \(grouped(updated)) updated + "
      + "\(grouped(unchanged)) unchanged + \(grouped(rejected)) rejected + "
      + "\(grouped(skipped)) skipped"
  }
}
