// Rulewright. Apache-2.0.

import Exporting
import Hashing

/// A folder that becomes a bag, or is one.
struct BagFolder {
  /// A file under `data`.
  struct Payload {
    /// From the bag's folder.
    var path: String
    var sha256: String
    var size: Int
  }

  let path: String

  /// What makes a folder a bag.
  var isBag: Bool { Disk.isPlainFile(path + "/bagit.txt") }

  /// The value of a field of `bag-info.txt`; the first where there are several.
  func info(_ name: String) -> String? {
    let bytes = (try? Disk.read(path + "/bag-info.txt")) ?? []
    for line in bytes.split(separator: 0x0A) where line.starts(with: Array((name + ":").utf8)) {
      let value = line.dropFirst(name.utf8.count + 1).drop { $0 == 0x20 }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  /// All files under `data`, hashed.
  func payload() throws -> [Payload] {
    try Disk.filesDeep(in: path + "/data").map { name in
      let file = path + "/data/" + name
      guard Disk.isPlainFile(file), !Disk.isLink(file) else {
        throw WorkspaceError.refused("\(file) is no plain file, and a bag holds nothing else")
      }
      return Payload(
        path: "data/" + name, sha256: try Disk.hash(of: file).hex,
        size: Disk.size(of: file) ?? 0)
    }
  }

  /// Writes the manifests over what lies in the folder.
  func seal(_ payload: [Payload], info: String) throws {
    try write(BagText.declaration, "bagit.txt")
    try write(info, "bag-info.txt")
    try write(
      BagText.manifest(payload.map { BagText.Line(sha256: $0.sha256, path: $0.path) }),
      "manifest-sha256.txt")
    let tags = try ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"].map {
      BagText.Line(sha256: try Disk.hash(of: path + "/" + $0).hex, path: $0)
    }
    try write(BagText.manifest(tags), "tagmanifest-sha256.txt")
  }

  private func write(_ text: String, _ name: String) throws {
    try Disk.write(Array(text.utf8), to: path + "/" + name)
  }

  /// What is wrong with the bag, in sentences: a file that is not what its manifest says, that is
  /// missing, or that no manifest knows.
  func faults() throws -> [String] {
    var faults: [String] = []
    for (manifest, onlyTags) in [("manifest-sha256.txt", false), ("tagmanifest-sha256.txt", true)] {
      guard Disk.isThere(path + "/" + manifest) else {
        if !onlyTags { faults.append("\(manifest) is missing") }
        continue
      }
      switch BagText.lines(of: try Disk.read(path + "/" + manifest, limit: 1 << 30)) {
      case .failure(let line):
        faults.append("line \(line.number) of \(manifest) is no SHA-256 with a path")
      case .success(let lines):
        faults += try onlyTags ? tagFaults(lines) : payloadFaults(lines)
      }
    }
    return faults
  }

  private func payloadFaults(_ lines: [BagText.Line]) throws -> [String] {
    var faults: [String] = []
    var stated: [[UInt8]: String] = [:]
    for line in lines { stated[Array(line.path.utf8)] = line.sha256 }
    for file in try payload() {
      switch stated.removeValue(forKey: Array(file.path.utf8)) {
      case nil: faults.append("\(file.path) is in no manifest")
      case file.sha256?: break
      case .some: faults.append("\(file.path) is not what its manifest says")
      }
    }
    let gone = stated.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
    return faults + gone.map { "\($0) is missing" }
  }

  private func tagFaults(_ lines: [BagText.Line]) throws -> [String] {
    try lines.compactMap { line in
      // Only the files beside the manifest are looked at: a path cannot lead out of the bag.
      guard !line.path.utf8.contains(0x2F) else { return nil }
      let file = path + "/" + line.path
      guard Disk.isPlainFile(file) else { return "\(line.path) is missing" }
      return try Disk.hash(of: file).hex == line.sha256
        ? nil : "\(line.path) is not what its manifest says"
    }
  }
}
