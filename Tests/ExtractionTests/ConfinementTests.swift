// Rulewright. Apache-2.0.

import Extraction
import Foundation
import Testing

/// What a tool can no longer do once it is started through `rulewright-extract run`.
@Suite(.timeLimit(.minutes(5))) struct ConfinementTests {
  private struct Ran {
    var status: Int32
    var output: String
  }

  private func run(_ script: String, in folder: Folder, _ options: String...) throws -> Ran {
    let extractor = try #require(Extractor.beside)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: extractor.path)
    process.arguments =
      ["run", "--folder", folder.path] + options + ["--", "/bin/sh", "-c", script]
    process.environment = ["SECRET": "canary", "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isExit = process.terminationReason == .exit
    return Ran(
      status: isExit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: output, as: UTF8.self))
  }

  /// Whether this kernel holds a process to a part of the disk, as all of today's do; a container
  /// may forbid it.
  private func holdsFiles() throws -> Bool {
    let (inside, outside) = (try Folder(), try Folder())
    let path = try outside.write("secret", Array("words".utf8))
    return try run("cat \(path)", in: inside).output.isEmpty
  }

  @Test("nothing of our environment is left, and the folder is its home")
  func environment() throws {
    let folder = try Folder()
    let ran = try run("echo $SECRET-$HOME-$TMPDIR; pwd", in: folder)
    #expect(ran.output == "-\(folder.path)-\(folder.path)\n\(folder.path)\n")
  }

  @Test("a file elsewhere is neither read nor written, and one that is named is read")
  func disk() throws {
    guard try holdsFiles() else { return }
    let (inside, outside) = (try Folder(), try Folder())
    let path = try outside.write("secret", Array("words".utf8))
    #expect(try run("cat \(path)", in: inside, "--read", path).output == "words")
    _ = try run("echo gone > \(path); touch \(outside.path)/new", in: inside, "--writes", "1")
    #expect(outside.names == ["secret"])
    #expect(FileManager.default.contents(atPath: path) == Data("words".utf8))
    #expect(try run("touch here; ls", in: inside, "--writes", "1").output == "here\n")
    #expect(try run("touch there; ls", in: try Folder()).output == "")
  }

  @Test("a file larger than the bound is cut off there")
  func fileSize() throws {
    let folder = try Folder()
    _ = try run(
      "head -c 5000000 /dev/zero > big", in: folder, "--writes", "1", "--file-size", "1000000")
    let size = try FileManager.default.attributesOfItem(atPath: folder.path + "/big")[.size]
    #expect((size as? Int ?? 0) <= 1_000_000)
  }

  @Test("a program that takes more memory than it may comes to nothing")
  func memory() throws {
    let script = "head -c 100000000 /dev/zero | tail -c 90000000 | wc -c"
    let bounded = try run(script, in: try Folder(), "--memory", "50000000").output
    #expect(bounded == "0\n" || bounded.isEmpty)
    #expect(try run(script, in: try Folder(), "--memory", "900000000").output == "90000000\n")
  }

  @Test("a program that goes on for ever is ended by the processor's clock")
  func processor() throws {
    let ran = try run("while :; do :; done", in: try Folder(), "--processor-seconds", "1")
    #expect(ran.status == -SIGKILL || ran.status == -SIGXCPU)
  }

  @Test("processes that beget processes come to an end")
  func processes() throws {
    let script = "(echo one; true); echo two"
    #expect(try run(script, in: try Folder(), "--processes", "20").output == "one\ntwo\n")
    // Where no namespace can be had the bound would count what else the user runs, and is not set;
    // and Linux holds nobody to it who is root.
    guard try hasNamespaces(), getuid() != 0 else { return }
    #expect(!(try run(script, in: try Folder(), "--processes", "1").output.contains("one")))
  }

  private func hasNamespaces() throws -> Bool {
    let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net")
    return try run("readlink /proc/self/ns/net", in: try Folder()).output != here + "\n"
  }

  @Test("a document reader that is given no time gives up at once")
  func time() throws {
    let extractor = try #require(Extractor.beside)
    var bounds = DocumentReader.Bounds()
    bounds.child.seconds = 0
    let folder = try Folder()
    let path = try folder.write("letter", Array("{\\rtf1 words}".utf8))
    let reading = DocumentReader(extractor, bounds: bounds).read(path)
    #expect(reading == .unread(reason: "reading it took longer than 0 seconds"))
  }

  @Test("pandoc is bounded in memory, and the bound is said")
  func pandoc() throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    let body = String(repeating: "words of a long document ", count: 20_000)
    let path = try folder.write("letter", HostileDocuments.docx(body))
    var bounds = DocumentReader.Bounds()
    bounds.child.memory = 40 << 20
    guard case .unread = DocumentReader(extractor, bounds: bounds).read(path) else {
      Issue.record("it was read in 40 MB")
      return
    }
    bounds.child.memory = 2 << 30
    guard case .read(let text, _) = DocumentReader(extractor, bounds: bounds).read(path) else {
      Issue.record("it was not read in 2 GB")
      return
    }
    #expect(text.utf8.count > 400_000)
  }
}
