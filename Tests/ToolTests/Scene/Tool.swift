// Rulewright. Apache-2.0.

import Foundation
import Testing

/// The whole program from outside, at work in a folder of its own that goes away with it.
///
/// `Tool().bells().comments([…]).run("build").succeeds()`: the scene is set, the program is run,
/// and what it printed, said on standard error and left on the disk is looked at.
final class Tool {
  /// The folder, which is a workspace as soon as something is in `Drafts`.
  let folder: URL
  /// What the program sees of the environment; nothing of the machine's own gets through.
  var environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("rulewright-tool-" + UUID().uuidString)
    environment = [
      "HOME": folder.path, "USER": "tester", "NO_COLOR": "1", "PATH": "/usr/bin:/bin",
      "RULEWRIGHT": Tool.binary.path,
    ]
    for name in ["Drafts", "Comments", "Site"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The program as it was built beside the tests.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("rulewright")

  /// Runs the program in the workspace, or in a folder below it.
  ///
  /// Standard input is empty.
  func run(_ arguments: String..., in subfolder: String = "") throws -> Run {
    try run(Tool.binary, arguments, in: subfolder)
  }

  /// Runs a line of shell, in which `$RULEWRIGHT` is the program.
  func shell(_ script: String) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/bash"), ["-c", script], in: "")
  }

  /// The lines that a command draws over each other on a terminal and takes away; what it says
  /// otherwise goes into `summary.txt`.
  func drawn(by command: String) throws -> [Substring] {
    let run = try shell(
      """
      python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \
        bash -c '\(command) > summary.txt'
      """
    ).succeeds()
    let drawn = run.text.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false)
    #expect(drawn.count > 2 && drawn.first == "" && drawn.last == "")
    #expect(!run.text.utf8.contains(0x0A))
    return Array(drawn.dropFirst().dropLast())
  }

  func run(_ program: URL, _ arguments: [String], in subfolder: String = "") throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.appendingPathComponent(subfolder)
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a pipe that nobody empties stops a program that prints much.
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("rulewright-run-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for name in names { try Data().write(to: name) }
    let (out, err) = (
      try FileHandle(forWritingTo: names[0]), try FileHandle(forWritingTo: names[1])
    )
    process.standardOutput = out
    process.standardError = err
    try process.run()
    process.waitUntilExit()
    try out.close()
    try err.close()
    return Run(
      arguments: arguments, output: try Data(contentsOf: names[0]),
      complaint: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      code: process.terminationReason == .exit ? process.terminationStatus : -1)
  }
}

// MARK: - The scene

extension Tool {
  /// Writes a file of the workspace.
  @discardableResult
  func file(_ path: String, _ text: String) throws -> Tool { try file(path, Array(text.utf8)) }

  /// Writes a file of the workspace, byte for byte.
  @discardableResult
  func file(_ path: String, _ bytes: [UInt8]) throws -> Tool {
    let target = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
    return self
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent(path), withIntermediateDirectories: true)
  }
}

// MARK: - What is there

extension Tool {
  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// Every file under a folder, as sorted paths from it: to be compared whole, so that a file too
  /// many fails like one too few.
  func files(in path: String = "") -> [String] {
    let root = folder.appendingPathComponent(path).path
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Every file under a folder with its bytes.
  func contents(of path: String) throws -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: try files(in: path).map { ($0, try bytes(path + "/" + $0)) })
  }
}
