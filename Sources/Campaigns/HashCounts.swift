// Rulewright. Apache-2.0.

/// Counts of hashes, emptied in one step so that it serves thousands of texts.
final class HashCounts {
  private var keys: UnsafeMutablePointer<UInt64>
  private var counts: UnsafeMutablePointer<Int32>
  /// Which filling a slot belongs to.
  private var fillings: UnsafeMutablePointer<UInt32>
  /// By which text a slot was touched last, so that a text touches it once.
  private var touched: UnsafeMutablePointer<UInt32>
  private var size = 0
  private var filling: UInt32 = 0
  private var touch: UInt32 = 0
  private(set) var count = 0
  /// Where hashes go in the table; kept here because a global costs a call.
  private let salt = scattered(0)

  init() {
    keys = .allocate(capacity: 0)
    counts = .allocate(capacity: 0)
    fillings = .allocate(capacity: 0)
    touched = .allocate(capacity: 0)
    allocate(1 << 12)
  }

  deinit { free() }

  private func free() {
    keys.deallocate()
    counts.deallocate()
    fillings.deallocate()
    touched.deallocate()
  }

  private func allocate(_ size: Int) {
    free()
    self.size = size
    keys = .allocate(capacity: size)
    counts = .allocate(capacity: size)
    fillings = .allocate(capacity: size)
    touched = .allocate(capacity: size)
    fillings.initialize(repeating: 0, count: size)
    touched.initialize(repeating: 0, count: size)
    filling = 0
    touch = 0
  }

  /// Forgets all, and has room for so many.
  func empty(room: Int) {
    if room * 2 > size || filling == .max {
      var size = size
      while size < room * 2 { size *= 2 }
      allocate(size)
    }
    filling += 1
    count = 0
  }

  /// Makes room for so many without forgetting.
  func reserve(_ room: Int) {
    guard room * 2 > size else { return }
    let (oldKeys, oldCounts, oldFillings, oldTouched) = (keys, counts, fillings, touched)
    let (oldSize, oldFilling, oldTouch) = (size, filling, touch)
    keys = .allocate(capacity: 0)
    counts = .allocate(capacity: 0)
    fillings = .allocate(capacity: 0)
    touched = .allocate(capacity: 0)
    var wanted = size
    while wanted < room * 2 { wanted *= 2 }
    allocate(wanted)
    filling = oldFilling
    touch = oldTouch
    for old in 0..<oldSize where oldFillings[old] == oldFilling {
      let slot = slot(of: oldKeys[old])
      keys[slot] = oldKeys[old]
      counts[slot] = oldCounts[old]
      fillings[slot] = filling
      touched[slot] = oldTouched[old]
    }
    oldKeys.deallocate()
    oldCounts.deallocate()
    oldFillings.deallocate()
    oldTouched.deallocate()
  }

  /// From here on every hash may be touched once more.
  func nextText() {
    if touch == .max {
      touched.initialize(repeating: 0, count: size)
      touch = 0
    }
    touch += 1
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = size &- 1
    var slot = Int(truncatingIfNeeded: stirred(hash ^ salt)) & mask
    while fillings[slot] == filling, keys[slot] != hash { slot = (slot &+ 1) & mask }
    return slot
  }

  /// Adds to the count of a hash, once a text.
  func add(_ hash: UInt64, _ weight: Int32 = 1) {
    let slot = slot(of: hash)
    if fillings[slot] != filling {
      fillings[slot] = filling
      keys[slot] = hash
      counts[slot] = 0
      touched[slot] = 0
      count += 1
    }
    guard touched[slot] != touch else { return }
    touched[slot] = touch
    counts[slot] &+= weight
  }

  /// What was counted of a hash; 0 of one that is not here.
  @inline(__always)
  func weight(of hash: UInt64) -> Int32 {
    let slot = slot(of: hash)
    return fillings[slot] == filling ? counts[slot] : 0
  }

  /// Whether a hash is here, and whether this text asks for the first time.
  @inline(__always)
  func ask(_ hash: UInt64) -> (isHere: Bool, isFirst: Bool) {
    let slot = slot(of: hash)
    guard fillings[slot] == filling else { return (false, false) }
    guard touched[slot] != touch else { return (true, false) }
    touched[slot] = touch
    return (true, true)
  }
}
