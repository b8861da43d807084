// Rulewright. Apache-2.0.

import CConfine
import Glibc

/// What a child gives up before it touches a stranger's file: processor time, memory, files,
/// network, and all of the disk but the system's programs and one folder.
///
/// Limits hold everywhere. A kernel that knows no namespaces or no Landlock, or forbids them, is
/// gone on without them.
package struct Confinement {
  /// The one folder that may be written, when `mayWrite`; the child's world.
  package var folder = "."
  package var mayWrite = false
  /// Files outside that may be read.
  package var readable: [String] = []
  package var processorSeconds = 60
  package var memory = 1 << 30
  /// The greatest file that may be written.
  package var fileSize = 256 << 20
  package var openFiles = 64
  package var processes = 32

  package init() {}

  /// Where programs and their data lie.
  private static let system = [
    "/usr", "/bin", "/lib", "/lib64", "/etc", "/opt", "/nix", "/dev", "/proc",
    "/var/cache/fontconfig", "/var/lib/ghc",
  ]

  /// Closes all that this process was handed but its standard streams.
  package static func closeInherited() { _ = confine_close_from(3) }

  /// Binds this process, which must have one thread, and all that it will start.
  ///
  /// What it has open stays open, and the folder of the program that it will go on as, readable.
  package func bind(goingOnAs program: String? = nil) throws {
    _ = confine_die_with_parent()
    setsid()
    umask(0o077)
    guard chdir(folder) == 0 else { throw UnpackingError.usage("no folder \(folder)") }
    let isAlone = confine_leave_network() == 0
    guard confine_no_new_privileges() == 0 else {
      throw UnpackingError.usage("privileges cannot be given up")
    }
    holdFiles(program)
    try limit(confine_core_size, to: 0)
    try limit(confine_processor_seconds, to: processorSeconds)
    try limit(confine_data, to: memory)
    try limit(confine_file_size, to: mayWrite ? fileSize : 0)
    try limit(confine_open_files, to: openFiles)
    // Outside a namespace of its own it would count all that the user runs.
    if isAlone { try limit(confine_processes, to: processes) }
  }

  private func limit(_ resource: Int, to bound: Int) throws {
    guard confine_limit(Int32(resource), UInt64(max(0, bound))) == 0 else {
      throw UnpackingError.usage("a limit cannot be set")
    }
  }

  /// Leaves of the disk what is needed; a kernel that cannot is left as it is.
  private func holdFiles(_ program: String?) {
    let version = confine_version()
    guard version >= 1 else { return }
    let network = version >= 4 ? UInt64(confine_all_network) : 0
    let ruleset = confine_new_ruleset(UInt64(confine_all_files), network)
    guard ruleset >= 0 else { return }
    defer { close(ruleset) }
    let read = UInt64(confine_read_file | confine_read_folder)
    for path in Self.system { allow(path, read | UInt64(confine_run), in: ruleset) }
    if let program, let slash = program.utf8.lastIndex(of: 0x2F) {
      let home = String(decoding: program.utf8[..<slash], as: UTF8.self)
      allow(home, read | UInt64(confine_run), in: ruleset)
    }
    allow("/dev/null", UInt64(confine_read_file | confine_write_file), in: ruleset)
    for path in readable { allow(path, UInt64(confine_read_file), in: ruleset) }
    let own = mayWrite ? UInt64(confine_all_files) & ~UInt64(confine_run) : read
    allow(folder, own, in: ruleset)
    _ = confine_obey(ruleset)
  }

  private func allow(_ path: String, _ access: UInt64, in ruleset: Int32) {
    let descriptor = open(path, Int32(confine_open_path))
    guard descriptor >= 0 else { return }
    _ = confine_allow(ruleset, descriptor, access)
    close(descriptor)
  }
}
