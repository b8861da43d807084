// Rulewright. Apache-2.0.

/// Where the comment period of a stage stands.
package enum CommentState: Hashable, Sendable {
  /// None was ever announced.
  case unheard
  /// The next window has not begun.
  case toOpen(CommentWindow)
  case open(CommentWindow)
  /// The last window is over.
  case closed(CommentWindow)
  case withdrawn(Notice)
}

/// Where the effective date of a stage stands.
package enum EffectState: Hashable, Sendable {
  /// None was ever given.
  case undated
  case waiting(GoverningDate)
  case inEffect(GoverningDate)
  case withdrawn(Notice)
}

extension StageDates {
  /// Where the comment period stands on the as-of day.
  package var commentState: CommentState {
    if let withdrawal { return .withdrawn(withdrawal) }
    guard let last = windows.last else { return .unheard }
    if let now = windows.first(where: { $0.contains(asOf) }) { return .open(now) }
    return windows.first { asOf < $0.opens.day }.map(CommentState.toOpen) ?? .closed(last)
  }

  /// Where the effective date stands on the as-of day.
  package var effectState: EffectState {
    if let withdrawal { return .withdrawn(withdrawal) }
    guard let effective else { return .undated }
    return effective.day <= asOf ? .inEffect(effective) : .waiting(effective)
  }

  /// Where the stage stands on the as-of day, a sentence for each of its clocks.
  package var standing: [String] {
    if let withdrawal { return ["Withdrawn on \(withdrawal.published.inWords)."] }
    guard stage.published != nil else { return ["Working draft, without dates."] }
    var words: [String] = []
    switch commentState {
    case .unheard, .withdrawn: break
    case .toOpen(let window):
      let verb = window.isReopening ? "reopen" : "open"
      words.append(
        "Comments \(verb) on \(window.opens.day.inWords), until 11:59 pm Eastern on "
          + "\(window.closes.day.inWords).")
    case .open(let window):
      words.append(
        (window.isReopening ? "Reopened" : "Open") + " for comments until 11:59 pm Eastern on "
          + "\(window.closes.day.inWords).")
    case .closed(let window):
      words.append("Comments closed at 11:59 pm Eastern on \(window.closes.day.inWords).")
    }
    switch effectState {
    case .undated, .withdrawn: break
    case .waiting(let date): words.append("Takes effect on \(date.day.inWords).")
    case .inEffect(let date): words.append("Took effect on \(date.day.inWords).")
    }
    return words
  }
}
