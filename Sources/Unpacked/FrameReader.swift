// Rulewright. Apache-2.0.

/// Puts frames together from the pieces in which a pipe hands them on.
package struct FrameReader {
  /// Why what came is no sequence of frames.
  package enum Fault: Error, Hashable {
    case tooLong(Int)
    case malformed
    /// It ended within a frame.
    case cutOff
  }

  private var pending: [UInt8] = []
  private let longest: Int

  /// - Parameter longest: how many bytes one frame may have.
  package init(longest: Int = 128 << 20) { self.longest = longest }

  /// The frames that end in this piece.
  package mutating func feed(_ piece: some Collection<UInt8>) throws -> [Frame] {
    pending += piece
    var frames: [Frame] = []
    var at = 0
    while pending.count - at >= 4 {
      let length = Self.number(pending[at..<(at + 4)])
      guard length <= longest else { throw Fault.tooLong(length) }
      guard pending.count - at - 4 >= length else { break }
      frames.append(try Self.frame(pending[(at + 4)..<(at + 4 + length)]))
      at += 4 + length
    }
    if at > 0 { pending.removeFirst(at) }
    return frames
  }

  /// Says that nothing more comes.
  package func finish() throws {
    guard pending.isEmpty else { throw Fault.cutOff }
  }

  private static func frame(_ bytes: ArraySlice<UInt8>) throws -> Frame {
    guard let kind = bytes.first else { throw Fault.malformed }
    var frame = Frame(kind: kind)
    var rest = bytes.dropFirst()
    while let tag = rest.first {
      guard rest.count >= 5 else { throw Fault.malformed }
      let length = number(rest.dropFirst().prefix(4))
      let body = rest.dropFirst(5)
      guard body.count >= length else { throw Fault.malformed }
      frame.put(tag, Array(body.prefix(length)))
      rest = body.dropFirst(length)
    }
    return frame
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
