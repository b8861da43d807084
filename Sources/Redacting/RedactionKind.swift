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

  /// What stands in the public text in place of the words.
  package var mark: String {
    self == .other ? "[redacted]" : "[redacted: \(rawValue)]"
  }
}
