// Rulewright. Apache-2.0.

/// A file, and what the user calls it.
struct NamedFile: Hashable, Sendable {
  var path: String
  var name: String
  /// What it is called among what was received: of a member of an archive, also the archive.
  var receivedName: String
  /// Whether it was found in a folder that somebody named, and not named itself.
  var isFound = false

  init(path: String, name: String, receivedName: String? = nil) {
    self.path = path
    self.name = name
    self.receivedName = receivedName ?? Disk.lastName(of: path)
  }
}

extension Workspace {
  /// Everything that a docket keeps as text, in the order in which a record is built of it: what
  /// was received, what was said and decided of comments, the responses.
  func keptFiles(_ docket: String) throws -> [NamedFile] {
    let folder = commentsFolder(docket)
    let made = [
      codingsPath(docket), readingsPath(docket), redactionsPath(docket), campaignsPath(docket),
    ].filter { Disk.isThere($0) }
    let paths =
      receivedFiles(docket) + made + responsePaths(docket)
    guard !paths.isEmpty else {
      throw WorkspaceError.refused(
        "There is nothing to import in \(shown(folder)): no received file, no codings.csv and no "
          + "responses; name a file to import")
    }
    return named(paths, in: docket)
  }

  /// Files of a docket with their names; what lies under its hash is called as its sender called it.
  func named(_ paths: [String], in docket: String) -> [NamedFile] {
    let names = received(docket).listed()
    return paths.map { path in
      let hash = String(decoding: Disk.lastName(of: path).utf8.prefix(64), as: UTF8.self)
      return NamedFile(path: path, name: names[hash]?.first ?? shown(path))
    }
  }

  /// The files that a path stands for: itself, or, of a folder, the plain files in it and below;
  /// links to other folders are not followed.
  func files(at path: String, for docket: String) throws -> [NamedFile] {
    guard Disk.isFolder(path) else { return [NamedFile(path: path, name: path)] }
    let bare = path.utf8.last == 0x2F && path.utf8.count > 1
    let folder = bare ? String(decoding: path.utf8.dropLast(), as: UTF8.self) : path
    // Below what was received lies what came with comments, each known to its comment.
    let isReceived =
      Disk.isThere(received(docket).path) && Disk.isSame(folder, received(docket).path)
    var files: [String] = []
    var open = [folder]
    while let next = open.popLast() {
      files += plainFiles(in: next)
      guard !isReceived else { break }
      let folders = Disk.names(in: next).filter {
        // Drafts are what was commented on.
        !isHidden($0) && Disk.isFolderItself(next + "/" + $0)
          && !Disk.isThere(next + "/" + $0 + "/docket.yml")
      }
      open += folders.reversed().map { next + "/" + $0 }
    }
    guard !files.isEmpty else {
      throw WorkspaceError.cannotRead(
        path: path, reason: "it is a folder without a file that could be imported")
    }
    return files.map { path in
      var file = NamedFile(path: path, name: path)
      file.isFound = true
      return file
    }
  }

  /// What was received, in the order in which it came, as `received.txt` says; a file that is not
  /// listed there was there from the beginning.
  ///
  /// The order matters: a later download withdraws what an earlier one holds.
  func receivedFiles(_ docket: String) -> [String] {
    let folder = received(docket)
    var places: [[UInt8]: Int] = [:]
    for (index, line) in folder.lines().enumerated() {
      for key in [line.hash, line.name] where places[Array(key.utf8)] == nil {
        places[Array(key.utf8)] = index + 1
      }
    }
    func place(_ path: String) -> Int {
      let name = Array(Disk.lastName(of: path).utf8)
      return places[Array(name.prefix(64))] ?? places[name] ?? 0
    }
    return plainFiles(in: folder.path).enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }

  /// The plain files of a folder by name; of files that came under one name, the first to come
  /// comes first, since `received` keeps the later ones with their hash before the name.
  private func plainFiles(in folder: String) -> [String] {
    let names = Disk.names(in: folder).filter {
      !isHidden($0) && Disk.isPlainFile(folder + "/" + $0)
    }
    let all = Set(names.map { Array($0.utf8) })
    func isLater(_ name: String) -> Bool {
      let bytes = Array(name.utf8)
      guard bytes.count > 13, bytes[12] == 0x2D,
        bytes[..<12].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return false }
      return all.contains(Array(bytes[13...]))
    }
    return (names.filter { !isLater($0) } + names.filter(isLater)).map { folder + "/" + $0 }
  }
}
