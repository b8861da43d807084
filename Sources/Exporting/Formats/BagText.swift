// Rulewright. Apache-2.0.

package import Dockets

/// The texts that make a folder a bag: RFC 8493, "The BagIt File Packaging Format (V1.0)".
package enum BagText {
  /// A line of a manifest: a file of the bag, by its path from the bag's folder, and its SHA-256.
  package struct Line: Hashable, Sendable {
    package var sha256: String
    package var path: String

    package init(sha256: String, path: String) {
      self.sha256 = sha256
      self.path = path
    }
  }

  /// `bagit.txt`.
  package static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// `bag-info.txt`; `bytes` is the sum of all files under `data`, of which there are `files`, and
  /// `notKept` files came that are not among them.
  package static func info(
    docket: String, title: String, agencies: [String], day: CalendarDay, program: String,
    bytes: Int, files: Int, logHead: String, notKept: Int = 0
  ) -> String {
    var lines = agencies.map { "Source-Organization: \(oneLine($0))" }
    lines += [
      "External-Identifier: \(docket)", "External-Description: \(oneLine(title))",
      "Bagging-Date: \(day)", "Bag-Software-Agent: \(program)", "Payload-Oxum: \(bytes).\(files)",
      "Log-Head: \(logHead)",
    ]
    if notKept > 0 { lines.append("Received-Files-Not-Kept: \(notKept)") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A manifest of some files, by their paths.
  package static func manifest(_ lines: [Line]) -> String {
    lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .map { "\($0.sha256)  \(escaped($0.path))\n" }.joined()
  }

  /// The lines of a manifest, or the number of the first line that is none, counted from 1.
  package static func lines(of manifest: [UInt8]) -> Result<[Line], NotALine> {
    var lines: [Line] = []
    for (index, bytes) in manifest.split(separator: 0x0A).enumerated() {
      let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
      let hash = line.prefix(64)
      let path = line.dropFirst(64).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x2A }
      guard hash.count == 64, path.startIndex > line.startIndex + 64, !path.isEmpty,
        hash.allSatisfy({ isHexadecimal($0) })
      else { return .failure(NotALine(number: index + 1)) }
      let lower = hash.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
      lines.append(
        Line(sha256: String(decoding: lower, as: UTF8.self), path: unescaped(path)))
    }
    return .success(lines)
  }

  /// That a line of a manifest is no hash and path.
  package struct NotALine: Error, Hashable, Sendable {
    package var number: Int
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  }

  /// RFC 8493, section 2.1.3: line ends and percent signs of a path are written as in addresses.
  private static func escaped(_ path: String) -> String {
    var out: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x0A: out += Array("%0A".utf8)
      case 0x0D: out += Array("%0D".utf8)
      case 0x25: out += Array("%25".utf8)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func unescaped(_ path: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    var at = path.startIndex
    while at < path.endIndex {
      let code = path[at...].prefix(3).map { (0x61...0x66).contains($0) ? $0 & 0xDF : $0 }
      let meant: UInt8? =
        switch code {
        case Array("%0A".utf8): 0x0A
        case Array("%0D".utf8): 0x0D
        case Array("%25".utf8): 0x25
        default: nil
        }
      out.append(meant ?? path[at])
      at += meant == nil ? 1 : 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
