// Rulewright. Apache-2.0.

import Anchoring
import Comments
import Dockets
import Hashing
import Redlining
import Referencing

/// The heads of a docket's comments, made by going through their words once.
struct CommentHeads {
  /// In the order of lists.
  let heads: [CommentHead]
  /// Whether the docket is so large that copies of letters have no pages of their own.
  let isLean: Bool
  /// The clauses that the texts on each stage cite, by the stage's index and the text's number;
  /// texts that cite none have no entry.
  let cited: [[Int: [Int]]]
  /// For comments with words of attachments the number of the text that is their own words alone,
  /// by the comment's place in the order in which comments are given.
  let ownTexts: [Int: Int]
  /// The organizations that are stated, by number; the first is none.
  let organizations: [String]

  init(
    _ comments: any PublishedComments, on stages: [StageContent], citing citations: Citations,
    asOf: CalendarDay, leanAbove limit: Int
  ) {
    var heads: [CommentHead] = []
    var texts = TextNumbers()
    var stated = StatedOrganizations()
    var ownTexts: [Int: Int] = [:]
    var citations = citations
    var place = 0
    var shown = 0
    comments.each { comment in
      defer { place += 1 }
      guard (comment.received ?? asOf) <= asOf,
        let stage = stages.firstIndex(where: { $0.stage.id == comment.stage })
      else { return }
      let text = texts.number(of: comment)
      heads.append(
        CommentHead(
          comment, place: place, text: text, organization: stated.number(of: comment.organization)))
      if let own = texts.number(ofOwnWords: comment) { ownTexts[place] = own }
      guard let body = comment.body else { return }
      shown += 1
      citations.read(body, text: text, on: stage)
    }
    let isLean = shown > limit
    heads.sort { $0.stands(before: $1, byDay: isLean) }
    self.heads = heads
    self.isLean = isLean
    self.ownTexts = ownTexts
    organizations = stated.names
    cited = citations.cited
  }
}

/// Numbers texts so that comments with the same words share one.
///
/// A stub says nothing by itself and what is not public cannot be compared, so each of those has a
/// number of its own.
private struct TextNumbers {
  private var numbers: [Digest: Int32] = [:]
  private var next: Int32 = 0

  /// Half a SHA-256: who writes a comment cannot make it look like another.
  private struct Digest: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ bytes: [UInt8]) {
      var hash = ContentHash.Builder()
      hash.update(bytes)
      (high, low) = hash.firstHalf()
    }
  }

  mutating func number(of comment: PublishedComment) -> Int {
    if let body = comment.body, !comment.isStub { return number(ofWords: comparedText(body)) }
    next += 1
    return Int(next - 1)
  }

  /// The number of a comment's own words, where those of attachments stand behind them.
  mutating func number(ofOwnWords comment: PublishedComment) -> Int? {
    guard comment.ownLength != nil, comment.body != nil, !comment.isStub else { return nil }
    return number(ofWords: comparedText(String(decoding: comment.ownWords, as: UTF8.self)))
  }

  private mutating func number(ofWords words: [UInt8]) -> Int {
    let words = Digest(words)
    if let number = numbers[words] { return Int(number) }
    numbers[words] = next
    next += 1
    return Int(next - 1)
  }
}

/// Numbers organizations, as they are stated: many comments state few.
private struct StatedOrganizations {
  private(set) var names = [""]
  /// By their bytes: spellings that only look alike stay apart.
  private var numbers: [[UInt8]: Int] = [[]: 0]

  mutating func number(of name: String) -> Int {
    if name.isEmpty { return 0 }
    let bytes = Array(name.utf8)
    if let number = numbers[bytes] { return number }
    names.append(name)
    numbers[bytes] = names.count - 1
    return names.count - 1
  }
}

/// What the texts on each stage cite, each read once however many sent it.
struct Citations {
  private(set) var cited: [[Int: [Int]]]
  /// For each stage which texts were read, by number.
  private var isRead: [[Bool]]
  private var resolvers: [ReferenceResolver?]
  private let stages: [StageContent]
  private let steps: [StageStep]
  private let cfr: String?

  init(of docket: Docket, on stages: [StageContent], _ redlines: [StageRedline]) {
    self.stages = stages
    cfr = docket.cfr
    cited = [[Int: [Int]]](repeating: [:], count: stages.count)
    isRead = [[Bool]](repeating: [], count: stages.count)
    resolvers = [ReferenceResolver?](repeating: nil, count: stages.count)
    steps = redlines.map { step in
      StageStep(
        from: step.from, to: step.to, old: step.redline.old, new: step.redline.new,
        lineage: step.redline.lineage)
    }
  }

  /// Reads a text, unless it was read on this stage before.
  mutating func read(_ body: String, text: Int, on stage: Int) {
    if text >= isRead[stage].count {
      isRead[stage] += repeatElement(false, count: text + 1 - isRead[stage].count)
    }
    guard !isRead[stage][text] else { return }
    isRead[stage][text] = true
    let resolver =
      resolvers[stage]
      ?? ReferenceResolver(stages[stage].tree, of: stages[stage].stage.id, cfr: cfr, steps: steps)
    resolvers[stage] = resolver
    let clauses = resolver.references(in: Array(body.utf8)).leading
    if !clauses.isEmpty { cited[stage][text] = clauses }
  }
}
