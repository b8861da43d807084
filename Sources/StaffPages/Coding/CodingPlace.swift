// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets
import Markup

/// Where a coder is: which queue, which comment, what of it is chosen.
///
/// All of it stands in the address, so that a page can be loaded again, sent to a colleague, and
/// used without JavaScript.
package struct CodingPlace: Hashable, Sendable {
  /// Which comments of the docket are in the queue.
  package typealias Show = SavedView.Show

  package var docket: String
  /// Comments on this stage only; nil for all.
  package var stage: StageID?
  package var show: Show
  package var search: String
  /// Comments that bear this tag only; nil for all.
  package var tagged: TagID?
  /// Comments of this campaign only; nil for all.
  package var campaign: String?
  /// Whether of the copies of a letter, word for word, one alone is in the queue.
  package var isOneOfEach = false
  /// Whether it is shown what the comment adds to its letter.
  package var showsAdded = false
  package var comment: CommentID?
  /// The bytes of the comment's body that are selected.
  package var selection: Range<Int>?
  /// The number of the coding that is chosen.
  package var coding: Int?
  /// The clause that is chosen for the selection, or looked at.
  package var clause: ClauseLabel?
  /// What a tag is looked for by.
  package var find: String

  package init(
    docket: String, stage: StageID? = nil, show: Show = .notDone, search: String = "",
    tagged: TagID? = nil, comment: CommentID? = nil, selection: Range<Int>? = nil,
    coding: Int? = nil,
    clause: ClauseLabel? = nil, find: String = ""
  ) {
    self.docket = docket
    self.stage = stage
    self.show = show
    self.search = search
    self.tagged = tagged
    self.comment = comment
    self.selection = selection
    self.coding = coding
    self.clause = clause
    self.find = find
  }

  /// The same queue at another comment, with nothing chosen there.
  package func at(_ comment: CommentID?) -> CodingPlace {
    var place = self
    place.comment = comment
    (place.selection, place.coding, place.clause, place.find) = (nil, nil, nil, "")
    return place
  }

  func selecting(_ range: Range<Int>?) -> CodingPlace {
    var place = self
    (place.selection, place.coding) = (range, nil)
    return place
  }

  func choosing(coding number: Int?) -> CodingPlace {
    var place = self
    (place.selection, place.coding, place.clause) = (nil, number, nil)
    return place
  }

  func choosing(clause label: ClauseLabel?) -> CodingPlace {
    var place = self
    place.clause = label
    return place
  }

  /// The address of the page.
  package var path: StaffPath { asking(base()) }

  /// The address of an act on the comment; the form brings the place along.
  package func act(_ name: String) -> StaffPath { base(name) }

  /// The address of pieces of the screen that scripts fetch.
  package func piece(_ name: String) -> StaffPath {
    asking(StaffPath.docket(docket, name))
  }

  private func base(_ name: String? = nil) -> StaffPath {
    switch (comment, name) {
    case (let comment?, let name?):
      StaffPath.docket(docket, StaffRoom.coding.rawValue, comment.text, name)
    case (let comment?, nil): StaffPath.docket(docket, StaffRoom.coding.rawValue, comment.text)
    case (nil, _): StaffPath.docket(docket, StaffRoom.coding.rawValue)
    }
  }

  private func asking(_ path: StaffPath) -> StaffPath {
    fields.reduce(path) { $0.asking($1.name, $1.value) }
  }

  /// What the address says after its path.
  private var fields: [(name: String, value: String?)] {
    [
      ("stage", stage?.text), ("show", show == .notDone ? nil : show.rawValue), ("q", search),
      ("tagged", tagged?.text), ("campaign", campaign), ("one", isOneOfEach ? "each" : nil),
      ("added", showsAdded ? "shown" : nil),
      ("sel", selection.map { "\($0.lowerBound)-\($0.upperBound)" }),
      ("coding", coding.map(String.init)), ("clause", clause?.text), ("find", find),
    ]
  }

  /// The same as fields of a form, but for those that it asks for itself.
  func inputs(without own: Set<String> = []) -> HTML {
    HTML(
      fields.compactMap { field in
        guard let value = field.value, !value.utf8.isEmpty, !own.contains(field.name) else {
          return nil
        }
        return HTML.hiddenInput(field.name, value)
      })
  }
}

extension SavedView.Show {
  var name: String {
    switch self {
    case .notDone: "Not done"
    case .untagged: "Untagged"
    case .unreadAttachments: "Attachments not read"
    case .setAside: "Set aside"
    case .done: "Done"
    case .all: "All"
    }
  }
}
