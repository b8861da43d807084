// Rulewright. Apache-2.0.

/// Who sent a comment, as they stated it.
///
/// Nothing here is verified, and of it only the organization is ever published.
package struct Submitter: Hashable, Sendable {
  package var firstName: String
  package var lastName: String
  package var organization: String

  package init(firstName: String = "", lastName: String = "", organization: String = "") {
    self.firstName = firstName
    self.lastName = lastName
    self.organization = organization
  }

  /// Organization, else name, else empty.
  ///
  /// For staff.
  package var nameAsStated: String {
    if !organization.isEmpty { return organization }
    return [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
