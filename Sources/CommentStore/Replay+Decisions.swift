// Rulewright. Apache-2.0.

import Comments
import Redacting

extension Replay {
  mutating func takeAwayDecisions(_ change: RecordChange, _ event: Int) throws {
    for redaction in change.redactions {
      let known = try RedactionRows.redaction(
        of: redaction.comment, at: redaction.range, db, in: "replayed.")
      guard let known, RecordChange.areSame(known, redaction) else {
        problems.append("event \(event) takes away a decision about words that was not there")
        continue
      }
      try RedactionRows.remove(redaction, db, in: "replayed.")
    }
    for disclosure in change.disclosures {
      let known = try DisclosureRows.disclosure(
        like: disclosure, db, in: "replayed.")
      guard let known, RecordChange.areSame(known, disclosure) else {
        problems.append("event \(event) takes away a decision that was not there")
        continue
      }
      try DisclosureRows.remove(disclosure, db, in: "replayed.")
    }
    for decision in change.campaignDecisions {
      let known = try CampaignDecisionRows.decision(
        decision.number, db, in: "replayed.")
      guard let known, RecordChange.areSame(known, decision) else {
        problems.append("event \(event) takes away a decision about campaigns that was not there")
        continue
      }
      try CampaignDecisionRows.remove(decision.number, db, in: "replayed.")
    }
  }

  func putInDecisions(_ change: RecordChange) throws {
    for redaction in change.redactions {
      try RedactionRows.insert(redaction, db, in: "replayed.")
    }
    for disclosure in change.disclosures {
      try DisclosureRows.insert(disclosure, db, in: "replayed.")
    }
    for decision in change.campaignDecisions {
      try CampaignDecisionRows.insert(decision, db, in: "replayed.")
    }
  }
}
