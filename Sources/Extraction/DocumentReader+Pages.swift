// Rulewright. Apache-2.0.

import Foundation

extension DocumentReader {
  func readPDF(_ path: String, in folder: String) throws -> DocumentReading {
    let pdftotext = try tool("pdftotext", for: "a PDF document")
    let bytes = try output(
      of: pdftotext, ["-enc", "UTF-8", "-eol", "unix", path, "-"], in: folder, reading: [path])
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(where: { $0 > 0x20 }) {
      return .read(text: text, method: pdftotext.named(by: extractor, in: folder))
    }
    return try readScan(path, in: folder)
  }

  /// Reads a PDF document whose pages are pictures.
  private func readScan(_ path: String, in folder: String) throws -> DocumentReading {
    let tesseract = try tool("tesseract", for: "its pages are pictures")
    let pdftoppm = try tool("pdftoppm", for: "its pages are pictures")
    var words: [String] = []
    for page in 1...bounds.pages {
      let name = folder + "/page"
      // A page behind the last is no page, and the tool says so.
      let pages = try? output(
        of: pdftoppm,
        [
          "-r", "200", "-gray", "-png", "-singlefile", "-f", "\(page)", "-l", "\(page)", path, name,
        ], in: folder, reading: [path], fileSize: 64 << 20)
      let picture = name + ".png"
      guard pages != nil, FileManager.default.fileExists(atPath: picture) else { break }
      defer { TemporaryFolder.remove(picture) }
      words.append(try recognised(picture, by: tesseract, in: folder))
    }
    guard !words.isEmpty else { throw Unread(reason: "it has no page that can be shown") }
    return .read(
      text: words.joined(separator: "\n\n"), method: tesseract.named(by: extractor, in: folder))
  }

  func readImage(_ path: String, in folder: String) throws -> DocumentReading {
    let tesseract = try tool("tesseract", for: "an image")
    return .read(
      text: try recognised(path, by: tesseract, in: folder),
      method: tesseract.named(by: extractor, in: folder))
  }

  private func recognised(
    _ picture: String, by tesseract: Tool, in folder: String
  ) throws -> String {
    let bytes = try output(of: tesseract, [picture, "stdout"], in: folder, reading: [picture])
    return String(decoding: bytes, as: UTF8.self)
  }
}
