// Rulewright. Apache-2.0.

import Foundation
import Unpacked

/// The program `rulewright-extract`, which parses what strangers sent, and every other tool only
/// through it: nobody else binds them to their bounds.
package struct Extractor: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The one that lies beside the program that runs; nil where none does.
  package static let beside: Extractor? = {
    let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = here.deletingLastPathComponent().path + "/rulewright-extract"
    return FileManager.default.isExecutableFile(atPath: path) ? Extractor(path: path) : nil
  }()

  /// Why nothing can be read without it.
  package static let missing = "rulewright-extract does not lie beside rulewright"

  /// Has a tool do its work in a folder, within bounds; what it says is handed on.
  func run(
    _ tool: Tool, _ arguments: [String], in folder: String, reading files: [String],
    bounds: ChildBounds, _ take: ([UInt8]) throws -> Void
  ) throws -> BoundedChild.Outcome {
    let own =
      ["run", "--folder", folder] + bounds.arguments + files.flatMap { ["--read", $0] }
      + ["--", tool.path]
    return try BoundedChild.run(path, own + arguments, bounds: bounds, take)
  }

  /// Has a file unpacked into a folder, within bounds; every frame of what is said is handed on.
  func unpack(
    _ mode: String, _ file: String, into folder: String, options: [String] = [],
    bounds: ChildBounds, _ take: (Frame) throws -> Void
  ) throws -> BoundedChild.Outcome {
    var reader = FrameReader()
    let own = [mode, "--folder", folder] + bounds.arguments + options + [file]
    return try BoundedChild.run(path, own, bounds: bounds, isStream: true) { piece in
      for frame in try reader.feed(piece) { try take(frame) }
    }
  }
}
