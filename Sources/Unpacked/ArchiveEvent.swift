// Rulewright. Apache-2.0.

/// What the child says while it opens an archive.
package enum ArchiveEvent: Hashable, Sendable {
  case member(ArchiveMember)
  /// The archive was opened to its end.
  case ended
  /// Nothing more of it can be had; `reason` is a phrase for people.
  case broken(reason: String)

  package var frame: Frame {
    switch self {
    case .ended: return Frame(kind: Kind.ended)
    case .broken(let reason):
      var frame = Frame(kind: Kind.broken)
      frame.put(Tag.reason, reason)
      return frame
    case .member(let member):
      var frame = Frame(kind: Kind.member)
      frame.put(Tag.number, member.number)
      frame.put(Tag.name, member.name)
      switch member.content {
      case .file(let file, let size):
        frame.put(Tag.file, file)
        frame.put(Tag.size, size)
      case .folder: frame.put(Tag.folder, 1)
      case .refused(let reason): frame.put(Tag.reason, reason)
      }
      return frame
    }
  }

  /// The event that a frame is; nil when it is none.
  package init?(_ frame: Frame) {
    switch frame.kind {
    case Kind.ended: self = .ended
    case Kind.broken: self = .broken(reason: frame.text(Tag.reason))
    case Kind.member:
      guard let number = frame.number(Tag.number), number > 0 else { return nil }
      let content: ArchiveMember.Content
      if let file = frame.number(Tag.file), let size = frame.number(Tag.size) {
        guard file > 0, size >= 0 else { return nil }
        content = .file(file, size: size)
      } else if frame.number(Tag.folder) != nil {
        content = .folder
      } else {
        content = .refused(reason: frame.text(Tag.reason))
      }
      self = .member(
        ArchiveMember(number: number, name: frame.text(Tag.name), content: content))
    default: return nil
    }
  }

  private enum Kind {
    static let member: UInt8 = 1
    static let ended: UInt8 = 2
    static let broken: UInt8 = 3
  }

  private enum Tag {
    static let number: UInt8 = 1
    static let name: UInt8 = 2
    static let file: UInt8 = 3
    static let size: UInt8 = 4
    static let folder: UInt8 = 5
    static let reason: UInt8 = 6
  }
}
