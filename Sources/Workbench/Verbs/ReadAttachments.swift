// Rulewright. Apache-2.0.

package import CommentStore
import Comments
package import Dockets
import Extraction
import Foundation

/// What came of reading attachments.
package struct AttachmentsRead: Sendable {
  /// How many texts there are now that were not before.
  package var read = 0
  /// How many could not be read.
  package var unread = 0

  package init() {}
}

extension Workspace {
  /// Every attachment of a docket's comments, with what came of it.
  package func attachments(of name: String) throws -> [AttachmentState] {
    _ = try load(name)
    guard Disk.isThere(recordPath(name)) else { throw WorkspaceError.noRecord(docket: name) }
    return try Record.openOrCreate(recordPath(name)).attachments()
  }

  /// Reads the attachments of a docket whose bytes are here and whose words are not.
  ///
  /// What could not be read before is tried again when asked: a tool may have been installed
  /// since. `onProgress` hears how many were looked at, and of how many.
  package func readAttachments(
    of name: String, tryingAgain: Bool, by who: String, now: Instant,
    onProgress: (Int, Int) throws -> Void = { _, _ in }
  ) throws -> AttachmentsRead {
    _ = try load(name)
    guard Disk.isThere(recordPath(name)) else { throw WorkspaceError.noRecord(docket: name) }
    let record = try Record.openOrCreate(recordPath(name))
    return try readAttachments(
      in: record, name, tryingAgain: tryingAgain, EventStamp(who: who, at: now), onProgress)
  }

  /// How many are read before they are written: what is written is not lost when the rest is
  /// interrupted.
  private static let attachmentsAtOnce = 32

  func readAttachments(
    in record: Record, _ docket: String, tryingAgain: Bool = false, _ stamp: EventStamp,
    _ onProgress: (Int, Int) throws -> Void = { _, _ in }
  ) throws -> AttachmentsRead {
    var done = AttachmentsRead()
    let hashes = try record.unreadAttachments(tryingAgain: tryingAgain)
    // Without the program that reads them they wait, and are listed as waiting.
    guard !hashes.isEmpty, let extractor = Extractor.beside else { return done }
    let reader = DocumentReader(extractor)
    let folder = attachmentFolder(docket)
    for start in stride(from: 0, to: hashes.count, by: Self.attachmentsAtOnce) {
      let some = Array(hashes[start..<min(hashes.count, start + Self.attachmentsAtOnce)])
      let paths = some.map { folder.path(of: $0) }
      let readings = Self.inParallel(paths) { path -> DocumentReading in
        path.map(reader.read)
          ?? .unread(reason: "its bytes are gone from the folder of attachments")
      }
      let stated = zip(some, readings).map { hash, reading in
        switch reading {
        case .read(let text, let method):
          AttachmentReading(sha256: hash, method: method, outcome: .text(text))
        case .unread(let reason):
          AttachmentReading(
            sha256: hash, method: Program.nameAndVersion, outcome: .unread(reason: reason))
        }
      }
      _ = try record.addAttachmentReadings(stated, stamp: stamp)
      for reading in readings {
        if case .read = reading { done.read += 1 } else { done.unread += 1 }
      }
      try onProgress(start + some.count, hashes.count)
    }
    return done
  }

  /// What a function makes of each value, as many at a time as there are processors.
  private static func inParallel<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ work: @Sendable (Value) -> Result
  ) -> [Result] {
    let results = ResultBox<Result>(count: values.count)
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
      results.set(index, work(values[index]))
    }
    return results.all
  }
}

/// Results that several threads put in their places.
private final class ResultBox<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result?]

  init(count: Int) { results = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ result: Result) { lock.withLock { results[index] = result } }

  var all: [Result] { lock.withLock { results.compactMap { $0 } } }
}
