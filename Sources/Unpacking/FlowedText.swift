// Rulewright. Apache-2.0.

/// Joins the lines of a text that says it is `format=flowed` (RFC 3676) to the paragraphs that
/// were written.
package enum FlowedText {
  /// The text with its lines joined; `deletesSpace` says that the space that marks a line as broken
  /// is not one of the text.
  package static func joined(_ text: String, deletesSpace: Bool) -> String {
    var out: [UInt8] = []
    var depthBefore: Int?
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var rest = line.last == 0x0D ? line.dropLast() : line
      let depth = rest.prefix { $0 == 0x3E }.count
      rest = rest.dropFirst(depth)
      if rest.first == 0x20 { rest = rest.dropFirst() }
      let isSignature = rest.elementsEqual("-- ".utf8)
      if let before = depthBefore {
        if before == depth, !isSignature {
          if deletesSpace { out.removeLast() }
        } else {
          out.append(0x0A)
          depthBefore = nil
        }
      }
      if depthBefore == nil, depth > 0 {
        out += [UInt8](repeating: 0x3E, count: depth) + [0x20]
      }
      out += rest
      if rest.last == 0x20, !isSignature {
        depthBefore = depth
      } else {
        depthBefore = nil
        out.append(0x0A)
      }
    }
    // The end of the last line is not one of the text's.
    if out.last == 0x0A { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
