// Rulewright. Apache-2.0.

/// Where a link leads: a place on this site, or an address from a text that was looked at first.
struct Link: Hashable, Sendable {
  let text: String

  /// An address that the program itself made.
  init(_ text: StaticString) { self.text = text.description }

  fileprivate init(made text: String) { self.text = text }

  /// An address from a draft: http, https, mailto and fragments lead somewhere, any other scheme
  /// and any other form does not.
  init?(vetting destination: String) {
    let bytes = Array(destination.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
      return nil
    }
    let lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let allowed = ["http://", "https://", "mailto:", "#"]
    guard allowed.contains(where: { lower.starts(with: $0.utf8) }) else { return nil }
    text = destination
  }
}

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

/// The text with every byte but unreserved ones written as `%HH` (RFC 3986, section 2.3).
private func percentEncoded(_ text: String) -> String {
  var bytes: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Link {
  /// Where the Federal Register keeps what is cited as `86 FR 58205`; nil for other citations.
  init?(federalRegister citation: String) {
    let parts = citation.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].elementsEqual("FR".utf8),
      [parts[0], parts[2]].allSatisfy({ part in
        !part.isEmpty && part.count <= 6 && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      })
    else { return nil }
    let slug = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    self.init(made: "https://www.federalregister.gov/citation/" + slug)
  }
}
