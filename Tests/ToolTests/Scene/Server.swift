// Rulewright. Apache-2.0.

import Foundation
import Glibc
import Testing

/// `rulewright serve` of a workspace, on a port that was free; it ends with the test.
final class Server {
  private let process = Process()
  /// Kept, since its folder goes away with it.
  private let tool: Tool
  let port: UInt16
  let announcement: String

  /// The built site alone, or the whole workbench.
  init(_ tool: Tool, site: Bool = true) throws {
    self.tool = tool
    process.executableURL = Tool.binary
    process.arguments = ["serve", "--port", "0"] + (site ? ["--site"] : [])
    process.environment = tool.environment
    process.currentDirectoryURL = tool.folder
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var said: [UInt8] = []
    while said.last != 0x0A {
      let piece = pipe.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += piece
    }
    announcement = String(decoding: said, as: UTF8.self)
    let digits = announcement.split(separator: "127.0.0.1:").last?.prefix { $0.isNumber } ?? ""
    port = try #require(UInt16(digits), "it said: \(announcement)")
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Sends a signal and waits for the end; the exit code, or nil when the signal killed it.
  func end(by signal: Int32) -> Int32? {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  var isRunning: Bool { process.isRunning }

  /// What comes back for a request line and a host.
  func answer(_ method: String = "GET", _ target: String, host: String? = "127.0.0.1") throws
    -> Answer
  {
    var request = "\(method) \(target) HTTP/1.1\r\nConnection: close\r\n"
    if let host { request += "Host: \(host)\r\n" }
    return Answer(try exchange(request + "\r\n"))
  }

  /// Sends bytes and reads until the server closes.
  func exchange(_ request: String, reading: Bool = true) throws -> [UInt8] {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(socket >= 0)
    defer { close(socket) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    let bytes = Array(request.utf8)
    _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    guard reading else { return [] }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &piece, piece.count, 0)
      guard count > 0 else { return all }
      all += piece[..<count]
    }
  }
}

/// An answer, taken apart.
struct Answer {
  var status: Int
  /// Names in small letters.
  var headers: [String: String] = [:]
  var body: [UInt8]

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = (parts.first ?? "").split(separator: "\r\n")
    status = Int((lines.first ?? "").split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() {
      let field = line.split(separator: ": ", maxSplits: 1)
      if field.count == 2 { headers[field[0].lowercased()] = String(field[1]) }
    }
    body = Array((parts.count > 1 ? parts[1] : "").utf8)
  }
}
