// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The letters of which two copies or more came on one stage.
struct StageLetters {
  /// A letter as it came on the stage.
  struct Line {
    /// By its place in the docket's list.
    let letter: Int
    /// How many of its public copies came on the stage, and how many of these are it word for word.
    var count = 0
    var copies = 0
    /// The one on the stage whose tags are shown: the first that is the letter word for word.
    var shown: Int
  }

  /// Those that two or more sent on the stage, the largest first.
  let lines: [Line]
  private let docket: PublicDocket
  private let path: PagePath

  init(_ docket: PublicDocket, stage: Int, path: PagePath) {
    self.docket = docket
    self.path = path
    let id = docket.stages[stage].stage.id
    let letters = docket.letters
    lines = letters.letters.indices.compactMap { index -> Line? in
      let letter = letters.letters[index]
      var line: Line?
      for member in letters.members(of: letter, 0..<letter.members.count)
      where docket.comments[member.comment].stage == id {
        var now = line ?? Line(letter: index, shown: member.comment)
        now.count += 1
        if member.isCopy {
          if now.copies == 0 { now.shown = member.comment }
          now.copies += 1
        }
        line = now
      }
      return line.flatMap { $0.count > 1 ? $0 : nil }
    }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.letter < $1.letter }
  }

  /// The first few, with the way to all.
  func html() -> HTML {
    pieces {
      HTML.ol(.class("comments list"), .list) {
        lines.prefix(3).map { line in
          letterLine(
            docket.letters.letters[line.letter], count: counted(line.count, "comment"),
            alike: howAlike(copies: line.copies, others: line.count - line.copies),
            tagsOf: line.shown, in: docket, path)
        }
      }
      HTML.p(.class("gap")) {
        HTML.a(.href(path.link(to: docket.paths.letters(page: 1)))) {
          lines.count > 3
            ? "All letters, of which \(grouped(lines.count)) came on this stage"
            : "All letters, and how they were found"
        }
      }
    }
  }
}
