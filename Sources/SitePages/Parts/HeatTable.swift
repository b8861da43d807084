// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

/// What was said about which clause of a stage: tags down, clauses across, and in each cell the
/// number of distinct texts.
///
/// Colour only repeats the number.
struct HeatTable {
  private let docket: PublicDocket
  private let stage: Int
  private let path: PagePath
  /// The clauses that most texts speak to, in the order of the text.
  private let columns: [Int]
  private let others: Int
  private let rows: [(tag: Tag, counts: [Int])]
  private let most: Int
  /// That something was said about no clause, which then has a column of its own.
  private let hasUnplaced: Bool

  /// How many clauses have room side by side.
  static let width = 9

  init(_ docket: PublicDocket, stage: Int, path: PagePath) {
    self.docket = docket
    self.stage = stage
    self.path = path
    let id = docket.stages[stage].stage.id
    let spoken = docket.stages[stage].tree.clauses.indices.compactMap { clause -> (Int, Int)? in
      let texts = docket.distinctTexts(
        docket.codings(on: ClausePlace(stage: stage, clause: clause)))
      return texts == 0 ? nil : (clause, texts)
    }
    let heaviest = spoken.sorted { a, b in a.1 != b.1 ? a.1 > b.1 : a.0 < b.0 }
    let columns = heaviest.prefix(Self.width).map(\.0).sorted()
    let unplaced = docket.codings.filter {
      $0.target == nil && docket.comments[$0.comment].stage == id
    }
    self.columns = columns
    let hasUnplaced = !unplaced.isEmpty
    self.hasUnplaced = hasUnplaced
    others = spoken.count - columns.count
    rows = docket.tags.compactMap { tag in
      let counts =
        columns.map { clause in
          docket.distinctTexts(
            docket.codings(on: ClausePlace(stage: stage, clause: clause)).filter {
              $0.tag == tag.id
            })
        } + (hasUnplaced ? [docket.distinctTexts(unplaced.filter { $0.tag == tag.id })] : [])
      return counts.allSatisfy { $0 == 0 } ? nil : (tag, counts)
    }
    most = rows.flatMap(\.counts).max() ?? 0
  }

  var isEmpty: Bool { rows.isEmpty }

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    return pieces {
      HTML.p(.class("sm soft note")) {
        "Distinct texts that speak to a clause (across) about a matter (down). One text may stand "
        "in several cells, so they do not add up. "
        if others > 0 {
          "Shown are the \(grouped(columns.count)) clauses with most texts"
          hasUnplaced ? ", and what is about no clause; " : "; "
          "\(counted(others, "other")) \(others == 1 ? "is" : "are") listed below."
        }
      }
      HTML.table(.class("heat"), .role("table")) {
        HTML.caption(.class("vh")) { "Tags by clause" }
        HTML.thead(.role("rowgroup")) {
          HTML.tr(.role("row")) {
            HTML.th(.scope("col"), .role("columnheader")) { "Tag" }
            for column in columns {
              HTML.th(.scope("col"), .role("columnheader")) {
                breakable(tree.clauses[column].citation.text)
              }
            }
            if hasUnplaced { HTML.th(.scope("col"), .role("columnheader")) { "no clause" } }
          }
        }
        HTML.tbody(.role("rowgroup")) {
          for row in rows {
            HTML.tr(.role("row")) {
              HTML.th(.scope("row"), .role("rowheader")) {
                HTML.a(.href(path.link(to: docket.paths.tag(row.tag.id)))) {
                  HTML.bdi { row.tag.name }
                }
              }
              for (column, count) in row.counts.enumerated() {
                cell(row.tag, column < columns.count ? columns[column] : nil, count)
              }
            }
          }
        }
      }
    }
  }

  /// One of five steps of shade.
  private func step(_ count: Int) -> Int { min(5, 1 + (count - 1) * 5 / max(most, 5)) }

  private func cell(_ tag: Tag, _ clause: Int?, _ count: Int) -> HTML {
    let content = docket.stages[stage]
    let citation = clause.map { content.tree.clauses[$0].citation.text } ?? "no clause"
    if count == 0 {
      return HTML.td(.role("cell"), .class("h0")) {
        HTML.span(.hidden) { "·" }
        HTML.hidden("0")
      }
    }
    let label = clause.map { content.tree.clauses[$0].label }
    // What speaks to a stage that is not shown has no place on the tag's page.
    let key = StageIssue(
      stage: content.stage.id, issue: Issue(tag: tag.id, label: label))
    let anchor = docket.issueNumber(key) == nil ? nil : tagAnchor(content.stage.id, label)
    return HTML.td(.role("cell"), .class("h\(step(count))")) {
      HTML.a(
        .href(path.link(to: docket.paths.tag(tag.id), at: anchor)),
        Attribute("data-l", citation)
      ) { grouped(count) }
    }
  }
}

/// Where the passages about a clause of a stage stand on a tag's page.
func tagAnchor(_ stage: StageID, _ label: ClauseLabel?) -> String {
  "on_" + stage.text + "_" + (label?.text ?? "")
}

/// A citation that may break before each designation.
func breakable(_ citation: String) -> HTML {
  var page = HTML()
  var piece: [UInt8] = []
  for byte in citation.utf8 {
    if byte == 0x28, !piece.isEmpty {
      page += HTML(text: piece)
      page += HTML(Raw("<wbr>"))
      piece = []
    }
    piece.append(byte)
  }
  return page + HTML(text: piece)
}
