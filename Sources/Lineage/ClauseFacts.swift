// Rulewright. Apache-2.0.

import Clauses
import Wording

/// What is compared of the clauses of one version, as numbers, so that nothing is read twice.
///
/// After the last clause stands the root, in which everything without a parent stands.
struct ClauseFacts {
  let clauses: [Clause]
  let kinds: [Clause.Kind]
  /// The number of each clause's words, byte for byte; the same on both sides.
  let texts: [Int]
  /// How many bytes the words of each clause have.
  let sizes: [Int]
  /// The number of each clause's own designation: of "4.1.2" in "4.1" the "2".
  let designations: [Int]
  let labels: [Int]
  /// The clause that each stands in, or the root.
  let parents: [Int]
  /// The clauses that stand in each, in order, one clause's after the other's.
  let children: [Int]
  let childStarts: [Int]
  /// The place of each clause among those that stand with it.
  let places: [Int]
  /// What tells a clause with all that stands in it from others.
  let subtrees: [UInt64]

  var count: Int { clauses.count }
  var root: Int { clauses.count }

  init(_ tree: ClauseTree, by interners: inout Interners) {
    clauses = tree.clauses
    let count = clauses.count
    var texts: [Int] = []
    var sizes: [Int] = []
    var designations: [Int] = []
    var labels: [Int] = []
    texts.reserveCapacity(count)
    sizes.reserveCapacity(count)
    designations.reserveCapacity(count)
    labels.reserveCapacity(count)
    var parents: [Int] = []
    parents.reserveCapacity(count)
    // A clause is not taken out of the list whole: it holds a dozen references to be counted.
    for index in clauses.indices {
      texts.append(interners.texts.id(of: clauses[index].text))
      sizes.append(clauses[index].text.utf8.count)
      designations.append(idOfOwnDesignation(of: index, in: clauses, by: &interners.designations))
      labels.append(interners.labels.id(of: clauses[index].label.text))
      parents.append(clauses[index].parent ?? count)
    }
    kinds = clauses.map(\.kind)
    (children, childStarts) = ClauseFacts.families(parents)
    var places = [Int](repeating: 0, count: count + 1)
    for start in 0...count {
      for slot in childStarts[start]..<childStarts[start + 1] {
        places[children[slot]] = slot - childStarts[start]
      }
    }
    var subtrees = [UInt64](repeating: 0, count: count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      var hash = stirred(UInt64(texts[index]) &+ 1)
      for slot in childStarts[index]..<childStarts[index + 1] {
        hash = stirred(hash &* 31 ^ subtrees[children[slot]])
      }
      subtrees[index] = hash
    }
    (self.texts, self.sizes) = (texts, sizes)
    (self.designations, self.labels) = (designations, labels)
    (self.parents, self.places, self.subtrees) = (parents, places, subtrees)
  }

  /// The clauses that stand directly in one, or in the root.
  func children(of index: Int) -> ArraySlice<Int> {
    children[childStarts[index]..<childStarts[index + 1]]
  }

  /// The clause before or after one among those that stand with it.
  func sibling(of index: Int, by step: Int) -> Int? {
    let family = childStarts[parents[index]]..<childStarts[parents[index] + 1]
    let slot = family.lowerBound + places[index] + step
    return family.contains(slot) ? children[slot] : nil
  }

  private static func families(_ parents: [Int]) -> (children: [Int], starts: [Int]) {
    var starts = [Int](repeating: 0, count: parents.count + 2)
    for parent in parents { starts[parent + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var children = [Int](repeating: 0, count: parents.count)
    for (index, parent) in parents.enumerated() {
      children[next[parent]] = index
      next[parent] += 1
    }
    return (children, starts)
  }
}

/// The numbers that both versions share.
struct Interners {
  var texts = WordInterner(capacity: 4096)
  var designations = WordInterner(capacity: 256)
  var labels = WordInterner(capacity: 4096)
}

private func stirred(_ value: UInt64) -> UInt64 {
  var hash = value &* 0x9E37_79B9_7F4A_7C15
  hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
  return hash ^ (hash >> 29)
}

/// The number of a clause's designation without what it repeats of its parent's: of "4.1.2" in
/// "4.1" the "2", so that a clause is not redesignated when only what it stands in was.
private func idOfOwnDesignation(
  of index: Int, in clauses: [Clause], by interner: inout WordInterner
) -> Int {
  func countWithoutPeriod(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.last == 0x2E ? bytes.count - 1 : bytes.count
  }
  var own = clauses[index].designation
  var above = clauses[index].parent.map { clauses[$0].designation } ?? ""
  return own.withUTF8 { own in
    above.withUTF8 { above in
      let (end, shared) = (countWithoutPeriod(own), countWithoutPeriod(above))
      var start = 0
      if shared > 0, end > shared + 1, own[shared] == 0x2E,
        (0..<shared).allSatisfy({ own[$0] == above[$0] })
      {
        start = shared + 1
      }
      let first = own.baseAddress.map { UnsafeRawPointer($0 + start) }
      return interner.id(of: UnsafeRawBufferPointer(start: first, count: end - start))
    }
  }
}
