// Rulewright. Apache-2.0.

/// Whether two texts are the same bytes; Swift's own `==` would hold canonically equivalent
/// spellings for one.
package func hasSameBytes(_ a: String, _ b: String) -> Bool {
  guard a.utf8.count == b.utf8.count else { return false }
  let same = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { b in hasSameBytes(a[...], b[...]) }
  }
  return (same ?? nil) ?? a.utf8.elementsEqual(b.utf8)
}

/// Whether two stretches of memory hold the same bytes; eight are compared in one step.
package func hasSameBytes(
  _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
) -> Bool {
  guard a.count == b.count else { return false }
  let first = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: a))
  let second = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: b))
  var at = 0
  while at + 8 <= first.count {
    let eight = first.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    guard eight == second.loadUnaligned(fromByteOffset: at, as: UInt64.self) else { return false }
    at += 8
  }
  while at < first.count {
    guard first[at] == second[at] else { return false }
    at += 1
  }
  return true
}
