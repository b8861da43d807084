// Rulewright. Apache-2.0.

import Glibc

/// Starts a program and stops it, and all that it started, when it goes over its bounds.
enum BoundedChild {
  /// How a child came to its end.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    /// It took longer than so many seconds.
    case tooSlow(Int)
    /// It said more than so many bytes.
    case tooMuch(Int)
  }

  struct Outcome {
    var ending: Ending
    /// The beginning of what it complained of.
    var complaint: String
  }

  /// Why no child could be started.
  struct NotStarted: Error {
    var reason: String
  }

  private static let longestComplaint = 4096

  /// Runs a program, without our environment and open files, and hands on what it says piece by
  /// piece.
  ///
  /// Of a stream the time starts again with every piece.
  static func run(
    _ program: String, _ arguments: [String], bounds: ChildBounds, isStream: Bool = false,
    _ take: ([UInt8]) throws -> Void
  ) throws -> Outcome {
    let output = try Pipe()
    defer { output.close() }
    let complaints = try Pipe()
    defer { complaints.close() }
    let child = try spawn(program, arguments, output: output.writing, errors: complaints.writing)
    var isReaped = false
    defer {
      if !isReaped { _ = reap(child) }
    }
    output.closeWriting()
    complaints.closeWriting()
    do {
      var complaint: [UInt8] = []
      let early = try listen(
        output.reading, complaints.reading, bounds, isStream, complaint: &complaint, take)
      let words = String(decoding: complaint, as: UTF8.self)
      if early != nil { kill(child) }
      isReaped = true
      return Outcome(ending: early ?? reap(child), complaint: words)
    } catch {
      kill(child)
      throw error
    }
  }

  /// Reads both pipes until they end; what it gives is why it stopped before.
  private static func listen(
    _ output: Int32, _ errors: Int32, _ bounds: ChildBounds, _ isStream: Bool,
    complaint: inout [UInt8], _ take: ([UInt8]) throws -> Void
  ) throws -> Ending? {
    let clock = ContinuousClock()
    var deadline = clock.now + .seconds(bounds.seconds)
    var said = 0
    var (outputEnded, errorsEnded) = (false, false)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !outputEnded || !errorsEnded {
      let left = clock.now.duration(to: deadline)
      guard left > .zero else { return .tooSlow(bounds.seconds) }
      var waiting = [
        pollfd(fd: outputEnded ? -1 : output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsEnded ? -1 : errors, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = left.components.seconds * 1000 + 100
      guard poll(&waiting, 2, Int32(clamping: min(milliseconds, 1000))) >= 0 || errno == EINTR
      else { return .killed(signal: SIGKILL) }
      if waiting[0].revents != 0 {
        let count = read(output, &buffer, buffer.count)
        if count > 0 {
          said += count
          guard said <= bounds.output else { return .tooMuch(bounds.output) }
          if isStream { deadline = clock.now + .seconds(bounds.seconds) }
          try take(Array(buffer.prefix(count)))
          // What the caller does with a piece is not the child's time.
          if isStream { deadline = clock.now + .seconds(bounds.seconds) }
        } else if count == 0 || errno != EINTR {
          outputEnded = true
        }
      }
      if waiting[1].revents != 0 {
        let count = read(errors, &buffer, buffer.count)
        if count > 0 {
          complaint += buffer.prefix(min(count, max(0, longestComplaint - complaint.count)))
        } else if count == 0 || errno != EINTR {
          errorsEnded = true
        }
      }
    }
    return nil
  }

  /// Ends a child and the session that it leads.
  private static func kill(_ child: pid_t) {
    Glibc.kill(-child, SIGKILL)
    Glibc.kill(child, SIGKILL)
  }

  /// Waits for a child that has ended or been ended.
  private static func reap(_ child: pid_t) -> Ending {
    // Both its pipes are closed; should it live on all the same, it has nothing left to do.
    var status: Int32 = 0
    var waited: pid_t = 0
    for _ in 0..<200 {
      waited = waitpid(child, &status, WNOHANG)
      if waited != 0, !(waited < 0 && errno == EINTR) { break }
      usleep(10_000)
    }
    if waited == 0 {
      kill(child)
      repeat { waited = waitpid(child, &status, 0) } while waited < 0 && errno == EINTR
    }
    // Whatever the child left running in its session ends with it.
    Glibc.kill(-child, SIGKILL)
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], output: Int32, errors: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A server ignores some signals; its children are to be ended by them.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words = copied([program] + arguments)
    var environment = copied([
      "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no",
    ])
    defer { for text in words + environment { free(text) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, program, &actions, &attributes, &words, &environment)
    guard result == 0 else {
      throw NotStarted(reason: "\(program) cannot be started: " + String(cString: strerror(result)))
    }
    return child
  }

  /// Texts as C has them, with nothing behind the last; to be freed.
  private static func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Two ends that no other child inherits.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw NotStarted(reason: "there is no pipe to be had") }
      _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
      _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
      (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
      if writing >= 0 { Glibc.close(writing) }
      writing = -1
    }

    func close() {
      closeWriting()
      Glibc.close(reading)
    }
  }
}
