// Rulewright. Apache-2.0.

/// Which text of a draft is to be shown while an editor saves it.
///
/// Editors put a new file in the old one's place, or empty the file and write it, at once or in
/// pieces. In between it is empty, cut off or not there, and to show that would be to lose what
/// the reader was looking at. So a text is shown at once when no program has it open for writing
/// and it is not cut off; a text is cut off when it is shorter than the one shown and does not end
/// as that one did. What is still open, cut off or gone after a while is the truth, and is shown
/// or said. A value: it is told what happened and when, in milliseconds, and reads no clock.
package struct SavedDraft: Sendable {
  /// How long a closed text that looks cut off, or a missing one, may still be on its way.
  private let settling: Int
  /// How long an open file may go without a write before its text is taken as it is.
  private let abandoned: Int

  /// What there is to do.
  package enum Verdict: Hashable, Sendable {
    /// Show this text: it is whole, or it is what there is.
    case show
    /// Keep what is shown, since the file is being saved; ask again at this time.
    case wait(until: Int)
    /// Keep what is shown and say that the file is gone.
    case gone
  }

  /// The last text that was shown.
  package private(set) var shown: [UInt8]?
  private var isOpen = false
  private var last = 0

  /// `settling` and `abandoned` are milliseconds.
  package init(settling: Int = 500, abandoned: Int = 2000) {
    self.settling = settling
    self.abandoned = abandoned
  }

  /// Takes in that something happened to the file.
  package mutating func note(_ event: FolderEvent, at now: Int) {
    last = now
    switch event {
    case .writing: isOpen = true
    case .written, .came, .went, .folderChanged: isOpen = false
    }
  }

  /// What to do with the text that the file has now; nil where there is no file.
  package mutating func verdict(on text: [UInt8]?, at now: Int) -> Verdict {
    let settled = last + (isOpen ? abandoned : settling)
    guard let text else { return now >= settled || shown == nil ? .gone : .wait(until: settled) }
    if let shown, now < settled, isOpen || Self.isCutOff(text, after: shown) {
      return .wait(until: settled)
    }
    shown = text
    return .show
  }

  /// Whether a text is shorter than the one before and does not end as that did.
  private static func isCutOff(_ text: [UInt8], after shown: [UInt8]) -> Bool {
    text.count < shown.count && (text.isEmpty || text.suffix(32) != shown.suffix(32))
  }
}
