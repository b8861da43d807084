// Rulewright. Apache-2.0.

import Markup

extension Link {
  /// Where the Federal Register keeps what is cited as `86 FR 58205`; nil for other citations.
  init?(federalRegister citation: String) {
    let parts = citation.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].elementsEqual("FR".utf8),
      [parts[0], parts[2]].allSatisfy({ part in
        !part.isEmpty && part.count <= 6 && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      })
    else { return nil }
    let slug = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    self.init(made: "https://www.federalregister.gov/citation/" + slug)
  }
}
