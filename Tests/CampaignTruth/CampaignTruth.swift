// Rulewright. Apache-2.0.

import Campaigns
import Glibc

/// Groups the comments of a file, to be timed and held to the truth.
///
///     CampaignTruth FILE.csv              prints id and campaign of each comment, as CSV
///     CampaignTruth FILE.csv --later N    groups all but N, writes that down, reads it again, and groups
///                                         the last N; tells what that took on standard error
///
/// The file has the columns id, stub (1 or 0) and text, as `Tests/Truth/letters.py` writes it.
@main
struct CampaignTruth {
  static func main() throws {
    let words = CommandLine.arguments
    let later = words.count == 4 && words[2] == "--later" ? Int(words[3]) : nil
    guard words.count == 2 || later != nil else {
      throw Refusal("usage: CampaignTruth FILE.csv [--later N]")
    }
    let file = try CommentFile(words[1])
    var grouping = CampaignGrouping()
    var isStubOf: [Bool] = []
    file.eachComment { number, text, isStub in
      isStubOf.append(isStub)
      if later == nil { grouping.add(text, number: number, isStub: isStub) }
    }
    if let later {
      let first = max(0, isStubOf.count - later)
      for number in 0..<first {
        grouping.add(file.text(of: number), number: number, isStub: isStubOf[number])
      }
      grouping.group { file.text(of: $0) }
      let start = clock()
      let bytes = grouping.bytes()
      grouping = try CampaignGrouping(bytes: bytes)
      let middle = clock()
      for number in first..<isStubOf.count {
        grouping.add(file.text(of: number), number: number, isStub: isStubOf[number])
      }
      grouping.groupNew { file.text(of: $0) }
      try writeAll(
        Array(
          """
          \(bytes.count) bytes, written and read in \((middle - start) / 1000) ms; \(later) comments \
          grouped in \((clock() - middle) / 1000) ms of processor time

          """.utf8), to: STDERR_FILENO)
    } else {
      grouping.group { file.text(of: $0) }
    }
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

/// Writes bytes to standard output or error.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws {
  var at = 0
  while at < bytes.count {
    let count = bytes[at...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { throw Refusal("output: \(String(cString: strerror(errno)))") }
    at += count
  }
}
