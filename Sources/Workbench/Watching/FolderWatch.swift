// Rulewright. Apache-2.0.

import Foundation
import Synchronization

/// The door to Linux's inotify: watches one folder, and those above it up to a root so that it
/// notices when the folder is made again.
///
/// The kernel's watch follows a folder that is moved, so that after a move all watches are given
/// back and asked for anew by name.
final class FolderWatch: Sendable {
  private let file: Int32
  /// From the root down to the folder.
  private let paths: [String]
  /// Safe from any thread once its handlers are set, which its type does not say.
  nonisolated(unsafe) private let source: any DispatchSourceRead
  /// The watch of each path; -1 for a folder that is not there.
  private let watches: Mutex<[Int32]>

  /// Begins to watch; nil when the system lends no watch.
  init?(
    _ folder: String, under root: String, telling tell: @escaping @Sendable ([FolderEvent]) -> Void
  ) {
    let file = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard file >= 0 else { return nil }
    self.file = file
    var paths = [folder]
    while let first = paths.first, first != root, first.utf8.count > root.utf8.count {
      paths.insert(Disk.parent(of: first), at: 0)
    }
    self.paths = paths
    watches = Mutex(Array(repeating: -1, count: paths.count))
    source = DispatchSource.makeReadSource(
      fileDescriptor: file, queue: DispatchQueue(label: "rulewright.drafts"))
    _ = arm()
    source.setEventHandler { [weak self] in
      guard let self else { return }
      let events = read()
      if !events.isEmpty { tell(events) }
    }
    source.setCancelHandler { close(file) }
    source.activate()
  }

  deinit { source.cancel() }

  /// Gives the watch back; nothing is told any more.
  func end() { source.cancel() }

  private static let above =
    UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
  private static let within =
    above | UInt32(IN_MODIFY) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)

  /// Asks for the watches that are wanting; whether the folder's own came or went by that.
  private func arm(anew: Bool = false) -> Bool {
    watches.withLock { watches in
      let before = watches[watches.count - 1]
      for (index, path) in paths.enumerated() {
        if anew, watches[index] >= 0 { inotify_rm_watch(file, watches[index]) }
        let mask = index == paths.count - 1 ? Self.within : Self.above
        watches[index] = inotify_add_watch(file, path, mask | UInt32(IN_ONLYDIR))
      }
      return watches[watches.count - 1] != before
    }
  }

  /// Takes in what the kernel has to tell.
  private func read() -> [FolderEvent] {
    var events: [FolderEvent] = []
    var isMoved = false
    var isNewAbove = false
    // One event has a header and a name of at most 255 bytes; there is room for hundreds.
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      var at = 0
      let header = MemoryLayout<inotify_event>.size
      while at + header <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
        }
        let name = buffer[(at + header)..<(at + header + Int(event.len))].prefix { $0 != 0 }
        at += header + Int(event.len)
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { events.append(.folderChanged) }
        if event.mask & UInt32(IN_MOVE_SELF) != 0 { isMoved = true }
        if event.wd == ownWatch {
          if let event = folderEvent(event.mask, String(decoding: name, as: UTF8.self)) {
            events.append(event)
          }
        } else {
          isNewAbove = true
        }
      }
    }
    if isMoved || isNewAbove, arm(anew: isMoved) { events.append(.folderChanged) }
    return events
  }

  private var ownWatch: Int32 { watches.withLock { $0[$0.count - 1] } }

  private func folderEvent(_ mask: UInt32, _ name: String) -> FolderEvent? {
    func has(_ bit: Int32) -> Bool { mask & UInt32(bit) != 0 }
    if has(IN_DELETE_SELF) || has(IN_IGNORED) {
      watches.withLock { $0[$0.count - 1] = -1 }
      return .folderChanged
    }
    guard !name.isEmpty, mask & UInt32(IN_ISDIR) == 0 else { return nil }
    if has(IN_CLOSE_WRITE) { return .written(name) }
    if has(IN_MODIFY) { return .writing(name) }
    if has(IN_CREATE) || has(IN_MOVED_TO) { return .came(name) }
    if has(IN_DELETE) || has(IN_MOVED_FROM) { return .went(name) }
    return nil
  }
}
