// Rulewright. Apache-2.0.

/// The word among those known that a misspelt one was most likely meant to be.
///
/// It is at most two slips away and shares more with it than not; nil when none is so near.
func suggestion(for word: String, among known: [String]) -> String? {
  // No known word is longer, and comparing takes time that grows with both lengths.
  guard word.utf8.count <= 40 else { return nil }
  return known.map { (word: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= 2 && $0.distance * 2 < $0.word.utf8.count }
    .min { $0.distance < $1.distance }?.word
}

/// How many letters must be put in, left out or changed (Levenshtein), upper case no matter.
private func editDistance(_ a: String, _ b: String) -> Int {
  func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  let b = b.utf8.map(lowered)
  var row = Array(0...b.count)
  for (i, x) in a.utf8.map(lowered).enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let change = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(change, diagonal + 1, row[j] + 1)
    }
  }
  return row[b.count]
}
