// Rulewright. Apache-2.0.

import Clauses
package import Diagnostics
import Dockets

/// Reads the text of a `docket.lock`, or says by a diagnostic why it is none.
///
/// White space may be any; all else must be as `DocketLock.text` writes it, since a lock that was
/// merged by hand or cut off would give clauses to the wrong keys.
package func readLock(_ bytes: [UInt8], file: String) -> (lock: DocketLock?, faults: [Diagnostic]) {
  var reader = LockReader(bytes: bytes)
  do {
    return (try reader.lock(), [])
  } catch {
    let draft = Draft(file: file, bytes: bytes)
    let at = min(error.at, max(0, bytes.count - 1))
    let fault = Diagnostic(
      id: "DamagedLock", severity: .error,
      place: draft.place(of: at..<min(at + 1, bytes.count)), summary: error.summary,
      explanation: "Without a whole lock nobody can say which clause has which key.",
      solutions: ["Restore the file from git; `rulewright freeze` alone writes it"])
    return (nil, [fault])
  }
}

/// What is wrong in a lock, and at which byte.
private struct LockFault: Error {
  var summary: String
  var at: Int
}

private struct LockReader {
  let bytes: [UInt8]
  var at = 0

  mutating func lock() throws(LockFault) -> DocketLock {
    try expect("{")
    try name("docket")
    var lock = DocketLock(docket: try string())
    try expect(",")
    try name("format")
    let format = try number()
    guard format == DocketLock.format else {
      throw fault("The lock has format \(format), and this program knows \(DocketLock.format)")
    }
    try expect(",")
    try name("stages")
    try expect("{")
    while !take("}") {
      if !lock.stages.isEmpty { try expect(",") }
      skipWhiteSpace()
      let start = at
      let id = StageID(try string())
      try expect(":")
      guard lock.stages.updateValue(try stage(), forKey: id) == nil else {
        throw LockFault(summary: "Stage '\(id)' stands twice in the lock", at: start)
      }
    }
    try expect("}")
    skipWhiteSpace()
    guard at == bytes.count else { throw fault("The lock has ended, and more stands here") }
    return lock
  }

  private mutating func stage() throws(LockFault) -> DocketLock.FrozenStage {
    try expect("{")
    try name("clauses")
    try expect("{")
    var clauses: [ClauseLabel: DocketLock.FrozenClause] = [:]
    var keys: Set<ClauseKey> = []
    while !take("}") {
      if !clauses.isEmpty { try expect(",") }
      skipWhiteSpace()
      let start = at
      let label = ClauseLabel(try string())
      try expect(":")
      let clause = try clause()
      guard keys.insert(clause.key).inserted else {
        throw LockFault(summary: "Key '\(clause.key.text)' is given to two clauses", at: start)
      }
      guard clauses.updateValue(clause, forKey: label) == nil else {
        throw LockFault(summary: "Clause '\(label)' stands twice in the lock", at: start)
      }
    }
    try expect(",")
    try name("file")
    let file = try string()
    try expect(",")
    try name("sha256")
    let hash = try word(of: 64...64)
    try expect("}")
    return DocketLock.FrozenStage(file: file, fileHash: hash, clauses: clauses)
  }

  private mutating func clause() throws(LockFault) -> DocketLock.FrozenClause {
    try expect("{")
    var origins: [ClauseKey] = []
    skipWhiteSpace()
    if bytes[at...].starts(with: "\"from\"".utf8) {
      try name("from")
      try expect("[")
      while !take("]") {
        if !origins.isEmpty { try expect(",") }
        origins.append(ClauseKey(try word(of: 8...64)))
      }
      try expect(",")
    }
    try name("hash")
    let hash = try word(of: 12...12)
    try expect(",")
    try name("key")
    let key = ClauseKey(try word(of: 8...64))
    try expect("}")
    return DocketLock.FrozenClause(key: key, hash: hash, origins: origins)
  }

  // MARK: - Tokens

  private func fault(_ summary: String) -> LockFault { LockFault(summary: summary, at: at) }

  private mutating func skipWhiteSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipWhiteSpace()
    guard at < bytes.count, UInt32(bytes[at]) == mark.value else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(LockFault) {
    guard take(mark) else {
      throw fault(
        at == bytes.count
          ? "The lock is cut off: '\(mark)' was expected"
          : "The lock is damaged: '\(mark)' was expected here")
    }
  }

  /// The name of a member, and the colon.
  private mutating func name(_ name: String) throws(LockFault) {
    skipWhiteSpace()
    let start = at
    guard let there = try? string(), there.utf8.elementsEqual(name.utf8) else {
      throw LockFault(summary: "The lock is damaged: \"\(name)\" was expected here", at: start)
    }
    try expect(":")
  }

  private mutating func number() throws(LockFault) -> Int {
    skipWhiteSpace()
    let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }.prefix(9)
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw fault("The lock is damaged: a number was expected here")
    }
    at += digits.count
    return number
  }

  /// A string of small letters and digits: a hash or a key.
  private mutating func word(of lengths: ClosedRange<Int>) throws(LockFault) -> String {
    skipWhiteSpace()
    let start = at
    let word = try string()
    let isPlain = word.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
    }
    guard isPlain, lengths.contains(word.utf8.count) else {
      throw LockFault(
        summary: "The lock is damaged: a hash or a key was expected here", at: start)
    }
    return word
  }

  private mutating func string() throws(LockFault) -> String {
    try expect("\"")
    var words: [UInt8] = []
    while at < bytes.count, bytes[at] != 0x22, bytes[at] >= 0x20 {
      if bytes[at] == 0x5C {
        words.append(try escaped())
      } else {
        words.append(bytes[at])
        at += 1
      }
    }
    try expect("\"")
    guard let text = String(validating: words, as: UTF8.self) else {
      throw fault("The lock holds bytes that are not UTF-8")
    }
    return text
  }

  /// One byte behind a backslash: `\"`, `\\`, `\u001f`.
  private mutating func escaped() throws(LockFault) -> UInt8 {
    let rest = bytes[at...].prefix(6)
    if rest.count > 1, let byte = rest.dropFirst().first, byte == 0x22 || byte == 0x5C {
      at += 2
      return byte
    }
    let digits = String(decoding: rest.dropFirst(4), as: UTF8.self)
    guard rest.starts(with: "\\u00".utf8), digits.utf8.count == 2,
      let byte = UInt8(digits, radix: 16), byte < 0x20
    else { throw fault("The lock is damaged: this is no character that it may hold") }
    at += 6
    return byte
  }
}
