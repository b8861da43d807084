// Rulewright. Apache-2.0.

import Clauses
package import Markup

/// Text of a draft.
///
/// Scalars that are not seen and change what is seen, as bidirectional controls do, are shown by
/// name: law must read as it is stored. A section sign stays with its number. In a line of a pipe
/// table each pipe is marked, so that it can be shown as the edge of a cell.
package func draftText(_ text: String, inTable: Bool = false) -> HTML {
  guard text.unicodeScalars.contains(where: isUnseen) else {
    return plainText(Array(text.utf8), inTable: inTable)
  }
  var page = HTML()
  var plain: [UInt8] = []
  for scalar in text.unicodeScalars {
    if isUnseen(scalar) {
      page += plainText(plain, inTable: inTable)
      plain = []
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      page += HTML.span(.class("unseen")) { name }
    } else {
      plain += Array(String(scalar).utf8)
    }
  }
  return page + plainText(plain, inTable: inTable)
}

/// Whether nothing but pipes divides the words of a line of a table, so that what is between them
/// can be laid side by side; more than six cells have no room.
func dividesEvenly(_ clause: Clause) -> Bool {
  guard clause.runs.count == 1, let run = clause.runs.first, run.style.isEmpty,
    run.destination == nil
  else { return false }
  let pipes = run.text.utf8.count { $0 == 0x7C }
  guard pipes < 6 else { return false }
  return draftText(run.text, inTable: true).bytes.count { $0 == 0x3C } == 2 * pipes
}

private func plainText(_ bytes: [UInt8], inTable: Bool) -> HTML {
  var page = HTML()
  var start = 0
  var at = 0
  while at < bytes.count {
    if inTable, bytes[at] == 0x7C {
      page += HTML(text: bytes[start..<at])
      page += HTML(Raw("<span class=\"pipe\">|</span>"))
      at += 1
      start = at
    } else if let end = endOfSection(bytes, from: at) {
      page += HTML(text: bytes[start..<at])
      page += HTML.span(.class("nw")) { HTML(text: bytes[at..<end]) }
      at = end
      start = at
    } else {
      at += 1
    }
  }
  return page + HTML(text: bytes[start...])
}

/// Where `§ 740.22` ends that begins here, without what stands in brackets after it.
private func endOfSection(_ bytes: [UInt8], from start: Int) -> Int? {
  var at = start
  while at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA7 { at += 2 }
  guard at > start, at < bytes.count, bytes[at] == 0x20 else { return nil }
  at += 1
  let number = at
  while at < bytes.count, at < number + 16,
    (0x30...0x39).contains(bytes[at]) || bytes[at] == 0x2E || bytes[at] == 0x2D
  { at += 1 }
  return at > number ? at : nil
}

private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
    true
  default: false
  }
}
