// Rulewright. Apache-2.0.

/// Makes tar files, whose entries can be of any kind and name.
package struct TarMaker {
  package struct Entry {
    package var name: String
    package var data: [UInt8]
    /// `0` a file, `1` a link, `2` a symbolic link, `3` and `4` devices, `5` a folder, `6` a pipe.
    package var kind: Character
    package var target: String

    package init(
      _ name: String, _ data: [UInt8] = [], kind: Character = "0", target: String = ""
    ) {
      self.name = name
      self.data = data
      self.kind = kind
      self.target = target
    }
  }

  /// The bytes of a tar of some entries.
  package static func bytes(_ entries: [Entry]) -> [UInt8] {
    var out: [UInt8] = []
    for entry in entries {
      var header = field(entry.name, 100) + field("0000644", 8) + field("0000000", 8)
      header += field("0000000", 8) + field(octal(entry.data.count, 11), 12)
      header += field("00000000000", 12) + [UInt8](repeating: 0x20, count: 8)
      header += Array(String(entry.kind).utf8) + field(entry.target, 100)
      header += Array("ustar\u{0}00".utf8) + [UInt8](repeating: 0, count: 247)
      let sum = header.reduce(0) { $0 + Int($1) }
      header.replaceSubrange(148..<156, with: Array((octal(sum, 6) + "\u{0} ").utf8))
      out += header + entry.data
      out += [UInt8](repeating: 0, count: (512 - entry.data.count % 512) % 512)
    }
    return out + [UInt8](repeating: 0, count: 1024)
  }

  private static func field(_ text: String, _ width: Int) -> [UInt8] {
    let bytes = Array(text.utf8.prefix(width))
    return bytes + [UInt8](repeating: 0, count: width - bytes.count)
  }

  private static func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
