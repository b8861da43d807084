// Rulewright. Apache-2.0.

/// The places of a longest strictly increasing subsequence, in order.
///
///     [3, 1, 4, 2, 5]  →  places 1, 3, 4  (1, 2, 5)
///
/// O(n log n), by piles as in patience sorting.
package func increasingSubsequence(of values: [Int]) -> [Int] {
  var tops: [Int] = []  // The place of the smallest last value of each length.
  var before = [Int](repeating: -1, count: values.count)
  for (place, value) in values.enumerated() {
    var (low, high) = (0, tops.count)
    while low < high {
      let middle = (low + high) / 2
      if values[tops[middle]] < value { low = middle + 1 } else { high = middle }
    }
    if low > 0 { before[place] = tops[low - 1] }
    if low == tops.count { tops.append(place) } else { tops[low] = place }
  }
  var places: [Int] = []
  var place = tops.last ?? -1
  while place >= 0 {
    places.append(place)
    place = before[place]
  }
  return places.reversed()
}
