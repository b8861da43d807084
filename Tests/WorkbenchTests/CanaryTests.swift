// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import Redacting
import TestSupport
import Testing

@testable import Workbench

/// Nothing private gets out: secrets are planted wherever they come from, and the whole site and
/// its downloads are searched for them in every form.
struct CanaryTests {
  /// Two hundred secrets that look like what they are, each another.
  private static let secrets: [String] = {
    var numbers = SeededGenerator(seed: 21)
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in "\(1 + numbers.below(9))" }.joined()
    }
    return (0..<200).map { index in
      switch index % 5 {
      case 0: "\(digits(3))-\(digits(2))-\(digits(4))"
      case 1:
        "(\(2 + numbers.below(8))\(digits(2))) \(2 + numbers.below(8))\(digits(2))-\(digits(4))"
      case 2: "canary.\(digits(6))@mail\(index).example"
      case 3: "\(digits(4)) Canary \(index) Street"
      default: "yield of \(digits(3)).\(digits(4)) % & rate <\(digits(4))>"
      }
    }
  }()

  /// Whether the finder itself finds a secret in a sentence.
  private static func isFound(_ secret: String) -> Bool {
    let text = "Control. It is \(secret), as I say."
    return PersonalDataFinder.findings(in: text).contains {
      $0.range.lowerBound <= 15 && 15 + secret.utf8.count <= $0.range.upperBound
    }
  }

  private static func attach(
    _ secret: String, to comment: inout Comments.Comment, _ restriction: Restriction? = nil
  ) -> String {
    let hash = ContentHash(of: Array(secret.utf8)).hex
    comment.attachments = [
      Attachment(number: 1, name: "letter.pdf", sha256: hash, restriction: restriction)
    ]
    return hash
  }

  /// The places, each with what puts a secret there.
  private static var planters: [(place: String, plant: CanaryDocket.Planter)] {
    [
      (
        "what the finder finds, or a person withholds, in a body",
        { secret, comment, docket in
          comment.body += " It is \(secret), as I say."
          let id = comment.id
          return isFound(secret)
            ? nil : { try docket.redact(id, secret) }
        }
      ),
      (
        "a withheld passage that was coded with words around it",
        { secret, comment, docket in
          comment.body += " Before \(secret) after."
          let id = comment.id
          return {
            try docket.code(id, quote: "Before \(secret) after")
            try docket.code(id, quote: String(decoding: secret.utf8.dropFirst(2), as: UTF8.self))
            try docket.redact(id, secret)
          }
        }
      ),
      (
        "first and last names",
        { secret, comment, _ in
          comment.submitter = Submitter(firstName: secret, lastName: secret + " Jr.")
          return nil
        }
      ),
      (
        "columns of the source",
        { secret, comment, _ in
          comment.sourceFields = ["City": secret, secret: "x", "Category": "a \(secret) b"]
          return nil
        }
      ),
      (
        "a title",
        { secret, comment, _ in
          comment.title = "Comment of \(secret)"
          return nil
        }
      ),
      (
        "an organization that is a person's address",
        { secret, comment, _ in
          if isFound(secret) {
            comment.submitter.organization = "It is \(secret), ltd"
          } else {
            comment.submitter.firstName = secret
          }
          return nil
        }
      ),
      (
        "names, addresses and words of attachments that nobody released",
        { secret, comment, docket in
          let hash = attach(secret, to: &comment)
          comment.attachments[0].name = secret + ".pdf"
          comment.attachments[0].address = "https://example.org/\(secret)"
          let id = comment.id
          return {
            try docket.read(hash, as: "Under the box: \(secret) ends.")
            try docket.code(id, quote: "box: \(secret)")
          }
        }
      ),
      (
        "a released attachment",
        { secret, comment, docket in
          let hash = attach(secret, to: &comment)
          let id = comment.id
          return {
            try docket.read(hash, as: "Control letter. It is \(secret), as I say.")
            try docket.workspace.release(
              id, attachment: 1, by: "Lee", in: "bells", now: Instant(seconds: 1_650_000_000))
            if !isFound(secret) { try docket.redact(id, secret) }
          }
        }
      ),
      (
        "an attachment that the source holds back",
        { secret, comment, docket in
          let hash = attach(secret, to: &comment, Restriction(kind: "CBI", reason: secret))
          return { try docket.read(hash, as: secret) }
        }
      ),
      (
        "notes and names of coders, and what readers said",
        { secret, comment, docket in
          let id = comment.id
          return {
            try docket.code(id, quote: "too loud", coder: secret, note: secret)
            try docket.record.setReading(
              Reading(
                comment: id, state: .setAside, reason: secret, who: secret,
                at: "2022-04-01T00:00:00Z"),
              stamp: EventStamp(who: secret, at: Instant(seconds: 1_650_000_000)))
          }
        }
      ),
      (
        "a withdrawn comment",
        { secret, comment, docket in
          comment.body += secret
          comment.submitter.organization = secret
          comment.withdrawal = Withdrawal(reason: secret)
          let id = comment.id
          return { try docket.code(id, quote: secret) }
        }
      ),
      (
        "a comment that the source restricts",
        { secret, comment, docket in
          comment.body += secret
          comment.submitter.organization = secret
          comment.restriction = Restriction(kind: "CBI", reason: secret)
          let id = comment.id
          return { try docket.code(id, quote: secret) }
        }
      ),
      (
        "a comment that a person withholds",
        { secret, comment, docket in
          comment.body += " \(secret) "
          let id = comment.id
          return {
            try docket.code(id, quote: secret)
            try docket.workspace.withhold(
              id, as: .businessInformation, reason: secret, by: secret, in: "bells",
              now: Instant(seconds: 1_650_000_000))
          }
        }
      ),
      (
        "what a comment said before it came again",
        { secret, comment, docket in
          let later = comment
          comment.body += " Formerly \(secret) here."
          let id = comment.id
          return {
            try docket.code(id, quote: "Formerly \(secret) here")
            try docket.receive([later], as: "again \(id).csv")
          }
        }
      ),
      (
        "a comment that came again with withheld words in another form",
        { secret, comment, docket in
          comment.body += " It is \(secret) still."
          var later = comment
          later.body += "!"
          later.body = "Changed. " + later.body
          let (id, again) = (comment.id, later)
          return {
            try docket.redact(id, secret)
            try docket.receive([again], as: "again \(id).csv")
          }
        }
      ),
    ]
  }

  /// Once as a small site, and once as a large one, whose pages are made as comments are read.
  @Test(arguments: [50_000, 20])
  func letsNoneOfTwoHundredSecretsOut(leanAbove limit: Int) throws {
    let docket = try CanaryDocket()
    try docket.plant(Self.secrets, Self.planters)
    try docket.respond()
    #expect(try docket.record.verify() == [])
    let files = try docket.site(leanAbove: limit)
    let search = LeakSearch(docket.canaries.map(\.secret))
    var leaks: Set<String> = []
    var all: [UInt8] = []
    for file in files {
      var forms = [file.bytes, Array(file.path.utf8)]
      if let unpacked = try LeakSearch.unpacked(file.bytes) { forms.append(unpacked) }
      for bytes in forms {
        for leak in search.found(in: bytes) {
          let canary = docket.canaries[leak.secret]
          leaks.insert("\(canary.place): '\(canary.secret)' (\(leak.form)) in \(file.path)")
        }
      }
      all += file.bytes
    }
    #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
    // What is public is there, so that the search is one of a site with comments in it.
    let text = String(decoding: all, as: UTF8.self)
    for words in [
      "Control 1000: the bell is too loud.", "[redacted: confidential business information]",
      "[redacted: social security number]", "[withheld: attachment 1, not reviewed]",
      "Control letter.", "We agree.",
    ] {
      #expect(!text.ranges(of: words).isEmpty, "\(words)")
    }
  }

  /// The search itself finds a secret in each of its forms, wherever it stands.
  @Test func findsASecretInEveryForm() throws {
    let secret = "a \"b\" & <c@d.example> 'é'"
    let search = LeakSearch(["something else", secret])
    for before in 0..<4 {
      let around = [UInt8](repeating: 0x78, count: before)
      #expect(search.found(in: around + Array(secret.utf8)).contains { $0.form == "raw" })
      let base64 = Data(around + Array(secret.utf8) + around).base64EncodedString()
      #expect(search.found(in: Array(base64.utf8)).contains { $0.secret == 1 })
    }
    for (form, bytes) in LeakSearch.forms(of: secret) {
      #expect(search.found(in: [0x78] + bytes + [0x78]).contains { $0.form == form })
    }
    #expect(search.found(in: Array("a \"b\" & <c".utf8)).isEmpty)
  }
}
