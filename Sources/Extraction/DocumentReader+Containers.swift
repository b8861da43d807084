// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import Unpacked

extension DocumentReader {
  /// Reads the words of a text or of an HTML page.
  func readText(_ path: String, isHTML: Bool) throws -> DocumentReading {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Unread(reason: "it cannot be opened")
    }
    defer { try? file.close() }
    let bytes = Array(try file.read(upToCount: bounds.child.output + 1) ?? Data())
    guard bytes.count <= bounds.child.output else {
      throw Unread(reason: "it holds more than \(bounds.child.output >> 20) MB of text")
    }
    let text = ReadWords.decoded(bytes)
    return .read(
      text: isHTML ? HTMLText.words(Array(text.utf8)[...]) : text,
      method: isHTML ? "rulewright: HTML" : "rulewright: text")
  }

  /// Reads a letter that came as a file: its own words; files that came with it stand for
  /// themselves.
  func readMail(_ path: String) throws -> DocumentReading {
    var words: [String] = []
    var reasons: [String] = []
    try MailFile(extractor).read(path) { outcome in
      switch outcome {
      case .message(let message, _): words.append(MailComments.words(message.body))
      case .rejected(_, _, let reason): reasons.append(reason)
      }
    }
    guard !words.isEmpty else { throw Unread(reason: reasons.first ?? "it holds no letter") }
    return .read(text: words.joined(separator: "\n\n"), method: "rulewright: letter")
  }

  /// Reads the cells of a workbook, a line for each row and a tab between cells.
  func readSheets(_ path: String) throws -> DocumentReading {
    var out: [UInt8] = []
    let reason = try SheetFile(extractor).read(path) { event in
      switch event {
      case .sheet: if !out.isEmpty { out.append(0x0A) }
      case .row(_, let cells):
        for (index, cell) in cells.enumerated() {
          if index > 0 { out.append(0x09) }
          out += cell.utf8
        }
        out.append(0x0A)
        guard out.count <= bounds.child.output else {
          throw Unread(reason: "it holds more than \(bounds.child.output >> 20) MB of text")
        }
      case .ended, .broken: break
      }
    }
    if let reason { throw Unread(reason: reason) }
    return .read(text: String(decoding: out, as: UTF8.self), method: "rulewright: cells")
  }

  /// Reads the documents in an archive, one after the other.
  func readArchive(_ path: String, within outer: Nesting) throws -> DocumentReading {
    guard outer.depth < bounds.depth else {
      throw Unread(reason: "it lies in more than \(bounds.depth) archives")
    }
    let inner = Nesting(depth: outer.depth + 1, budget: outer.budget)
    var (words, methods): ([String], [String]) = ([], [])
    var (size, unread): (Int, [String]) = (0, [])
    let archive = ArchiveFile(extractor, budget: outer.budget)
    let reason = try archive.read(path) { member, file in
      guard let file else {
        if case .refused(let reason) = member.content { unread.append(reason) }
        return
      }
      switch read(file, within: inner) {
      case .read(let text, let method):
        words.append(text)
        size += text.utf8.count
        if !methods.contains(method) { methods.append(method) }
      case .unread(let reason): unread.append(reason)
      }
      guard size <= bounds.child.output else {
        throw Unread(reason: "it holds more than \(bounds.child.output >> 20) MB of text")
      }
    }
    if let reason { throw Unread(reason: reason) }
    guard !words.isEmpty else {
      throw Unread(reason: "nothing in it can be read: \(unread.first ?? "it is empty")")
    }
    let method = "rulewright: archive, " + methods.joined(separator: ", ")
    guard let first = unread.first else {
      return .read(text: words.joined(separator: "\n\n"), method: method)
    }
    let part = "\(words.count) of \(words.count + unread.count) files: \(first)"
    return .read(text: words.joined(separator: "\n\n"), method: "\(method) (\(part))")
  }
}
