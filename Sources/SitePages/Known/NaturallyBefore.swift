// Rulewright. Apache-2.0.

/// Whether a name stands before another, with runs of digits compared as numbers: `A-9` before
/// `A-10`.
///
/// Names that are alike as numbers (`07`, `7`) are ordered by their bytes.
func naturallyBefore(_ a: String, _ b: String) -> Bool {
  // Numbers of comments are short ASCII: where their bytes lie in one piece nothing is copied.
  let answer = a.utf8.withContiguousStorageIfAvailable { left in
    b.utf8.withContiguousStorageIfAvailable { right in
      stands(UnsafeRawBufferPointer(left), before: UnsafeRawBufferPointer(right))
    }
  }
  return answer.flatMap { $0 }
    ?? Array(a.utf8).withUnsafeBytes { left in
      Array(b.utf8).withUnsafeBytes { right in stands(left, before: right) }
    }
}

private func stands(
  _ left: UnsafeRawBufferPointer, before right: UnsafeRawBufferPointer
) -> Bool {
  var (i, j) = (0, 0)
  while i < left.count, j < right.count {
    if isDigit(left[i]) && isDigit(right[j]) {
      let first = number(in: left, at: &i)
      let second = number(in: right, at: &j)
      if first.count != second.count { return first.count < second.count }
      if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
    } else {
      if left[i] != right[j] { return left[i] < right[j] }
      i += 1
      j += 1
    }
  }
  let (restOfLeft, restOfRight) = (left.count - i, right.count - j)
  if restOfLeft != restOfRight { return restOfLeft < restOfRight }
  return left.lexicographicallyPrecedes(right)
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// The digits from a place on, without leading zeros.
private func number(
  in bytes: UnsafeRawBufferPointer, at index: inout Int
) -> Slice<UnsafeRawBufferPointer> {
  let start = index
  while index < bytes.count, isDigit(bytes[index]) { index += 1 }
  return bytes[start..<index].drop { $0 == 0x30 }
}
