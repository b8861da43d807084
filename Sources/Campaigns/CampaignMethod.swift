// Rulewright. Apache-2.0.

/// How comments were grouped: what is printed where counts of campaigns are.
///
/// Two partitions are comparable only where this value is the same. Shares are between 0 and 1.
package struct CampaignMethod: Hashable, Sendable, CustomStringConvertible {
  /// Counts up whenever the same comments would be grouped otherwise.
  package static let version = 2
  package static let name = "letters"

  /// Told apart by who has chosen it: a hash that is not known beforehand cannot be aimed at.
  package var seed: UInt64 = 0x5275_6C65_7772_6974
  /// How many of 64 slots of two sketches must be the same for the texts to be compared.
  package var nearEstimate = 0.28
  /// How often a run of three words stands in the texts that make a letter, to be part of it.
  package var letterShare = 0.4
  /// The share of a letter's runs that a copy has, with 0.4 of the share of its own runs that are
  /// the letter's: 1.4 of a copy that adds nothing.
  ///
  /// High enough that a quotation makes no copy, low enough for half a letter alone.
  package var nearScore = 0.78
  /// What holds little else is a copy, however little of the letter it holds, unless it was sent more
  /// than once: then it is a letter.
  package var pieceShare = 0.65
  /// From so many runs on a letter is longer than what people quote or all say.
  ///
  /// A copy may add much to it; of a shorter one more of the copy must be the letter's.
  package var longLetter = 50
  package var shareOfShort = 0.35
  package var shareOfLong = 0.08
  /// A letter must be most of at least one comment, or it is a line that many use.
  package var coreShare = 0.6
  /// The runs that a letter and its copy have in common, at least; shorter texts must be almost
  /// the same.
  package var leastRuns = 14
  /// The share of content words in common (Jaccard) from which on a mail-merge is considered.
  package var mergeLikeness = 0.22
  /// A letter with so many times as many comments as a piece of it is where the piece is from; one
  /// with fewer may be put together of two letters, and then has two such pieces.
  package var halfTimes = 4
  /// A short letter of whose runs most stand in so many texts that are nobody's copy, and in this
  /// many times more of them than it has copies, is made of lines that everyone uses.
  package var boilerplateTexts = 8
  package var boilerplateTimes = 2
  /// A run that stands in so many texts that are nobody's copy, and in more than this share of the
  /// letter's copies (one in so many), says nothing of the letter to which an excerpt belongs.
  package var strangerShare = 20

  package init() {}

  package var description: String {
    "\(Self.name) \(Self.version): runs of 3 words, near from \(nearScore) of 1.4 "
      + "or \(pieceShare) of one's own, excerpts of one letter alone, "
      + "mail-merge from \(mergeLikeness) of content words"
  }
}

extension CampaignMethod {
  /// Whether a text is a copy of a letter, and how well it fits.
  ///
  /// `common` is of the letter's runs, `held` of the text's: a run that a text repeats is one of
  /// the letter's, and several of its own.
  func fit(
    common: Int, of letter: Int, held: Int, of text: Int, mayBePiece: Bool = true
  ) -> Double? {
    guard letter > 0, text > 0, common > 0 else { return nil }
    let coverage = Double(common) / Double(letter)
    let share = Double(held) / Double(text)
    guard common >= leastRuns else {
      return coverage >= 0.7 && share >= 0.7 ? coverage + 0.4 * share : nil
    }
    guard share >= (letter < longLetter ? shareOfShort : shareOfLong) else { return nil }
    let fit = coverage + 0.4 * share
    return fit >= nearScore || mayBePiece && share >= pieceShare ? fit : nil
  }
}
