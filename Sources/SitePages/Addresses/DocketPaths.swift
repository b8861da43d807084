// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// Where the pages of one docket are.
struct DocketPaths: Sendable {
  let docket: PagePath
  private let stages: [StageID: String]
  private let commentLists: [StageID: String]
  /// The names beside the lists of comments, for the folders of comments.
  let commentNames: PathNames
  private let tags: [TagID: String]
  private let responses: [ResponseID: String]
  private let histories: [String]
  private let letters: [String: String]

  init(
    docket: PagePath, stages: [StageID], tags: [TagID],
    responses: [ResponseID] = [], histories: [ClauseLabel] = [],
    letters: [String] = []
  ) {
    self.docket = docket
    var names = PathNames(
      taken: [
        "redline", "comments", "tags", "responses", "about-the-data", "data", "search", "history",
      ])
    var stageNames: [StageID: String] = [:]
    for stage in stages where stageNames[stage] == nil {
      stageNames[stage] = names.name(for: stage.text)
    }
    self.stages = stageNames
    names = PathNames(taken: ["letters"])
    var listNames: [StageID: String] = [:]
    for stage in stages where listNames[stage] == nil {
      listNames[stage] = names.name(for: stage.text)
    }
    commentLists = listNames
    commentNames = names
    names = PathNames()
    var tagNames: [TagID: String] = [:]
    for tag in tags where tagNames[tag] == nil { tagNames[tag] = names.name(for: tag.text) }
    self.tags = tagNames
    names = PathNames()
    var responseNames: [ResponseID: String] = [:]
    for response in responses where responseNames[response] == nil {
      responseNames[response] = names.name(for: response.text)
    }
    self.responses = responseNames
    names = PathNames()
    self.histories = histories.map { names.name(for: $0.text) }
    names = PathNames()
    var letterNames: [String: String] = [:]
    for letter in letters where letterNames[letter] == nil {
      letterNames[letter] = names.name(for: letter)
    }
    self.letters = letterNames
  }

  func stage(_ id: StageID) -> PagePath { docket.adding(stages[id] ?? "~") }

  func redline(from: StageID, to: StageID) -> PagePath {
    docket.adding("redline").adding(stages[from] ?? "~").adding(stages[to] ?? "~")
  }

  /// The same comparison, old and new side by side.
  func sides(from: StageID, to: StageID) -> PagePath {
    redline(from: from, to: to).adding("sides")
  }

  var allResponses: PagePath { docket.adding("responses") }

  func response(_ id: ResponseID) -> PagePath { allResponses.adding(responses[id] ?? "~") }

  /// The history of the clauses of a section, by index.
  func history(_ section: Int) -> PagePath { docket.adding("history").adding(histories[section]) }

  var aboutTheData: PagePath { docket.adding("about-the-data") }

  var allComments: PagePath { docket.adding("comments") }

  /// A hundred comments a page; the first page is the stage's own.
  func comments(on stage: StageID, page: Int = 1) -> PagePath {
    let first = allComments.adding(commentLists[stage] ?? "~")
    return page == 1 ? first : first.adding("page-" + String(page))
  }

  /// The letters that many sent, a hundred a page.
  func letters(page: Int) -> PagePath {
    let first = allComments.adding("letters")
    return page == 1 ? first : first.adding("page-" + String(page))
  }

  /// One letter and who sent it, a hundred a page.
  func letter(_ id: String, page: Int = 1) -> PagePath {
    let first = allComments.adding("letters").adding("letter-" + (letters[id] ?? "~"))
    return page == 1 ? first : first.adding("page-" + String(page))
  }

  /// The page of a comment, by the name of its folder; see `CommentFolders`.
  func comment(_ folder: String) -> PagePath { allComments.adding(folder) }

  var codebook: PagePath { docket.adding("tags") }

  var search: PagePath { docket.adding("search") }

  /// The files for other programs, and the page that tells of them.
  var data: PagePath { docket.adding("data") }

  /// The name, without its ending, of the file of each comparison.
  func redlineFiles(_ redlines: [StageRedline]) -> [String] {
    var names = PathNames(taken: ["comments", "codings", "responses"])
    return redlines.map { change in
      names.name(for: "redline-\(stages[change.from] ?? "~")-\(stages[change.to] ?? "~")")
    }
  }

  func tag(_ id: TagID) -> PagePath { codebook.adding(tags[id] ?? "~") }

  /// Every passage of a tag, a hundred a page, where the tag's own page cannot hold them.
  func passages(of id: TagID, page: Int) -> PagePath {
    tag(id).adding("passages-" + String(page))
  }
}
