// Rulewright. Apache-2.0.

/// Why words of a comment are kept from the public, as the mark in their place says it.
package enum RedactionKind: String, Hashable, Sendable, CaseIterable {
  case emailAddress = "e-mail address"
  case phoneNumber = "phone number"
  case socialSecurityNumber = "social security number"
  case cardNumber = "card number"
  case streetAddress = "street address"
  case dateOfBirth = "date of birth"
  case personalInformation = "personal information"
  case businessInformation = "confidential business information"
  case copyright = "copyrighted material"
  case other = "other"

  /// What the finder looks for; the other kinds are a person's to say.
  package static let found: [RedactionKind] = [
    .emailAddress, .phoneNumber, .socialSecurityNumber, .cardNumber, .streetAddress, .dateOfBirth,
  ]

  /// Its name on a command line.
  package var name: String {
    switch self {
    case .emailAddress: "email"
    case .phoneNumber: "phone"
    case .socialSecurityNumber: "ssn"
    case .cardNumber: "card"
    case .streetAddress: "address"
    case .dateOfBirth: "birth"
    case .personalInformation: "personal"
    case .businessInformation: "business"
    case .copyright: "copyright"
    case .other: "other"
    }
  }

  /// The kind of a name.
  package init?(named name: String) {
    let kind = Self.allCases.first { $0.name.utf8.elementsEqual(name.utf8) }
    guard let kind else { return nil }
    self = kind
  }

  /// What stands in the public text in place of the words.
  package var mark: String {
    self == .other ? "[redacted]" : "[redacted: \(rawValue)]"
  }
}
