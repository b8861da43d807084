// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The passages that a response answers, text by text: what several comments say in the same
/// words stands once, with all their numbers.
struct AnsweredComments {
  let docket: PublicDocket
  let issues: [RaisedIssue]
  let path: PagePath
  private let keys: Set<StageIssue>

  init(docket: PublicDocket, issues: [RaisedIssue], path: PagePath) {
    (self.docket, self.issues, self.path) = (docket, issues, path)
    keys = Set(issues.map(\.key))
  }

  /// How many texts stand open; the others are one click away.
  private static let open = 6

  /// How many others are named of a text that many sent, and how many of each where many are so.
  private static let (named, fewest) = (linesOnAPage, 10)

  /// A text, with the comments that say it; or what one comment says alone.
  private struct Said {
    /// The first comment in which passages were tagged.
    let comment: Int
    /// The others, so many as have room, and how many they are.
    let others: [Int]
    let count: Int
    /// Passage by passage; those of a text may be of several copies.
    let codings: [PublicCoding]
  }

  func html() -> HTML {
    var texts = byText()
    // In a large docket all that has room is read, and only that is compared.
    if !docket.isLean { texts = byWords(texts) }
    // What is not shown stands on the pages of the tags.
    let isShort = docket.isLean || texts.count > mostTogether
    let shown = isShort ? texts.prefix(linesOnAPage) : texts[...]
    docket.reading.prepare(
      Set(shown.flatMap { said in [said.comment] + said.codings.map(\.comment) }).sorted())
    let all = shown.reduce(0) { $0 + named($1) }
    func item(_ said: Said) -> HTML {
      let named = named(said)
      return self.item(said, naming: all > 2 * mostTogether ? min(named, Self.fewest) : named)
    }
    return pieces {
      HTML.ol(.class("list answered"), .list) { shown.prefix(Self.open).map(item) }
      if shown.count > Self.open {
        HTML.details {
          HTML.summary { "\(grouped(shown.count - Self.open)) more" }
          HTML.ol(.class("list answered"), .list) { shown.dropFirst(Self.open).map(item) }
        }
      }
      if shown.count < texts.count { rest(texts.dropFirst(shown.count)) }
    }
  }

  /// How many of those who say a text have room behind it.
  private func named(_ said: Said) -> Int {
    said.others.count > mostTogether ? Self.named : said.others.count
  }

  /// The ways to the texts for which there is no room: the passages of their tags, by clause.
  private func rest(_ left: ArraySlice<Said>) -> HTML {
    let theirs = Set(left.flatMap { $0.codings.map(\.issue) })
    var seen: Set<TagID> = []
    let first = issues.filter {
      theirs.contains($0.key) && seen.insert($0.key.issue.tag).inserted
    }
    return HTML.p(.class("sm gap")) {
      "\(counted(left.count, "more text stands", "more texts stand")) with the other passages of "
      for (number, issue) in first.enumerated() {
        number > 0 ? ", " : ""
        HTML.a(
          .href(
            path.link(
              to: docket.paths.tag(issue.key.issue.tag),
              at: tagAnchor(issue.key.stage, issue.key.issue.label)))
        ) { HTML.bdi { uncapitalized(docket.name(of: issue.key.issue.tag)) } }
      }
      "."
    }
  }

  /// What one text says, but for the passages whose words several have: each of those stands once,
  /// with all comments that have it.
  private func byWords(_ texts: [Said]) -> [Said] {
    struct Key: Hashable {
      let words: String
      let issues: [StageIssue]
      let doubts: [String?]
    }
    var keyed = texts.enumerated().flatMap { number, said in
      passages(of: said).map { (text: number, passage: $0, key: Key?.none) }
    }
    docket.reading.each(keyed.map { $0.passage[0].comment }) { number, comment in
      let passage = keyed[number].passage
      guard let range = passage[0].passage else { return }
      keyed[number].key = Key(
        words: comment.words(at: range), issues: passage.map(\.issue),
        doubts: passage.map { doubtWords($0.target, in: docket) })
    }
    var users: [Key: Set<Int>] = [:]
    for case (let text, _, let key?) in keyed { users[key, default: []].insert(text) }
    var seen: Set<Key> = []
    var rest = keyed[...]
    return texts.enumerated().flatMap { number, said -> [Said] in
      var own: [PublicCoding] = []
      var shared: [Said] = []
      while let (_, passage, key) = rest.first, rest.first?.text == number {
        rest.removeFirst()
        guard let key, let users = users[key], users.count > 1 else {
          own += passage
          continue
        }
        guard seen.insert(key).inserted else { continue }
        let all = users.flatMap { [texts[$0].comment] + texts[$0].others }
        let others = Set(all).subtracting([said.comment]).sorted()
        shared.append(
          Said(comment: said.comment, others: others, count: others.count, codings: passage))
      }
      if own.isEmpty { return shared }
      return shared + [
        Said(comment: said.comment, others: said.others, count: said.count, codings: own)
      ]
    }
  }

  private func byText() -> [Said] {
    // What holds for all copies of a text, and what one comment says alone, in its attachment.
    var shared: [Int: [PublicCoding]] = [:]
    var tagged: Set<SharedWords.Words> = []
    var alone: [Int: [PublicCoding]] = [:]
    for coding in issues.flatMap(\.codings).sorted().map({ docket.codings[$0] }) {
      if coding.isShared {
        let words = docket.sharing.words(of: coding.comment)
        tagged.insert(words)
        shared[words.text, default: []].append(coding)
      } else {
        alone[coding.comment, default: []].append(coding)
      }
    }
    // The same words on two stages stand once.
    var order: [(first: Int, text: Int)] = []
    var comments: [Int: [Int32]] = [:]
    for (first, said) in docket.words(saying: issues) {
      let words = docket.sharing.words(of: first)
      guard tagged.contains(words) else { continue }
      if comments[words.text] == nil { order.append((first, words.text)) }
      comments[words.text, default: []] += said.comments
    }
    let texts = order.compactMap { first, text in
      said(by: comments[text] ?? [], eachOnce(shared[text] ?? [])).map { (first, $0) }
    }
    let others = alone.sorted { $0.key < $1.key }.map { comment, codings in
      (comment, Said(comment: comment, others: [], count: 0, codings: codings))
    }
    return inOrder(texts, others)
  }

  /// A text with all comments that say it.
  private func said(by comments: [Int32], _ codings: [PublicCoding]) -> Said? {
    guard let tagged = codings.map(\.comment).min() else { return nil }
    let room = docket.isLean ? 5 : comments.count
    return Said(
      comment: tagged,
      others: comments.lazy.map(Int.init).filter { $0 != tagged }.prefix(room).sorted(),
      count: comments.count - 1, codings: codings)
  }

  /// The codings of copies of one text, in the order of its passages; what several copies were
  /// tagged as alike stands once.
  private func eachOnce(_ codings: [PublicCoding]) -> [PublicCoding] {
    struct Passage: Hashable {
      let range: Range<Int>?
      let isAdrift: Bool
      let issue: StageIssue
    }
    var seen: Set<Passage> = []
    let first = codings.filter {
      seen.insert(Passage(range: $0.passage, isAdrift: $0.isAdrift, issue: $0.issue)).inserted
    }
    func place(_ coding: PublicCoding) -> (Int, Int, Int) {
      (
        coding.passage?.lowerBound ?? -1, coding.passage?.upperBound ?? -1,
        coding.isAdrift ? 1 : 0
      )
    }
    return first.enumerated().sorted { a, b in
      let (left, right) = (place(a.element), place(b.element))
      return left == right ? a.offset < b.offset : left < right
    }.map(\.element)
  }

  /// Two lists as one, by the first comment of each; of equals the text that is shared is first.
  private func inOrder(_ texts: [(Int, Said)], _ others: [(Int, Said)]) -> [Said] {
    var merged: [Said] = []
    var rest = others[...]
    for (first, said) in texts {
      while let other = rest.first, other.0 < first {
        merged.append(other.1)
        rest.removeFirst()
      }
      merged.append(said)
    }
    return merged + rest.map(\.1)
  }

  private func item(_ said: Said, naming named: Int) -> HTML {
    let comment = docket.comment(said.comment)
    let lines = CommentLines(docket: docket, path: path)
    return HTML.li {
      for (number, passage) in passages(of: said).enumerated() {
        HTML.p(.class(number == 0 ? "quote" : "quote more")) {
          HTML.a(
            .href(
              docket.link(
                to: passage[0].comment, from: path, at: docket.passageAnchor(passage[0])))
          ) { HTML.bdi { quoted(passage[0]) } }
        }
        if let note = note(on: passage) { HTML.p(.class("sm soft")) { note } }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span {
          HTML.a(.href(docket.link(to: said.comment, from: path))) {
            HTML.bdi { comment.id.text }
          }
        }
        HTML.span { lines.organization(of: said.comment) }
        if let mark = lines.mark(said.comment) { HTML.span { HTML.b { mark } } }
      }
      if said.count > 0 { copies(said, naming: named) }
    }
  }

  /// The codings by passage.
  private func passages(of said: Said) -> [[PublicCoding]] {
    var passages: [[PublicCoding]] = []
    for coding in said.codings {
      if let last = passages.last, last[0].passage == coding.passage,
        last[0].isAdrift == coding.isAdrift
      {
        passages[passages.count - 1].append(coding)
      } else {
        passages.append([coding])
      }
    }
    return passages
  }

  /// The words of a passage between quotation marks; what is said in their place has none.
  private func quoted(_ coding: PublicCoding) -> String {
    let words = words(coding)
    return coding.passage == nil ? words : "“" + words + "”"
  }

  private func words(_ coding: PublicCoding) -> String {
    guard let passage = coding.passage else {
      return coding.isAdrift
        ? "The words that were tagged are no longer in the comment" : "The comment as a whole"
    }
    return firstWords(of: docket.comment(coding.comment).words(at: passage), atMost: 320)
  }

  /// What the passages were tagged as, where the response answers more than one issue, and what
  /// is in doubt.
  private func note(on codings: [PublicCoding]) -> HTML? {
    let doubt = codings.compactMap { doubtWords($0.target, in: docket) }.first
    guard issues.count > 1 || doubt != nil else { return nil }
    return pieces {
      if issues.count > 1 {
        for (number, coding) in codings.enumerated() {
          number > 0 ? "; " : ""
          HTML.bdi { uncapitalized(docket.name(of: coding.tag)) }
          if let target = coding.target {
            " on "
            breakable(target.citation.text)
          }
        }
        doubt == nil ? "" : ". "
      }
      doubt ?? ""
    }
  }

  /// The first passage that raises the issues in what a comment shares; nil where that was not
  /// tagged in itself.
  private func anchor(_ comment: Int) -> String? {
    docket.codings(of: comment)
      .first { $0.isShared && keys.contains($0.issue) && $0.passage != nil }
      .flatMap(docket.passageAnchor)
  }

  private func copies(_ said: Said, naming named: Int) -> HTML {
    let stage = docket.comments[said.comment].stage
    // They may be of several letters, and of none.
    let others = said.others.prefix(named)
    let links = HTML.p(.class("sm soft")) {
      for (number, other) in others.enumerated() {
        number > 0 ? ", " : ""
        HTML.a(.href(docket.link(to: other, from: path, at: anchor(other)))) {
          HTML.bdi { docket.comments[other].id.text }
        }
      }
      if others.count < said.count, docket.isLean,
        let (letter, _) = docket.letters.place(of: said.comment)
      {
        "; "
        HTML.a(.href(path.link(to: docket.paths.letter(letter.id)))) {
          "all \(counted(letter.received, "comment")) of the letter"
        }
      } else if others.count < said.count {
        " and \(grouped(said.count - others.count)) more"
        if !docket.isLean {
          ", each with its tags in "
          HTML.a(.href(path.link(to: docket.paths.comments(on: stage), at: "all_"))) {
            "the list of all comments"
          }
        }
      }
    }
    return HTML.details(.class("sm")) {
      HTML.summary { counted(said.count, "other comment") + " in the same words" }
      links
    }
  }
}
