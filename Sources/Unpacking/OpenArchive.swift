// Rulewright. Apache-2.0.

import CArchive
import Glibc

/// An archive that is being read, through libarchive, member after member.
final class OpenArchive {
  /// Why nothing more can be had of it; `reason` is a phrase for people.
  struct Fault: Error {
    let reason: String
  }

  struct Member {
    var name: String
    var kind: Kind

    enum Kind: Equatable {
      case file
      case folder
      /// What it is instead, for people.
      case other(String)
    }
  }

  private let archive: OpaquePointer
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Whether any byte was unpacked by a filter, such as gzip.
  private var isFiltered: Bool { archive_filter_count(archive) > 1 }

  /// Begins to read what a descriptor has open; `onlyZip` takes no other format.
  init(_ descriptor: Int32, onlyZip: Bool = false) throws {
    guard let archive = archive_read_new() else { throw Fault(reason: "there is no memory") }
    self.archive = archive
    archive_read_support_format_zip(archive)
    if !onlyZip {
      archive_read_support_format_tar(archive)
      archive_read_support_format_7zip(archive)
      archive_read_support_filter_gzip(archive)
      archive_read_support_filter_bzip2(archive)
      archive_read_support_filter_xz(archive)
      archive_read_support_filter_zstd(archive)
      // One packed file without a name of its own; taken only where a filter unpacks it.
      archive_read_support_format_raw(archive)
    }
    guard archive_read_open_fd(archive, descriptor, 1 << 16) == ARCHIVE_OK else {
      throw Fault(reason: Self.complaint(archive))
    }
  }

  deinit { archive_read_free(archive) }

  /// The next member; nil at the end.
  func next() throws -> Member? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else {
      throw Fault(reason: Self.complaint(archive))
    }
    if archive_format(archive) == ARCHIVE_FORMAT_RAW, !isFiltered {
      throw Fault(reason: "it is no archive")
    }
    return Member(name: Self.name(of: entry), kind: Self.kind(of: entry))
  }

  /// The next bytes of the member that came last; empty at its end, nil when they cannot be had.
  func piece() -> [UInt8]? {
    let count = archive_read_data(archive, &buffer, buffer.count)
    return count < 0 ? nil : Array(buffer.prefix(count))
  }

  /// What the library has to say of its last failure.
  var complaint: String { Self.complaint(archive) }

  private static func complaint(_ archive: OpaquePointer) -> String {
    guard let words = archive_error_string(archive) else { return "it cannot be read" }
    return "libarchive says: " + String(cString: words)
  }

  private static func name(of entry: OpaquePointer) -> String {
    guard let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else {
      return ""
    }
    let bytes = UnsafeBufferPointer(start: name, count: strlen(name)).map {
      UInt8(bitPattern: $0)
    }
    return CharsetText.decoding(bytes, charset: "")
  }

  private static func kind(of entry: OpaquePointer) -> Member.Kind {
    if archive_entry_is_encrypted(entry) != 0 { return .other("encrypted") }
    if archive_entry_hardlink(entry) != nil { return .other("a link to another file") }
    switch archive_entry_filetype(entry) {
    case 0o100000: return .file
    case 0o040000: return .folder
    case 0o120000: return .other("a link to another file")
    case 0o020000, 0o060000: return .other("a device")
    case 0o010000: return .other("a pipe")
    case 0o140000: return .other("a socket")
    // Some packers say nothing of kinds; what has bytes is a file.
    default: return .file
    }
  }
}
