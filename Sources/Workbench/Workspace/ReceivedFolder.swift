// Rulewright. Apache-2.0.

import CommentStore
import Dockets
import Hashing

/// The folder of a docket in which everything that came is kept as it came.
///
/// A file lies there under its SHA-256, so that no sender chooses a name on our disk and the same
/// bytes lie there once; `received.txt` beside the folder says what each was called, in the order
/// in which they came. A file that somebody put there under a name of its own stays under it. What
/// was imported without a copy stands in the list alone.
struct ReceivedFolder {
  /// A file of the folder.
  struct Kept {
    var path: String
    /// What its sender called it.
    var name: String
    var hash: ContentHash
    var size: Int
    /// Whether it was copied just now.
    var isNew: Bool
    /// Whether it lies in the folder, and not elsewhere alone.
    var isKept = true

    /// As the record knows it.
    func received(_ stamp: EventStamp) -> ReceivedFile {
      ReceivedFile(
        name: name, hash: hash, size: size, importedAt: stamp.at.iso8601,
        program: Program.nameAndVersion, isKept: isKept)
    }

    /// What is said where no copy was to be made and the record says that one is kept.
    var wordsOfCopy: String {
      isKept
        ? "a copy lies among what was received, and stays"
        : "the record says that a copy is kept, and it is gone; import without --no-copy to put it back"
    }
  }

  /// Its path.
  let path: String
  /// The list of what was received, in its order: lines of a SHA-256, two spaces and a name.
  let list: String

  /// Copies a file, which its sender called `name`, into the folder, unless its bytes are there
  /// already.
  func keep(_ source: String, name: String) throws -> Kept {
    let (digest, size) = try measure(source)
    if let lying = try lying(source, name: name, digest, size) { return lying }
    let name = Self.oneLine(name)
    let target = hashed(digest, name)
    let isNew = !Disk.isThere(target)
    if isNew { try Disk.copy(source, to: target) }
    guard try Disk.hash(of: target) == digest else {
      if isNew { try Disk.remove(target) }
      guard isNew else { throw Self.isEdited(target) }
      throw Self.changed(source)
    }
    return Kept(path: target, name: name, hash: digest, size: size, isNew: isNew)
  }

  /// A file as it lies, of which no copy is made; where its bytes lie in the folder already, they
  /// are what is meant.
  func refer(to source: String, name: String) throws -> Kept {
    let (digest, size) = try measure(source)
    if let lying = try lying(source, name: name, digest, size) { return lying }
    return try refer(to: digest, size, name: name, at: source)
  }

  /// The same of a file whose hash is known; `source` is nowhere where its bytes went by once.
  func refer(
    to hash: ContentHash, _ size: Int, name: String, at source: String = ""
  ) throws -> Kept {
    let name = Self.oneLine(name)
    let copy = try copy(of: hash, name: name)
    return Kept(
      path: copy ?? source, name: name, hash: hash, size: size, isNew: false, isKept: copy != nil)
  }

  /// Where a copy of some bytes lies, which was read and has their hash; nil where there is none.
  ///
  /// Throws where what lies under their hash is not what came.
  func copy(of hash: ContentHash, name: String) throws -> String? {
    var edited: String?
    func holds(_ place: String, _ isHashed: Bool) throws -> Bool {
      guard Disk.isPlainFile(place) else { return false }
      if try Disk.hash(of: place) == hash { return true }
      if isHashed { edited = edited ?? place }
      return false
    }
    let own = hashed(hash, name)
    if try holds(own, true) { return own }
    if let named = try named(hash, name).first(where: { try holds($0, false) }) { return named }
    if let other = try otherwiseEnded(hash).first(where: { try holds($0, true) }) { return other }
    if let edited { throw Self.isEdited(edited) }
    return nil
  }

  /// Where a file is kept that came now.
  private func hashed(_ hash: ContentHash, _ name: String) -> String {
    path + "/" + hash.hex + Self.safeExtension(of: name)
  }

  /// Where it lies if somebody put it in by hand; versions before put the hash's beginning before
  /// a name that was taken.
  private func named(_ hash: ContentHash, _ name: String) -> [String] {
    guard !name.utf8.contains(0x2F), !name.utf8.isEmpty, name != "..", name != "." else {
      return []
    }
    return [name, hash.short + "-" + name].map { path + "/" + $0 }
  }

  /// Where its bytes lie if they came under a name of another ending.
  private func otherwiseEnded(_ hash: ContentHash) -> [String] {
    Disk.names(in: path).filter { $0.utf8.starts(with: hash.hex.utf8) }.map { path + "/" + $0 }
  }

  /// Whether a path is one of the folder itself.
  func holds(_ source: String) -> Bool {
    Disk.isThere(path) && Disk.isSame(Disk.folder(of: source), path)
  }

  /// A file that is in the folder itself, or lies there under its own name as well.
  private func lying(
    _ source: String, name: String, _ digest: ContentHash, _ size: Int
  ) throws -> Kept? {
    func kept(_ path: String, name: String) -> Kept {
      Kept(path: path, name: name, hash: digest, size: size, isNew: false)
    }
    if holds(source) {
      let own = Disk.lastName(of: source)
      guard own.utf8.starts(with: digest.hex.utf8) else { return kept(source, name: own) }
      return kept(source, name: listed()[digest.hex]?.first ?? own)
    }
    let name = Self.oneLine(name)
    // Under its own name a file lies there that was put in by hand or by an older version.
    let named = path + "/" + name
    guard Disk.isPlainFile(named), try Disk.hash(of: named) == digest else { return nil }
    return kept(named, name: name)
  }

  /// That a file was not the same from its first reading to its last.
  static func changed(_ source: String) -> WorkspaceError {
    .refused("\(source) changed while it was read; import it again")
  }

  private static func isEdited(_ path: String) -> WorkspaceError {
    .refused("\(path) is not what its name says; what was received must not be edited")
  }

  /// Takes back a file of which nothing was imported: its mended version will come.
  func forget(_ kept: Kept) {
    if kept.isNew { _ = try? Disk.remove(kept.path) }
  }

  /// Puts files that are kept elsewhere on the list, unless they are on it.
  func note(_ files: [(hash: String, name: String)]) throws {
    try append(files.map { ($0.hash, Self.oneLine($0.name)) })
  }

  /// Files that came and are to be put on the list together.
  final class Receipts: @unchecked Sendable {
    // Used by the one thread that imports.
    fileprivate(set) var files: [Kept] = []
  }

  /// Where files are kept in mind until they are put on the list; nil where each is put there at
  /// once.
  @TaskLocal static var receipts: Receipts?

  /// Puts files that came on the list, unless they are on it.
  func note(_ files: [Kept]) throws {
    if let receipts = Self.receipts {
      receipts.files += files
      return
    }
    let listed = files.filter {
      !$0.isKept || Disk.lastName(of: $0.path).utf8.starts(with: $0.hash.hex.utf8)
    }
    try append(listed.map { ($0.hash.hex, $0.name) })
  }

  /// Writes the lines that the list has not yet.
  private func append(_ files: [(hash: String, name: String)]) throws {
    var known = listed()
    var lines: [UInt8] = []
    for (hash, name) in files {
      let isKnown = known[hash]?.contains { $0.utf8.elementsEqual(name.utf8) }
      if isKnown == true { continue }
      known[hash, default: []].append(name)
      lines += Array("\(hash)  \(name)\n".utf8)
    }
    guard !lines.isEmpty else { return }
    let before = Disk.isThere(list) ? try Disk.read(list) : []
    try Disk.write(before + lines, to: list)
  }

  /// Where a file lies that the record says was received; nil when it is gone.
  func path(of received: ReceivedFile) -> String? {
    let (hash, name) = (received.hash, received.name)
    return ([hashed(hash, name)] + named(hash, name)).first { Disk.isThere($0) }
      ?? otherwiseEnded(hash).first
  }

  /// What the list calls each file, by its hash.
  func listed() -> [String: [String]] {
    var names: [String: [String]] = [:]
    for (hash, name) in lines() { names[hash, default: []].append(name) }
    return names
  }

  /// The lines of the list.
  func lines() -> [(hash: String, name: String)] {
    let lines = (try? Disk.read(list))?.split(separator: 0x0A) ?? []
    return lines.filter { $0.count > 66 }.map { line in
      (
        String(decoding: line.prefix(64), as: UTF8.self),
        String(decoding: line.dropFirst(66), as: UTF8.self)
      )
    }
  }

  private func measure(_ source: String) throws -> (ContentHash, size: Int) {
    var hash = ContentHash.Builder()
    var size = 0
    try Disk.readPieces(source) { piece in
      hash.update(piece)
      size += piece.count
      return true
    }
    return (hash.finish(), size)
  }

  /// The end of a name, where it is one that programs use: a dot and one to five letters or
  /// digits, in lower case.
  static func safeExtension(of name: String) -> String {
    let bytes = Array(name.utf8)
    guard let dot = bytes.lastIndex(of: 0x2E), dot > 0 else { return "" }
    let end = bytes[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard (1...5).contains(end.count),
      end.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
    else { return "" }
    return "." + String(decoding: end, as: UTF8.self)
  }

  /// A name that can stand on a line of the list.
  static func oneLine(_ name: String) -> String {
    let bytes = name.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(0x3F) : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Workspace {
  /// Where what came for a docket is kept.
  func received(_ docket: String) -> ReceivedFolder {
    ReceivedFolder(
      path: commentsFolder(docket) + "/received", list: commentsFolder(docket) + "/received.txt")
  }
}
