// Rulewright. Apache-2.0.

import Dockets
import TestSupport
import Testing

/// Random stages with random notices, sound and unsound, against somebody who lives through them
/// day by day and reads what is published each morning.
@Suite struct DateModelTests {
  private static let start = 738_000

  @Test(arguments: 0..<600)
  func agreesWithWhoeverLivesThroughItDayByDay(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let stage = Self.stage(&generator)
    let asOf = Int.random(in: Self.start...(Self.start + 130), using: &generator)
    var reader = Reader(stage)
    for day in Self.start...asOf { reader.live(through: day) }
    let dates = StageDates(stage, asOf: CalendarDay(number: asOf))
    for day in Self.start...(Self.start + 300) {
      let then = CalendarDay(number: day)
      #expect(dates.isOpen(on: then) == reader.isOpen(day), "\(seed): \(then) as of \(asOf)")
      #expect(dates.isInEffect(on: then) == reader.isInEffect(day), "\(seed): \(then) in effect")
    }
    for (before, after) in zip(dates.windows, dates.windows.dropFirst()) {
      #expect(before.closes.day < after.opens.day, "\(seed): windows overlap")
    }
    switch dates.commentState {
    case .open(let window):
      #expect(reader.isOpen(asOf) && window.contains(dates.asOf))
    case .toOpen(let window):
      #expect(!reader.isOpen(asOf) && window.opens.day > dates.asOf)
    case .closed(let window):
      #expect(!reader.isOpen(asOf) && window.closes.day < dates.asOf)
    case .unheard, .withdrawn: #expect(!reader.isOpen(asOf))
    }
  }

  @Test(arguments: 0..<300)
  func learnsAndNeverUnlearns(seed: Int) {
    var generator = SeededGenerator(seed: 7_000 + UInt64(seed))
    let stage = Self.stage(&generator)
    let days = (0..<2).map { _ in
      Int.random(in: Self.start...(Self.start + 130), using: &generator)
    }.sorted().map(CalendarDay.init(number:))
    let (early, late) = (StageDates(stage, asOf: days[0]), StageDates(stage, asOf: days[1]))
    #expect(late.effects.starts(with: early.effects), "\(seed)")
    #expect(late.effectiveDates.starts(with: early.effectiveDates), "\(seed)")
    for number in (Self.start - 5)...days[0].number {
      let day = CalendarDay(number: number)
      #expect(early.isOpen(on: day) == late.isOpen(on: day), "\(seed): \(day)")
      #expect(early.isInEffect(on: day) == late.isInEffect(on: day), "\(seed): \(day)")
    }
    // Notices of later days might as well not be in the docket.
    var known = stage
    known.notices.removeAll { $0.published > days[0] }
    let alone = StageDates(known, asOf: days[0])
    #expect(alone.windows == early.windows && alone.closes == early.closes, "\(seed)")
    #expect(alone.effective == early.effective && alone.events == early.events, "\(seed)")
    #expect(alone.standing == early.standing, "\(seed)")
  }

  @Test(arguments: 0..<200)
  func listsEveryDateOnce(seed: Int) {
    var generator = SeededGenerator(seed: 90_000 + UInt64(seed))
    let stage = Self.stage(&generator)
    let dates = StageDates(stage, asOf: CalendarDay(number: Self.start + 130))
    let events = dates.events
    #expect(events.map(\.day) == events.map(\.day).sorted())
    func holding(_ wanted: (DatedEvent.Kind) -> Bool) -> [CalendarDay] {
      events.filter { $0.standing == .holds && wanted($0.kind) }.map(\.day)
    }
    let closings = holding { if case .closes = $0 { true } else { false } }
    let untouched = dates.windows.filter { $0.closes.notice != .withdrawal }
    #expect(closings == untouched.map(\.closes.day), "\(seed)")
    let effective = holding { $0 == .takesEffect }
    #expect(effective.count == (dates.effective == nil ? 0 : 1), "\(seed)")
    let notices = events.filter { if case .notice = $0.kind { true } else { false } }
    #expect(notices.count == stage.notices.count, "\(seed)")
  }

  // MARK: -

  private static func stage(_ generator: inout SeededGenerator) -> Stage {
    func day(_ range: ClosedRange<Int>) -> CalendarDay {
      CalendarDay(number: start + Int.random(in: range, using: &generator))
    }
    func perhaps(_ range: ClosedRange<Int>) -> CalendarDay? {
      Bool.random(using: &generator) ? day(range) : nil
    }
    let notices = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      let kinds: [Notice.Kind] = [
        .delay, .extension, .reopening, .extension, .reopening, .correction, .delay, .withdrawal,
      ]
      return Notice(
        kind: kinds.randomElement(using: &generator) ?? .delay, published: day(-3...120),
        closes: perhaps(0...200), opens: Bool.random(using: &generator) ? nil : perhaps(0...160),
        effective: perhaps(0...220))
    }
    return Stage(
      id: StageID("s"), kind: .interimFinalRule, draftFile: "s.md",
      published: CalendarDay(number: start),
      comments: perhaps(0...60).map { CommentPeriod(days: nil, closes: $0) },
      effective: perhaps(0...90).map { EffectiveDate(days: nil, on: $0) }, notices: notices)
  }

  /// Somebody with a wall calendar, on which open days are painted.
  ///
  /// A notice repaints it from its own day on. What was so on a day that is past is in the diary.
  private struct Reader {
    let stage: Stage
    var painted: Set<Int>
    var effective: Int?
    var isWithdrawn = false
    var isInEffectNow = false
    var today = Int.min
    var diary: [Int: (open: Bool, inEffect: Bool)] = [:]

    init(_ stage: Stage) {
      self.stage = stage
      painted = []
      if let closes = stage.comments?.closes.number { painted = Set(start...closes) }
      effective = stage.effective?.on.number
    }

    mutating func live(through day: Int) {
      today = day
      // On the first day, what was published before is read too.
      let mail = stage.notices.enumerated().filter { _, notice in
        day == start ? notice.published.number <= day : notice.published.number == day
      }.sorted {
        ($0.element.published.number, $0.offset) < ($1.element.published.number, $1.offset)
      }
      for (_, notice) in mail where !isWithdrawn { read(notice) }
      if !isWithdrawn, !isInEffectNow, let effective, effective <= day { isInEffectNow = true }
      diary[day] = (painted.contains(day), isInEffectNow)
    }

    private mutating func read(_ notice: Notice) {
      if notice.kind == .withdrawal {
        isWithdrawn = true
        painted = painted.filter { $0 < today }
        effective = nil
        isInEffectNow = false
        return
      }
      if let closes = notice.closes?.number {
        let first = max(notice.opens?.number ?? today, today)
        if let last = painted.max(), first <= last {
          painted = painted.filter { $0 < today || $0 <= closes }
          if closes > last { painted.formUnion((last + 1)...closes) }
        } else if first <= closes {
          painted.formUnion(first...closes)
        }
      }
      if let day = notice.effective?.number, !isInEffectNow { effective = max(day, today) }
    }

    func isOpen(_ day: Int) -> Bool {
      day <= today ? diary[day]?.open ?? false : painted.contains(day)
    }

    func isInEffect(_ day: Int) -> Bool {
      if day <= today { return diary[day]?.inEffect ?? false }
      return isInEffectNow || effective.map { $0 <= day } ?? false
    }
  }
}
