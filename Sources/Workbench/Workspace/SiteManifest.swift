// Rulewright. Apache-2.0.

import Dockets
import Exporting
import Foundation
import Hashing

/// What a built site is made of and from: `manifest.json` at its root.
///
/// It holds no clock and no path of the machine: the same input gives the same manifest.
struct SiteManifest {
  static let name = "manifest.json"
  /// The name of the file that holds the manifest's own hash, as `sha256sum` writes it.
  static let hashName = "manifest.sha256"

  /// One file, as a manifest lists it.
  struct Entry: Decodable {
    let path: String
    let sha256: String
    let bytes: Int
  }

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
  func files(listing files: [BuiltFile]) -> [BuiltFile] {
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let manifest = BuiltFile(SiteManifest.name, json(listing: sorted).bytes)
    let line = "\(manifest.hash)  \(SiteManifest.name)\n"
    return [manifest, BuiltFile(SiteManifest.hashName, Array(line.utf8))]
  }

  private func json(listing files: [BuiltFile]) -> JSONValue {
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
      (
        "files",
        .list(
          files.map { file in
            .object([
              ("path", .text(file.path)), ("sha256", .text(file.hash.hex)),
              ("bytes", .number(file.bytes.count)),
            ])
          })
      ),
    ])
  }

  /// The files that a manifest lists; none when it is no manifest of this format.
  static func entries(_ bytes: [UInt8]) -> [Entry] {
    struct Shape: Decodable {
      let format: Int
      let files: [Entry]
    }
    guard let read = try? JSONDecoder().decode(Shape.self, from: Data(bytes)), read.format == 1
    else { return [] }
    return read.files
  }
}
