// Rulewright. Apache-2.0.

package import Dockets

/// A way to narrow a docket's comments that staff go back to, under a name of theirs.
package struct SavedView: Hashable, Sendable {
  /// How far the comments are.
  package enum Show: String, Sendable, CaseIterable {
    case notDone = "not-done"
    case untagged
    case unreadAttachments = "unread-attachments"
    case setAside = "set-aside"
    case done
    case all
  }

  /// At most so many bytes, and no line break.
  package static let longestName = 100

  /// What tells it from the docket's others; upper and lower case do.
  package var name: String
  package var show: Show
  /// Words to search for; empty for none.
  package var search: String
  package var stage: StageID?
  package var tag: TagID?
  /// A campaign by its id.
  package var campaign: String?
  /// Whether of the copies of a letter one alone is wanted.
  package var isOneOfEach: Bool

  package init(
    name: String, show: Show = .all, search: String = "", stage: StageID? = nil,
    tag: TagID? = nil, campaign: String? = nil, isOneOfEach: Bool = false
  ) {
    self.name = name
    self.show = show
    self.search = search
    self.stage = stage
    self.tag = tag
    self.campaign = campaign
    self.isOneOfEach = isOneOfEach
  }

  /// Why a name cannot be one, in a phrase; nil where it can.
  package static func fault(ofName name: String) -> String? {
    if name.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { return "it is empty" }
    if name.utf8.count > longestName { return "it is longer than \(longestName) bytes" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "it holds a line break or another control character"
    }
    return nil
  }
}
