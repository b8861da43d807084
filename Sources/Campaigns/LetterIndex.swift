// Rulewright. Apache-2.0.

/// Finds the letters that have runs of words in common with a text.
///
/// A run that stands in more letters than a few says nothing of any of them and counts for none.
final class LetterIndex {
  /// What a text has in common with one letter.
  struct Overlap {
    var letter: Int32
    /// Runs of the letter.
    var common: Int32
    /// Runs of the text.
    var held: Int32
    /// In which eighths of the letter, and of the text, they stand.
    var letterEighths: UInt8
    var textEighths: UInt8
  }

  private struct Entry {
    var letter: Int32
    var next: Int32
    var touched: UInt32
    var eighth: UInt8
  }

  /// How many runs of each letter count.
  private(set) var sizes: [Int32]
  private let mask: Int
  private let keys: UnsafeMutablePointer<UInt64>
  /// The first entry plus one of a run; 0 where there is none, -1 where there were too many.
  private let firsts: UnsafeMutablePointer<Int32>
  private let entries: UnsafeMutablePointer<Entry>
  private var text: UInt32 = 0
  /// For each letter the place of its overlap with the text at hand plus one, or 0.
  private var places: [Int32]
  private var overlaps: [Overlap] = []

  init(_ letters: [Letter], of chosen: [Int], most: Int) {
    let total = chosen.reduce(0) { $0 + letters[$1].runs.count }
    var size = 1024
    while size < total * 2 { size *= 2 }
    mask = size - 1
    keys = .allocate(capacity: size)
    firsts = .allocate(capacity: size)
    firsts.initialize(repeating: 0, count: size)
    entries = .allocate(capacity: total + 1)
    sizes = Array(repeating: 0, count: letters.count)
    places = Array(repeating: 0, count: letters.count)
    var count = 0
    for number in chosen {
      let runs = letters[number].runs
      for (at, run) in runs.enumerated() {
        let slot = slot(of: run)
        keys[slot] = run
        guard firsts[slot] >= 0 else { continue }
        entries[count] = Entry(
          letter: Int32(number), next: firsts[slot] - 1, touched: 0,
          eighth: UInt8(at * 8 / runs.count))
        count += 1
        firsts[slot] = Int32(count)
        sizes[number] += 1
        if length(from: count - 1) > most {
          var entry = Int32(count - 1)
          while entry >= 0 {
            sizes[Int(entries[Int(entry)].letter)] -= 1
            entry = entries[Int(entry)].next
          }
          firsts[slot] = -1
        }
      }
    }
  }

  deinit {
    keys.deallocate()
    firsts.deallocate()
    entries.deallocate()
  }

  private func length(from first: Int) -> Int {
    var (length, entry) = (0, Int32(first))
    while entry >= 0 {
      length += 1
      entry = entries[Int(entry)].next
    }
    return length
  }

  @inline(__always)
  private func slot(of run: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: scattered(run)) & mask
    while firsts[slot] != 0, keys[slot] != run { slot = (slot &+ 1) & mask }
    return slot
  }

  /// What a text's runs have in common with each letter that has any, in no order.
  func overlaps(of runs: UnsafeMutablePointer<UInt64>, _ count: Int) -> [Overlap] {
    for overlap in overlaps { places[Int(overlap.letter)] = 0 }
    overlaps.removeAll(keepingCapacity: true)
    text += 1
    for at in 0..<count {
      let run = runs[at]
      let first = firsts[slot(of: run)]
      guard first > 0 else { continue }
      var number = Int(first) - 1
      let textEighth: UInt8 = 1 << UInt8(at * 8 / count)
      while number >= 0 {
        let entry = entries[number]
        let letter = Int(entry.letter)
        if places[letter] == 0 {
          overlaps.append(
            Overlap(letter: entry.letter, common: 0, held: 0, letterEighths: 0, textEighths: 0))
          places[letter] = Int32(overlaps.count)
        }
        let place = Int(places[letter]) - 1
        overlaps[place].held &+= 1
        overlaps[place].textEighths |= textEighth
        overlaps[place].letterEighths |= 1 << entry.eighth
        if entry.touched != text {
          entries[number].touched = text
          overlaps[place].common &+= 1
        }
        number = Int(entry.next)
      }
    }
    return overlaps
  }
}

/// What the members of a campaign have in common: what later comments are compared with.
struct Letter: Hashable, Sendable {
  /// The text that came first when it was found: the most frequent.
  var leader: Int32
  /// Its distinct runs of three words, in the leader's order, then those of others.
  var runs: [UInt64]
  /// The distinct content words.
  var words: [UInt64]
}
