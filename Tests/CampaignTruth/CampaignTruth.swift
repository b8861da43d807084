// Rulewright. Apache-2.0.

import Campaigns
import Glibc

/// Groups the comments of a file, to be timed and held to the truth.
///
///     CampaignTruth FILE.csv                  prints id and campaign of each comment, as CSV
///
/// The file has the columns id, stub (1 or 0) and text, as `Tests/Truth/letters.py` writes it.
@main
struct CampaignTruth {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 2 else { throw Refusal("usage: CampaignTruth FILE.csv") }
    let file = try CommentFile(words[1])
    var grouping = CampaignGrouping()
    file.eachComment { number, text, isStub in
      grouping.add(text, number: number, isStub: isStub)
    }
    grouping.group { file.text(of: $0) }
    let partition = grouping.partition()
    var lines: [UInt8] = []
    for campaign in partition.campaigns {
      for member in campaign.members {
        lines += file.id(of: member.number)
        lines += Array(",\(campaign.key)\n".utf8)
      }
    }
    for number in partition.unique {
      lines += file.id(of: number)
      lines += Array(",\n".utf8)
    }
    try writeAll(lines)
  }
}

/// Why nothing could be done.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Writes bytes to standard output.
private func writeAll(_ bytes: [UInt8]) throws {
  var at = 0
  while at < bytes.count {
    let count = bytes[at...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    guard count > 0 else { throw Refusal("standard output: \(String(cString: strerror(errno)))") }
    at += count
  }
}
