// Rulewright. Apache-2.0.

import Foundation

/// Searches bytes for secrets in every form in which a site could let them out.
package struct LeakSearch {
  private struct Needle {
    var secret: Int
    var form: String
    var bytes: [UInt8]
  }

  private var needles: [Needle] = []
  /// By their first three bytes.
  private var byBeginning: [UInt32: [Int]] = [:]

  package init(_ secrets: [String]) {
    for (index, secret) in secrets.enumerated() {
      for (form, bytes) in Self.forms(of: secret) {
        byBeginning[Self.beginning(bytes, 0), default: []].append(needles.count)
        needles.append(Needle(secret: index, form: form, bytes: bytes))
      }
    }
  }

  /// The secrets that are found, by their index, each with the form in which it stands there.
  package func found(in bytes: [UInt8]) -> [(secret: Int, form: String)] {
    guard bytes.count >= 3 else { return [] }
    var found: [(Int, String)] = []
    for place in 0...(bytes.count - 3) {
      guard let candidates = byBeginning[Self.beginning(bytes, place)] else { continue }
      for candidate in candidates {
        let needle = needles[candidate]
        if place + needle.bytes.count <= bytes.count,
          bytes[place..<place + needle.bytes.count].elementsEqual(needle.bytes)
        {
          found.append((needle.secret, needle.form))
        }
      }
    }
    return found
  }

  private static func beginning(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
  }

  /// A secret as it is, in base64 wherever it begins in what is encoded, in UTF-16, in an address,
  /// in HTML and in JSON.
  package static func forms(of secret: String) -> [(String, [UInt8])] {
    let raw = Array(secret.utf8)
    var forms: [(String, [UInt8])] = [("raw", raw)]
    for alignment in 0..<3 {
      let padded = Data([UInt8](repeating: 0x20, count: alignment) + raw)
      let encoded = Array(padded.base64EncodedString().utf8)
      // Bytes that share a sign with what stands beside are left away.
      let start = alignment == 0 ? 0 : alignment + 1
      let end = padded.count / 3 * 4
      if start < end { forms.append(("base64, \(alignment)", Array(encoded[start..<end]))) }
    }
    let units = Array(secret.utf16)
    forms.append(("UTF-16 LE", units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    forms.append(("UTF-16 BE", units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
    func escaped(_ form: String, _ escape: (UInt8) -> String?) {
      let bytes = raw.flatMap { byte in escape(byte).map { Array($0.utf8) } ?? [byte] }
      if bytes != raw { forms.append((form, bytes)) }
    }
    func isUnreserved(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "-._~".utf8.contains(byte)
    }
    func hex(_ byte: UInt8, _ isUpper: Bool) -> String {
      let digits = String(byte, radix: 16, uppercase: isUpper)
      return "%" + (byte < 16 ? "0" : "") + digits
    }
    escaped("URL") { isUnreserved($0) ? nil : hex($0, true) }
    escaped("URL, small") { isUnreserved($0) ? nil : hex($0, false) }
    escaped("form") { $0 == 0x20 ? "+" : isUnreserved($0) ? nil : hex($0, true) }
    escaped("address") { $0 == 0x20 ? "%20" : nil }
    let entities: [UInt8: String] = [
      0x26: "&amp;", 0x3C: "&lt;", 0x3E: "&gt;", 0x22: "&quot;", 0x27: "&#39;",
    ]
    escaped("HTML") { entities[$0] }
    escaped("JSON") { $0 == 0x22 ? "\\\"" : $0 == 0x2F ? "\\/" : nil }
    return forms
  }

  /// Some bytes, unpacked where they are packed by gzip.
  package static func unpacked(_ bytes: [UInt8]) throws -> [UInt8]? {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let unpacked = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(unpacked)
  }
}
