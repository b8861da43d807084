// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Dockets
import Testing

@testable import Freezing

/// The lock as text, and what is said of text that is no lock.
struct LockTextTests {
  private var lock: DocketLock {
    var lock = DocketLock(docket: "bells")
    lock.stages[StageID("proposed")] = DocketLock.FrozenStage(
      file: "a \"quoted\" \\ file\u{1}.md", fileHash: String(repeating: "0f", count: 32),
      clauses: [
        ClauseLabel("1-1-b"): .init(key: ClauseKey("bbbbbbbb"), hash: "0123456789ab"),
        ClauseLabel("1-1-a"): .init(
          key: ClauseKey("aaaaaaaa2"), hash: "ba9876543210",
          origins: [ClauseKey("cccccccc"), ClauseKey("dddddddd")]),
        ClauseLabel("1-1-größe"): .init(key: ClauseKey("eeeeeeee"), hash: "000000000000"),
      ])
    lock.stages[StageID("final")] = DocketLock.FrozenStage(
      file: "b.md", fileHash: String(repeating: "a1", count: 32))
    return lock
  }

  @Test func standsSortedWithAClauseOnEachLine() {
    #expect(
      lock.text == """
        {
          "docket": "bells",
          "format": 1,
          "stages": {
            "final": {
              "clauses": {
              },
              "file": "b.md",
              "sha256": "\(String(repeating: "a1", count: 32))"
            },
            "proposed": {
              "clauses": {
                "1-1-a": {"from": ["cccccccc", "dddddddd"], "hash": "ba9876543210", "key": "aaaaaaaa2"},
                "1-1-b": {"hash": "0123456789ab", "key": "bbbbbbbb"},
                "1-1-größe": {"hash": "000000000000", "key": "eeeeeeee"}
              },
              "file": "a \\"quoted\\" \\\\ file\\u0001.md",
              "sha256": "\(String(repeating: "0f", count: 32))"
            }
          }
        }

        """)
  }

  @Test func isReadBackAsItWasWritten() {
    for lock in [lock, DocketLock(docket: "empty")] {
      let (read, faults) = readLock(Array(lock.text.utf8), file: "docket.lock")
      #expect(read == lock)
      #expect(faults.isEmpty)
      let windows = lock.text.replacing("\n", with: "\r\n")
      #expect(readLock(Array(windows.utf8), file: "docket.lock").lock == lock)
    }
  }

  @Test(arguments: [
    ("\"docket\"", "\"dokcet\"", 2, "\"docket\" was expected"),
    ("\"format\": 1", "\"format\": 2", 3, "format 2, and this program knows 1"),
    ("        \"1-1-b\"", "<<<<<<< HEAD\n        \"1-1-b\"", 14, "'\"' was expected"),
    ("bbbbbbbb", "eeeeeeee", 15, "Key 'eeeeeeee' is given to two"),
    ("\"1-1-b\"", "\"1-1-a\"", 14, "'1-1-a' stands twice"),
    ("\"proposed\"", "\"final\"", 11, "Stage 'final' stands twice"),
    ("0123456789ab", "0123", 14, "a hash or a key was expected"),
    ("bbbbbbbb\"},", "bbbbbbbb\"}", 15, "',' was expected"),
    ("    }\n  }\n}\n", "    }\n", 19, "cut off"),
    ("  }\n}\n", "  }\n}\n{}", 22, "more stands here"),
  ])
  func isRefusedWithTheLineWhereItIsDamaged(
    _ words: String, _ others: String, _ line: Int, _ summary: String
  ) throws {
    let text = lock.text.split(separator: words, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: others)
    let (read, faults) = readLock(Array(text.utf8), file: "docket.lock")
    #expect(read == nil)
    let fault = try #require(faults.first)
    #expect(fault.id == "DamagedLock")
    #expect(fault.place.line == line, "\(fault.summary)")
    #expect(fault.summary.contains(summary), "\(fault.summary)")
  }

  @Test func isRefusedWhereverItIsCutOff() {
    let bytes = Array(lock.text.utf8)
    for end in 0..<(bytes.count - 2) {
      #expect(readLock(Array(bytes[..<end]), file: "docket.lock").lock == nil)
    }
  }

  @Test func makesLongerKeysOnlyWhereShortOnesAreTaken() {
    let labels = (0..<200).map { ClauseLabel("1-1-\($0)") }
    var mint = KeyMint(docket: "bells", stage: StageID("final"), used: [], shortest: 1)
    let keys = labels.map { mint.key(for: $0).text }
    #expect(Set(keys).count == 200)
    #expect(keys.contains { $0.utf8.count == 1 } && keys.contains { $0.utf8.count > 1 })
    var again = KeyMint(docket: "bells", stage: StageID("final"), used: [], shortest: 1)
    #expect(labels.map { again.key(for: $0).text } == keys)
    var after = KeyMint(
      docket: "bells", stage: StageID("final"), used: Set(keys.map { ClauseKey($0) }), shortest: 1)
    #expect(Set(labels.map { after.key(for: $0).text }).isDisjoint(with: keys))
  }

  @Test func makesTheSameKeyEverywhere() {
    var mint = KeyMint(docket: "cyber-items", stage: StageID("proposed"), used: [])
    // python3 -c "import base64, hashlib as h; print(base64.b32encode(h.sha256(
    //   b'cyber-items\nproposed\n740-22').digest())[:8].lower())"
    #expect(mint.key(for: ClauseLabel("740-22")).text == "3alorzq6")
  }
}
