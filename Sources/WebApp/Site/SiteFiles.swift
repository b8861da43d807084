// Rulewright. Apache-2.0.

import Foundation
import Hummingbird

/// The files of a built site, each opened once for an answer.
///
/// A build may exchange the whole site at any moment. Who asks for the size of a file by its name
/// and then reads by its name may get the length of one site and the bytes of another.
struct SiteFiles: FileProvider {
  let folder: String

  /// A file or a folder that is held open until its answer is sent.
  final class Held: Sendable {
    fileprivate let descriptor: Int32

    fileprivate init?(_ path: String) {
      // A pipe would keep the server waiting for somebody who writes into it.
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }
  }

  struct Attributes: FileMiddlewareFileAttributes {
    let isFolder: Bool
    let size: Int
    let modificationDate: Date
  }

  func getFileIdentifier(_ path: String) -> Held? {
    Held(path.utf8.first == 0x2F ? folder + path : folder + "/" + path)
  }

  func getAttributes(id: Held) async throws -> Attributes? {
    var status = stat()
    guard fstat(id.descriptor, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFDIR || kind == S_IFREG else { return nil }
    return Attributes(
      isFolder: kind == S_IFDIR, size: Int(status.st_size),
      modificationDate: Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec)))
  }

  func loadFile(id: Held, context: some RequestContext) async throws -> ResponseBody {
    let size = try await getAttributes(id: id)?.size ?? 0
    return body(of: id, from: 0, count: size)
  }

  func loadFile(
    id: Held, range: ClosedRange<Int>, context: some RequestContext
  ) async throws -> ResponseBody {
    let size = try await getAttributes(id: id)?.size ?? 0
    let range = range.clamped(to: 0...max(0, size - 1))
    return body(of: id, from: range.lowerBound, count: min(range.count, size))
  }

  private func body(of file: Held, from start: Int, count: Int) -> ResponseBody {
    ResponseBody(contentLength: count) { writer in
      var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
      var sent = 0
      while sent < count {
        let read = pread(file.descriptor, &piece, min(piece.count, count - sent), start + sent)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { throw HTTPError(.internalServerError) }
        try await writer.write(ByteBuffer(bytes: piece[..<read]))
        sent += read
      }
      try await writer.finish(nil)
    }
  }
}
