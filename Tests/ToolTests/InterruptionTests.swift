// Rulewright. Apache-2.0.

import Foundation
import Testing

/// Long imports: what they say while they run, and what stands when somebody ends them.
@Suite struct InterruptionTests {
  private func tool(rows: Int) throws -> Tool {
    let tool = try Tool().bells().file("first.csv", Bells.comments)
    var text = Bells.header
    for number in 1...rows {
      text +=
        "BEL-2021-0001-\(10_000 + number),Public Submission,BEL-2021-0001,,,,T,"
        + "\"The bell rings at noon, and number \(number) hears it.\",false,\n"
    }
    return try tool.file("long.csv", text)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func takesNothingOfTheFileUnderWayAndSaysWhatLanded(_ signal: Int32) throws {
    let tool = try tool(rows: 60_000)
    let (process, complaint) = (Process(), Pipe())
    process.executableURL = Tool.binary
    process.arguments = ["import", "bells", "first.csv", "long.csv"]
    process.environment = tool.environment
    process.currentDirectoryURL = tool.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = complaint
    try process.run()
    // Both files are received, and the second is being written into the record.
    func isUnderWay() -> Bool {
      let journal = try? tool.bytes("Comments/bells/record.sqlite-journal")
      return tool.files(in: "Comments/bells/received").count == 2 && journal?.isEmpty == false
    }
    for _ in 0..<6000 where process.isRunning && !isUnderWay() { usleep(10_000) }
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    let said = String(
      decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(
      said == "Stopped: nothing of long.csv was taken\nfirst.csv was imported before it\n")
    try tool.run("comments", "bells").succeeds().says("3 comments")
    try tool.run("verify", "bells").succeeds()
    #expect(tool.files(in: "Comments/bells/received").count == 1)
    try tool.run("import", "bells", "first.csv", "long.csv").succeeds()
      .says("60004 read = 60000 added + 0 updated + 3 unchanged + 0 rejected + 1 skipped")
  }

  @Test func drawsOneLineOnATerminalAndTakesItAway() throws {
    let tool = try tool(rows: 30_000)
    for line in try tool.drawn(by: "\"$RULEWRIGHT\" import bells long.csv") {
      #expect(
        line.wholeMatch(of: /\d+ %, \d+ rows(, \d+ a second)?(, [^:]* left)?: long.csv/) != nil)
      #expect(line.utf8.count < 80)
    }
    #expect(try tool.text("summary.txt").starts(with: "30000 read"))
    let quiet = try tool.shell(
      "python3 -c 'import pty; pty.spawn([\"bash\", \"-c\", "
        + "\"$RULEWRIGHT import bells long.csv --quiet\"])'")
    #expect(quiet.text.isEmpty)
  }

  @Test func saysRejectsAndErrorsAlthoughItIsQuiet() throws {
    let tool = try Tool().bells().file("first.csv", Bells.comments)
    try tool.run("import", "bells", "first.csv", "--quiet").succeeds().prints(
      "first.csv: row 2 skipped: a Proposed Rule, not a comment\n")
    try tool.file("bad.csv", Bells.header + "BEL-2021-0001-0007,too,few\n")
    try tool.run("import", "bells", "bad.csv", "--quiet").exits(1).says("bad.csv: row 2 rejected: ")
    try tool.run("import", "bells", "none.csv", "--quiet").refuses("none.csv")
    try tool.run("build", "--quiet").succeeds().prints("")
  }
}
