// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import Unpacked

/// Reads the words of a document, whatever it is, by the tools that are installed, each in a child
/// process that is bounded in time, memory, output and what it can touch.
package struct DocumentReader: Sendable {
  /// How much one document may take.
  package struct Bounds: Sendable {
    package var child = ChildBounds()
    /// How large a file is looked into at all.
    package var file = 512 << 20
    /// How many pages of a scanned document, or images, are read.
    package var pages = 100
    /// How deep documents may lie in archives, and how many there may be.
    package var depth = 3
    package var members = 1_000

    package init() {}
  }

  let extractor: Extractor
  let bounds: Bounds

  package init(_ extractor: Extractor, bounds: Bounds = Bounds()) {
    self.extractor = extractor
    self.bounds = bounds
  }

  /// Reads the document at a path; its name is not asked what it is.
  package func read(_ path: String) -> DocumentReading {
    let budget = ArchiveBudget(bytes: bounds.file, members: bounds.members)
    return read(path, within: Nesting(depth: 0, budget: budget))
  }

  /// In how many archives a document lies, and what may still come out of them.
  struct Nesting {
    var depth: Int
    var budget: ArchiveBudget
  }

  func read(_ path: String, within nesting: Nesting) -> DocumentReading {
    do {
      let kind = try kind(of: path)
      let reading = try TemporaryFolder.with { folder in
        try read(path, kind, in: folder, nesting)
      }
      guard case .read(let text, let method) = reading else { return reading }
      let words = ReadWords.tidied(text)
      guard !words.utf8.isEmpty else { return .unread(reason: "it holds no words") }
      return .read(text: words, method: method)
    } catch let fault as Unread {
      return .unread(reason: fault.reason)
    } catch let fault as MailFile.Fault {
      return .unread(reason: fault.reason)
    } catch let fault as BoundedChild.NotStarted {
      return .unread(reason: fault.reason)
    } catch {
      return .unread(reason: "\(error)")
    }
  }

  /// Why a document is not read; `reason` is a phrase for people.
  struct Unread: Error {
    let reason: String
  }

  private func read(
    _ path: String, _ kind: DocumentKind, in folder: String, _ nesting: Nesting
  ) throws -> DocumentReading {
    switch kind {
    case .pdf: return try readPDF(path, in: folder)
    case .docx: return try readByPandoc(path, "docx", in: folder)
    case .odt: return try readByPandoc(path, "odt", in: folder)
    case .rtf: return try readByPandoc(path, "rtf", in: folder)
    case .epub: return try readByPandoc(path, "epub", in: folder)
    case .xlsx, .ods: return try readSheets(path)
    case .png, .jpeg, .tiff, .gif, .bmp, .webp: return try readImage(path, in: folder)
    case .html, .text: return try readText(path, isHTML: kind == .html)
    case .mail: return try readMail(path)
    case .archive: return try readArchive(path, within: nesting)
    case .oldOffice: return try readOldOffice(path, in: folder)
    case .svg: return .unread(reason: "a drawing (SVG) is not read")
    case .pptx, .odp: return .unread(reason: "slides are not read")
    case .empty: return .unread(reason: "it is empty")
    case .unknown: return .unread(reason: "it is of no kind that can be read")
    }
  }

  private func kind(of path: String) throws -> DocumentKind {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Unread(reason: "it cannot be opened")
    }
    defer { try? file.close() }
    let size = Int(try file.seekToEnd())
    guard size <= bounds.file else {
      throw Unread(reason: "it is larger than \(bounds.file >> 20) MB")
    }
    try file.seek(toOffset: 0)
    let beginning = try file.read(upToCount: 1 << 16) ?? Data()
    try file.seek(toOffset: UInt64(max(0, size - 1 << 16)))
    let end = try file.read(upToCount: 1 << 16) ?? Data()
    return DocumentKind(beginning: Array(beginning)[...], end: Array(end)[...])
  }

  // MARK: Tools

  /// The tool of a name, or the reason why nothing can be read without it.
  func tool(_ name: String, for what: String) throws -> Tool {
    guard let tool = Tool(name) else { throw Unread(reason: "\(what): \(name) is not installed") }
    return tool
  }

  /// What a tool makes of a file, as bytes; throws `Unread` when it does not.
  func output(
    of tool: Tool, _ arguments: [String], in folder: String, reading files: [String] = [],
    fileSize: Int = 0
  ) throws -> [UInt8] {
    var child = bounds.child
    child.fileSize = fileSize
    var bytes: [UInt8] = []
    let outcome = try extractor.run(
      tool, arguments, in: folder, reading: files, bounds: child
    ) { bytes += $0 }
    guard outcome.ending == .exited(0) else {
      throw Unread(reason: PlainFault.reason(outcome, tool: tool.name))
    }
    return bytes
  }

  private func readByPandoc(
    _ path: String, _ format: String, in folder: String
  ) throws -> DocumentReading {
    let pandoc = try tool("pandoc", for: "a document")
    let path = try withoutHiddenWords(path, format, in: folder) ?? path
    // Its plain text breaks the words of a table's cells apart; its HTML does not.
    let html = try output(
      of: pandoc,
      [
        "--sandbox", "--from", format, "--to", "html", "--wrap=none", "--track-changes=accept",
        path,
      ], in: folder, reading: [path])
    return .read(
      text: HTMLText.words(html[...]), method: pandoc.named(by: extractor, in: folder))
  }

  private func readOldOffice(_ path: String, in folder: String) throws -> DocumentReading {
    guard let tool = Tool("antiword") ?? Tool("catdoc") else {
      throw Unread(
        reason: "a document of old Office programs: neither antiword nor catdoc is installed")
    }
    let flags = tool.name == "antiword" ? ["-w", "0", "-m", "UTF-8.txt"] : ["-w", "-d", "utf-8"]
    let bytes = try output(of: tool, flags + [path], in: folder, reading: [path])
    return .read(
      text: String(decoding: bytes, as: UTF8.self),
      method: tool.named(by: extractor, in: folder))
  }
}
