// Rulewright. Apache-2.0.

import Foundation

/// A program of the system that turns some kind of file into text.
struct Tool: Hashable, Sendable {
  let name: String
  let path: String

  private static let folders = ["/usr/bin", "/bin", "/usr/local/bin"]

  /// The tool of a name; nil where it is not installed.
  init?(_ name: String) {
    guard
      let path = Self.folders.map({ $0 + "/" + name })
        .first(where: FileManager.default.isExecutableFile)
    else { return nil }
    self.name = name
    self.path = path
  }

  /// `pandoc 2.17.1.1`: the name with the version that the tool says it is, if it says any.
  func named(by extractor: Extractor, in folder: String) -> String {
    Versions.shared.version(of: self) {
      let flag = ["pdftotext", "pdftoppm", "antiword"].contains(name) ? "-v" : "--version"
      var words: [UInt8] = []
      var bounds = ChildBounds()
      bounds.seconds = 20
      let outcome = try? extractor.run(
        self, [flag], in: folder, reading: [], bounds: bounds
      ) { words += $0 }
      let said = String(decoding: words, as: UTF8.self) + " " + (outcome?.complaint ?? "")
      return Self.version(in: said).map { name + " " + $0 } ?? name
    }
  }

  /// The first word of some words that is a version: `22.12.0`.
  static func version(in words: String) -> String? {
    words.utf8.split { $0 <= 0x20 }.lazy
      .map { word in word.first == 0x76 ? word.dropFirst() : word }
      .first { word in
        word.contains(0x2E) && word.first.map { (0x30...0x39) ~= $0 } == true
          && word.allSatisfy { (0x30...0x39) ~= $0 || $0 == 0x2E || $0 == 0x2D }
      }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What tools said of themselves, asked once while the program runs.
  private final class Versions: @unchecked Sendable {
    static let shared = Versions()
    private let lock = NSLock()
    private var known: [Tool: String] = [:]

    func version(of tool: Tool, _ ask: () -> String) -> String {
      if let version = lock.withLock({ known[tool] }) { return version }
      let version = ask()
      lock.withLock { known[tool] = version }
      return version
    }
  }
}
