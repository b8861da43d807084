// Rulewright. Apache-2.0.

import Clauses
import Dockets
import DraftViews
import Foundation
import Redlining
import Testing

@testable import Workbench

/// Real files, saved in all the ways in which editors save.
@Suite("A draft that is followed")
struct LiveDraftTests {
  /// How an editor saves.
  enum Way: String, CaseIterable, Sendable {
    case byRename, byTruncating, inPieces, byReopening, byRemoving, byBackup
  }

  private static let before = DraftsFolder.before
  private static let after = before.replacing("five", with: "at least seven")

  @Test("shows each save whole and nothing else, however it is saved", arguments: Way.allCases)
  func showsEachSave(way: Way) async throws {
    // Long enough that a save in pieces is cut off somewhere.
    let rest = (1...400).map { "(\($0)) Tree \($0) is kept.\n\n" }.joined()
    let (old, new) = (Self.before + rest, Self.after + rest)
    // A machine that is busy with other things may let a save wait between two pieces.
    let patient = SavedDraft(settling: 30_000, abandoned: 30_000)
    let folder = try DraftsFolder(draft: old, saved: patient)
    let path = folder.path("draft.md")
    let states = try #require(
      try await folder.states(
        until: { $0.text == new && $0.standing == .asSaved },
        doing: {
          try await save(new, to: path, way)
        }))
    #expect(states.allSatisfy { $0.text == old || $0.text == new })
    #expect(states.last?.view.changed.isEmpty == false)
    await folder.end()
  }

  @Test("keeps what it showed while a program has the file open, and says so")
  func saysItIsBeingSaved() async throws {
    let folder = try DraftsFolder()
    let path = folder.path("draft.md")
    let states = try #require(
      try await folder.states(
        until: { $0.standing == .beingSaved },
        doing: {
          let file = try opened(path)
          try file.truncate(atOffset: 0)
          try await Task.sleep(for: .seconds(1))
          try file.close()
        }))
    #expect(states.allSatisfy { $0.text == Self.before })
  }

  @Test("shows an empty draft once it stays empty")
  func showsEmptyDraft() async throws {
    let folder = try DraftsFolder()
    let states = try #require(
      try await folder.states(until: { $0.text.isEmpty }, doing: { try folder.write("") }))
    #expect(states.last?.view.rows.contains { $0.operations == [.removed] } == true)
  }

  @Test("keeps what it showed of a draft that is gone, and shows the next one")
  func keepsWhatIsGone() async throws {
    let folder = try DraftsFolder()
    let gone = try #require(
      try await folder.states(
        until: { $0.standing == .gone },
        doing: {
          try FileManager.default.removeItem(atPath: folder.path("draft.md"))
        }))
    #expect(gone.allSatisfy { $0.text == Self.before })
    let back = try await folder.states(
      until: { $0.text == Self.after },
      doing: {
        try folder.write(Self.after)
      })
    #expect(back?.last?.standing == .asSaved)
  }

  @Test("goes on when the folder is removed and made again, or another takes its place")
  func survivesItsFolder() async throws {
    let folder = try DraftsFolder()
    let (here, aside) = (folder.root + "/Drafts/trees", folder.root + "/Drafts/aside")
    let files = FileManager.default
    for round in 1...3 {
      let text = Self.before.replacing("five", with: "\(round) hundred")
      let seen = try await folder.states(
        until: { $0.text == text && $0.standing == .asSaved },
        doing: {
          try files.copyItem(atPath: here, toPath: aside)
          if round == 2 {
            try files.removeItem(atPath: here)
            try files.copyItem(atPath: aside, toPath: here)
            try files.removeItem(atPath: aside)
          } else {
            try files.moveItem(atPath: here, toPath: folder.root + "/Drafts/old\(round)")
            try files.moveItem(atPath: aside, toPath: here)
          }
          try await Task.sleep(for: .milliseconds(50))
          try folder.write(text)
        })
      #expect(seen != nil, "round \(round)")
    }
  }

  @Test("is held against the earlier stage as that is saved")
  func followsTheStageBefore() async throws {
    let folder = try DraftsFolder()
    let seen = try await folder.states(
      until: { !$0.view.changed.isEmpty },
      doing: {
        try folder.write(Self.after, to: "proposed.md")
      })
    #expect(seen?.last?.view.against?.id.text == "proposed")
  }

  @Test("keeps what it showed while docket.yml cannot be read")
  func survivesTheDocket() async throws {
    let folder = try DraftsFolder()
    let docket = try String(contentsOfFile: folder.path("docket.yml"), encoding: .utf8)
    let broken = try #require(
      try await folder.states(
        until: { $0.standing != .asSaved },
        doing: {
          try folder.write("title: [", to: "docket.yml")
        }))
    #expect(broken.last?.text == Self.before)
    let mended = try await folder.states(
      until: { $0.standing == .asSaved },
      doing: {
        try folder.write(docket, to: "docket.yml")
      })
    #expect(mended?.last?.text == Self.before)
  }

  @Test("ends when nobody follows it, and so do its states")
  func ends() async throws {
    let folder = try DraftsFolder()
    let states = folder.live.states()
    await folder.end()
    var count = 0
    for await _ in states { count += 1 }
    #expect(count <= 1)
  }
}

/// Saves a text in one of the ways in which editors do.
private func save(_ text: String, to path: String, _ way: LiveDraftTests.Way) async throws {
  let bytes = Data(text.utf8)
  let files = FileManager.default
  let pause = Duration.milliseconds(60)
  switch way {
  case .byRename:
    try bytes.write(to: URL(fileURLWithPath: path + ".tmp"))
    guard rename(path + ".tmp", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  case .byTruncating:
    try bytes.write(to: URL(fileURLWithPath: path))
  case .inPieces:
    let file = try opened(path)
    try file.truncate(atOffset: 0)
    for start in stride(from: 0, to: bytes.count, by: bytes.count / 5 + 1) {
      try await Task.sleep(for: pause)
      try file.write(contentsOf: bytes[start..<min(start + bytes.count / 5 + 1, bytes.count)])
    }
    try file.close()
  case .byReopening:
    try Data().write(to: URL(fileURLWithPath: path))
    for start in stride(from: 0, to: bytes.count, by: bytes.count / 4 + 1) {
      try await Task.sleep(for: pause)
      let file = try opened(path)
      try file.seekToEnd()
      try file.write(contentsOf: bytes[start..<min(start + bytes.count / 4 + 1, bytes.count)])
      try file.close()
    }
  case .byRemoving:
    try files.removeItem(atPath: path)
    try await Task.sleep(for: pause)
    try bytes.write(to: URL(fileURLWithPath: path))
  case .byBackup:
    try files.moveItem(atPath: path, toPath: path + "~")
    try await Task.sleep(for: pause)
    try bytes.write(to: URL(fileURLWithPath: path))
  }
}

private func opened(_ path: String) throws -> FileHandle {
  try FileHandle(forWritingTo: URL(fileURLWithPath: path))
}
