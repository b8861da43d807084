// Rulewright. Apache-2.0.

/// What happens, in order, between one heading and the next, as far as nesting goes.
enum DesignationEvent {
  /// A paragraph's designation. `hint` is how the words before it end.
  case designation([DesignationReading], hint: DesignationHint)
  /// A definition without a designation: what is designated after it may belong to it.
  case definition
  /// Asterisks that stand for text not shown: what is skipped there is not missing.
  case ellipsis
}

/// How the words before a designation end, which says what is likely to come.
enum DesignationHint { case opensList, endsItem, neutral }

/// Where a designation belongs.
struct DesignationPlacement: Equatable {
  /// The event that it stands in; nil for the heading itself.
  var parent: Int?
  var reading: DesignationReading
  /// What was expected instead, when something is skipped or out of order.
  var expected: Int?
}

/// Decides the nesting of a run of designations: letter or roman, child or sibling.
///
/// Every reading of every designation is tried as a child of the innermost open clause and as
/// the next of each open sequence; a beam keeps the cheapest histories, so a later "(ii)" or
/// "(j)" settles what an earlier "(i)" was. Costs are rank, not measure: a good sequence is 0,
/// a lone sub-paragraph 1, an odd level some ten, a gap 20 and more, a duplicate 25. Linear in the
/// number of events: the beam's width bounds how long an ambiguity can stay open, and since no
/// level is open twice outside a definition, a history is never deeper than thirteen.
struct DesignationSequence {
  private static let beamWidth = 24
  /// Histories that are dearer than the best by this never win: it is more than two gaps cost.
  private static let hopeless = 120

  private struct Frame: Equatable {
    var event: Int
    /// nil for a definition.
    var reading: DesignationReading?
  }

  private struct History {
    var cost: Int
    var frames: [Frame]
    /// The index of this step in `steps`, which leads back to the beginning.
    var step: Int
  }

  private struct Candidate {
    var cost: Int
    var frames: [Frame]
    var previous: Int
    var placement: DesignationPlacement?
  }

  private struct Step {
    var previous: Int
    var placement: DesignationPlacement?
  }

  private var steps: [Step] = []
  private var beam = [History(cost: 0, frames: [], step: -1)]
  private var candidates: [Candidate] = []
  private var skipsAllowed = false

  /// The placement of each event; nil for those that are no designations.
  static func placements(of events: [DesignationEvent]) -> [DesignationPlacement?] {
    var sequence = DesignationSequence()
    for (index, event) in events.enumerated() { sequence.take(event, index) }
    var placements = [DesignationPlacement?](repeating: nil, count: events.count)
    let best = sequence.beam.min { sequence.finalCost($0) < sequence.finalCost($1) }
    var step = best?.step ?? -1
    var index = events.count - 1
    while step >= 0, index >= 0 {
      placements[index] = sequence.steps[step].placement
      step = sequence.steps[step].previous
      index -= 1
    }
    return placements
  }

  private func finalCost(_ history: History) -> Int {
    history.cost + history.frames.count { $0.reading?.ordinal == 1 }
  }

  private mutating func take(_ event: DesignationEvent, _ index: Int) {
    candidates.removeAll(keepingCapacity: true)
    for history in beam {
      switch event {
      case .designation(let readings, let hint):
        for reading in readings {
          placeAsChild(reading, hint, index, history)
          placeInSequence(reading, hint, index, history)
        }
      case .definition:
        var frames = history.frames
        if let inner = frames.lastIndex(where: { $0.reading == nil }) {
          frames.removeSubrange(inner...)
        }
        frames.append(Frame(event: index, reading: nil))
        propose(history.cost, frames, nil, after: history)
      case .ellipsis:
        propose(history.cost, history.frames, nil, after: history)
      }
    }
    if case .ellipsis = event { skipsAllowed = true }
    if case .designation = event { skipsAllowed = false }
    keepTheBest()
  }

  /// The cheapest candidates become the beam; of two with the same open clauses, the cheaper.
  private mutating func keepTheBest() {
    candidates.sort { $0.cost < $1.cost }
    let limit = (candidates.first?.cost ?? 0) + DesignationSequence.hopeless
    beam.removeAll(keepingCapacity: true)
    for candidate in candidates where beam.count < DesignationSequence.beamWidth {
      guard candidate.cost <= limit else { break }
      if beam.contains(where: { $0.frames == candidate.frames }) { continue }
      steps.append(Step(previous: candidate.previous, placement: candidate.placement))
      beam.append(
        History(cost: candidate.cost, frames: candidate.frames, step: steps.count - 1))
    }
  }

  /// As a child of the innermost open clause, unless its level is open already.
  private mutating func placeAsChild(
    _ reading: DesignationReading, _ hint: DesignationHint, _ index: Int, _ history: History
  ) {
    for open in history.frames.reversed() {
      guard let last = open.reading else { break }  // levels start anew in a definition
      if last.level == reading.level { return }
    }
    let inner = history.frames.last
    let floor = inner?.reading.map { $0.level.rawValue + 1 } ?? (inner == nil ? 0 : 1)
    let gap = reading.level.rawValue - floor
    var cost = history.cost + reading.doubt
    if gap > 0 { cost += 6 + 4 * gap + (reading.doubt > 0 ? 15 : 0) }
    if gap < 0 { cost += inner?.reading == nil ? 1 : 30 }
    if reading.ordinal != 1 { cost += skipsAllowed ? 2 : 40 + min(reading.ordinal, 10) }
    if hint == .endsItem { cost += 2 }
    let placement = DesignationPlacement(
      parent: inner?.event, reading: reading,
      expected: reading.ordinal == 1 || skipsAllowed ? nil : 1)
    let frames = history.frames + [Frame(event: index, reading: reading)]
    propose(cost, frames, placement, after: history)
  }

  /// As the next of each open sequence.
  private mutating func placeInSequence(
    _ reading: DesignationReading, _ hint: DesignationHint, _ index: Int, _ history: History
  ) {
    let frames = history.frames
    for (depth, open) in frames.enumerated().reversed() {
      guard let last = open.reading, last.level == reading.level else { continue }
      var cost = history.cost + reading.doubt
      let step = reading.ordinal - last.last
      if step == 1 {
        // what a sequence is for
      } else if step > 1 {
        cost += skipsAllowed ? 1 : 20 + 2 * min(step, 10)
      } else {
        cost += step == 0 ? 25 : 35
      }
      // A clause with a single child is bad drafting, and so is a list that nothing opens.
      cost += frames[(depth + 1)...].count { $0.reading?.ordinal == 1 }
      if hint == .opensList { cost += 2 }
      if hint == .endsItem, depth < frames.count - 1 { cost += 1 }
      let placement = DesignationPlacement(
        parent: depth == 0 ? nil : frames[depth - 1].event, reading: reading,
        expected: step == 1 || (skipsAllowed && step > 1) ? nil : last.last + 1)
      propose(
        cost, frames[..<depth] + [Frame(event: index, reading: reading)], placement,
        after: history)
    }
  }

  private mutating func propose(
    _ cost: Int, _ frames: some Sequence<Frame>, _ placement: DesignationPlacement?,
    after history: History
  ) {
    candidates.append(
      Candidate(
        cost: cost, frames: Array(frames), previous: history.step, placement: placement))
  }
}
