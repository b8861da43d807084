// Rulewright. Apache-2.0.

extension NoticeEffect {
  /// What the notice did, for a sentence that begins with what it is.
  ///
  ///     "delayed the effective date of the interim final rule from January 19 to March 7, 2022"
  ///
  /// The subject is what the stage is called, `interim final rule`.
  package func words(on subject: String) -> String {
    if let withdrawnBefore {
      return "came after the withdrawal of \(withdrawnBefore.published.inWords) and changed "
        + "nothing of the \(subject)"
    }
    if notice.kind == .withdrawal { return withdrawalWords(subject) }
    var parts: [String] = []
    if let effective { parts.append(effectiveWords(effective, subject)) }
    if let closes { parts.append(closingWords(closes, subject)) }
    if let reopened { parts.append(reopeningWords(reopened, subject)) }
    if let tookEffect {
      parts.append(
        "came after the \(subject) took effect on \(tookEffect.inWords), and did not change that")
    }
    if parts.isEmpty {
      let verb =
        switch notice.kind {
        case .delay: "delayed"
        case .extension: "extended the comment period of"
        case .reopening: "reopened comments on"
        case .correction, .withdrawal: "corrected"
        }
      return verb + " the " + subject
        + (notice.kind == .correction ? " and left its dates as they were" : "")
    }
    return parts.joined(separator: ", and ")
  }

  private func effectiveWords(_ move: DateMove, _ subject: String) -> String {
    guard let from = move.from else {
      return "set \(move.to.inWords) as the effective date of the \(subject)"
    }
    let verb =
      notice.kind == .correction ? "corrected" : move.to < from ? "brought forward" : "delayed"
    return "\(verb) the effective date of the \(subject) \(daysInWords(from: from, to: move.to))"
  }

  private func closingWords(_ move: DateMove, _ subject: String) -> String {
    guard let from = move.from else {
      return "set \(move.to.inWords) as the last open day for comments on the \(subject)"
    }
    let days = daysInWords(from: from, to: move.to)
    if notice.kind == .correction {
      return "corrected the last open day for comments on the \(subject) \(days)"
    }
    let verb = move.to < from ? "shortened" : "extended"
    return "\(verb) the comment period of the \(subject) \(days)"
  }

  private func reopeningWords(_ window: CommentWindow, _ subject: String) -> String {
    let days = daysInWords(from: window.opens.day, to: window.closes.day)
    guard let closedBefore else { return "opened comments on the \(subject) \(days)" }
    if notice.kind == .extension {
      return "extended the comment period of the \(subject) after its close on "
        + "\(closedBefore.inWords), which reopened it \(days)"
    }
    return "reopened comments on the \(subject) \(days)"
  }

  private func withdrawalWords(_ subject: String) -> String {
    var words = "withdrew the \(subject)"
    if endsComments { words += ", which ended its comment period" }
    if endsWaiting { words += endsComments ? ", and it" : ", which" }
    if endsWaiting { words += " does not take effect" }
    return words
  }
}

/// Two days: `from January 19 to March 7, 2022`; the year once where it is one.
func daysInWords(from: CalendarDay, to: CalendarDay) -> String {
  let first = from.year == to.year ? "\(from.monthName) \(from.day)" : from.inWords
  return from == to ? "on \(to.inWords) alone" : "from \(first) to \(to.inWords)"
}
