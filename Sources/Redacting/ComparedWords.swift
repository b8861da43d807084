// Rulewright. Apache-2.0.

/// The words of a text by which quotes and secrets are found again: letters and digits alone, in
/// small letters, whatever stands between them.
///
/// So `(202) 555-0143` and `202.555.0143` are the same digits, and a quote is one in straight or
/// curly quotation marks and across the ends of lines.
struct ComparedWords {
  /// All letters and digits, one word behind another.
  private(set) var letters: [UInt8] = []
  /// Where each word begins in `letters`, and where it stands in the text.
  private(set) var starts: [Int] = []
  private(set) var places: [Range<Int>] = []

  init(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  var count: Int { starts.count }

  /// Where a word ends in `letters`.
  func end(of word: Int) -> Int { word + 1 < starts.count ? starts[word + 1] : letters.count }

  /// A hash of some words, and of where one ends and the next begins.
  func hash(_ words: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for place in starts[word]..<end(of: word) {
        hash = (hash ^ UInt64(letters[place])) &* 0x100_0000_01B3
      }
      hash = (hash ^ 0x20) &* 0x100_0000_01B3
    }
    return hash
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    letters.reserveCapacity(text.count)
    var place = 0
    var isInWord = false
    func add(_ bytes: some Sequence<UInt8>, _ range: Range<Int>) {
      if isInWord {
        places[places.count - 1] = places[places.count - 1].lowerBound..<range.upperBound
      } else {
        starts.append(letters.count)
        places.append(range)
        isInWord = true
      }
      letters += bytes
    }
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        switch byte {
        case 0x41...0x5A: add(CollectionOfOne(byte | 0x20), place..<place + 1)
        case 0x30...0x39, 0x61...0x7A: add(CollectionOfOne(byte), place..<place + 1)
        // An apostrophe within a word is none of its letters.
        case 0x27: break
        default: isInWord = false
        }
        place += 1
        continue
      }
      let (scalar, length) = decodedScalar(text, at: place)
      switch scalar.map(Seen.init) ?? .between {
      case .letters(let bytes): add(bytes, place..<place + length)
      case .nothing: break
      case .between: isInWord = false
      }
      place += length
    }
  }

  /// What a reader sees of a scalar beyond ASCII.
  private enum Seen {
    case letters([UInt8])
    case nothing
    case between

    init(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      if scalar.value == 0x2019 || scalar.value == 0x2018 {
        self = .nothing
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        let byte = UInt8(scalar.value - 0xFF01 + 0x21)
        switch byte {
        case 0x41...0x5A: self = .letters([byte | 0x20])
        case 0x30...0x39, 0x61...0x7A: self = .letters([byte])
        default: self = .between
        }
      } else if properties.numericType == .decimal, let value = properties.numericValue {
        self = .letters([0x30 + UInt8(value)])
      } else if properties.isAlphabetic {
        self = .letters(Array(properties.lowercaseMapping.utf8))
      } else if properties.generalCategory == .format
        || properties.generalCategory == .nonspacingMark
      {
        self = .nothing
      } else {
        self = .between
      }
    }
  }
}
