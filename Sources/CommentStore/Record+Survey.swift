// Rulewright. Apache-2.0.

package import Clauses
package import Comments
package import Dockets
import GRDB

/// A comment as somebody looks at it who looks at all.
package struct SurveyedComment: Sendable {
  /// Its number in the table of comments.
  package var number: Int
  package var id: CommentID
  package var stage: StageID
  package var received: CalendarDay?
  package var isStub: Bool
  package var isWithdrawn: Bool
  /// The campaign that it is in; nil for none.
  package var campaign: String?
  /// Its words, those of its attachments too; nil where they are its campaign's letter and no more,
  /// which need not be read again.
  package var body: String?
}

/// Of what is made whatever follows from the comments' words and campaigns alone.
package struct SurveyState: Hashable, Sendable {
  /// The last event that brought or changed comments.
  package var event: Int
  /// The newest reading of an attachment, whose words stand with a comment's from then on.
  package var attachmentReading: Int
  /// Of what the campaigns that are kept were made; nil when none were ever made.
  package var campaigns: CampaignState?
}

extension Record {
  /// Of what a survey would be made now.
  ///
  /// Throws `StoreError`.
  package func surveyState() throws -> SurveyState {
    try file.reading { db in
      SurveyState(
        event: try Int.fetchOne(db, sql: "SELECT max(event) FROM commentChange") ?? 0,
        attachmentReading: try Int.fetchOne(
          db, sql: "SELECT max(number) FROM attachmentReading") ?? 0,
        campaigns: try CampaignRows.keptState(db))
    }
  }

  /// Some comments above a number, by their numbers.
  ///
  /// Throws `StoreError`.
  package func survey(after number: Int, limit: Int) throws -> [SurveyedComment] {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT number, id, stage, received, isStub, withdrawalReason IS NOT NULL, campaign,
            CASE WHEN relation = 'exact' AND ownLength IS NULL THEN NULL ELSE body END
          FROM comment LEFT JOIN campaignMember USING (number)
          WHERE number > ? ORDER BY number LIMIT ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: [number, limit])
      var comments: [SurveyedComment] = []
      while let row = try rows.next() {
        var columns = Columns(row)
        comments.append(
          SurveyedComment(
            number: try columns.number(), id: CommentID(try columns.text()),
            stage: StageID(try columns.text()), received: try columns.dayIfAny(),
            isStub: try columns.flag(), isWithdrawn: try columns.flag(),
            campaign: try columns.textIfAny(), body: try columns.textIfAny()))
      }
      return comments
    }
  }

  /// The comments that bear a coding.
  ///
  /// Throws `StoreError`.
  package func taggedComments() throws -> Set<CommentID> {
    try file.reading { db in
      let sql = "SELECT DISTINCT comment FROM coding"
      return Set(try String.fetchAll(db.cachedStatement(sql: sql)).map { CommentID($0) })
    }
  }

  /// The comments that were last tied to clauses of a stage, with those clauses.
  ///
  /// Throws `StoreError`.
  package func lastTied(
    on stage: StageID, atMost most: Int
  ) throws -> [CommentID: Set<ClauseLabel>] {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT comment, targetLabel FROM coding WHERE targetStage = ?1 AND comment IN (
            SELECT comment FROM coding WHERE targetStage = ?1
            GROUP BY comment ORDER BY max(number) DESC LIMIT ?2)
          """)
      var tied: [CommentID: Set<ClauseLabel>] = [:]
      let rows = try Row.fetchCursor(statement, arguments: [stage.text, most])
      while let row = try rows.next() {
        var columns = Columns(row)
        let comment = CommentID(try columns.text())
        tied[comment, default: []].insert(ClauseLabel(try columns.text()))
      }
      return tied
    }
  }
}
