// Rulewright. Apache-2.0.

import Campaigns
import Codings
import CommentStore
import Comments
import Dockets
import StaffPages
import Workbench

extension Desk {
  /// How long an act on a campaign waits for the campaigns to follow before it is shown without.
  private static var patience: Double { 2 }

  /// Counts the campaigns of a docket in the background.
  func countCampaigns(in docket: String) {
    guard imports.standing(in: docket)?.isRunning != true else { return }
    campaigns.begin(in: docket) { [workspace] look in
      try workspace.countCampaigns(in: docket) { _ in try look() }
    }
  }

  /// Has the campaigns follow what was decided, and waits for it a while.
  func followCampaigns(in docket: String) {
    countCampaigns(in: docket)
    _ = campaigns.wait(for: docket, seconds: Self.patience)
  }

  /// Whether the campaigns that a record keeps are of today; where they are not, they are counted.
  func campaignCounting(in docket: String) throws -> Counting {
    if try workspace.hasPresentCampaigns(docket) { return .present }
    let standing = campaigns.standing(in: docket)
    countCampaigns(in: docket)
    if case .failed(let why) = standing { return .failed(why) }
    return .underWay
  }

  // MARK: - Pages

  /// The list of campaigns.
  func campaignsPage(_ request: StaffRequest) throws -> StaffAnswer {
    let name = try request.name("docket")
    let counting = try campaignCounting(in: name)
    let number = pageNumber(request)
    let found = try workspace.campaignsAtHand(
      of: name, limit: CampaignPages.size, offset: (number - 1) * CampaignPages.size)
    let content = CampaignsContent(
      docket: found.docket, person: person,
      lines: found.campaigns.map { .init($0.campaign, beginning: $0.beginning) },
      page: CampaignPages(number: number, total: found.total), grouped: found.grouped,
      unique: found.unique, isKept: found.isKept, counting: counting, asOf: found.asOf)
    return StaffAnswer(.page(StaffPages.campaignsPage(content)))
  }

  /// One campaign.
  func campaignPage(_ request: StaffRequest) throws -> StaffAnswer {
    let (name, id) = (try request.name("docket"), try request.name("campaign"))
    guard let content = try campaignContent(id, in: name, page: pageNumber(request)) else {
      throw StaffRefusal(
        .notFound, "There is no such campaign",
        ["It may be one with another now, or fewer than two comments may be left of it."],
        way: .docket(name, StaffRoom.campaigns.rawValue))
    }
    return StaffAnswer(.page(StaffPages.campaignPage(content)))
  }

  private func pageNumber(_ request: StaffRequest) -> Int {
    let asked = (request.form["page"] ?? request.query["page"]).flatMap { Int($0) } ?? 1
    return min(max(1, asked), 1_000_000)
  }

  private func campaignContent(
    _ id: String, in name: String, page number: Int
  ) throws -> CampaignContent? {
    let counting = try campaignCounting(in: name)
    guard
      let found = try workspace.campaignAtHand(
        id, in: name, limit: CampaignPages.size, offset: (number - 1) * CampaignPages.size)
    else { return nil }
    let codebook = try workspace.load(name).codebook
    return CampaignContent(
      docket: found.docket, person: person, line: .init(found.campaign, beginning: ""),
      letter: found.letter,
      codings: found.codings.map { numbered in
        LetterView.Line(
          number: numbered.number, coding: numbered.coding,
          tagName: codebook.tag(numbered.coding.tag)?.name ?? numbered.coding.tag.text, was: "")
      },
      members: found.members.map { member in
        .init(
          id: member.member.id, submitter: member.submitter.nameAsStated,
          relation: member.member.relation, likeness: member.member.likeness,
          isWithdrawn: member.isWithdrawn, own: member.own)
      }, page: CampaignPages(number: number, total: found.campaign.members), counting: counting,
      asOf: found.asOf)
  }

  // MARK: - Acts

  /// Decides that comments are a letter of their own, or nobody's copy, or that the campaign is one
  /// with another.
  func decideCampaign(_ request: StaffRequest) throws -> StaffAnswer {
    let (name, id) = (try request.name("docket"), try request.name("campaign"))
    let way = StaffPath.docket(name, StaffRoom.campaigns.rawValue, id)
    let kind: CampaignDecision.Kind
    switch try request.field("do") {
    case "split": kind = .split
    case "apart": kind = .apart
    case "join": kind = .joined
    default:
      throw StaffRefusal(.unreadable, "The form was not whole", ["Load the page again."], way: way)
    }
    let comments =
      try kind == .joined
      ? joined(request, id, in: name, way) : chosen(request, id, in: name, way)
    let now = now
    try workspace.decideCampaign(
      kind, comments, in: name, by: person, now: now, regroups: false)
    followCampaigns(in: name)
    let said = Self.said(kind, comments.count)
    // Two campaigns that were joined are found under the name of one of them.
    let there =
      try kind == .joined
      ? workspace.campaigns(of: comments, in: name)[comments[0]] ?? id : id
    guard let content = try campaignContent(there, in: name, page: pageNumber(request)) else {
      return .acted(request, at: now, to: .docket(name, StaffRoom.campaigns.rawValue)) {
        campaignGoneFragments(in: name) + [.done(said)]
      }
    }
    let shown = StaffPath.docket(name, StaffRoom.campaigns.rawValue, there)
    return .acted(
      request, at: now,
      to: content.page.number > 1 ? shown.asking("page", String(content.page.number)) : shown
    ) { campaignFragments(content) + [.done(said)] }
  }

  private static func said(_ kind: CampaignDecision.Kind, _ count: Int) -> String {
    let comments = count == 1 ? "1 comment" : "\(count) comments"
    return switch kind {
    case .joined: "Joined as one letter"
    case .split: count == 1 ? "1 comment is on its own" : "\(comments) are a letter of their own"
    case .apart: count == 1 ? "1 comment is nobody’s copy" : "\(comments) are nobody’s copy"
    }
  }

  /// The comments that were chosen, all of them still in the campaign.
  private func chosen(
    _ request: StaffRequest, _ id: String, in name: String, _ way: StaffPath
  ) throws -> [CommentID] {
    let chosen = request.form.all("member").map { CommentID($0) }
    guard !chosen.isEmpty else {
      throw StaffRefusal(
        .unfit, "No comment was chosen", ["Choose the comments that the decision is about."],
        way: way)
    }
    let places = try workspace.campaigns(of: chosen, in: name)
    let moved = chosen.filter { places[$0]?.utf8.elementsEqual(id.utf8) != true }
    guard moved.isEmpty else {
      let few = moved.prefix(5).map(\.text).joined(separator: ", ")
      throw StaffRefusal(
        .conflict, "That was not decided",
        [
          "Since this page was drawn something else was decided, or came: "
            + (moved.count == 1 ? "\(few) is" : "\(few) are") + " not in this campaign any more.",
          "Nothing was changed. Load the page again to see what is there now.",
        ], way: way)
    }
    return chosen
  }

  /// The comments that show this campaign and the one that somebody names.
  private func joined(
    _ request: StaffRequest, _ id: String, in name: String, _ way: StaffPath
  ) throws -> [CommentID] {
    let words = Self.trimmed(try request.field("with"))
    guard
      let own = try workspace.campaignAtHand(id, in: name, limit: 0, offset: 0)?.letter.id
    else {
      throw StaffRefusal(
        .conflict, "That was not decided",
        ["This campaign is another’s by now, or none any more. Nothing was changed."],
        way: .docket(name, StaffRoom.campaigns.rawValue))
    }
    guard let other = try workspace.commentNamed(words, beside: own, in: name) else {
      throw StaffRefusal(
        .unfit, "There is nothing to join it with",
        ["No campaign has the id ‘\(words)’, and no comment that number."], way: way)
    }
    if try workspace.campaigns(of: [other], in: name)[other]?.utf8.elementsEqual(id.utf8) == true {
      throw StaffRefusal(
        .unfit, "They are one already", ["\(other) is in this campaign."], way: way)
    }
    return [own, other]
  }

  /// What somebody typed, without blanks at its ends.
  static func trimmed(_ words: String) -> String {
    let bytes = words.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    let end = bytes.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { bytes.index(after: $0) }
    return String(decoding: bytes[..<(end ?? bytes.startIndex)], as: UTF8.self)
  }

  // MARK: - On the coding screen

  /// Takes the letter's tags over to a comment that is nearly the letter.
  func takeOverTags(_ request: StaffRequest) throws -> StaffAnswer {
    let codings = request.form.all("letter").compactMap { SeenCoding(inForm: $0) }
    let asked = TakeOverRequest(
      comment: CommentID(try request.name("comment")), seen: request.form["seen"] ?? "",
      codings: codings, coder: person)
    return try saying(request, try place(of: request)) { now in
      let place = try place(of: request)
      let taken: TagsTakenOver
      do {
        taken = try workspace.takeOverTags(asked, in: place.docket, now: now)
      } catch CodingRefusal.codingChanged {
        throw StaffRefusal(
          .conflict, "That was not taken over",
          ["A coding of the letter was changed since the page was drawn.", "Nothing was tagged."],
          way: place.at(place.comment).path)
      }
      return Done(place: place.at(place.comment), range: nil) { _ in
        (taken.added == 1 ? "Took over 1 tag" : "Took over \(taken.added) tags")
          + (taken.left.isEmpty
            ? ""
            : taken.left.count == 1
              ? "; 1 does not stand here"
              : "; \(taken.left.count) do not stand here")
      }
    }
  }

  /// What a comment's campaign is to the screen.
  func letter(_ open: OpenLetter, _ loaded: LoadedDocket, of queued: QueuedComment) -> LetterView {
    LetterView(
      mark: queued.campaign.map { CampaignMark($0) }
        ?? CampaignMark(
          campaign: open.campaign.id, relation: open.member.relation,
          likeness: open.member.likeness, members: open.campaign.members),
      representative: open.campaign.representative,
      lines: open.codings.map { coding in
        let tag = coding.numbered.coding.tag
        return LetterView.Line(
          number: coding.numbered.number, coding: coding.numbered.coding,
          tagName: loaded.codebook.tag(tag)?.name ?? tag.text, was: coding.was,
          obstacle: coding.standing.obstacle)
      }, letter: open.letter, added: open.added)
  }
}

extension LetterCoding.Standing {
  /// Why the coding cannot be taken over; nil where it can.
  fileprivate var obstacle: String? {
    switch self {
    case .stands: nil
    case .isThere: "you have tagged it here"
    case .wordsDiffer: "its words do not stand here"
    case .isWhole: "it is about the letter as a whole"
    case .isOnOtherStage: "it is tied to a clause of another stage"
    case .hasNoTag: "the codebook has no such tag any more"
    }
  }
}

extension CampaignMark {
  init(_ place: CampaignPlace) {
    self.init(
      campaign: place.member.campaign, relation: place.member.relation,
      likeness: place.member.likeness, members: place.members, copies: place.copies)
  }
}

extension CampaignsContent.Line {
  fileprivate init(_ campaign: KeptCampaign, beginning: String) {
    self.init(
      id: campaign.id, members: campaign.members, copies: campaign.copies,
      codings: campaign.codings, isDecided: campaign.isDecided, beginning: beginning)
  }
}
