// Rulewright. Apache-2.0.

import Comments
import Dockets

/// What is kept in memory of each public comment: all that lists and addresses ask, and no words.
///
/// A docket may have millions, so a head is small: about fifty bytes, and its number.
struct CommentHead: Sendable {
  enum Standing: UInt8, Sendable { case shown, withdrawn, heldBack }

  let id: CommentID
  let stage: StageID
  /// The number of its day; `Int32.max` where none is stated.
  private let day: Int32
  /// Its place in the order in which comments are given.
  private let source: Int32
  private let number: Int32
  /// The number of its organization; 0 for none.
  private let stated: Int32
  let standing: Standing
  private let marks: Marks

  /// What is so or not, in one byte.
  private struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    static let isStub = Marks(rawValue: 1)
    static let isReadStub = Marks(rawValue: 2)
    static let hasAttachments = Marks(rawValue: 4)
  }

  /// A comment whose text has a number, and whose organization, where one is stated.
  init(_ comment: PublishedComment, place: Int, text: Int, organization: Int) {
    id = comment.id
    stage = comment.stage
    day = comment.received.map { Int32($0.number) } ?? Int32.max
    source = Int32(place)
    number = Int32(text)
    stated = Int32(organization)
    standing =
      switch comment.content {
      case .body: .shown
      case .withdrawn: .withdrawn
      case .restricted: .heldBack
      }
    var marks: Marks = []
    if comment.isStub { marks.insert(.isStub) }
    if comment.readStubInWords != nil { marks.insert(.isReadStub) }
    if comment.attachmentCount > 0 { marks.insert(.hasAttachments) }
    self.marks = marks
  }

  var received: CalendarDay? { day == Int32.max ? nil : CalendarDay(number: Int(day)) }
  /// Whether its words are public.
  var isPublic: Bool { standing == .shown }
  var isWithdrawn: Bool { standing == .withdrawn }
  var isHeldBack: Bool { standing == .heldBack }
  var isStub: Bool { marks.contains(.isStub) }
  /// Whether it is a stub of which an attachment was read and released.
  var isReadStub: Bool { marks.contains(.isReadStub) }
  var hasOrganization: Bool { stated > 0 }
  /// The number of its organization among those stated; 0 for none.
  var organization: Int { Int(stated) }
  /// Whether anything came with it, read or not.
  var hasAttachments: Bool { marks.contains(.hasAttachments) }
  /// Comments with the same words share this number.
  var text: Int { Int(number) }
  var place: PublishedPlace { PublishedPlace(place: Int(source), id: id) }

  /// The order of lists: by number, and in a large docket by day first, so that what a page of a
  /// list holds can be said by its day.
  func stands(before other: CommentHead, byDay: Bool) -> Bool {
    if byDay, day != other.day { return day < other.day }
    return naturallyBefore(id.text, other.id.text)
  }
}
