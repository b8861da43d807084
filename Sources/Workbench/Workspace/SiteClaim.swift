// Rulewright. Apache-2.0.

import Foundation

/// The right to build into a folder, which one program has at a time, with a place beside it in
/// which the new site grows.
///
/// The place is a hidden folder `.public.building` next to `public`. The system takes the lock on it
/// back when a program ends, however it ends, so what a killed build left is the next one's to
/// remove, and what a running one made is nobody else's.
final class SiteClaim {
  /// Where the new site grows.
  let staging: String
  /// Whether the place is inside the folder, since beside it nothing may be made: then the site
  /// cannot be exchanged as a whole.
  let isInside: Bool
  private let place: String
  private let madeFolders: [String]
  private let lock: Int32

  /// The place inside a site where there is none beside it.
  static let inside = ".building"

  init(on folder: String, shown: String) throws(WorkspaceError) {
    let parent = Disk.parent(of: folder)
    madeFolders = try Disk.makeFolder(parent)
    var place = parent + "/." + Disk.lastName(of: folder) + ".building"
    var isInside = false
    while true {
      if mkdir(place, 0o700) != 0, errno != EEXIST {
        guard [EACCES, EPERM, EROFS, ENAMETOOLONG].contains(errno), !isInside,
          Disk.isFolder(folder)
        else { throw .cannotWrite(path: shown, reason: Disk.reason()) }
        isInside = true
        place = folder + "/" + SiteClaim.inside
        continue
      }
      let lock = open(place, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if lock < 0, errno == ENOENT { continue }
      var held = stat()
      guard lock >= 0, fstat(lock, &held) == 0, held.st_uid == geteuid() else {
        if lock >= 0 { close(lock) }
        throw .refused("\(place) is in the way of the build; remove it")
      }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        let isBusy = errno == EWOULDBLOCK
        let why = Disk.reason()
        close(lock)
        throw isBusy
          ? .refused("Another build is writing \(shown); wait until it has ended")
          : .cannotWrite(path: shown, reason: why)
      }
      // Whoever held it before may have removed it meanwhile: then this lock holds nothing.
      if let there = Disk.status(of: place), there.st_ino == held.st_ino,
        there.st_dev == held.st_dev
      {
        self.lock = lock
        break
      }
      close(lock)
    }
    self.place = place
    self.isInside = isInside
    staging = place + "/site"
    Disk.removeTree(staging)
  }

  /// Gives the right back and removes what is left beside the site.
  deinit {
    Disk.removeTree(staging)
    rmdir(place)
    close(lock)
    // What holds the site now is not empty and stays.
    for folder in madeFolders.reversed() { rmdir(folder) }
  }
}
