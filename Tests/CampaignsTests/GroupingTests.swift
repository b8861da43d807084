// Rulewright. Apache-2.0.

import Campaigns
import Testing

struct GroupingTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func groupsCopiesOfEveryKindAndNothingElse(seed: UInt64) {
    let made = MadeComments.mixed(seed: seed)
    let (precision, recall) = made.precisionAndRecall(made.grouped().partition())
    #expect(precision > 0.999)
    #expect(recall > 0.99)
  }

  @Test(arguments: [4, 5, 6, 7, 8, 9] as [UInt64])
  func givesTheSamePartitionWhateverTheOrder(seed: UInt64) {
    // Every letter is sent as often as every other, so that ties are everywhere.
    var made = MadeComments.mixed(seed: seed, letters: 8, copies: 14, alone: 40)
    for number in [3, 17, 60, 130] { made.add(made.texts[number] + "\n", made.letters[number]) }
    let first = made.grouped().partition()
    #expect(first.campaigns.count >= 8)
    for _ in 0..<5 {
      #expect(made.grouped(made.shuffled()).partition() == first)
    }
  }

  @Test func findsMailMergeLettersWithAQuarterOfTheWordsReplaced() {
    var made = MadeComments(seed: 10)
    for letter in 0..<6 {
      let words = made.sentences(16).joined(separator: " ")
      for _ in 0..<20 { made.add(made.mailMerge(words, share: 0.25), letter) }
    }
    for _ in 0..<80 { made.add(made.sentences(14).joined(separator: " "), nil) }
    let partition = made.grouped().partition()
    let (precision, recall) = made.precisionAndRecall(partition)
    #expect(precision > 0.999)
    #expect(recall > 0.95)
    #expect(partition.relation(of: 1) == .mailMerge)
  }

  @Test func chainsNothingThroughAQuotation() {
    var made = MadeComments(seed: 11)
    let quotation = made.words(40)
    for _ in 0..<10_000 {
      made.add("\(made.words(45)) \(quotation). \(made.words(20 + made.below(60)))", nil)
    }
    let partition = made.grouped().partition()
    let grouped = 10_000 - partition.unique.count
    #expect(grouped < 100)
  }

  @Test func chainsNoTwoCampaignsThroughACommentThatHasBoth() {
    var made = MadeComments(seed: 12)
    let (one, other) = (
      made.sentences(12).joined(separator: " "), made.sentences(12).joined(separator: " ")
    )
    for _ in 0..<20 {
      made.add("\(made.words(4)). \(one)", 0)
      made.add("\(made.words(4)). \(other)", 1)
      made.add("\(one) \(made.words(5)). \(other)", nil)
    }
    let partition = made.grouped().partition()
    #expect(partition.campaign(of: 0) != nil)
    #expect(partition.campaign(of: 1) != nil)
    #expect(partition.campaign(of: 0) != partition.campaign(of: 1))
  }

  @Test func takesNoLinesThatEveryoneUsesForALetter() {
    var made = MadeComments(seed: 13)
    let places = ["Salem", "Ashbury", "Elmford", "Stoneton", "Oakville"]
    for number in 0..<3000 {
      made.add(
        "As a nurse from \(places[number % 5]), OR, I care about this. \(made.words(8 + made.below(20)))."
          + " Thank you for considering my comment.", nil)
    }
    let grouped = 3000 - made.grouped().partition().unique.count
    #expect(grouped < 30)
  }

  @Test func countsWhatDiffersInCaseBlanksMarksAndMarkupAlone() {
    let texts = [
      "Don’t weaken the rule, please.", "don't weaken   the rule please",
      "Don&rsquo;t weaken the rule",
      "DON'T WEAKEN THE RULE, PLEASE!", "Don't<br/>weaken the\n\nrule&nbsp;please",
    ]
    let found = partition(texts)
    #expect(found.campaigns.count == 1)
    #expect(found.campaigns.first?.members.map(\.number) == [0, 1, 3, 4])
    #expect(found.campaigns.first?.members.allSatisfy { $0.relation == .exact } == true)
    #expect(found.unique == [2])
  }

  @Test func foldsLettersBeyondASCIIAndReadsChineseByCharacters() {
    let found = partition([
      "ÉCOLE à l’été", "école À L'ÉTÉ", "我反对这条规定。", "我反对，这条规定", "我支持这条规定",
    ])
    #expect(
      found.campaigns.map { $0.members.map(\.number) }.sorted { $0[0] < $1[0] } == [
        [0, 1], [2, 3],
      ])
  }

  @Test func letsStubsAndBlankCommentsFormNoCampaignAndJoinNone() {
    let letter = "See the attached letter of our members about the rule."
    let found = partition(
      [letter, letter, letter, letter, "", "", " \n", "...", "..."], stubs: [0, 1])
    #expect(found.campaigns.map { $0.members.map(\.number) } == [[2, 3]])
    #expect(found.unique == [0, 1, 4, 5, 6, 7, 8])
  }

  @Test(arguments: [16, 17, 18] as [UInt64])
  func leavesNoTwoApartThatHaveTheSameWords(seed: UInt64) {
    var made = MadeComments.mixed(seed: seed)
    // Pieces of one letter and the beginning of another, some of them sent often.
    let sentences = made.sentences(16)
    for length in 2...14 {
      let text = sentences[..<length].joined(separator: " ") + " " + made.texts[length * 3]
      for _ in 0..<(1 + length % 4) { made.add(text, nil) }
    }
    let partition = made.grouped().partition()
    let byWords = Dictionary(grouping: made.texts.indices) { number in
      made.texts[number].lowercased().split { $0 == " " || $0 == "\n" }
    }
    for same in byWords.values where same.count > 1 {
      let keys = Set(same.map { partition.campaign(of: $0)?.key })
      #expect(keys.count == 1 && !keys.contains(nil))
    }
  }

  @Test func showsTheTextThatMostSentAndTheLeastNumberThatHasIt() {
    var made = MadeComments(seed: 14)
    let letter = made.sentences(10).joined(separator: " ")
    let texts = [
      "Dear Sir, \(letter)", letter + " Thanks.", letter.uppercased(), letter, letter,
      "Dear Sir, \(letter)",
    ]
    let campaign = partition(texts).campaigns.first
    #expect(campaign?.count == 6)
    #expect(campaign?.representative == 3)
    #expect(campaign?.members.map(\.relation) == [.near, .near, .exact, .exact, .exact, .near])
  }

  @Test func joinsToTheLetterWhatIsAPieceOfItAndNothingElse() {
    var made = MadeComments(seed: 15)
    let sentences = made.sentences(20)
    let letter = sentences.joined(separator: " ")
    let piece = sentences[3...5].joined(separator: " ")
    let quoting = "\(made.words(80)). \(piece) \(made.words(60))."
    let found = partition([letter, letter, piece, quoting])
    #expect(found.campaigns.map { $0.members.map(\.number) } == [[0, 1, 2]])
    #expect(found.unique == [3])
  }

  @Test func givesToItsLetterAnExcerptThatSaysLittleElse() {
    var made = MadeComments(seed: 40)
    let sentences = made.sentences(14)
    for _ in 0..<12 { made.add("\(made.words(6)). \(sentences.joined(separator: " "))", 0) }
    made.add(sentences[4], 0)
    made.add("\(sentences[7]) \(made.words(4))!", 0)
    made.add("\(made.words(12)). \(sentences[2]) \(sentences[3])", 0)
    // A quotation in words of one's own, and a line in which three words happen to be the letter's.
    made.add("\(made.words(40)). \(sentences[5]) \(made.words(30)).", nil)
    let three = sentences[9].split(separator: " ")[1...3].joined(separator: " ")
    made.add("\(three) \(made.words(6))", nil)
    expectAsMade(made)
  }

  @Test func givesToItsLetterWhatSaysItSentenceBySentenceInOtherWords() {
    var made = MadeComments(seed: 41)
    let sentences = made.sentences(12)
    for _ in 0..<12 { made.add("\(made.words(6)). \(sentences.joined(separator: " "))", 0) }
    for _ in 0..<3 {
      let others = sentences.filter { _ in made.below(4) > 0 }.map { sentence in
        let words = sentence.split(separator: " ")
        return words.prefix(7).joined(separator: " ") + " \(made.words(3)) and \(words.last ?? "")"
      }
      made.add(others.joined(separator: " "), 0)
    }
    expectAsMade(made)
  }

  @Test func joinsTwoVersionsOfALetterAndLeavesApartLettersWithAParagraphInCommon() {
    var made = MadeComments(seed: 42)
    let (first, third) = (made.sentences(14), made.sentences(12))
    let second = first[..<8] + made.sentences(6)
    for _ in 0..<12 {
      made.add("\(made.words(5)). \(first.joined(separator: " "))", 0)
      made.add("\(made.words(5)). \(second.joined(separator: " "))", 0)
      made.add("\(made.words(5)). \((third + first[10...12]).joined(separator: " "))", 1)
    }
    expectAsMade(made)
  }

  @Test func takesNoLineOfTwoLettersOrOfManyForAnExcerpt() {
    var made = MadeComments(seed: 43)
    let (line, stock) = (made.words(9), made.words(9))
    for letter in 0..<2 {
      let sentences = made.sentences(12).joined(separator: " ")
      for _ in 0..<12 { made.add("\(made.words(6)). \(sentences) \(line). \(stock)", letter) }
    }
    made.add("\(made.words(2)) \(line)", nil)
    for _ in 0..<40 { made.add("\(stock) \(made.words(6))", nil) }
    expectAsMade(made)
  }

  @Test(arguments: [44, 45, 46, 47] as [UInt64])
  func givesTheSamePartitionOfExcerptsAndVersionsWhateverTheOrder(seed: UInt64) {
    var made = MadeComments(seed: seed)
    for letter in 0..<6 {
      let sentences = made.sentences(12)
      let later = sentences[..<7] + made.sentences(5)
      for copy in 0..<6 {
        made.add("\(made.words(5)). \(sentences.joined(separator: " "))", letter)
        made.add("\(made.words(5)). \(later.joined(separator: " "))", letter)
        let at = made.below(11)
        let kept = sentences[at...(at + copy % 2)].joined(separator: " ")
        made.add("\(kept) \(made.words(copy))", letter)
        made.add("\(made.words(50)). \(sentences[at])", nil)
      }
    }
    let first = made.grouped().partition()
    #expect(first.campaigns.count >= 6)
    for _ in 0..<5 { #expect(made.grouped(made.shuffled()).partition() == first) }
  }

  @Test func saysHowItGrouped() {
    let words = partition([]).method.description
    #expect(words.contains("letters \(CampaignMethod.version)"))
  }
}
