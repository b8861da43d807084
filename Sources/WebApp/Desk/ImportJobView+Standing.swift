// Rulewright. Apache-2.0.

import CommentStore
import Dockets
import StaffPages
import Workbench

extension ImportJobView {
  /// A job as a page shows it.
  init(_ job: ImportJobs.Standing) {
    self.init(state: State(job.state), who: job.who, startedAt: job.startedAt.iso8601)
    progress = job.pace.progress.map { ImportProgressView($0, job.pace) }
    switch job.state {
    case .running, .stopping, .failed: break
    case .done(let outcome): tell(outcome)
    case .stopped(let stopped): tell(stopped.landed)
    }
  }

  private mutating func tell(_ outcome: ImportOutcome) {
    files = outcome.files
    rows = RowCounts(ImportEvent.Rows(outcome.tally))
    rejected = outcome.tally.rejected.map { RowFate($0) }
    skipped = outcome.tally.skipped.map { RowFate($0) }
    notes = outcome.notes.map { Note(file: $0.file, text: $0.text) }
    let read = outcome.attachments
    if read.read + read.unread > 0 {
      attachments = AttachmentCounts(read: read.read, unread: read.unread)
    }
  }
}

extension ImportJobView.State {
  fileprivate init(_ state: ImportJobs.Standing.State) {
    switch state {
    case .running: self = .running(isStopping: false)
    case .stopping: self = .running(isStopping: true)
    case .done: self = .done
    case .stopped(let stopped): self = .stopped(what: stopped.inWords)
    case .failed(let refusal):
      self = .failed(title: refusal.problem.title, sentences: refusal.problem.sentences)
    }
  }
}

extension ImportProgressView {
  fileprivate init(_ progress: ImportProgress, _ pace: ImportPace) {
    self.init(
      percent: progress.percent, file: progress.file,
      fileNumber: min(progress.filesDone + 1, progress.filesInAll), files: progress.filesInAll)
    (bytesRead, bytesInAll) = (progress.bytesRead, progress.bytesInAll)
    rowsRead = progress.rowsRead
    (rowsPerSecond, secondsLeft) = (pace.rowsPerSecond, pace.secondsLeft)
    if case .attachments(let done, let inAll) = progress.phase {
      attachments = Attachments(done: done, inAll: inAll)
    }
  }
}

extension ImportLine {
  /// An import as the log tells it.
  init(_ event: ImportEvent) {
    self.init(
      event: event.event, at: event.at, who: event.who, name: event.name, size: event.size,
      rows: event.rows.map { RowCounts($0) }, isKept: event.isKept)
  }
}

extension RowCounts {
  fileprivate init(_ rows: ImportEvent.Rows) {
    self.init(
      read: rows.read, added: rows.added, updated: rows.updated, unchanged: rows.unchanged,
      rejected: rows.rejected, skipped: rows.skipped)
  }
}

extension RowFate {
  init(_ entry: ImportTally.Entry) {
    self.init(file: entry.file, row: entry.row, reason: entry.reason)
  }
}
