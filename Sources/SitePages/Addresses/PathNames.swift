// Rulewright. Apache-2.0.

/// Gives out the names of the folders inside one folder: safe, short, and each once.
///
/// `BIS-2020-0038-0012` stays as it is, `../é` becomes `~2E~2E~2F~C3~A9`, `a..b` `a.~2Eb`. Two names that differ
/// only in the case of letters are one on some disks, so the second gets a number: `a`, `A~2`.
struct PathNames: Sendable {
  private var taken: Set<String>

  /// Starts with the names that are in use already.
  init(taken: [String] = []) { self.taken = Set(["index.html"] + taken.map(folded)) }

  /// What two names must not have in common, in eight bytes: those of different names differ but by
  /// chance.
  static func mark(of text: String) -> UInt64 { fingerprint(Array(folded(safe(text)).utf8)) }

  /// Whether a name as it stands is in use.
  func holds(_ text: String) -> Bool { taken.contains(folded(safe(text))) }

  /// The folder's name for something that is called by a text.
  mutating func name(for text: String) -> String {
    let plain = safe(text)
    var name = plain
    var number = 2
    while !taken.insert(folded(name)).inserted {
      name = plain + "~" + String(number)
      number += 1
    }
    return name
  }
}

/// The longest name before a number is put after it.
private let longest = 96

/// A text in the letters that a path, and a place in a page, may have.
func safe(_ text: String) -> String {
  var bytes: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  let source = Array(text.utf8)
  for (index, byte) in source.enumerated() {
    switch byte {
    // Two dots side by side are a way up to some servers, wherever they stand.
    case 0x2E where index == 0 || index == source.count - 1 || source[index - 1] == 0x2E:
      bytes += Array("~2E".utf8)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
      bytes.append(byte)
    default:
      bytes += [0x7E, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    if bytes.count > longest { break }
  }
  if bytes.isEmpty { bytes = Array("~".utf8) }
  if bytes.count > longest {
    bytes = Array(bytes.prefix(longest - 20)) + Array("~~".utf8)
    bytes += Array(String(fingerprint(source), radix: 16).utf8)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// FNV-1a over the bytes: tells long names apart; `PathNames` sees to those that it does not.
private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return hash
}

/// ASCII letters in lower case.
private func folded(_ name: String) -> String {
  String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
}
