// Rulewright. Apache-2.0.

import Glibc
import Unpacked

/// What the child does, from its arguments to its exit code: 0 when it did its work, 2 when it
/// was asked wrongly, 3 when it could not.
package func runChild(_ arguments: [String]) -> Int32 {
  do {
    let asked = try ChildArguments(arguments)
    Confinement.closeInherited()
    setlocale(LC_CTYPE, "C.UTF-8")
    if asked.mode == .run { return try goOn(asked) }
    let input = open(asked.rest[0], O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw UnpackingError.unreadable }
    try asked.confinement.bind()
    let folder = NumberedFolder(path: asked.confinement.folder)
    switch asked.mode {
    case .mail: try MailUnpacker.read(input, from: asked.start, into: folder) { try say($0.frame) }
    case .archive:
      try ArchiveUnpacker.read(input, bounds: asked.archive, into: folder) { try say($0.frame) }
    case .sheet: try SheetUnpacker.read(input) { try say($0.frame) }
    case .run: break
    }
    return 0
  } catch let error as UnpackingError {
    complain(error.description)
    if case .usage = error { return 2 }
    return 3
  } catch {
    complain("\(error)")
    return 3
  }
}

/// Gives up what the program does not need, and goes on as it with nothing of our environment.
private func goOn(_ asked: ChildArguments) throws -> Int32 {
  let program = asked.rest[0]
  try asked.confinement.bind(goingOnAs: program)
  let folder = asked.confinement.folder
  let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8",
    "LC_ALL=C.UTF-8", "TZ=UTC", "OMP_THREAD_LIMIT=1",
  ]
  var words = asked.rest.map { strdup($0) } + [nil]
  var variables = environment.map { strdup($0) } + [nil]
  execve(program, &words, &variables)
  throw UnpackingError.usage("\(program) cannot be run")
}

private func say(_ frame: Frame) throws {
  let bytes = frame.encoded
  var done = 0
  while done < bytes.count {
    let written = bytes.withUnsafeBytes {
      write(1, $0.baseAddress?.advanced(by: done), bytes.count - done)
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { throw UnpackingError.usage("nobody listens") }
    done += written
  }
}

private func complain(_ words: String) {
  let bytes = Array(words.utf8) + [0x0A]
  _ = write(2, bytes, bytes.count)
}
