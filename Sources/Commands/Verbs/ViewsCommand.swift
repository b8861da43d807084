// Rulewright. Apache-2.0.

import ArgumentParser
import Codings
import Dockets
import Workbench

struct ViewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "List, save or remove views of a docket's comments",
    discussion: """
      A view is a search and conditions under a name. Views stand in Comments/DOCKET/views.csv, for \
      all who work on the docket; the workbench has them beside its search, and `comments --view` \
      lists what is in one. Example: rulewright views cyber-items --save "Burden, to tag" \
      --search burden --show untagged
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Save a view under this name; one of that name gives way.")
  var save: String?
  @Option(help: "Remove the view of this name.")
  var remove: String?
  @Option(
    help: """
      Which comments: not-done, untagged, unread-attachments, set-aside, done or all, which it is \
      when nothing is said.
      """)
  var show: String?
  @Option(help: "Words that the comment, its number or its submitter has.")
  var search: String?
  @Option(help: "On this stage.")
  var stage: String?
  @Option(help: "With this tag.")
  var tag: String?
  @Option(help: "Of this campaign.")
  var campaign: String?
  @Flag(help: "Of the copies of a letter, word for word, one alone.")
  var oneOfEach = false
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard save == nil || remove == nil else {
      throw ValidationError("one of --save and --remove at a time")
    }
    let says = show != nil || search != nil || stage != nil || tag != nil || campaign != nil
    guard save != nil || !says && !oneOfEach else {
      throw ValidationError("conditions are for a view that is saved: --save NAME")
    }
    guard show.map({ SavedView.Show(rawValue: $0) != nil }) ?? true else {
      let known = SavedView.Show.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--show is one of \(known)")
    }
  }

  func run() throws {
    let workspace = try place.workspace()
    if let save {
      let view = SavedView(
        name: save, show: show.flatMap { SavedView.Show(rawValue: $0) } ?? .all,
        search: search ?? "", stage: stage.map { StageID($0) }, tag: tag.map { TagID($0) },
        campaign: campaign, isOneOfEach: oneOfEach)
      let isChanged = try workspace.saveView(view, in: docket)
      print("\(isChanged ? "Changed" : "Saved") the view '\(onOneLine(save))'")
      return
    }
    if let remove {
      try workspace.removeView(remove, in: docket)
      print("Removed the view '\(onOneLine(remove))'")
      return
    }
    _ = try workspace.load(docket)
    let views = try workspace.savedViews(in: docket)
    switch output.format {
    case .json: try printJSON(ViewList(docket: docket, views: views.map(ViewRow.init)))
    case .text:
      for view in views { print(Colour.bold(onOneLine(view.name)) + "\n    " + inWords(view)) }
      print("\(views.count) view\(views.count == 1 ? "" : "s")")
    }
  }

  private func inWords(_ view: SavedView) -> String {
    var words = ["show \(view.show.rawValue)"]
    if !view.search.utf8.isEmpty { words.append("search \(onOneLine(view.search))") }
    if let stage = view.stage { words.append("stage \(onOneLine(stage.text))") }
    if let tag = view.tag { words.append("tag \(onOneLine(tag.text))") }
    if let campaign = view.campaign { words.append("campaign \(onOneLine(campaign))") }
    if view.isOneOfEach { words.append("one of each letter") }
    return words.joined(separator: "; ")
  }
}

private struct ViewList: Encodable {
  var docket: String
  var views: [ViewRow]
}

private struct ViewRow: Encodable {
  var name: String
  var show: String
  var search: String
  var stage: String?
  var tag: String?
  var campaign: String?
  var oneOfEach: Bool

  init(_ view: SavedView) {
    (name, show, search) = (view.name, view.show.rawValue, view.search)
    (stage, tag) = (view.stage?.text, view.tag?.text)
    (campaign, oneOfEach) = (view.campaign, view.isOneOfEach)
  }
}
