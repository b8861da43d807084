// Rulewright. Apache-2.0.

import TestSupport
import Testing

/// Archives that mean harm, made when they are needed: none lies in the repository.
enum HostileArchives {
  struct Sample: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var testDescription: String { name }
  }

  static let words = Array("words".utf8)

  static let all: [Sample] = slips + links + lies + bombs + oddities

  /// Names that lead elsewhere.
  static let slips: [Sample] =
    [
      "../escaped", "../../../../../../var/escaped", "/etc/escaped", "/var/escaped",
      "..\\..\\escaped", "C:\\escaped", "\\\\host\\share\\escaped", "a/../../escaped",
      "./../escaped", "..", ".", "/", "", "a//b", "....//escaped", "..%2fescaped", "%2e%2e/escaped",
      "\u{2024}\u{2024}/escaped", "..\u{338}/escaped", "\u{FF0E}\u{FF0E}/escaped",
      "..\u{2215}escaped", "~/escaped", "$HOME/escaped", "`touch escaped`", "|touch escaped",
      "-rf", "\n../escaped", "a\r\nb", "\u{1B}[2J", "\u{202E}fdp.exe", "CON", "nul.txt", "1", "2/1",
    ].map { Sample(name: "a zip member called \($0.debugDescription)", bytes: zip($0)) } + [
      Sample(
        name: "a zip member with a NUL in its name",
        bytes: ZipMaker([.init(Array("a.txt\u{0}/../escaped".utf8), words)]).bytes),
      Sample(
        name: "a zip member whose name is no UTF-8",
        bytes: ZipMaker([.init([0xFF, 0xFE, 0x2F, 0x2E, 0x2E], words)]).bytes),
      Sample(
        name: "a zip member with a name of 60,000 letters",
        bytes: zip(String(repeating: "../", count: 20_000))),
      Sample(
        name: "a tar member called ../../escaped",
        bytes: TarMaker.bytes([.init("../../escaped", words)])),
      Sample(
        name: "a tar member called /var/escaped",
        bytes: TarMaker.bytes([.init("/var/escaped", words)])),
    ]

  /// What is no file.
  static let links: [Sample] = [
    Sample(
      name: "a symbolic link in a zip",
      bytes: {
        var member = ZipMaker.Member("link", Array("/etc/passwd".utf8))
        member.mode = 0o120777
        return ZipMaker([member, .init("link/escaped", words)]).bytes
      }()),
    Sample(
      name: "a symbolic link in a tar, and a file through it",
      bytes: TarMaker.bytes([
        .init("link", kind: "2", target: "/var"), .init("link/escaped", words),
      ])),
    Sample(
      name: "a hard link in a tar to a file of the system",
      bytes: TarMaker.bytes([.init("link", kind: "1", target: "/etc/passwd")])),
    Sample(
      name: "a symbolic link to itself", bytes: TarMaker.bytes([.init("a", kind: "2", target: "a")])
    ),
    Sample(name: "a device in a tar", bytes: TarMaker.bytes([.init("dev", kind: "3")])),
    Sample(name: "a disk in a tar", bytes: TarMaker.bytes([.init("disk", kind: "4")])),
    Sample(name: "a pipe in a tar", bytes: TarMaker.bytes([.init("pipe", kind: "6")])),
    Sample(
      name: "a folder with the name of a file",
      bytes: TarMaker.bytes([.init("a", words), .init("a/", kind: "5"), .init("a/b", words)])),
  ]

  /// Archives whose fields are not true.
  static let lies: [Sample] = [
    Sample(name: "a member that claims four gigabytes", bytes: lying { $0.size = 0xFFFF_FFFE }),
    Sample(name: "a member that claims to hold nothing", bytes: lying { $0.size = 0 }),
    Sample(
      name: "a member packed into more than there is", bytes: lying { $0.packedSize = 1 << 30 }),
    Sample(
      name: "a member of 64-bit sizes that are not there",
      bytes: lying {
        $0.size = 0xFFFF_FFFF
        $0.packedSize = 0xFFFF_FFFF
      }),
    Sample(name: "a member with a false checksum", bytes: lying { $0.crc ^= 1 }),
    Sample(name: "a member whose place is behind the end", bytes: lying { $0.offset = 1 << 30 }),
    Sample(name: "a member whose place is the directory", bytes: lying { $0.offset = 40 }),
    Sample(name: "an encrypted member", bytes: lying { $0.flags |= 1 }),
    Sample(name: "a member that is strongly encrypted", bytes: lying { $0.flags |= 0x41 }),
    Sample(name: "a member packed in a way that nobody knows", bytes: lying { $0.method = 77 }),
    Sample(
      name: "a member packed by AES",
      bytes: lying {
        $0.method = 99
        $0.flags |= 1
      }),
    Sample(name: "deflated data that are none", bytes: lying { $0.method = 8 }),
    Sample(
      name: "two members of one name",
      bytes: ZipMaker([.init("a.txt", words), .init("a.txt", Array("others".utf8))]).bytes),
    Sample(
      name: "two names that differ by case",
      bytes: ZipMaker([.init("a.txt", words), .init("A.TXT", words)]).bytes),
    Sample(
      name: "a directory that counts more members than there are",
      bytes: {
        var bytes = zip("a.txt")
        bytes[bytes.count - 12] = 0xFF
        bytes[bytes.count - 11] = 0xFF
        return bytes
      }()),
    Sample(name: "a zip without its directory", bytes: Array(zip("a.txt").prefix(30 + 5 + 5))),
    Sample(name: "a zip without its beginning", bytes: Array(zip("a.txt").dropFirst(20))),
    Sample(
      name: "a directory alone", bytes: [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)),
    Sample(
      name: "a tar that is cut off",
      bytes: Array(TarMaker.bytes([.init("a", [UInt8](repeating: 7, count: 5000))]).prefix(2000))),
    Sample(
      name: "a tar whose entry has no end",
      bytes: {
        var bytes = TarMaker.bytes([.init("a", words)])
        bytes.replaceSubrange(124..<136, with: Array("77777777777\u{0}".utf8))
        return bytes
      }()),
    Sample(name: "gzip that is cut off", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]),
    Sample(name: "xz that is none", bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 1, 2, 3]),
    Sample(name: "zstd that is none", bytes: [0x28, 0xB5, 0x2F, 0xFD, 0xFF, 0xFF]),
    Sample(
      name: "7z that is none",
      bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + [UInt8](repeating: 0xFF, count: 64)),
  ]

  /// More than it looks like.
  static let bombs: [Sample] = [
    Sample(name: "80 megabytes of zeros", bytes: ZipMaker([.init("zeros", zeros: 80 << 20)]).bytes),
    Sample(name: "members that share their data", bytes: overlapping(1_000, each: 2 << 20)),
    Sample(name: "zips in zips, ten deep", bytes: nested(10)),
    Sample(name: "a zip that fans out", bytes: fan(3)),
    Sample(
      name: "100,000 members",
      bytes: ZipMaker((0..<100_000).map { .init("\($0)", []) }).bytes),
    Sample(
      name: "100,000 names for one member",
      bytes: overlapping(100_000, each: 1)),
    Sample(
      name: "a tar of 20,000 empty files",
      bytes: TarMaker.bytes((0..<20_000).map { .init("\($0)") })),
  ]

  /// Things that are also something else.
  static let oddities: [Sample] = [
    Sample(
      name: "a page in front of a zip",
      bytes: Array("<html><script>alert(1)</script>".utf8) + zip("a.txt")),
    Sample(
      name: "a zip with a long comment",
      bytes: {
        var maker = ZipMaker([.init("a.txt", words)])
        maker.comment = [UInt8](repeating: 0x50, count: 65_535)
        return maker.bytes
      }()),
    Sample(name: "two zips, one behind the other", bytes: zip("a.txt") + zip("../b.txt")),
    Sample(
      name: "the test file of virus scanners",
      bytes: ZipMaker([.init("eicar.com", HostileDocuments.eicar)]).bytes),
    Sample(name: "no bytes at all", bytes: []),
  ]

  static func zip(_ name: String) -> [UInt8] { ZipMaker([.init(name, words)]).bytes }

  private static func lying(_ lie: (inout ZipMaker.Member) -> Void) -> [UInt8] {
    var member = ZipMaker.Member("a.txt", words)
    lie(&member)
    return ZipMaker([.init("before.txt", words), member, .init("after.txt", words)]).bytes
  }

  /// One run of packed zeros that many members name as theirs.
  private static func overlapping(_ count: Int, each size: Int) -> [UInt8] {
    let first = ZipMaker.Member("0", zeros: size)
    let others = (1..<count).map { number in
      var member = first
      member.name = Array("\(number)".utf8)
      member.offset = 0
      return member
    }
    return ZipMaker([first] + others).bytes
  }

  private static func nested(_ depth: Int) -> [UInt8] {
    (0..<depth).reduce(zip("a.txt")) { inner, _ in ZipMaker([.init("inner.zip", inner)]).bytes }
  }

  private static func fan(_ depth: Int) -> [UInt8] {
    let bottom = ZipMaker([.init("zeros.txt", zeros: 4 << 20)]).bytes
    return (0..<depth).reduce(bottom) { inner, _ in
      ZipMaker((0..<16).map { .init("\($0).zip", inner) }).bytes
    }
  }
}
