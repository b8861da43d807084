// Rulewright. Apache-2.0.

/// What differs between two texts that a reader cannot tell apart, in words; empty where they are
/// the same.
///
/// Line ends, spaces at the end of a line and blank lines are named as such; of the rest the
/// scalars, `U+00E9 became U+0065 U+0301`.
func unshownDifference(from old: [UInt8], to new: [UInt8]) -> [String] {
  var said: [String] = []
  let (oldLines, newLines) = (withUnixEnds(old), withUnixEnds(new))
  switch (oldLines.count < old.count, newLines.count < new.count) {
  case (true, false): said.append("line ends CRLF became LF")
  case (false, true): said.append("line ends LF became CRLF")
  case (true, true):
    if old != new, oldLines == newLines { said.append("some line ends are others") }
  case (false, false): break
  }
  let (oldBare, newBare) = (withoutTrailingSpaces(oldLines), withoutTrailingSpaces(newLines))
  let (oldSpaces, newSpaces) = (oldLines.count - oldBare.count, newLines.count - newBare.count)
  if oldSpaces != newSpaces || oldLines != newLines && oldBare == newBare {
    said.append("spaces at the end of a line")
  }
  let (oldWords, newWords) = (withoutBlankEnd(oldBare), withoutBlankEnd(newBare))
  if oldBare.count - oldWords.count != newBare.count - newWords.count {
    said.append("blank lines")
  }
  if oldWords != newWords { said.append(difference(oldWords, newWords)) }
  return said
}

/// What stands between the same beginning and the same end, scalar by scalar.
private func difference(_ old: [UInt8], _ new: [UInt8]) -> String {
  let before = Array(String(decoding: old, as: UTF8.self).unicodeScalars)
  let after = Array(String(decoding: new, as: UTF8.self).unicodeScalars)
  var start = 0
  while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
  var end = 0
  while end < min(before.count, after.count) - start,
    before[before.count - 1 - end] == after[after.count - 1 - end]
  { end += 1 }
  let gone = before[start..<(before.count - end)]
  let come = after[start..<(after.count - end)]
  guard max(gone.count, come.count) <= longestNamed else {
    return "marks that do not show, such as those of emphasis"
  }
  if gone.isEmpty && come.isEmpty { return "bytes that are no text" }
  if gone.isEmpty { return "\(names(come)) came" }
  if come.isEmpty { return "\(names(gone)) went" }
  return "\(names(gone)) became \(names(come))"
}

/// Longer stretches are not written out.
private let longestNamed = 16

/// Scalars as they are where a keyboard has them, and by their numbers where it has not.
private func names(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  if scalars.allSatisfy({ (0x20...0x7E).contains($0.value) }),
    scalars.contains(where: { $0 != " " })
  {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return "“\(String(text))”"
  }
  return scalars.map { scalar in
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }.joined(separator: " ")
}

private func withUnixEnds(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for (index, byte) in bytes.enumerated() {
    if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
    result.append(byte)
  }
  return result
}

private func withoutTrailingSpaces(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  func trim() { while result.last == 0x20 || result.last == 0x09 { result.removeLast() } }
  for byte in bytes {
    if byte == 0x0A { trim() }
    result.append(byte)
  }
  trim()
  return result
}

private func withoutBlankEnd(_ bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  while result.last == 0x0A { result.removeLast() }
  return result
}
