// Rulewright. Apache-2.0.

package import Clauses
import Lineage

/// What changed from one version to the other.
///
/// The lineage says which clause is which; a pair whose words differ is revised, one whose own
/// designation differs is redesignated, one that stands elsewhere is moved; what has no partner was
/// removed or added, or is what a clause was divided into or joined with. Near-linear in the two
/// texts, whatever they are; the same texts give the same redline each time.
package func redline(from old: ClauseTree, to new: ClauseTree) -> Redline {
  let lineage = lineage(from: old, to: new)
  return Redline(
    old: old, new: new, rows: RowMaker(old: old, new: new, lineage: lineage).rows(),
    lineage: lineage)
}
