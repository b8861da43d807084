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
enum DesignationHint {
  case opensList, endsItem, neutral
  /// "(e) * * *": what follows need not be the first.
  case leavesOut
}

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
///
/// What is open in a history is a chain of frames, from the innermost outwards, and histories share
/// their chains: a frame is kept once for its event, reading and outer frame.
struct DesignationSequence {
  private static let beamWidth = 24
  /// Histories that are dearer than the best by this never win: it is more than two gaps cost.
  private static let hopeless = 120

  private struct Frame {
    var event: Int
    /// nil for a definition.
    var reading: DesignationReading?
    /// The index of the frame that it stands in; -1 for none.
    var outer: Int
    /// The outermost frame that it stands in, or itself.
    var outermost: Int
  }

  private struct History {
    var cost: Int
    /// The index of the innermost open frame; -1 for none.
    var frame: Int
    /// The index of this step in `steps`, which leads back to the beginning.
    var step: Int
  }

  private struct Candidate {
    var cost: Int
    /// The frame that it stands in; with `opens` false, the one that stays innermost.
    var outer: Int
    var opens: Bool
    var reading: DesignationReading?
    var previous: Int
    /// What was expected instead; 0 where it is as expected.
    var expected: Int
  }

  private struct Step {
    var previous: Int
    var placement: DesignationPlacement?
  }

  private var frames: [Frame] = []
  private var steps: [Step] = []
  private var beam = [History(cost: 0, frame: -1, step: -1)]
  private var candidates: [Candidate] = []
  /// The candidates from the cheapest on: cost and index in one number, which sorts fast.
  private var order: [Int] = []
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
    var cost = history.cost
    var at = history.frame
    while at >= 0 {
      if frames[at].reading?.ordinal == 1 { cost += 1 }
      at = frames[at].outer
    }
    return cost
  }

  private mutating func take(_ event: DesignationEvent, _ index: Int) {
    candidates.removeAll(keepingCapacity: true)
    for history in beam {
      switch event {
      case .designation(let readings, let hint):
        if hint == .leavesOut { skipsAllowed = true }
        for reading in readings {
          placeAsChild(reading, hint, history)
          placeAfterDefinitions(reading, hint, history)
          placeInSequence(reading, hint, history)
        }
      case .definition:
        propose(history.cost, nil, in: frameAroundDefinition(history), after: history)
      case .ellipsis:
        candidates.append(
          Candidate(
            cost: history.cost, outer: history.frame, opens: false, reading: nil,
            previous: history.step, expected: 0))
      }
    }
    if case .ellipsis = event { skipsAllowed = true }
    if case .designation = event { skipsAllowed = false }
    keepTheBest(index)
  }

  /// What a definition stands in: beside the one that is open, not in it.
  private func frameAroundDefinition(_ history: History) -> Int {
    var at = history.frame
    while at >= 0 {
      if frames[at].reading == nil { return frames[at].outer }
      at = frames[at].outer
    }
    return history.frame
  }

  /// The cheapest candidates become the beam; of two with the same open clauses, the cheaper.
  private mutating func keepTheBest(_ event: Int) {
    order.removeAll(keepingCapacity: true)
    for index in candidates.indices { order.append(candidates[index].cost << 16 | index) }
    order.sort()
    let limit = (order.first.map { $0 >> 16 } ?? 0) + DesignationSequence.hopeless
    beam.removeAll(keepingCapacity: true)
    for place in order where beam.count < DesignationSequence.beamWidth {
      let candidate = candidates[place & 0xFFFF]
      guard candidate.cost <= limit else { break }
      let isKnown = beam.contains { history in
        guard candidate.opens else { return history.frame == candidate.outer }
        let frame = frames[history.frame]
        return frame.outer == candidate.outer && frame.reading == candidate.reading
      }
      if isKnown { continue }
      steps.append(Step(previous: candidate.previous, placement: placement(of: candidate)))
      let frame = candidate.opens ? open(candidate, event) : candidate.outer
      beam.append(History(cost: candidate.cost, frame: frame, step: steps.count - 1))
    }
  }

  private mutating func open(_ candidate: Candidate, _ event: Int) -> Int {
    let outermost = candidate.outer < 0 ? frames.count : frames[candidate.outer].outermost
    frames.append(
      Frame(
        event: event, reading: candidate.reading, outer: candidate.outer, outermost: outermost))
    return frames.count - 1
  }

  private func placement(of candidate: Candidate) -> DesignationPlacement? {
    candidate.reading.map { reading in
      DesignationPlacement(
        parent: candidate.outer < 0 ? nil : frames[candidate.outer].event, reading: reading,
        expected: candidate.expected > 0 ? candidate.expected : nil)
    }
  }

  /// As a child of the innermost open clause, unless its level is open already.
  private mutating func placeAsChild(
    _ reading: DesignationReading, _ hint: DesignationHint, _ history: History
  ) {
    var at = history.frame
    while at >= 0, let last = frames[at].reading {  // levels start anew in a definition
      if last.level == reading.level { return }
      at = frames[at].outer
    }
    let inner = history.frame < 0 ? nil : frames[history.frame]
    let floor = inner?.reading.map { $0.level.rawValue + 1 } ?? (inner == nil ? 0 : 1)
    let gap = reading.level.rawValue - floor
    var cost = history.cost + reading.doubt
    if gap > 0 { cost += 6 + 4 * gap + (reading.doubt > 0 ? 15 : 0) }
    if gap < 0 { cost += inner?.reading == nil ? (hint == .opensList ? 1 : 3) : 30 }
    if !reading.isFirst { cost += skipsAllowed ? 2 : 40 + min(reading.ordinal, 10) }
    if hint == .endsItem { cost += 2 }
    propose(
      cost, reading, in: history.frame, expected: reading.isFirst || skipsAllowed ? 0 : 1,
      after: history)
  }

  /// As the first of the section's own letters, when a definition is what stands open: "(a)" is
  /// seldom a part of one.
  private mutating func placeAfterDefinitions(
    _ reading: DesignationReading, _ hint: DesignationHint, _ history: History
  ) {
    guard reading.level == .letter, reading.isFirst, history.frame >= 0,
      frames[frames[history.frame].outermost].reading == nil
    else { return }
    propose(history.cost + (hint == .opensList ? 6 : 0), reading, in: -1, after: history)
  }

  /// As the next of each open sequence.
  private mutating func placeInSequence(
    _ reading: DesignationReading, _ hint: DesignationHint, _ history: History
  ) {
    var at = history.frame
    // How many of those that it would close are the only one of their list.
    var alone = 0
    while at >= 0 {
      let open = frames[at]
      let isInnermost = at == history.frame
      at = open.outer
      defer { if open.reading?.ordinal == 1 { alone += 1 } }
      guard let last = open.reading, last.level == reading.level else { continue }
      var cost = history.cost + reading.doubt
      let step = reading.distance(from: last)
      if step == 1 {
        // what a sequence is for
      } else if step > 1 {
        cost += skipsAllowed ? 1 : 20 + 2 * min(step, 10)
      } else {
        cost += step == 0 ? 25 : 35
      }
      // A clause with a single child is bad drafting, and so is a list that nothing opens.
      cost += alone
      if hint == .opensList { cost += 2 }
      if hint == .endsItem, !isInnermost { cost += 1 }
      propose(
        cost, reading, in: open.outer,
        expected: step == 1 || (skipsAllowed && step > 1) ? 0 : last.last + 1, after: history)
    }
  }

  private mutating func propose(
    _ cost: Int, _ reading: DesignationReading?, in outer: Int, expected: Int = 0,
    after history: History
  ) {
    candidates.append(
      Candidate(
        cost: cost, outer: outer, opens: true, reading: reading, previous: history.step,
        expected: expected))
  }
}
