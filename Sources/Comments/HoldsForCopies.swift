// Rulewright. Apache-2.0.

/// Whether what is said of a passage of a comment, or of the whole where that is nil, holds for the
/// other copies of its letter too: it is not about words of an attachment, which is its sender's.
///
/// `ownLength` is where the comment's own words end and those of attachments begin, in bytes; nil where
/// it has only its own. The gate and the public site both ask here.
package func holdsForCopies(_ passage: Range<Int>?, ownLength: Int?) -> Bool {
  guard let passage, let ownLength else { return true }
  return passage.upperBound <= ownLength
}
