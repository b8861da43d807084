// Rulewright. Apache-2.0.

import Codings

/// A tagged passage, and how many other comments say it in its words.
struct TaggedPassage {
  let coding: PublicCoding
  let copies: Int
}

extension PublicDocket {
  /// The first of the codings of each passage; the same words in several comments are one.
  ///
  /// In a large docket, where not every comment can be read for it, only copies of a text are one.
  func passages(of codings: [PublicCoding]) -> [TaggedPassage] {
    struct Place: Hashable {
      let text: Int
      let passage: Range<Int>?
    }
    struct Words: Hashable {
      let words: String
      let doubt: String?
    }
    var places: [Place: Int] = [:]
    var rows: [[PublicCoding]] = []
    for coding in codings {
      let place = Place(text: sharing.text(of: coding), passage: coding.passage)
      if let row = places[place] {
        rows[row].append(coding)
      } else {
        places[place] = rows.count
        rows.append([coding])
      }
    }
    if !isLean {
      var rowsOf: [Words: Int] = [:]
      var joined: [[PublicCoding]] = []
      reading.each(rows.map { $0[0].comment }) { number, comment in
        let first = rows[number][0]
        guard let passage = first.passage else { return joined.append(rows[number]) }
        let words = Words(
          words: comment.words(at: passage), doubt: doubtWords(first.target, in: self))
        if let row = rowsOf[words] {
          joined[row] += rows[number]
        } else {
          rowsOf[words] = joined.count
          joined.append(rows[number])
        }
      }
      rows = joined
    }
    return rows.map { TaggedPassage(coding: $0[0], copies: sharing.others(saying: $0)) }
  }
}
