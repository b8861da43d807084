// Rulewright. Apache-2.0.

import CommentStore
import Foundation
import Synchronization
import Testing

import class GRDB.DatabaseQueue

/// Waiting for what another keeps for itself.
@Suite struct PatienceTests {
  private let scene: Scene
  private let record: Record

  init() throws {
    scene = try Scene()
    record = try scene.record()
  }

  /// Does something while another connection keeps the record, as an import that leaves its memory.
  private func whileKept(_ body: () throws -> Void) throws {
    try DatabaseQueue(path: scene.path).inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      defer { try? db.execute(sql: "ROLLBACK") }
      try body()
    }
  }

  private func isBusy(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return false
    } catch StoreError.busy {
      return true
    } catch {
      return false
    }
  }

  @Test func endsWhenItIsEnough() throws {
    let open = try Record.open(scene.path, Patience { $0 >= 0.05 })
    try whileKept {
      #expect(isBusy { _ = try open.total() })
      // Whoever opens it does not wait again and again for what was waited for in vain.
      #expect(isBusy { _ = try Record.open(scene.path, Patience { $0 >= 0.05 }) })
    }
    #expect(try open.total() == 0)
  }

  @Test func asksWithTheSecondsThatItHasWaited() throws {
    let waits = Waits()
    let open = try Record.open(scene.path, Patience { waits.add($0) >= 0.4 })
    try whileKept { #expect(isBusy { _ = try open.total() }) }
    let seconds = waits.seconds
    #expect(
      seconds.first == 0 && seconds == seconds.sorted() && Set(seconds).count == seconds.count)
    #expect(try #require(seconds.last) >= 0.4 && seconds.count < 20)
  }

  @Test func readsAsSoonAsTheOtherHasEnded() async throws {
    let waits = Waits()
    let open = try Record.open(scene.path, Patience { waits.add($0) > 50 })
    let (kept, keeps) = AsyncStream.makeStream(of: Void.self)
    let keeping = Thread {
      try? whileKept {
        keeps.yield()
        while waits.seconds.count < 5 { usleep(1000) }
      }
    }
    keeping.start()
    for await _ in kept { break }
    #expect(try open.total() == 0)
    #expect(waits.seconds.count >= 5)
  }
}

/// What a patience was asked.
private final class Waits: Sendable {
  private let all = Mutex<[Double]>([])

  var seconds: [Double] { all.withLock { $0 } }

  func add(_ seconds: Double) -> Double {
    all.withLock { $0.append(seconds) }
    return seconds
  }
}
