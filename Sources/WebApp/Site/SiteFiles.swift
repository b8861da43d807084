// Rulewright. Apache-2.0.

import Hummingbird
import Workbench

import struct Foundation.Date

/// The files of a built site, each opened once for an answer.
///
/// A build may exchange the whole site at any moment. Who asks for the size of a file by its name
/// and then reads by its name may get the length of one site and the bytes of another.
struct SiteFiles: FileProvider {
  let folder: String

  struct Attributes: FileMiddlewareFileAttributes {
    let isFolder: Bool
    let size: Int
    let modificationDate: Date
  }

  func getFileIdentifier(_ path: String) -> HeldFile? {
    HeldFile(path.utf8.first == 0x2F ? folder + path : folder + "/" + path)
  }

  func getAttributes(id: HeldFile) async throws -> Attributes? {
    id.status.map {
      Attributes(
        isFolder: $0.isFolder, size: $0.size,
        modificationDate: Date(timeIntervalSince1970: Double($0.modified)))
    }
  }

  func loadFile(id: HeldFile, context: some RequestContext) async throws -> ResponseBody {
    body(of: id, from: 0, count: id.status?.size ?? 0)
  }

  func loadFile(
    id: HeldFile, range: ClosedRange<Int>, context: some RequestContext
  ) async throws -> ResponseBody {
    let size = id.status?.size ?? 0
    let range = range.clamped(to: 0...max(0, size - 1))
    return body(of: id, from: range.lowerBound, count: min(range.count, size))
  }

  private func body(of file: HeldFile, from start: Int, count: Int) -> ResponseBody {
    ResponseBody(contentLength: count) { writer in
      var sent = 0
      while sent < count {
        guard let piece = file.bytes(from: start + sent, atMost: min(1 << 18, count - sent)),
          !piece.isEmpty
        else { throw HTTPError(.internalServerError) }
        try await writer.write(ByteBuffer(bytes: piece))
        sent += piece.count
      }
      try await writer.finish(nil)
    }
  }
}
