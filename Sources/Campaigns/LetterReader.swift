// Rulewright. Apache-2.0.

/// Reads the words of one text after the other, as hashes, into memory that it keeps.
///
/// What mail programs and forms change without anybody's will makes no difference: case, blanks,
/// punctuation, apostrophes, tags and entities. A Chinese or Japanese character is a word by itself.
final class LetterReader {
  /// The hash of each word of the text read last.
  private(set) var words: UnsafeMutablePointer<UInt64>
  private(set) var wordCount = 0
  /// The hash of each run of three words of it; of a text of one or two words there is one run.
  private(set) var runs: UnsafeMutablePointer<UInt64>
  private(set) var runCount = 0
  private var capacity = 1 << 12
  private let seed: UInt64
  /// What each byte does: see `Role`.
  private let roles: UnsafeMutablePointer<UInt8>

  /// Bytes above these are letters, folded to lower case.
  private enum Role {
    static let separator: UInt8 = 0
    static let apostrophe: UInt8 = 1
    static let tag: UInt8 = 2
    static let entity: UInt8 = 3
    static let lead: UInt8 = 4
  }

  init(seed: UInt64) {
    self.seed = seed
    words = .allocate(capacity: capacity)
    runs = .allocate(capacity: capacity)
    roles = .allocate(capacity: 256)
    roles.initialize(repeating: Role.separator, count: 256)
    for byte in 0x30...0x39 { roles[byte] = UInt8(byte) }
    for byte in 0x61...0x7A {
      roles[byte] = UInt8(byte)
      roles[byte - 0x20] = UInt8(byte)
    }
    for byte in 0x80...0xBF { roles[byte] = UInt8(byte) }
    for byte in 0xC0...0xFF { roles[byte] = Role.lead }
    roles[0x27] = Role.apostrophe
    roles[0x3C] = Role.tag
    roles[0x26] = Role.entity
  }

  deinit {
    words.deallocate()
    runs.deallocate()
    roles.deallocate()
  }

  /// Reads the words of a text; linear in its bytes.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    let roles = roles
    let words = words
    let end = bytes.count
    var count = 0
    var at = 0
    while at < end {
      var role = roles[Int(bytes[at])]
      guard role >= Role.lead else {
        at = role == Role.separator ? at &+ 1 : afterMark(role, at, bytes)
        continue
      }
      var word = WordHash(seed: seed)
      while role > Role.lead {
        word.take(role)
        at &+= 1
        guard at < end else { break }
        role = roles[Int(bytes[at])]
        if role == Role.apostrophe, at &+ 1 < end, roles[Int(bytes[at &+ 1])] >= Role.lead {
          at &+= 1
          role = roles[Int(bytes[at])]
        }
      }
      if at < end, role == Role.lead { at = takeBeyondASCII(&word, bytes, at) }
      if !word.isEmpty {
        words[count] = word.value
        count &+= 1
      }
    }
    wordCount = count
    makeRuns()
  }

  /// Takes a word's rest from its first byte above ASCII on; gives where it ends.
  ///
  /// Where no word has begun, what is none is passed over.
  private func takeBeyondASCII(
    _ word: inout WordHash, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Int {
    func byte(_ at: Int) -> UInt8 { at < bytes.count ? bytes[at] : 0 }
    var at = start
    while at < bytes.count {
      let first = bytes[at]
      let role = roles[Int(first)]
      if role > Role.lead {
        word.take(role)
        at += 1
        continue
      }
      guard role == Role.lead else {
        guard role == Role.apostrophe, roles[Int(byte(at + 1))] >= Role.lead else { return at }
        at += 1
        continue
      }
      let (second, third) = (byte(at + 1), byte(at + 2))
      switch first {
      case 0xC2:  // A no-break space, section sign, guillemets: no letters but ª, µ and º.
        return word.isEmpty ? min(at + 2, bytes.count) : at
      case 0xC3 where second < 0x9F:  // À to Þ, to lower case.
        word.take(first)
        word.take(second | 0x20)
        at = min(at + 2, bytes.count)
      case 0xE2 where second == 0x80 && (third == 0x98 || third == 0x99):  // A curly apostrophe.
        guard !word.isEmpty else { return min(at + 3, bytes.count) }
        guard roles[Int(byte(at + 3))] >= Role.lead else { return at }
        at += 3
      // Punctuation and symbols, and the wide ones of East Asia.
      case 0xE2 where second <= 0x8F, 0xE3 where second == 0x80,
        0xEF where second == 0xBC && (third <= 0x8F || third >= 0x9A && third <= 0xA0):
        return word.isEmpty ? min(at + 3, bytes.count) : at
      case 0xE3...0xE9:  // Scripts without spaces: one character, one word.
        guard word.isEmpty else { return at }
        for part in [first, second, third] { word.take(part) }
        return min(at + 3, bytes.count)
      default:
        word.take(first)
        at += 1
      }
    }
    return at
  }

  /// Where reading goes on behind an apostrophe, or what may be a tag or an entity.
  private func afterMark(
    _ role: UInt8, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard role == Role.tag || role == Role.entity, start + 1 < bytes.count else { return start + 1 }
    let next = bytes[start + 1]
    let isLetter = next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
    guard isLetter || next == 0x2F || next == 0x23 else { return start + 1 }
    if role == Role.tag { return MarkupTag.end(at: start, in: bytes) ?? start + 1 }
    let limit = min(bytes.count, start + 12)
    var at = start + 1
    while at < limit, bytes[at] != 0x3B {
      if bytes[at] <= 0x20 || bytes[at] == 0x26 { return start + 1 }
      at += 1
    }
    return at < limit ? at + 1 : start + 1
  }

  private func makeRuns() {
    guard wordCount > 2 else {
      runCount = min(wordCount, 1)
      if wordCount > 0 { runs[0] = stirred(words[0] &+ (wordCount > 1 ? words[1] &* 3 : 0)) }
      return
    }
    runCount = wordCount - 2
    var (first, second) = (words[0], words[1])
    for at in 0..<runCount {
      let third = words[at &+ 2]
      runs[at] = stirred(
        first &* 0x9E37_79B9_7F4A_7C15 &+ second &* 0xC2B2_AE3D_27D4_EB4F &+ third)
      (first, second) = (second, third)
    }
  }

  private func reserve(_ bytes: Int) {
    guard bytes + 1 > capacity else { return }
    while capacity < bytes + 1 { capacity *= 2 }
    words.deallocate()
    runs.deallocate()
    words = .allocate(capacity: capacity)
    runs = .allocate(capacity: capacity)
  }

  /// The words of the text read last, as one number.
  var fingerprint: Fingerprint {
    var low = seed
    var high: UInt64 = 0x1656_67B1_9E37_79F9 ^ seed
    for at in 0..<wordCount {
      low = stirred(low ^ words[at])
      high = (high &+ words[at]) &* 0x9FB2_1C65_1E98_DF25
      high ^= high &>> 29
    }
    return Fingerprint(high: high, low: low)
  }
}

/// A word's bytes as a number, eight at a time.
private struct WordHash {
  private var hash: UInt64
  private var eight: UInt64 = 0
  private let seed: UInt64

  @inline(__always)
  init(seed: UInt64) {
    hash = seed
    self.seed = seed
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) {
    eight = eight &<< 8 | UInt64(byte)
    guard eight &>> 56 != 0 else { return }
    hash = stirred(hash ^ eight)
    eight = 0
  }

  @inline(__always)
  var isEmpty: Bool { eight == 0 && hash == seed }

  @inline(__always)
  var value: UInt64 { stirred(hash ^ eight) }
}

/// Mixes all bits of a number into all others.
@inline(__always)
func stirred(_ value: UInt64) -> UInt64 {
  let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}
