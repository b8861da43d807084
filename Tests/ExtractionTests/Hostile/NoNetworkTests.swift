// Rulewright. Apache-2.0.

import Extraction
import Foundation
import Testing

/// Reading what somebody sent tells nobody that it was read.
@Suite struct NoNetworkTests {
  @Test("no document makes a connection, and the sink would have counted one")
  func silence() throws {
    let extractor = try #require(Extractor.beside)
    let sink = try Sink()
    let folder = try Folder()
    let reader = DocumentReader(extractor)
    for sample in HostileDocuments.all(sink: "http://127.0.0.1:\(sink.port)/x") {
      _ = reader.read(try folder.write("document", sample.bytes))
    }
    #expect(sink.accepted() == 0)
    try sink.connect()
    #expect(sink.accepted() == 1)
  }

  /// Listens on loopback.
  private final class Sink {
    let port: UInt16
    private let socketNumber: Int32

    init() throws {
      let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = Self.address(port: 0)
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isBound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listening, $0, length) == 0 && listen(listening, 1000) == 0
            && getsockname(listening, $0, &length) == 0
        }
      }
      try #require(isBound)
      _ = fcntl(listening, F_SETFL, O_NONBLOCK)
      socketNumber = listening
      port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(socketNumber) }

    /// How many connections wait.
    func accepted() -> Int {
      var count = 0
      while true {
        let one = accept(socketNumber, nil, nil)
        guard one >= 0 else { return count }
        close(one)
        count += 1
      }
    }

    func connect() throws {
      let own = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(own) }
      var address = Self.address(port: port)
      let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Foundation.connect(own, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      try #require(result == 0)
    }

    private static func address(port: UInt16) -> sockaddr_in {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      return address
    }
  }
}
