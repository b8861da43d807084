// Rulewright. Apache-2.0.

import ArgumentParser
import Campaigns
import CommentStore
import Comments
import Workbench

struct CampaignsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaigns", abstract: "List letters that many sent, and what each person added",
    discussion: """
      Comments are one campaign where they are the same letter: word for word, with words of the \
      sender's own, or with words exchanged throughout. A quotation makes no copy, and a comment that \
      says only "see attached" is in none. With a campaign's id its members are listed with their own \
      words. Staff have the last word: --join, --split and --apart, which `undo` takes back.

      As JSON: {"docket","method","total","unique","campaigns":[{"id","count","copies",\
      "representative","tagged","decided","members":[…]}]}; of one campaign: {"id",…,"letter",\
      "members":[{"id","relation":"exact"|"near"|"mail-merge"|"decided","likeness","own":[…]}]}; both \
      with "present" and "asOf": where comments or decisions keep coming while campaigns are counted, \
      they are as of the comments that had come by then.

      Example: rulewright campaigns cyber-items --join BIS-2020-0038-0003 BIS-2020-0038-0011
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "A campaign, to list its members.")
  var id: String?
  @Option(
    parsing: .upToNextOption,
    help: "Comments that are one letter, with the campaigns that they are in.")
  var join: [String] = []
  @Option(
    parsing: .upToNextOption, help: "Comments that are a letter of their own.")
  var split: [String] = []
  @Option(parsing: .upToNextOption, help: "Comments that are nobody's copy.")
  var apart: [String] = []
  @Option(help: "Who decides; by default your user name.")
  var by: String?
  @Option(help: "At most so many.")
  var limit: Int?
  @Option(help: "After so many.")
  var offset = 0
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard limit ?? 0 >= 0, offset >= 0 else {
      throw ValidationError("--limit and --offset count from 0")
    }
    guard [join, split, apart].filter({ !$0.isEmpty }).count <= 1 else {
      throw ValidationError("one of --join, --split and --apart at a time")
    }
  }

  func run() throws {
    let workspace = try place.workspace()
    for (kind, ids) in [(CampaignDecision.Kind.joined, join), (.split, split), (.apart, apart)]
    where !ids.isEmpty {
      try workspace.decideCampaign(
        kind, ids.map { CommentID($0) }, in: docket, by: try coderName(by), now: SystemClock.now)
    }
    if let id {
      try show(id, workspace)
    } else {
      try list(workspace)
    }
  }

  private func list(_ workspace: Workspace) throws {
    let found = try workspace.campaigns(of: docket, limit: limit, offset: offset)
    switch output.format {
    case .json:
      let members = try workspace.members(of: found.campaigns, in: docket)
      try printJSON(CampaignList(docket, found, members))
    case .text:
      for campaign in found.campaigns { print(Self.line(campaign)) }
      let some = found.campaigns.count == found.total ? "" : "\(found.campaigns.count) of "
      print(
        "\(some)\(found.total) campaign\(found.total == 1 ? "" : "s"), "
          + "\(found.unique) comments in none (\(found.method))")
      if !found.isPresent { print(forTerminal(Self.former(found.asOf))) }
    }
  }

  private func show(_ id: String, _ workspace: Workspace) throws {
    guard let found = try workspace.campaign(id, in: docket, limit: limit, offset: offset) else {
      throw WorkspaceError.refused(
        "docket '\(docket)' has no campaign '\(id)'; `rulewright campaigns \(docket)` lists them")
    }
    switch output.format {
    case .json: try printJSON(CampaignJSON(found))
    case .text:
      print(Self.line(found.campaign))
      print("    " + firstWords(found.letter.ownBody, 300))
      for member in found.members {
        let share = Int((member.member.likeness * 100).rounded(.down))
        let how = member.member.relation == .decided ? "" : ", \(share) %"
        print(forTerminal("\(member.member.id)  \(member.member.relation.name)\(how)"))
        for own in member.own { print("    + " + firstWords(own, 300)) }
      }
      if !found.isPresent { print(forTerminal(Self.former(found.asOf))) }
    }
  }

  /// That something kept coming while campaigns were counted, and as of when they are.
  private static func former(_ asOf: String?) -> String {
    "Comments or decisions kept coming while campaigns were counted; ask again for those of now. "
      + (asOf.map { "These are as of the comments that had come by \($0)." }
        ?? "None were counted yet.")
  }

  private static func line(_ campaign: KeptCampaign) -> String {
    var parts = ["\(campaign.members) comments", "\(campaign.copies) word for word"]
    if campaign.codings > 0 { parts.append("tagged") }
    if campaign.isDecided { parts.append("staff decided") }
    return Colour.bold(forTerminal(campaign.id))
      + forTerminal("  \(parts.joined(separator: ", ")), shown by \(campaign.representative)")
  }
}

private struct CampaignList: Encodable {
  var docket: String
  var method: String
  var total: Int
  var unique: Int
  var present: Bool
  var asOf: String?
  var campaigns: [Row]

  struct Row: Encodable {
    var id: String
    var count: Int
    var copies: Int
    var representative: String
    var tagged: Bool
    var decided: Bool
    var members: [String]
  }

  init(_ docket: String, _ found: DocketCampaigns, _ members: [[CommentID]]) {
    self.docket = docket
    method = found.method.description
    (total, unique) = (found.total, found.unique)
    (present, asOf) = (found.isPresent, found.asOf)
    campaigns = zip(found.campaigns, members).map { campaign, members in
      Row(
        id: campaign.id, count: campaign.members, copies: campaign.copies,
        representative: campaign.representative.text, tagged: campaign.codings > 0,
        decided: campaign.isDecided, members: members.map(\.text))
    }
  }
}

private struct CampaignJSON: Encodable {
  var id: String
  var count: Int
  var copies: Int
  var representative: String
  var tagged: Bool
  var decided: Bool
  var letter: String
  var present: Bool
  var asOf: String?
  var members: [Member]

  struct Member: Encodable {
    var id: String
    var relation: String
    var likeness: Double
    var own: [String]
  }

  init(_ found: CampaignAtHand) {
    let campaign = found.campaign
    id = campaign.id
    (count, copies) = (campaign.members, campaign.copies)
    representative = campaign.representative.text
    (tagged, decided) = (campaign.codings > 0, campaign.isDecided)
    letter = found.letter.ownBody
    (present, asOf) = (found.isPresent, found.asOf)
    members = found.members.map {
      Member(
        id: $0.member.id.text, relation: $0.member.relation.name,
        likeness: $0.member.likeness, own: $0.own)
    }
  }
}
