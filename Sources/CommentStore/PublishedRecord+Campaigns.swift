// Rulewright. Apache-2.0.

package import Comments
import Dockets
import GRDB

extension PublishedRecord {
  /// The letters that many sent, the largest first: those of which two comments or more are public.
  ///
  /// Where the comment that shows one is not public, another copy of it does, else the first member.
  package func campaigns() throws -> [PublishedCampaign] {
    // The order of an index: one by number alone would have SQLite sort all members.
    let sql = """
      SELECT campaign, number, comment, \(Schema.isCopy), relation = 'decided', likeness, isPublic,
        isRepresentative
      FROM publishedMember WHERE day IS NULL OR day <= ? ORDER BY campaign, relation, number
      """
    return try file.reading { db in
      var found: [PublishedCampaign] = []
      var open: Reading?
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [asOf.description])
      while let row = try rows.next() {
        var columns = Columns(row)
        let id = try columns.text()
        if open?.id.utf8.elementsEqual(id.utf8) != true {
          if let campaign = open?.campaign { found.append(campaign) }
          open = Reading(id: id)
        }
        try open?.take(&columns)
      }
      if let campaign = open?.campaign { found.append(campaign) }
      return found.sorted {
        $0.received != $1.received
          ? $0.received > $1.received : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
      }
    }
  }

  /// How the campaigns were found; nil where nobody looked for any.
  package func campaignMethod() throws -> String? {
    try file.reading { try CampaignRows.kept($0)?.state.method }
  }

  /// A campaign whose members are being read.
  private struct Reading {
    let id: String
    private var received = 0
    private var members: [(number: Int, member: PublishedCampaign.Member)] = []
    private var shown: CommentID?

    init(id: String) { self.id = id }

    mutating func take(_ columns: inout Columns) throws {
      let number = try columns.number()
      let comment = CommentID(try columns.text())
      let (isCopy, isDecided) = (try columns.flag(), try columns.flag())
      let likeness = try columns.real()
      let (isPublic, isRepresentative) = (try columns.flag(), try columns.flag())
      received += 1
      guard isPublic else { return }
      let member = PublishedCampaign.Member(
        comment: comment, isCopy: isCopy, isDecided: isDecided, likeness: likeness)
      members.append((number, member))
      if isRepresentative { shown = comment }
    }

    var campaign: PublishedCampaign? {
      guard members.count > 1 else { return nil }
      let members = members.sorted { $0.number < $1.number }.map(\.member)
      let representative = shown ?? (members.first(where: \.isCopy) ?? members[0]).comment
      return PublishedCampaign(
        id: id, representative: representative, received: received, members: members)
    }
  }
}
