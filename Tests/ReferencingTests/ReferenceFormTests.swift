// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Dockets
import DraftParsing
import Testing

@testable import Referencing

/// A rule with every scheme that the thirty forms cite.
enum SmallRule {
  static let words = """
    # Part 740 License exceptions

    ## Subpart B—Registration

    ## § 740.20 Strategic trade

    (a) *Scope.* It lets some items go.

    ## § 740.21 Reserved matters

    (a) *Scope.* Nothing yet.

    ## § 740.22 Authorized exports

    (a) *Scope.* This exception applies as follows:

    (1) to items, which are:

    (i) software;

    (ii) technology.

    (b) *Definitions.* In this section:

    (1) an item is a thing;

    (2) an artifact is a file or a log;

    (3) an end user is whoever uses it;

    (4) a government is a body that governs:

    (i) a court;

    (ii) a ministry.

    (c) *Restrictions*—

    (1) *Destinations.* It does not reach:

    (i) a destination in group E;

    (ii) a ministry of group D;

    (iii) any other ministry.

    (2) *Harmful use.* It does not reach use without the permission of whoever owns the computer:

    (i) where the exporter knows:

    (A) of the harm:

    *(1)* that is meant;

    *(2)* that is likely.

    (d) *Records.* Records are kept:

    (1) for five years.

    ## § 772.1 Definitions

    *Intrusion software* means software made to avoid detection by monitoring tools.

    # Supplement No. 1 to part 774 The control list

    ## ECCN 4A005 Systems

    a. Systems made to command intrusion software.

    ## ECCN 4D004 Software

    a. Software made to command intrusion software.

    ## ECCN 5A001 Telecommunications

    i. Reserved.

    j. Surveillance of a network.

    # Appendix A to part 740 Forms

    The forms are these.
    """

  static let tree = ParsedDraft(
    Draft(file: "rule.md", bytes: Array(words.utf8)), numbering: .cfr
  ).tree

  static let resolver = ReferenceResolver(
    tree, of: StageID("proposed"), cfr: "15 CFR parts 740, 772 and 774")

  /// What a comment cites, in words: clauses, or why there is none.
  static func cited(
    _ comment: String, about: String? = nil, by resolver: ReferenceResolver = resolver
  ) -> [String] {
    let tree = resolver.here.tree
    let clause = about.flatMap { tree.index(citing: $0) }
    func names(_ clauses: [Int]) -> String {
      clauses.map { tree.clauses[$0].citation.text }.joined(separator: ", ")
    }
    return resolver.references(in: Array(comment.utf8), about: clause).flatMap { resolved in
      resolved.outcomes.map { outcome in
        switch outcome {
        case .clauses(let clauses): names(clauses)
        case .ambiguous(let clauses): "ambiguous: " + names(clauses)
        case .followed(let clause):
          "\(clause.stage.text) \(clause.citation) → "
            + names(clause.standing.possible.map(\.clause))
        case .unresolved(.otherLaw): "other law"
        case .unresolved(.noContext): "no context"
        case .unresolved(.noSuchClause(let nearest)):
          nearest.map { "none, near \(tree.clauses[$0].citation.text)" } ?? "none"
        }
      }
    }
  }
}

/// The forms in which people cite clauses, each by name.
@Suite struct ReferenceFormTests {
  @Test func hasTheClausesThatTheFormsCite() {
    #expect(
      SmallRule.tree.clauses.map(\.citation.text).filter { !$0.utf8.contains(0x28) } == [
        "Part 740", "Subpart B", "740.20", "740.21", "740.22", "772.1",
        "772.1 Intrusion software", "Supplement No. 1 to part 774", "4A005", "4A005.a", "4D004",
        "4D004.a", "5A001", "5A001.i", "5A001.j", "Appendix A to part 740",
        "Appendix A to part 740 ¶ 1",
      ])
  }

  @Test(arguments: [
    ("see § 740.22(c)(2)(i) for", ["740.22(c)(2)(i)"]),
    ("§740.22(c)(2)(i)", ["740.22(c)(2)(i)"]),
    ("section 740.22(c)(2)(i) of the EAR", ["740.22(c)(2)(i)"]),
    ("Section 740.22 (c) (2) is", ["740.22(c)(2)"]),
    ("Sec. 740.22 (a)", ["740.22(a)"]),
    ("15 CFR 740.22(b)(1)", ["740.22(b)(1)"]),
    ("15 C.F.R. § 740.22(b)(1)", ["740.22(b)(1)"]),
    ("15 CFR part 740", ["Part 740"]),
    ("paragraph (b)(1) of this section", ["740.22(b)(1)"]),
    ("paragraphs (b)(1) through (3)", ["740.22(b)(1)", "740.22(b)(2), 740.22(b)(3)"]),
    ("paragraphs (b)(1), (2), and (4)(i)", ["740.22(b)(1)", "740.22(b)(2)", "740.22(b)(4)(i)"]),
    ("paragraphs (a)(1)(i) and (ii) of § 740.22", ["740.22(a)(1)(i)", "740.22(a)(1)(ii)"]),
    ("§§ 740.20 and 740.22(a)", ["740.20", "740.22(a)"]),
    ("§§ 740.20-740.22", ["740.20", "740.21, 740.22"]),
    ("sections 740.20 through 740.22", ["740.20", "740.21, 740.22"]),
    ("ECCN 4D004", ["4D004"]),
    ("ECCNs 4D004, 5A001.j and 4A005", ["4D004", "5A001.j", "4A005"]),
    ("subparagraph (c)(2)(i)(A)(1)", ["740.22(c)(2)(i)(A)(1)"]),
    ("740.22(c)(2)(i) needs work", ["740.22(c)(2)(i)"]),
    ("para. (b)(1)", ["740.22(b)(1)"]),
    ("Supplement No. 1 to part 774", ["Supplement No. 1 to part 774"]),
    ("appendix A to part 740", ["Appendix A to part 740"]),
    ("subpart B", ["Subpart B"]),
    ("section 740(c)(2)", ["none"]),
    ("50 U.S.C. 4801(a)(2)", ["other law"]),
    ("License Exception ACE § 740.22(d)(1)", ["740.22(d)(1)"]),
    ("740.22.c.2", ["740.22(c)(2)"]),
    ("sec 740.22, paragraph c, item 2", ["740.22(c)(2)"]),
  ])
  func readsTheForm(_ words: String, _ clauses: [String]) {
    #expect(SmallRule.cited(words, about: "740.22") == clauses)
    #expect(
      SmallRule.cited("We have thought about it. As to \(words), we disagree.", about: "740.22")
        == clauses)
  }

  @Test func readsAClauseUnderTheParagraphCitedLast() {
    #expect(
      SmallRule.cited("Keep § 740.22(c)(1)(i). But clause (iii) goes too far.").last
        == "740.22(c)(1)(iii)")
    #expect(SmallRule.cited("As to clause (ix), we disagree.") == ["none"])
  }
}
