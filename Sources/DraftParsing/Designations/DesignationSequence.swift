// Rulewright. Apache-2.0.

/// What happens, in order, between one heading and the next, as far as nesting goes.
enum DesignationEvent {
  /// A paragraph's designation. `hint` is how the words before it end.
  case designation(DesignationReadings, hint: DesignationHint)
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
  /// More than a history in the beam and one step from it can cost more than the best.
  private static let dearest = 255
  /// More than come of a beam's histories, three readings and a place in each of thirteen frames.
  private static let mostAtOnce = beamWidth * 3 * 16

  private struct Frame {
    var event: Int32
    /// The index of its reading in `readings`; -1 for a definition, and where nothing is opened.
    var reading: Int32
    /// The index of the frame that it stands in; -1 for none.
    var outer: Int32
    /// The outermost frame that it stands in, or itself.
    var outermost: Int32
    /// The frame of the step before, which leads back to the beginning; -1 for none.
    var previous: Int32
    /// What was expected instead; 0 where it is as expected.
    var expected: Int32
    /// A bit for each level that is open in it and around it, and of these for each up to the
    /// innermost definition: most questions are answered by them, without a walk outwards.
    var levels: UInt8 = 0
    var innerLevels: UInt8 = 0
    var opened = Opened()
  }

  /// What the last event opened in a frame.
  private struct Opened {
    /// Counted from 1.
    var event: Int32 = 0
    /// A bit for each of its readings.
    var readings: UInt32 = 0

    /// Notes a reading, counted from -1; false where it is known.
    mutating func take(_ reading: Int, at event: Int) -> Bool {
      if self.event != event + 1 { self = Opened(event: Int32(event + 1)) }
      let bit: UInt32 = 1 << UInt32(reading + 1)
      defer { readings |= bit }
      return readings & bit == 0
    }
  }

  private struct History {
    var cost: Int
    /// The index of the innermost open frame; -1 for none.
    var frame: Int
    /// The frame of its last step.
    var step: Int
    /// The levels of the innermost open frame.
    var levels: UInt8 = 0
    var innerLevels: UInt8 = 0
  }

  private struct Candidate {
    var cost: Int32
    /// The frame that it stands in; with `opens` false, the one that stays innermost.
    var outer: Int32
    /// The index of its reading in `readings`; -1 for none.
    var reading: Int32
    var previous: Int32
    /// What was expected instead; 0 where it is as expected.
    var expected: Int32
    var opens: Bool
    /// The candidate of the same cost that comes after it; -1 for none.
    var next: Int32 = -1
  }

  // Rooms of a fixed size, since how much can come is known: a third of the time that a long draft
  // takes went to asking lists whether they could grow.
  private let readings: UnsafeMutableBufferPointer<DesignationReading>
  private var readingCount = 0
  /// How many of the readings are of events before the one at hand.
  private var known = 0
  private let frames: UnsafeMutableBufferPointer<Frame>
  private var frameCount = 0
  private let beam = UnsafeMutableBufferPointer<History>.allocate(capacity: Self.beamWidth)
  private var beamCount = 1
  private let candidates = UnsafeMutableBufferPointer<Candidate>.allocate(capacity: Self.mostAtOnce)
  private var candidateCount = 0
  /// The cost of the cheapest history, from which the costs of candidates are counted.
  private var base = 0
  /// How much dearer than that the cheapest and the dearest candidate are.
  private var (leastExcess, mostExcess) = (Self.dearest, -1)
  /// The first and the last of the candidates that are dearer by so much; -1 for none.
  private let byExcess = UnsafeMutableBufferPointer<(first: Int32, last: Int32)>.allocate(
    capacity: Self.dearest + 1)
  /// What the last event opened in no frame.
  private var openedOutermost = Opened()
  private var skipsAllowed = false

  private init(of events: [DesignationEvent]) {
    frames = .allocate(capacity: events.count * Self.beamWidth)
    readings = .allocate(capacity: events.count * DesignationReadings.most)
    beam.initialize(repeating: History(cost: 0, frame: -1, step: -1))
    byExcess.initialize(repeating: (-1, -1))
    for (index, event) in events.enumerated() { take(event, index) }
  }

  private func deallocate() {
    frames.deallocate()
    readings.deallocate()
    beam.deallocate()
    candidates.deallocate()
    byExcess.deallocate()
  }

  /// The placement of each event; nil for those that are no designations.
  static func placements(of events: [DesignationEvent]) -> [DesignationPlacement?] {
    var placements = [DesignationPlacement?](repeating: nil, count: events.count)
    if events.isEmpty { return placements }
    let sequence = DesignationSequence(of: events)
    defer { sequence.deallocate() }
    let best = sequence.beam.prefix(sequence.beamCount)
      .min { sequence.finalCost($0) < sequence.finalCost($1) }
    var step = best?.step ?? -1
    var index = events.count - 1
    while step >= 0, index >= 0 {
      placements[index] = sequence.placement(step)
      step = Int(sequence.frames[step].previous)
      index -= 1
    }
    return placements
  }

  private func finalCost(_ history: History) -> Int {
    var cost = history.cost
    var at = history.frame
    while at >= 0 {
      if ordinal(at) == 1 { cost += 1 }
      at = outer(at)
    }
    return cost
  }

  // MARK: - Frames

  private func outer(_ frame: Int) -> Int { Int(frames[frame].outer) }

  private func reading(_ frame: Int) -> Int? {
    frames[frame].reading < 0 ? nil : Int(frames[frame].reading)
  }

  private func ordinal(_ frame: Int) -> Int32? { reading(frame).map { readings[$0].ordinal } }

  // MARK: - Events

  private mutating func take(_ event: DesignationEvent, _ index: Int) {
    candidateCount = 0
    (leastExcess, mostExcess) = (Self.dearest, -1)
    base = beam[0].cost
    known = readingCount
    if case .designation(let found, let hint) = event {
      for reading in found {
        readings.initializeElement(at: readingCount, to: reading)
        readingCount += 1
      }
      if hint == .leavesOut { skipsAllowed = true }
    }
    for place in 0..<beamCount {
      let history = beam[place]
      switch event {
      case .designation(_, let hint):
        for reading in known..<readingCount {
          placeAsChild(reading, hint, history)
          placeAfterDefinitions(reading, hint, history)
          placeInSequence(reading, hint, history)
        }
      case .definition:
        propose(history.cost, -1, in: frameAroundDefinition(history), after: history)
      case .ellipsis:
        propose(
          Candidate(
            cost: Int32(history.cost), outer: Int32(history.frame), reading: -1,
            previous: Int32(history.step), expected: 0, opens: false))
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
      if reading(at) == nil { return outer(at) }
      at = outer(at)
    }
    return history.frame
  }

  /// The cheapest candidates become the beam; of two with the same open clauses, the cheaper.
  private mutating func keepTheBest(_ event: Int) {
    beamCount = 0
    guard leastExcess <= mostExcess else { return }
    for excess in leastExcess...mostExcess where byExcess[excess].first >= 0 {
      var at = Int(byExcess[excess].first)
      byExcess[excess] = (-1, -1)
      if excess - leastExcess > DesignationSequence.hopeless { continue }
      while at >= 0, beamCount < DesignationSequence.beamWidth {
        keep(candidates[at], event)
        at = Int(candidates[at].next)
      }
    }
  }

  /// Takes a candidate into the beam, unless one with the same open clauses is there.
  private mutating func keep(_ candidate: Candidate, _ event: Int) {
    let outer = Int(candidate.outer)
    if candidate.opens {
      let reading = candidate.reading < 0 ? -1 : Int(candidate.reading) - known
      let isNew =
        outer < 0
        ? openedOutermost.take(reading, at: event) : frames[outer].opened.take(reading, at: event)
      guard isNew else { return }
    }
    let step = frameCount
    var frame = Frame(
      event: Int32(event), reading: candidate.reading, outer: candidate.outer,
      outermost: Int32(step), previous: candidate.previous, expected: candidate.expected)
    var history = History(cost: Int(candidate.cost), frame: outer, step: step)
    if outer >= 0 {
      frame.outermost = frames[outer].outermost
      (history.levels, history.innerLevels) = (frames[outer].levels, frames[outer].innerLevels)
    }
    if candidate.opens {
      history.frame = step
      if candidate.reading >= 0 {
        let level = readings[Int(candidate.reading)].level.bit
        history.levels |= level
        history.innerLevels |= level
      } else {
        history.innerLevels = 0
      }
      (frame.levels, frame.innerLevels) = (history.levels, history.innerLevels)
    }
    frames.initializeElement(at: step, to: frame)
    frameCount += 1
    beam.initializeElement(at: beamCount, to: history)
    beamCount += 1
  }

  private func placement(_ step: Int) -> DesignationPlacement? {
    guard let reading = reading(step) else { return nil }
    let (outer, expected) = (outer(step), Int(frames[step].expected))
    return DesignationPlacement(
      parent: outer < 0 ? nil : Int(frames[outer].event), reading: readings[reading],
      expected: expected > 0 ? expected : nil)
  }

  /// As a child of the innermost open clause, unless its level is open already.
  private mutating func placeAsChild(
    _ index: Int, _ hint: DesignationHint, _ history: History
  ) {
    let level = readings[index].level
    // Levels start anew in a definition.
    if history.innerLevels & level.bit != 0 { return }
    let innerLevel =
      history.frame < 0 ? nil : reading(history.frame).map { readings[$0].level.rawValue }
    let isInDefinition = history.frame >= 0 && innerLevel == nil
    let floor = innerLevel.map { $0 + 1 } ?? (isInDefinition ? 1 : 0)
    let gap = level.rawValue - floor
    let (doubt, isFirst) = (Int(readings[index].doubt), readings[index].isFirst)
    var cost = history.cost + doubt
    if gap > 0 { cost += 6 + 4 * gap + (doubt > 0 ? 15 : 0) }
    if gap < 0 { cost += innerLevel == nil ? (hint == .opensList ? 1 : 3) : 30 }
    if !isFirst { cost += skipsAllowed ? 2 : 40 + min(Int(readings[index].ordinal), 10) }
    if hint == .endsItem { cost += 2 }
    propose(
      cost, index, in: history.frame, expected: isFirst || skipsAllowed ? 0 : 1, after: history)
  }

  /// As the first of the section's own letters, when a definition is what stands open: "(a)" is
  /// seldom a part of one.
  private mutating func placeAfterDefinitions(
    _ index: Int, _ hint: DesignationHint, _ history: History
  ) {
    guard readings[index].level == .letter, readings[index].isFirst, history.frame >= 0,
      reading(Int(frames[history.frame].outermost)) == nil
    else { return }
    propose(history.cost + (hint == .opensList ? 6 : 0), index, in: -1, after: history)
  }

  /// As the next of each open sequence.
  private mutating func placeInSequence(
    _ index: Int, _ hint: DesignationHint, _ history: History
  ) {
    let level = readings[index].level
    var at = history.frame
    // How many of those that it would close are the only one of their list.
    var alone = 0
    var levels = history.levels
    while levels & level.bit != 0 {
      let open = at
      at = outer(open)
      levels = at < 0 ? 0 : frames[at].levels
      guard let last = reading(open) else { continue }
      defer { if readings[last].ordinal == 1 { alone += 1 } }
      guard readings[last].level == level else { continue }
      var cost = history.cost + Int(readings[index].doubt)
      let step = readings[index].distance(from: readings[last])
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
      if hint == .endsItem, open != history.frame { cost += 1 }
      propose(
        cost, index, in: at,
        expected: step == 1 || (skipsAllowed && step > 1) ? 0 : Int(readings[last].last) + 1,
        after: history)
    }
  }

  private mutating func propose(
    _ cost: Int, _ reading: Int, in outer: Int, expected: Int = 0, after history: History
  ) {
    propose(
      Candidate(
        cost: Int32(cost), outer: Int32(outer), reading: Int32(reading),
        previous: Int32(history.step), expected: Int32(expected), opens: true))
  }

  /// Adds a candidate behind those that cost the same: so nothing is compared to sort them, the
  /// costs of those with any hope being few numbers.
  private mutating func propose(_ candidate: Candidate) {
    let excess = Int(candidate.cost) - base
    guard excess - leastExcess <= DesignationSequence.hopeless,
      (0...DesignationSequence.dearest).contains(excess),
      candidateCount < DesignationSequence.mostAtOnce
    else { return }
    leastExcess = min(leastExcess, excess)
    mostExcess = max(mostExcess, excess)
    let place = Int32(candidateCount)
    let last = byExcess[excess].last
    if last >= 0 { candidates[Int(last)].next = place } else { byExcess[excess].first = place }
    byExcess[excess].last = place
    candidates.initializeElement(at: candidateCount, to: candidate)
    candidateCount += 1
  }
}
