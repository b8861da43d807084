// Rulewright. Apache-2.0.

/// Whether a file is one of letters: a mailbox, or one letter as it was sent.
package enum MailShape {
  /// Fields that programs write and people do not.
  private static let certain: Set<String> = [
    "message-id", "mime-version", "received", "return-path", "delivered-to", "content-type",
    "content-transfer-encoding", "x-mailer", "in-reply-to", "references", "dkim-signature",
    "authentication-results", "received-spf", "x-original-to", "envelope-to",
  ]
  private static let common: Set<String> = [
    "from", "to", "date", "subject", "cc", "bcc", "sender", "reply-to", "resent-from",
  ]

  /// Whether a file of a name is mail that begins with some bytes, of which 16 KB are enough.
  ///
  /// A memorandum begins as a letter does, "To: … From: …"; what only looks like one is one where
  /// its name says so too.
  package static func isMail(_ beginning: ArraySlice<UInt8>, name: String) -> Bool {
    var rest = beginning
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 == 0x0A || $0 == 0x0D }
    let isMailbox = rest.starts(with: "From ".utf8)
    if isMailbox { rest = rest.firstIndex(of: 0x0A).map { rest[($0 + 1)...] } ?? [] }
    let names = fieldNames(rest)
    guard let first = names.first, !first.isEmpty else { return false }
    if isMailbox || names.contains(where: certain.contains) { return true }
    let isNamed = [".eml", ".mbox", ".mbx"].contains { ending in
      name.utf8.suffix(ending.utf8.count).map(lower).elementsEqual(ending.utf8)
    }
    return isNamed && names.contains(where: common.contains)
  }

  /// The names of the fields before the first empty line, in lower case; the list ends with an
  /// empty name at the first line that is none.
  private static func fieldNames(_ bytes: ArraySlice<UInt8>) -> [String] {
    var names: [String] = []
    var rest = bytes
    while !rest.isEmpty, names.count < 100 {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[..<end]
      if line.allSatisfy({ $0 == 0x0D }) { break }
      rest = rest[end...].dropFirst()
      if line.first == 0x20 || line.first == 0x09 { continue }
      let name = trimmed(line.prefix { $0 != 0x3A })
      guard name.count < line.count, name.allSatisfy({ (0x21...0x7E) ~= $0 }) else {
        names.append("")
        break
      }
      names.append(String(decoding: name.map(lower), as: UTF8.self))
    }
    return names
  }
}
