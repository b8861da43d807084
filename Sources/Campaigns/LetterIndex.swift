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
    /// Of the text: how many stretches of runs that follow each other, the longest, the one at hand,
    /// and where it ends.
    var stretches: Int32 = 0
    var longest: Int32 = 0
    var stretch: Int32 = 0
    var last: Int32 = -2

    @inline(__always)
    mutating func stretch(to at: Int32) {
      if last == at &- 1 {
        stretch &+= 1
      } else {
        stretches &+= 1
        stretch = 1
      }
      last = at
      if stretch > longest { longest = stretch }
    }
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
  /// Where hashes go in the table; kept here because a global costs a call.
  private let salt: UInt64
  /// A bit for every hash that may be in the table: most runs of a text are told by one look.
  private let filter: UnsafeMutablePointer<UInt64>
  private let filterMask: UInt64
  private let keys: UnsafeMutablePointer<UInt64>
  /// The first entry plus one of a run; 0 where there is none, -1 where there were too many.
  private let firsts: UnsafeMutablePointer<Int32>
  /// In how many texts that are nobody's copy a run was seen.
  private let strangers: UnsafeMutablePointer<Int32>
  private let entries: UnsafeMutablePointer<Entry>
  private var text: UInt32 = 0
  /// For each letter the place of its overlap with the text at hand plus one, or 0.
  private let places: UnsafeMutablePointer<Int32>
  private let found: UnsafeMutablePointer<Overlap>

  init(_ letters: [Letter], of chosen: [Int], most: Int) {
    let total = chosen.reduce(0) { $0 + letters[$1].runs.count }
    var size = 1024
    while size < total * 2 { size *= 2 }
    mask = size - 1
    salt = scattered(0)
    filterMask = UInt64(size) * 4 - 1
    filter = .allocate(capacity: size / 16)
    filter.initialize(repeating: 0, count: size / 16)
    keys = .allocate(capacity: size)
    firsts = .allocate(capacity: size)
    firsts.initialize(repeating: 0, count: size)
    strangers = .allocate(capacity: size)
    strangers.initialize(repeating: 0, count: size)
    entries = .allocate(capacity: total + 1)
    sizes = Array(repeating: 0, count: letters.count)
    places = .allocate(capacity: letters.count)
    places.initialize(repeating: 0, count: letters.count)
    found = .allocate(capacity: letters.count)
    var count = 0
    for number in chosen {
      let runs = letters[number].runs
      for (at, run) in runs.enumerated() {
        let slot = slot(of: run)
        keys[slot] = run
        filter[Int((run & filterMask) >> 6)] |= 1 << (run & 63)
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
    filter.deallocate()
    keys.deallocate()
    firsts.deallocate()
    strangers.deallocate()
    entries.deallocate()
    places.deallocate()
    found.deallocate()
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
  private func mayHold(_ run: UInt64) -> Bool {
    filter[Int((run & filterMask) &>> 6)] &>> (run & 63) & 1 == 1
  }

  @inline(__always)
  private func slot(of run: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: stirred(run ^ salt)) & mask
    while firsts[slot] != 0, keys[slot] != run { slot = (slot &+ 1) & mask }
    return slot
  }

  /// What a text's runs have in common with each letter that has any, in no order.
  func overlaps(of runs: UnsafeMutablePointer<UInt64>, _ count: Int) -> [Overlap] {
    self.text += 1
    // Variables of their own stay in registers.
    let (text, firsts) = (self.text, firsts)
    let (entries, places, found) = (entries, places, found)
    var foundCount = 0
    for at in 0..<count {
      let run = runs[at]
      guard mayHold(run) else { continue }
      let first = firsts[slot(of: run)]
      guard first > 0 else { continue }
      var number = Int(first) &- 1
      let textEighth: UInt8 = 1 &<< UInt8(truncatingIfNeeded: at &* 8 / count)
      while number >= 0 {
        let entry = entries + number
        let letter = Int(entry.pointee.letter)
        if places[letter] == 0 {
          (found + foundCount).initialize(
            to: Overlap(
              letter: entry.pointee.letter, common: 0, held: 0, letterEighths: 0, textEighths: 0))
          foundCount &+= 1
          places[letter] = Int32(truncatingIfNeeded: foundCount)
        }
        let overlap = found + (Int(places[letter]) &- 1)
        overlap.pointee.held &+= 1
        overlap.pointee.stretch(to: Int32(truncatingIfNeeded: at))
        overlap.pointee.textEighths |= textEighth
        overlap.pointee.letterEighths |= 1 &<< entry.pointee.eighth
        if entry.pointee.touched != text {
          entry.pointee.touched = text
          overlap.pointee.common &+= 1
        }
        number = Int(entry.pointee.next)
      }
    }
    for place in 0..<foundCount { places[Int(found[place].letter)] = 0 }
    return Array(UnsafeBufferPointer(start: found, count: foundCount))
  }
}

extension LetterIndex {
  /// Notes the runs of a text that is nobody's copy.
  func note(_ runs: UnsafeMutablePointer<UInt64>, _ count: Int) {
    for at in 0..<count where mayHold(runs[at]) {
      strangers[slot(of: runs[at])] &+= 1
    }
  }

  /// How many runs of a text this letter alone has, and how many say nothing of it: those that others
  /// have too, or so many texts that are nobody's copy.
  ///
  /// If the text is a letter of the index itself, it is none of the others, nor are letters that have
  /// fewer runs than some number.
  func specific(
    to letter: Int32, besides itself: Int32 = -1, passingOver shortest: Int = 0,
    _ runs: UnsafeMutablePointer<UInt64>, _ count: Int, strangersFrom least: Int = .max
  ) -> (own: Int, neutral: Int) {
    var (own, neutral) = (0, 0)
    for at in 0..<count where mayHold(runs[at]) {
      let slot = slot(of: runs[at])
      guard firsts[slot] != 0 else { continue }
      guard firsts[slot] > 0, Int(strangers[slot]) < least else {
        neutral += 1
        continue
      }
      var (isHere, isElsewhere) = (false, false)
      var entry = firsts[slot] - 1
      while entry >= 0 {
        let holder = entries[Int(entry)].letter
        if holder == letter {
          isHere = true
        } else if holder != itself, sizes[Int(holder)] >= shortest {
          isElsewhere = true
        }
        entry = entries[Int(entry)].next
      }
      if isElsewhere { neutral += 1 } else if isHere { own += 1 }
    }
    return (own, neutral)
  }

  /// How many of some runs stand in so many such texts, or in too many letters.
  func common(_ runs: [UInt64], to least: Int) -> Int {
    runs.reduce(0) { sum, run in
      let slot = slot(of: run)
      return sum + (firsts[slot] < 0 || Int(strangers[slot]) >= least ? 1 : 0)
    }
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
