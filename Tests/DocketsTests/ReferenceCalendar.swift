// Rulewright. Apache-2.0.

import Dockets

/// A slow second opinion on business days: it lists the holidays of the years around a day one by
/// one, moves each that falls on a weekend, and looks whether the day is in the list.
func isOpenByReference(_ day: CalendarDay) -> Bool {
  !day.weekday.isWeekend && !closedNumbers[day.year, default: []].contains(day.number)
}

private let closedNumbers: [Int: Set<Int>] = {
  var byYear: [Int: Set<Int>] = [:]
  for year in 2014...2037 {
    for day in closures(named: year) { byYear[day.year, default: []].insert(day.number) }
  }
  return byYear
}()

private func closures(named year: Int) -> [CalendarDay] {
  func date(_ month: Int, _ day: Int) -> [CalendarDay] {
    [CalendarDay(year: year, month: month, day: day)].compactMap { $0 }
  }
  func days(of month: Int, on weekday: Weekday) -> [CalendarDay] {
    (1...31).flatMap { date(month, $0) }.filter { $0.weekday == weekday }
  }
  func moved(_ days: [CalendarDay]) -> [CalendarDay] {
    days.map { $0.weekday == .saturday ? $0.adding(-1) : $0.weekday == .sunday ? $0.adding(1) : $0 }
  }
  var closed = moved(date(1, 1) + date(7, 4) + date(11, 11) + date(12, 25))
  if year > 2020 { closed += moved(date(6, 19)) }
  closed += [
    days(of: 1, on: .monday)[2], days(of: 2, on: .monday)[2],
    days(of: 5, on: .monday).reversed()[0], days(of: 9, on: .monday)[0],
    days(of: 10, on: .monday)[1], days(of: 11, on: .thursday)[3],
  ]
  // The only one of these on a weekend is that of 2029, a Saturday, for which no day is given.
  if [2017, 2021, 2025, 2033, 2037].contains(year) { closed += date(1, 20) }
  if [2018, 2019, 2020, 2024, 2025].contains(year) { closed += date(12, 24) }
  if year == 2018 { closed += date(12, 5) }
  if year == 2025 { closed += date(1, 9) + date(12, 26) }
  return closed
}
