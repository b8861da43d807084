// Rulewright. Apache-2.0.

import Campaigns
import Comments

extension PublicDocket {
  /// Bytes of a comment that are its writer's own words and not the letter's; those of attachments
  /// are left aside.
  func ownWords(of comment: Int, in letter: PublicLetter) -> [Range<Int>] {
    letterComparison(
      of: reading.comment(comment).ownWords,
      with: reading.comment(letter.representative).ownWords
    ).own
  }
}
