// Rulewright. Apache-2.0.

extension StaffRoute {
  /// Where to look first.
  static let overview: [StaffRoute] = [
    .page("/d/:docket/overview") { try $1.overviewPage($0) }
  ]
}
