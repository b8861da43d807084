// Rulewright. Apache-2.0.

import Foundation

/// Python, whose readers of CSV and JSON many people use; nil where it is not installed.
let python: URL? = ["/usr/bin/python3", "/usr/local/bin/python3"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }

/// What a script prints that is given a file with some bytes, and other words after it.
func python(_ script: String, on bytes: [UInt8], _ words: String...) throws -> Data {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("rulewright-python-" + UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: file) }
  try Data(bytes).write(to: file)
  let process = Process()
  process.executableURL = python
  process.arguments = ["-c", script, file.path] + words
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? output : Data()
}
