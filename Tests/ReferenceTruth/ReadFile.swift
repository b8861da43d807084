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

/// The processor time that this process has taken, in microseconds.
func processorTime() -> Int { Int(clock()) * 1_000_000 / Int(CLOCKS_PER_SEC) }
