// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// One line of an index that is read by eye: words, and the places where they stand.
struct IndexEntry: Sendable {
  /// What is looked for.
  let words: String
  /// What tells it from others with the same words; may be empty.
  var note = ""
  var places: [Place]
  /// How many places there are for which there is no room.
  var more = 0
  /// What it stands under where letters stand for nothing: the stage of a comment.
  var group = ""

  /// A place and what it is called.
  struct Place: Sendable {
    let name: String
    let page: PagePath
    var fragment: String?
  }

  /// What it is sorted by: ASCII letters without case, and no quotation mark or space before the
  /// first letter.
  ///
  /// An order by the rules of a language would depend on where the site is built.
  var sortKey: [UInt8] {
    let folded = words.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return Array(folded.drop { !IndexEntry.isLetterOrDigit($0) && $0 < 0x80 })
  }

  /// The heading under which it stands: a letter, `0–9`, or `Other`.
  var letter: String {
    guard let first = sortKey.first else { return "Other" }
    if first >= 0x61 && first <= 0x7A { return String(decoding: [first - 0x20], as: UTF8.self) }
    return first >= 0x30 && first <= 0x39 ? "0–9" : "Other"
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7A)
  }

  /// In the order in which people look: by key, then byte by byte.
  static func sorted(_ entries: [IndexEntry]) -> [IndexEntry] {
    let keyed = entries.map { ($0.sortKey, $0) }
    return keyed.sorted { a, b in
      if a.0 != b.0 { return a.0.lexicographicallyPrecedes(b.0) }
      let (left, right) = (a.1.words + "\u{0}" + a.1.note, b.1.words + "\u{0}" + b.1.note)
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }.map(\.1)
  }
}

extension PublicDocket {
  /// The headings and defined terms of all stages, each once with the stages that have it.
  var clauseIndex: [IndexEntry] {
    var entries: [IndexEntry] = []
    var found: [[UInt8]: Int] = [:]
    for content in stages {
      for clause in content.tree.clauses {
        guard let heading = clause.heading, clause.parent != nil || !clause.designation.isEmpty
        else { continue }
        let words = withoutFullStop(heading)
        guard !words.isEmpty else { continue }
        let place = IndexEntry.Place(
          name: stageName(content.stage), page: paths.stage(content.stage.id),
          fragment: clause.label.text)
        let key = Array((words + "\u{0}" + clause.citation.text).utf8)
        if let index = found[key] {
          entries[index].places.append(place)
        } else {
          found[key] = entries.count
          let isSaid = clause.citation.text.utf8.elementsEqual(words.utf8)
          entries.append(
            IndexEntry(
              words: words, note: isSaid ? "" : clause.citation.text, places: [place]))
        }
      }
    }
    return IndexEntry.sorted(entries)
  }

  var tagIndex: [IndexEntry] {
    IndexEntry.sorted(
      tags.map { tag in
        IndexEntry(words: tag.name, places: [.init(name: tag.name, page: paths.tag(tag.id))])
      })
  }

  /// The organizations as stated, each with its comments; spellings that differ stay apart, since
  /// nobody checked whether they are one.
  ///
  /// In a large docket those of comments with pages of their own, and of each some comments; else of one
  /// that sent very many a hundred.
  var organizationIndex: [IndexEntry] {
    var entries: [IndexEntry] = []
    var found: [Int: Int] = [:]
    for comment in comments.indices where comments[comment].hasOrganization && hasPage(comment) {
      let place = IndexEntry.Place(name: comments[comment].id.text, page: page(of: comment))
      let organization = comments[comment].organization
      if let index = found[organization] {
        if entries[index].places.count >= (isLean ? 10 : mostTogether) {
          entries[index].more += 1
        } else {
          entries[index].places.append(place)
        }
      } else {
        found[organization] = entries.count
        entries.append(IndexEntry(words: self.organization(of: comment), places: [place]))
      }
    }
    if !isLean {
      for index in entries.indices where entries[index].more > 0 {
        entries[index].more += entries[index].places.count - linesOnAPage
        entries[index].places.removeLast(entries[index].places.count - linesOnAPage)
      }
    }
    return IndexEntry.sorted(entries)
  }

  /// The comments by number, by index.
  var commentsByNumber: [Int32] {
    let all = comments.indices.map { Int32($0) }
    guard isLean else { return all }
    return all.sorted { naturallyBefore(comments[Int($0)].id.text, comments[Int($1)].id.text) }
  }

  /// The line of a comment in the list by number.
  func indexEntry(of comment: Int) -> IndexEntry {
    let (page, place) = receipt(of: comment)
    let name = comments[comment].id.text
    var entry = IndexEntry(words: name, places: [.init(name: name, page: page, fragment: place)])
    entry.group = stage(comments[comment].stage).map { stageName($0.stage) } ?? ""
    return entry
  }
}
