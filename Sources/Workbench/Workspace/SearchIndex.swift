// Rulewright. Apache-2.0.

/// The index that `script/index-site` may have put into a built site, in its folder `pagefind`.
///
/// A build does not make it and does not trust it: it stays when it says that it was made of this
/// very manifest, and goes otherwise. It is outside the promise of same bytes, since Pagefind
/// writes the values of its filters in no fixed order; so no manifest lists it. The file `pagefind/manifest.sha256` is always there, so that
/// a page can ask without a miss whether there is an index, and of which site.
struct SearchIndex {
  /// What the build writes itself.
  let files: [(path: String, bytes: [UInt8])]
  /// The files of an index that is of this site, to stay as they are.
  let kept: [String]
  /// Whether there was an index and it is of another site.
  let isGone: Bool

  static let folder = "pagefind"
  private static let stamp = folder + "/" + SiteManifest.hashName

  /// Whether a file of a site is the index's.
  static func holds(_ path: String) -> Bool { path.utf8.starts(with: (folder + "/").utf8) }

  /// `hash` is the file with the hash of the new site's manifest.
  init(of old: StandingSite, for hash: [UInt8]?) {
    let present = old.files.filter { SearchIndex.holds($0) && $0 != SearchIndex.stamp }
    let stamp = old.folder + "/" + SearchIndex.stamp
    let isOfThis =
      Disk.isFolderItself(old.folder + "/" + SearchIndex.folder) && !Disk.isLink(stamp)
      && (try? Disk.read(stamp, limit: 4096)) == hash
    // A link in it could lead anywhere.
    let isPlain = present.allSatisfy { !Disk.isLink(old.folder + "/" + $0) }
    if let hash, isOfThis, isPlain, !present.isEmpty {
      kept = present
      files = [(SearchIndex.stamp, hash)]
      isGone = false
    } else {
      kept = []
      files = [(SearchIndex.stamp, Array("none\n".utf8))]
      isGone = !present.isEmpty
    }
  }
}
