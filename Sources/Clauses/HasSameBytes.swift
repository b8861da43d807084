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
