// Rulewright. Apache-2.0.

import Markup

/// A folder of the site, which holds one page: `cyber-items/interim-final/`.
struct PagePath: Hashable, Sendable {
  /// Names that are safe in a path; see `PathNames`.
  let folders: [String]

  init(_ folders: [String] = []) { self.folders = folders }

  /// A folder inside.
  func adding(_ folder: String) -> PagePath { PagePath(folders + [folder]) }

  /// The path of its page below the root.
  var file: String { (folders + ["index.html"]).joined(separator: "/") }

  /// A link from this page to another, or to a place in it; relative, so that the site works
  /// below any address.
  func link(to other: PagePath, at fragment: String? = nil) -> Link {
    let mark = fragment.map { "#" + percentEncoded($0) } ?? ""
    if other == self && fragment != nil { return Link(made: mark) }
    var shared = 0
    while shared < folders.count, shared < other.folders.count,
      folders[shared] == other.folders[shared]
    { shared += 1 }
    let up = String(repeating: "../", count: folders.count - shared)
    let down = other.folders[shared...].map { $0 + "/" }.joined()
    return Link(made: (up + down == "" ? "./" : up + down) + mark)
  }

  /// A link from this page to a file of the site.
  func link(toFile file: StaticString) -> Link {
    Link(made: String(repeating: "../", count: folders.count) + file.description)
  }

  /// A link from this page to a file in a folder of the site.
  func link(toFile file: StaticString, in folder: PagePath) -> Link {
    let way = link(to: folder).text
    return Link(made: (way.utf8.elementsEqual("./".utf8) ? "" : way) + file.description)
  }

  /// A link from this page to a file in its folder, which has a name that is safe in a path.
  func link(toFileHere name: String) -> Link { Link(made: "./" + percentEncoded(name)) }

  /// A link to a place in this page.
  func link(at fragment: String) -> Link { link(to: self, at: fragment) }
}
