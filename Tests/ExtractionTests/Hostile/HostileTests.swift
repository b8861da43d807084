// Rulewright. Apache-2.0.

import Extraction
import Foundation
import TestSupport
import Testing
import Unpacked

/// Nothing that a stranger sends writes outside its folder, takes more than its bounds, or stops
/// whoever reads it.
@Suite struct HostileTests {
  private static let bytes = 64 << 20
  private static let members = 5_000

  @Test(
    "an archive gives what it may and no more, and nothing outside its folder",
    arguments: HostileArchives.all)
  func archive(_ sample: HostileArchives.Sample) throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    let path = try folder.write("archive", sample.bytes)
    let budget = ArchiveBudget(bytes: Self.bytes, members: Self.members)
    let begin = ContinuousClock.now
    var (size, count) = (0, 0)
    var names: Set<String> = []
    _ = try ArchiveFile(extractor, budget: budget).read(path) { member, file in
      count += 1
      guard let file else { return }
      size += FileManager.default.contents(atPath: file)?.count ?? 0
      let last = URL(fileURLWithPath: file).lastPathComponent
      #expect(Int(last) != nil)
      #expect(names.insert(last).inserted)
      if case .file(_, let stated) = member.content {
        #expect(FileManager.default.contents(atPath: file)?.count == stated)
      }
    }
    #expect(size <= Self.bytes)
    #expect(count <= Self.members)
    #expect(ContinuousClock.now - begin < .seconds(60))
    #expect(folder.names == ["archive"])
    for place in ["/var/escaped", "/etc/escaped", folder.path + "/../escaped"] {
      #expect(!FileManager.default.fileExists(atPath: place))
    }
  }

  @Test("links, devices and what is encrypted are said and not taken")
  func refused() throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    var seen: [String: Int] = [:]
    for sample in HostileArchives.links + HostileArchives.lies {
      let path = try folder.write("archive", sample.bytes)
      _ = try ArchiveFile(extractor, budget: ArchiveBudget()).read(path) { member, _ in
        if case .refused(let reason) = member.content { seen[reason, default: 0] += 1 }
      }
    }
    for reason in ["a link to another file", "a device", "a pipe", "encrypted"] {
      #expect(seen["it is \(reason)"] ?? 0 > 0, "\(reason)")
    }
  }

  @Test(
    "a document is read or said to be unread, soon, and touches nothing",
    arguments: HostileDocuments.all(sink: "http://127.0.0.1:9/"))
  func document(_ sample: HostileArchives.Sample) throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    let path = try folder.write("document", sample.bytes)
    var bounds = DocumentReader.Bounds()
    bounds.child.seconds = 20
    bounds.child.memory = 512 << 20
    let begin = ContinuousClock.now
    switch DocumentReader(extractor, bounds: bounds).read(path) {
    case .read(let text, let method):
      #expect(!text.utf8.isEmpty)
      #expect(!method.utf8.isEmpty)
      #expect(!text.contains("root:"))
      #expect(text.utf8.count <= bounds.child.output)
    case .unread(let reason): #expect(!reason.utf8.isEmpty)
    }
    #expect(ContinuousClock.now - begin < .seconds(60))
    #expect(folder.names == ["document"])
  }

  @Test(
    "archives as attachments are read within one budget, however they lie in each other",
    arguments: HostileArchives.bombs)
  func nested(_ sample: HostileArchives.Sample) throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    var bounds = DocumentReader.Bounds()
    bounds.file = 64 << 20
    bounds.members = 200
    let begin = ContinuousClock.now
    _ = DocumentReader(extractor, bounds: bounds).read(try folder.write("bomb", sample.bytes))
    #expect(ContinuousClock.now - begin < .seconds(120))
    #expect(folder.names == ["bomb"])
  }
}
