// Rulewright. Apache-2.0.

import Dockets
import TestSupport
import Testing

@testable import Exporting

@Suite struct CalendarFileTests {
  /// An iCalendar object read back: each component as its properties, and every line as it was.
  struct ReadCalendar {
    var lines: [[UInt8]] = []
    var events: [[String: String]] = []

    init(_ bytes: [UInt8]) throws {
      #expect(bytes.suffix(2) == [0x0D, 0x0A])
      var line: [UInt8] = []
      for (index, byte) in bytes.enumerated() {
        if byte == 0x0A {
          #expect(bytes[index - 1] == 0x0D, "a line feed without its return")
          lines.append(line.dropLast())
          line = []
        } else {
          #expect(byte != 0x0D || bytes[index + 1] == 0x0A, "a return without its line feed")
          line.append(byte)
        }
      }
      var whole: [[UInt8]] = []
      for line in lines {
        #expect(line.count <= 75)
        #expect(Array(String(decoding: line, as: UTF8.self).utf8) == line, "a scalar is split")
        if line.first == 0x20 {
          whole[whole.count - 1] += line.dropFirst()
        } else {
          whole.append(line)
        }
      }
      var event: [String: String]?
      for line in whole {
        let colon = try #require(line.firstIndex(of: 0x3A))
        let name = String(decoding: line[..<colon], as: UTF8.self)
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        switch (name, value) {
        case ("BEGIN", "VEVENT"): event = [:]
        case ("END", "VEVENT"):
          events.append(try #require(event))
          event = nil
        default:
          #expect(event?[name] == nil, "\(name) stands twice")
          event?[name] = value
        }
      }
    }
  }

  /// The text of a value, as a calendar reads it.
  static func unescaped(_ value: String) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      out.append(isEscaped && scalar == "n" ? "\n" : scalar)
      isEscaped = false
    }
    return String(out)
  }

  @Test func holdsEveryDateThatIsKnown() throws {
    let bytes = calendarFile(of: DateScene.docket(), asOf: DateScene.day("2022-01-14"))
    let events = try ReadCalendar(bytes).events
    let said = events.map {
      [
        $0["DTSTART;VALUE=DATE"], $0["DTEND;VALUE=DATE"], $0["SEQUENCE"], $0["STATUS"],
        $0["SUMMARY"],
      ].map { $0 ?? "-" }.joined(separator: " ")
    }
    #expect(
      said == [
        "20210203 20210204 1 CANCELLED Comments close on the proposed rule (Bells)",
        "20211206 20211207 2 CONFIRMED Comments close on the interim final rule (Bells)",
        "20220201 20220301 2 CONFIRMED Comments reopened on the interim final rule (Bells)",
        "20220228 20220301 2 CONFIRMED Comments close on the interim final rule (Bells)",
        "20220307 20220308 2 CONFIRMED Interim final rule takes effect (Bells)",
      ])
    #expect(events.allSatisfy { $0["DTSTAMP"] == "20220114T170000Z" })
    #expect(
      events[4]["DESCRIPTION"]
        == "From the beginning of the day.\\nThe date is given in 87 FR 1670."
    )
    #expect(Set(events.compactMap { $0["UID"] }).count == 5)
  }

  @Test func keepsTheNameOfADateThatMoves() throws {
    let docket = DateScene.docket()
    func effective(_ asOf: String) throws -> [String: String] {
      let file = calendarFile(of: docket, asOf: DateScene.day(asOf))
      let events = try ReadCalendar(file).events
      return try #require(events.first { $0["SUMMARY"]?.contains("takes effect") == true })
    }
    let (before, after) = (try effective("2022-01-09"), try effective("2022-01-12"))
    #expect(before["UID"] == after["UID"])
    #expect(before["DTSTART;VALUE=DATE"] == "20220119" && before["SEQUENCE"] == "0")
    #expect(after["DTSTART;VALUE=DATE"] == "20220307" && after["SEQUENCE"] == "2")
    #expect(
      before["UID"]?.wholeMatch(
        of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
  }

  @Test func knowsNothingOfLaterDays() {
    let early = calendarFile(of: DateScene.docket(), asOf: DateScene.day("2021-01-19"))
    let text = String(decoding: early, as: UTF8.self)
    #expect(text.contains("CONFIRMED") && !text.contains("CANCELLED"))
    #expect(!text.contains("interim") && !text.contains("86 FR 9"))
    let none = calendarFile(of: DateScene.docket(), asOf: DateScene.day("2021-01-03"))
    #expect(!String(decoding: none, as: UTF8.self).contains("VEVENT"))
  }

  @Test func saysThatASampleIsOne() throws {
    var docket = DateScene.docket()
    docket.isIllustrative = true
    let file = calendarFile(of: docket, asOf: DateScene.day("2022-01-14"))
    for event in try ReadCalendar(file).events {
      #expect(event["SUMMARY"]?.utf8.starts(with: "Sample: ".utf8) == true)
      #expect(event["DESCRIPTION"]?.contains("It is not the official rule.") == true)
    }
  }

  @Test(arguments: 0..<200)
  func staysTheSameCalendarWhateverTextsSay(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let poison = DateScene.hostile(&generator)
    let asOf = DateScene.day("2022-01-14")
    let read = try ReadCalendar(calendarFile(of: DateScene.docket(poison: poison), asOf: asOf))
    #expect(read.events.count == 5)
    let expected = Self.asShown("Comments close on the proposed rule (Bells" + poison + ")")
    #expect(
      Array(Self.unescaped(read.events[0]["SUMMARY"] ?? "").unicodeScalars)
        == Array(expected.unicodeScalars))
  }

  /// The text with one kind of line end, and a mark for each control.
  private static func asShown(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let value = scalar.value
      if value == 0x0A, index > 0, scalars[index - 1].value == 0x0D { continue }
      let isControl = (value < 0x20 && value != 9 && value != 10 && value != 13) || value == 0x7F
      out.append(value == 13 ? "\n" : isControl ? "\u{FFFD}" : scalar)
    }
    return String(out)
  }
}
