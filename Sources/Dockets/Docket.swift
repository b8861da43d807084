// Rulewright. Apache-2.0.

package import Clauses

/// One rulemaking: what it is, who makes it, and its stages in order.
package struct Docket: Hashable, Sendable {
  /// The name of its folder, which is also its part of every address: `cyber-items`.
  package var name: String
  package var title: String
  /// One or two sentences for the public on what it is about; may be empty.
  package var summary: String
  /// The agencies, most specific first.
  package var agencies: [String]
  /// Sample text that is not the official rule; every page then says so.
  package var isIllustrative: Bool
  package var authority: String?
  /// Why the procedure is as it is: what exempts it from notice and comment, for example.
  package var basis: String?
  package var rins: [String]
  package var cfr: String?
  package var numbering: Numbering
  package var stages: [Stage]

  package init(
    name: String, title: String, summary: String = "", agencies: [String] = [],
    isIllustrative: Bool = false, authority: String? = nil, basis: String? = nil,
    rins: [String] = [],
    cfr: String? = nil, numbering: Numbering = .cfr, stages: [Stage] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.agencies = agencies
    self.isIllustrative = isIllustrative
    self.authority = authority
    self.basis = basis
    self.rins = rins
    self.cfr = cfr
    self.numbering = numbering
    self.stages = stages
  }

  /// The stage with an id.
  package func stage(_ id: StageID) -> Stage? { stages.first { $0.id == id } }
}
