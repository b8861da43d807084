// Rulewright. Apache-2.0.

import Clauses
import CommentStore
import Comments
import Dockets
import Overviews
import Referencing

/// What all comments of a docket come to, without what people made of them.
struct CommentSurvey: Sendable {
  /// The comments on one stage.
  struct OfStage: Sendable {
    var comments = 0
    var withdrawn = 0
    var unique = 0
    var campaigns: Set<String> = []
    var days: [CalendarDay: OfDay] = [:]
    var tally = CitationTally()
    /// The tally's clauses as they were, in its order.
    var cited: [StageOverview.CitedClause] = []
    /// Comments in no campaign that say more than what is attached, in the order in which they are
    /// best read.
    var toRead: [StageOverview.UniqueComment] = []
  }

  struct OfDay: Sendable {
    var comments = 0
    var campaigns: [String: Int] = [:]
  }

  var stages: [StageID: OfStage] = [:]

  /// Of what it is made: while that is the same, so is it.
  struct Question: Hashable {
    var state: SurveyState
    var indices: [IndexQuestion]
  }
}

extension Workspace {
  private static let surveyedAtOnce = 2000

  /// Looks at all comments of a record, with the campaigns that it keeps.
  ///
  /// A letter is read once for all copies that add nothing. Between two readings others may write.
  func survey(
    of record: Record, _ loaded: LoadedDocket, _ onProgress: (Int) throws -> Void
  ) throws -> CommentSurvey {
    let question = try surveyQuestion(of: record, loaded)
    if let known = cache?.coding.survey(record.path, question) { return known }
    var making = SurveyMaking(self, loaded)
    var (last, count) = (0, 0)
    while true {
      let comments = try record.survey(after: last, limit: Self.surveyedAtOnce)
      guard let end = comments.last?.number else { break }
      for comment in comments { making.add(comment) }
      (last, count) = (end, count + comments.count)
      try onProgress(count)
      if comments.count < Self.surveyedAtOnce { break }
    }
    let survey = try making.made { try record.letter(ofCampaign: $0) }
    cache?.coding.keep(survey, of: record.path, question)
    return survey
  }

  /// Of what a survey would be made now.
  func surveyQuestion(of record: Record, _ loaded: LoadedDocket) throws -> CommentSurvey.Question {
    CommentSurvey.Question(
      state: try record.surveyState(),
      indices: loaded.stages.map { IndexQuestion($0.stage.id, of: loaded) })
  }
}

extension Record {
  /// The words of a campaign's letter, without those of attachments; nil where there is none such.
  func letter(ofCampaign id: String) throws -> [UInt8]? {
    guard let campaign = try campaign(id), let shown = try comment(campaign.representative) else {
      return nil
    }
    return Array(shown.ownBody.utf8)
  }
}

/// A survey as it is made, comment by comment.
private struct SurveyMaking {
  private struct Copies: Hashable {
    var campaign: String
    var stage: StageID
  }

  private let resolvers: [StageID: ReferenceResolver]
  private let trees: [StageID: ClauseTree]
  private var survey = CommentSurvey()
  /// How many comments on a stage are a letter and no more.
  private var copies: [Copies: Int] = [:]

  init(_ workspace: Workspace, _ loaded: LoadedDocket) {
    var resolvers: [StageID: ReferenceResolver] = [:]
    for stage in loaded.stages {
      resolvers[stage.stage.id] = workspace.resolver(of: stage, in: loaded)
    }
    self.resolvers = resolvers
    trees = Dictionary(uniqueKeysWithValues: loaded.stages.map { ($0.stage.id, $0.tree) })
  }

  mutating func add(_ comment: SurveyedComment) {
    var stage = survey.stages[comment.stage] ?? CommentSurvey.OfStage()
    survey.stages[comment.stage] = nil
    defer { survey.stages[comment.stage] = stage }
    stage.comments += 1
    if let day = comment.received {
      stage.days[day, default: CommentSurvey.OfDay()].comments += 1
      if let campaign = comment.campaign {
        stage.days[day]?.campaigns[campaign, default: 0] += 1
      }
    }
    if let campaign = comment.campaign {
      stage.campaigns.insert(campaign)
    } else {
      stage.unique += 1
    }
    guard !comment.isWithdrawn else {
      stage.withdrawn += 1
      return
    }
    guard let body = comment.body else {
      if let campaign = comment.campaign {
        copies[Copies(campaign: campaign, stage: comment.stage), default: 0] += 1
      }
      return
    }
    let bytes = Array(body.utf8)
    let cited = resolvers[comment.stage]?.references(in: bytes).leading ?? []
    stage.tally.add(cited, campaign: comment.campaign)
    if comment.campaign == nil, !comment.isStub {
      stage.toRead.append(
        .init(id: comment.id, clauses: cited.count, length: bytes.count))
    }
  }

  /// The survey, once all were added.
  func made(letter: (String) throws -> [UInt8]?) throws -> CommentSurvey {
    var survey = survey
    for (copied, count) in copies {
      guard let resolver = resolvers[copied.stage], let words = try letter(copied.campaign) else {
        continue
      }
      survey.stages[copied.stage]?.tally.add(
        resolver.references(in: words).leading, campaign: copied.campaign, copies: count)
    }
    for (id, var stage) in survey.stages {
      if let tree = trees[id] {
        stage.cited = stage.tally.cited.map {
          .init(clause: tree.clauses[$0.clause], comments: $0.comments, letters: $0.letters)
        }
      }
      stage.toRead.sort { ($1.clauses, $1.length, $0.id) < ($0.clauses, $0.length, $1.id) }
      survey.stages[id] = stage
    }
    return survey
  }
}
