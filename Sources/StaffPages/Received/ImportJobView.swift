// Rulewright. Apache-2.0.

/// An import that runs in the background, or ran, as a page shows it.
package struct ImportJobView: Hashable, Sendable {
  /// How it stands.
  package enum State: Hashable, Sendable {
    /// `isStopping` where somebody asked it to end.
    case running(isStopping: Bool)
    case done
    /// It was ended; what was not taken, as a sentence without its stop.
    case stopped(what: String)
    /// Why it could not go on.
    case failed(title: String, sentences: [String])
  }

  package var state: State
  package var who: String
  /// As `2021-11-20T14:03:22Z`.
  package var startedAt: String
  package var progress: ImportProgressView?
  /// The files that landed.
  package var files: [String] = []
  /// What became of their rows.
  package var rows: RowCounts?
  package var rejected: [RowFate] = []
  package var skipped: [RowFate] = []
  /// The attachments whose words were read, and those that could not be; nil where there were none.
  package var attachments: AttachmentCounts?

  /// What was changed on the way to text, and what people should know of a file.
  package var notes: [Note] = []

  package struct Note: Hashable, Sendable {
    package var file: String
    package var text: String

    package init(file: String, text: String) {
      self.file = file
      self.text = text
    }
  }

  package struct AttachmentCounts: Hashable, Sendable {
    package var read: Int
    package var unread: Int

    package init(read: Int, unread: Int) {
      self.read = read
      self.unread = unread
    }
  }

  package init(state: State, who: String, startedAt: String) {
    self.state = state
    self.who = who
    self.startedAt = startedAt
  }

  package var isRunning: Bool { if case .running = state { true } else { false } }
}

/// How far an import is.
package struct ImportProgressView: Hashable, Sendable {
  package var percent: Int
  /// The file under way.
  package var file: String
  /// Its place among them all, from 1.
  package var fileNumber: Int
  package var files: Int
  package var bytesRead: Int
  package var bytesInAll: Int
  package var rowsRead: Int
  package var rowsPerSecond: Int?
  package var secondsLeft: Int?
  /// The attachments that are read after the files; nil before that.
  package var attachments: Attachments?

  package struct Attachments: Hashable, Sendable {
    package var done: Int
    package var inAll: Int

    package init(done: Int, inAll: Int) {
      self.done = done
      self.inAll = inAll
    }
  }

  package init(percent: Int, file: String, fileNumber: Int, files: Int) {
    self.percent = percent
    self.file = file
    self.fileNumber = fileNumber
    self.files = files
    (bytesRead, bytesInAll, rowsRead) = (0, 0, 0)
  }
}

extension ImportProgressView {
  /// What is counted, and how fast: `120,300 rows, 45,000 a second, about 12 seconds left`.
  var parts: [String] {
    var parts: [String] = []
    if let attachments {
      parts.append("\(grouped(attachments.done)) of \(counted(attachments.inAll, "attachment"))")
    } else {
      parts.append("\(sizeInWords(bytesRead)) of \(sizeInWords(bytesInAll))")
      parts.append(counted(rowsRead, "row"))
      if let rowsPerSecond { parts.append("\(grouped(rowsPerSecond)) a second") }
    }
    if let secondsLeft { parts.append("about \(timeInWords(secondsLeft)) left") }
    return parts
  }

  /// What is said now and then to somebody who hears the page.
  var said: String {
    "\(percent) percent imported" + (secondsLeft.map { ", about \(timeInWords($0)) left" } ?? "")
  }
}

/// `412 bytes`, `3.4 MB`: as people measure files, in powers of ten.
func sizeInWords(_ bytes: Int) -> String {
  guard bytes >= 1000 else { return counted(bytes, "byte") }
  var (tenths, unit) = (bytes / 100, "kB")
  for larger in ["MB", "GB", "TB"] where tenths >= 10_000 {
    (tenths, unit) = (tenths / 1000, larger)
  }
  return tenths >= 1000 || tenths % 10 == 0
    ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
}

/// `12 seconds`, `3 minutes`, `2 hours 5 minutes`.
func timeInWords(_ seconds: Int) -> String {
  if seconds < 100 { return counted(seconds, "second") }
  let minutes = (seconds + 30) / 60
  if minutes < 100 { return counted(minutes, "minute") }
  let rest = minutes % 60
  return counted(minutes / 60, "hour") + (rest == 0 ? "" : " " + counted(rest, "minute"))
}
