// Rulewright. Apache-2.0.

import Hashing
import Testing

/// The examples of FIPS 180-4, and that pieces make no difference.
@Suite struct ContentHashTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashesAsTheStandardDoes(_ text: String, _ digest: String) {
    #expect(ContentHash(of: Array(text.utf8)).hex == digest)
  }

  @Test func hashesPiecesAsOneText() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for size in [1, 63, 64, 65, 999] {
      var hash = ContentHash.Builder()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.update(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(hash.finish() == ContentHash(of: bytes))
    }
  }

  @Test func startsWithTwelveDigitsForPeople() {
    #expect(ContentHash(of: []).short == "e3b0c44298fc")
  }
}
