// Rulewright. Apache-2.0.

import Dockets
import Markup

/// A letter as it came on a stage.
struct StageLetter: Sendable {
  /// By its place in the docket's list.
  let letter: Int
  /// How many of its public copies came on the stage, and how many of these are it word for word.
  var count = 0
  var copies = 0
  /// The one on the stage whose tags are shown: the first that is the letter word for word.
  var shown: Int
}

/// For each stage the letters that two or more sent on it, the largest first: their members are gone
/// through once for all stages.
func letters(
  _ letters: PublicLetters, on stages: [StageContent], of comments: [CommentHead]
) -> [[StageLetter]] {
  var found = [[StageLetter]](repeating: [], count: stages.count)
  for (index, letter) in letters.letters.enumerated() {
    var here: [StageID: StageLetter] = [:]
    for position in 0..<letter.members.count {
      let member = letters.member(position, of: letter)
      let stage = comments[member.comment].stage
      var now = here[stage] ?? StageLetter(letter: index, shown: member.comment)
      now.count += 1
      if member.isCopy {
        if now.copies == 0 { now.shown = member.comment }
        now.copies += 1
      }
      here[stage] = now
    }
    for (number, stage) in stages.enumerated() {
      if let now = here[stage.stage.id], now.count > 1 { found[number].append(now) }
    }
  }
  return found.map { lines in
    lines.sorted { $0.count != $1.count ? $0.count > $1.count : $0.letter < $1.letter }
  }
}

/// The letters of which two copies or more came on one stage.
struct StageLetters {
  let lines: [StageLetter]
  private let docket: PublicDocket
  private let path: PagePath

  init(_ docket: PublicDocket, stage: Int, path: PagePath) {
    self.docket = docket
    self.path = path
    lines = docket.lettersByStage[stage]
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
