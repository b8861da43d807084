// Rulewright. Apache-2.0.

import Testing

/// Notes and readings as text: written, read into a clone, merged by the log.
@Suite struct NoteTests {
  private let codings = "Comments/bells/codings.csv"
  private let readings = "Comments/bells/readings.csv"

  @Test func carriesANoteIntoACloneAndNeverToThePublic() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.ash, "unclear", "--note", "Canary, \"ask\"").succeeds()
    try tool.run("tag", "bells", Bells.birch, "too-loud").succeeds()
    try tool.run("export", "bells", "--to", "codings").succeeds()
    let csv = try tool.text(codings)
    #expect(csv.hasPrefix("comment,tag,stage,citation,quote,coder,at,note,definition\n"))
    #expect(csv.contains("\"Canary, \"\"ask\"\"\""))
    let clone = try Tool().bellsWithComments().file(codings, csv)
    try clone.run("import", "bells").succeeds().says("2 added")
    try clone.run("import", "bells").succeeds().says("0 added + 0 updated")
    try clone.run("export", "bells", "--to", "codings").succeeds()
    #expect(try clone.text(codings) == csv)
    // A note that somebody wrote into the text is news; what the record said once is not.
    try clone.file(codings, csv.replacing("Canary", with: "Finch"))
    try clone.run("export", "bells", "--to", "codings").exits(1).says("says what the record never")
    try clone.run("import", "bells").succeeds().says("0 added + 1 updated")
    try clone.file(codings, csv).run("import", "bells").succeeds().says("0 added + 0 updated")
    try clone.run("export", "bells", "--to", "codings").succeeds()
    #expect(try clone.text(codings) == csv.replacing("Canary", with: "Finch"))
    try clone.run("verify", "bells").succeeds()
    try tool.run("build", "--as-of", "2030-01-01").succeeds()
    for (path, bytes) in try tool.contents(of: "Site/public") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Canary"), "\(path)")
    }
  }

  @Test func takesReadingsFromTextByWhatWasSaidLater() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("export", "bells", "--to", "codings").succeeds()
    #expect(!tool.isThere(readings))
    let rows = """
      comment,state,reason,by,at
      \(Bells.ash),set aside,long,Ann,2021-04-01T10:00:00Z
      \(Bells.birch),done,,Ann,2021-04-01T10:00:00Z

      """
    let bad = "X-1,done,,Ann,2021-04-01T10:00:00Z\n\(Bells.ash),done,,Ann,2021-05-01T10:00:00Z\n"
    try tool.file(readings, rows + bad).run("import", "bells", readings).exits(1).says(
      "row 4 rejected: There is no comment 'X-1'", "row 5 rejected: another row says",
      "4 read = 2 added + 0 updated + 0 unchanged + 2 rejected + 0 skipped")
    try tool.file(readings, rows).run("import", "bells", readings).succeeds()
      .says("0 added + 0 updated + 2 unchanged")
    let later = rows.replacing("long,Ann,2021-04", with: "gone,Ann,2021-05")
    try tool.file(readings, later)
    try tool.run("export", "bells", "--to", "all").exits(1).says("\(readings) was left alone")
    try tool.run("import", "bells", readings).succeeds().says("0 added + 1 updated + 1 unchanged")
    // An older text takes nothing back.
    try tool.file(readings, rows).run("import", "bells", readings).succeeds()
      .says("0 added + 0 updated + 2 unchanged")
    try tool.run("export", "bells", "--to", "codings").succeeds().says("2 readings in \(readings)")
    #expect(try tool.text(readings) == later)
    try tool.run("verify", "bells").succeeds()
  }
}
