// Rulewright. Apache-2.0.

import Glibc

/// A file that cannot be read.
struct UnreadableFile: Error {
  let path: String
}

/// The bytes of a file.
func readFile(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw UnreadableFile(path: path) }
  defer { fclose(file) }
  guard fseek(file, 0, SEEK_END) == 0 else { throw UnreadableFile(path: path) }
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
    count = fread(bytes.baseAddress, 1, size, file)
  }
}

/// Hands on a file in pieces of about a megabyte, each cut behind a blank.
func readPieces(_ path: String, _ take: ([UInt8]) -> Void) throws {
  guard let file = fopen(path, "r") else { throw UnreadableFile(path: path) }
  defer { fclose(file) }
  let size = 1 << 20
  var piece: [UInt8] = []
  var block = [UInt8](repeating: 0, count: size)
  while true {
    let count = fread(&block, 1, size, file)
    guard count > 0 else { break }
    let cut = (block[..<count].lastIndex(of: 0x20) ?? count - 1) + 1
    piece.append(contentsOf: block[..<cut])
    take(piece)
    piece.removeAll(keepingCapacity: true)
    piece.append(contentsOf: block[cut..<count])
  }
  take(piece)
}

/// The processor time that this process has taken, in microseconds.
func processorTime() -> Int { Int(clock()) * 1_000_000 / Int(CLOCKS_PER_SEC) }
