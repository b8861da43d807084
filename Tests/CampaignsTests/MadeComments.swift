// Rulewright. Apache-2.0.

import Campaigns
import TestSupport
import Testing

/// Made-up comments of which it is known who copied which letter.
struct MadeComments {
  var texts: [String] = []
  /// The letter of each, or nil.
  var letters: [Int?] = []
  private var source: SeededGenerator

  init(seed: UInt64) { source = SeededGenerator(seed: seed) }

  /// Letters with copies of every kind, and comments that are nobody's.
  static func mixed(seed: UInt64, letters: Int = 12, copies: Int = 14, alone: Int = 120) -> Self {
    var made = Self(seed: seed)
    for letter in 0..<letters {
      let sentences = made.sentences(12)
      for copy in 0..<copies { made.add(made.copy(of: sentences, kind: copy % 7), letter) }
    }
    for _ in 0..<alone {
      made.add(made.sentences(8 + made.source.below(8)).joined(separator: " "), nil)
    }
    return made
  }

  mutating func add(_ text: String, _ letter: Int?) {
    texts.append(text)
    letters.append(letter)
  }

  mutating func word() -> String {
    let parts = [
      "ba", "cre", "du", "fli", "go", "hen", "jo", "kra", "lem", "mi", "nor", "pu", "sta",
    ]
    return (0..<3).map { _ in source.pick(parts) }.joined()
  }

  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in word() }.joined(separator: " ")
  }

  mutating func sentences(_ count: Int) -> [String] {
    (0..<count).map { _ in "The \(words(4)) of the \(words(3)) is \(words(3))." }
  }

  mutating func below(_ limit: Int) -> Int { source.below(limit) }

  private mutating func copy(of sentences: [String], kind: Int) -> String {
    let letter = sentences.joined(separator: " ")
    switch kind {
    case 0: return letter
    case 1: return letter.uppercased() + "\n"
    case 2: return "As a \(words(2)) I write. " + letter
    case 3: return letter + "\n\n" + self.sentences(6).joined(separator: " ")
    case 4: return sentences.filter { _ in source.below(4) > 0 }.joined(separator: " ")
    case 5: return mailMerge(letter, share: 0.1)
    default:
      return letter.split(separator: " ").enumerated().map { place, word in
        place % 30 == 7 ? words(1) : String(word)
      }.joined(separator: " ")
    }
  }

  /// A share of the words replaced.
  mutating func mailMerge(_ letter: String, share: Double) -> String {
    letter.split(separator: " ").map { word in
      Double(source.below(1000)) < share * 1000 ? self.word() : String(word)
    }.joined(separator: " ")
  }

  /// The places of all comments, in another order.
  mutating func shuffled() -> [Int] { texts.indices.shuffled(using: &source) }

  /// Grouped in an order, the number of each being its place.
  func grouped(_ order: [Int]? = nil) -> CampaignGrouping {
    var grouping = CampaignGrouping()
    for number in order ?? Array(texts.indices) { grouping.add(bytes(number), number: number) }
    grouping.group(reading: bytes)
    return grouping
  }

  func bytes(_ number: Int) -> [UInt8] { Array(texts[number].utf8) }

  /// Of the pairs that a partition groups, the share that is right, and of those that it should
  /// group, the share that it does.
  func precisionAndRecall(_ partition: CampaignPartition) -> (Double, Double) {
    let given = Dictionary(
      uniqueKeysWithValues: partition.campaigns.enumerated().flatMap { place, campaign in
        campaign.members.map { ($0.number, place) }
      })
    var (both, ours, true_) = (0.0, 0.0, 0.0)
    for a in texts.indices {
      for b in 0..<a {
        let isGiven = given[a] != nil && given[a] == given[b]
        let isTrue = letters[a] != nil && letters[a] == letters[b]
        both += isGiven && isTrue ? 1 : 0
        ours += isGiven ? 1 : 0
        true_ += isTrue ? 1 : 0
      }
    }
    return (ours > 0 ? both / ours : 1, true_ > 0 ? both / true_ : 1)
  }
}

extension CampaignPartition {
  /// The campaign of a comment.
  func campaign(of number: Int) -> Campaign? {
    campaigns.first { $0.members.contains { $0.number == number } }
  }

  func relation(of number: Int) -> CampaignMember.Relation? {
    campaign(of: number)?.members.first { $0.number == number }?.relation
  }
}

/// Groups some texts, numbered by their places.
func partition(_ texts: [String], stubs: Set<Int> = []) -> CampaignPartition {
  var grouping = CampaignGrouping()
  for (number, text) in texts.enumerated() {
    grouping.add(Array(text.utf8), number: number, isStub: stubs.contains(number))
  }
  grouping.group { Array(texts[$0].utf8) }
  return grouping.partition()
}

/// Expects that comments are grouped by their letters, all that have one and nothing else.
func expectAsMade(_ made: MadeComments, sourceLocation: SourceLocation = #_sourceLocation) {
  let (precision, recall) = made.precisionAndRecall(made.grouped().partition())
  #expect(precision == 1, sourceLocation: sourceLocation)
  #expect(recall == 1, sourceLocation: sourceLocation)
}
