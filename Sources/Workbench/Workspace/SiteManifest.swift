// Rulewright. Apache-2.0.

import Dockets
import Exporting
import Hashing

/// What a built site is made of and from: `manifest.json` at its root.
///
/// It holds no clock and no path of the machine: the same input gives the same manifest.
struct SiteManifest {
  static let name = "manifest.json"
  /// The name of the file that holds the manifest's own hash, as `sha256sum` writes it.
  static let hashName = "manifest.sha256"

  /// A docket, with the stages that are public and the hash of each one's draft.
  struct Input {
    let docket: String
    let stages: [(stage: String, file: String, sha256: String)]
  }

  var asOf: CalendarDay
  var countsFrom: String?
  var generator: String
  var inputs: [Input]

  /// The manifest of some files, and the file with its hash.
  func files(listing files: [BuiltFile]) -> [(path: String, bytes: [UInt8])] {
    let order = files.indices.sorted {
      files[$0].path.utf8.lexicographicallyPrecedes(files[$1].path.utf8)
    }
    let bytes = manifest(listing: order.lazy.map { files[$0] })
    let line = "\(ContentHash(of: bytes))  \(SiteManifest.name)\n"
    return [(SiteManifest.name, bytes), (SiteManifest.hashName, Array(line.utf8))]
  }

  /// The document, a line a file: it is written and read line by line, since there may be a million.
  private func manifest(listing files: some Sequence<BuiltFile>) -> [UInt8] {
    // What the empty list ends with gives way to the files.
    var out = head.bytes.dropLast(Self.end(of: "[]").count)
    var isFirst = true
    for file in files {
      out += (isFirst ? "[\n  " : ",\n  ").utf8
      out += Self.line(file.path, file.hash.hex, file.size).utf8
      isFirst = false
    }
    return Array(out) + Self.end(of: isFirst ? "[]" : "\n ]")
  }

  private static func end(of list: String) -> [UInt8] { Array((list + "\n}\n").utf8) }

  /// Paths hold nothing that JSON would write otherwise.
  private static func line(_ path: String, _ hash: String, _ size: Int) -> String {
    #"{"path": "\#(path)", "sha256": "\#(hash)", "bytes": \#(size)}"#
  }

  private var head: JSONValue {
    .object([
      ("format", .number(1)),
      ("generator", .text("Rulewright " + generator)),
      ("asOf", .text(asOf.description)),
      ("countsFrom", JSONValue(countsFrom)),
      (
        "dockets",
        .list(
          inputs.map { input in
            .object([
              ("name", .text(input.docket)),
              (
                "stages",
                .list(
                  input.stages.map { stage in
                    .object([
                      ("id", .text(stage.stage)), ("file", .text(stage.file)),
                      ("sha256", .text(stage.sha256)),
                    ])
                  })
              ),
            ])
          })
      ),
      ("files", .list([])),
    ])
  }

  /// The files that a manifest lists; none when it is no manifest of this format.
  static func entries(_ bytes: [UInt8]) -> [BuiltFile] {
    guard bytes.starts(with: Array("{\n \"format\": 1,\n".utf8)) else { return [] }
    return bytes.split(separator: 0x0A).compactMap { line in
      guard line.starts(with: Array(#"  {"path": ""#.utf8)) else { return nil }
      let parts = line.split(separator: 0x22, omittingEmptySubsequences: false)
      // `  {`, path, `: `, the path, `, `, sha256, `: `, the hash, `, `, bytes, `: 1}`
      guard parts.count == 11,
        let size = Int(
          String(decoding: parts[10].filter { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self))
      else { return nil }
      let file = BuiltFile(
        path: String(decoding: parts[3], as: UTF8.self), size: size,
        hash: ContentHash(hex: String(decoding: parts[7], as: UTF8.self)))
      let comma: [UInt8] = line.last == 0x2C ? [0x2C] : []
      // Anything else was not written by a build, and is compared byte by byte.
      return Array("  ".utf8) + Array(Self.line(file.path, file.hash.hex, size).utf8) + comma
        == Array(line) ? file : nil
    }
  }
}
