// Rulewright. Apache-2.0.

/// Whether two texts are the same bytes; Swift's own `==` would hold canonically equivalent
/// spellings for one.
func hasSameBytes(_ a: String, _ b: String) -> Bool {
  let same = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { b in
      a.count == b.count && a.elementsEqual(b)
    }
  }
  return (same ?? nil) ?? a.utf8.elementsEqual(b.utf8)
}

/// Feeds the bytes of a text to a hasher, and their number.
func combineBytes(of text: String, into hasher: inout Hasher) {
  let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
    hasher.combine(bytes.count)
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }
  if isDone == nil {
    hasher.combine(text.utf8.count)
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
