// Rulewright. Apache-2.0.

/// What a designation can be counted by: "(i)" is a letter or a roman number.
struct DesignationKinds: OptionSet {
  let rawValue: Int
  init(rawValue: Int) { self.rawValue = rawValue }

  static let letter = DesignationKinds(rawValue: 1)
  static let number = DesignationKinds(rawValue: 2)
  static let roman = DesignationKinds(rawValue: 4)
  static let capital = DesignationKinds(rawValue: 8)

  init(_ name: String) {
    let bytes = name.utf8
    guard let first = bytes.first else {
      self = []
      return
    }
    if first.isDigit {
      self = .number
    } else if first.isUpper {
      self = .capital
    } else {
      self = bytes.allSatisfy { $0 == first } ? .letter : []
      if bytes.allSatisfy({ "ivxlc".utf8.contains($0) }) { insert(.roman) }
    }
  }
}
