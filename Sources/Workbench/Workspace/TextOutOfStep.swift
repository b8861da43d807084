// Rulewright. Apache-2.0.

import Codings
import CommentImport
import Comments
import Diagnostics

/// The words of the gate on text that says something else than the record.
struct TextOutOfStep {
  /// What people write as text, beside responses.
  enum Kind: Sendable {
    case codings
    case readings
    case codebook
    case campaigns

    /// The id of its diagnostics.
    fileprivate var id: String {
      switch self {
      case .codings: "CodingsNotInStep"
      case .readings: "ReadingsNotInStep"
      case .codebook: "CodebookNotInStep"
      case .campaigns: "CampaignsNotInStep"
      }
    }

    /// Of what the file's rows are.
    fileprivate var one: String {
      switch self {
      case .codings: "coding"
      case .readings: "reading"
      case .codebook: "tag"
      case .campaigns: "decision"
      }
    }

    /// What an export is told to write.
    fileprivate var target: String {
      switch self {
      case .codings, .readings: "codings"
      case .codebook: "codebook"
      case .campaigns: "campaigns"
      }
    }
  }

  private let kind: Kind
  private let docket: String
  private let file: String

  init(_ kind: Kind, docket: String, file: String) {
    self.kind = kind
    self.docket = docket
    self.file = file
  }

  private var write: String { write("\(kind == .codebook ? "it" : "them")") }
  private func write(_ what: String) -> String { "Write \(what) with \(export)" }
  private var export: String { "`rulewright export \(docket) --to \(kind.target)`" }
  private var overwritingExport: String {
    "`rulewright export \(docket) --to \(kind.target) --overwrite`"
  }
  private static let overwriting =
    "Where the record is right, write over the file: add `--overwrite` to the export"

  // MARK: - Rows

  /// Where rows of the file and of the record differ; the first of each are shown.
  func differences<Key, Row>(
    _ compared: ComparedRows<Key, Row>, onlyInRecord: [Row], _ fates: FileOnlyRows,
    _ words: (Row) -> String
  ) -> [Diagnostic] {
    let onlyInFile = compared.onlyInFile.sorted().map { compared.written[$0] }
    let one = kind.one
    return diagnostic(
      onlyInRecord.count, "\(one) of the record is not in \(file)",
      "\(one)s of the record are not in \(file)",
      onlyInRecord.prefix(Self.shown).map(words), writing(fates))
      + diagnostic(
        onlyInFile.count, "\(one) of \(file) is not in the record",
        "\(one)s of \(file) are not in the record",
        onlyInFile.prefix(Self.shown).map { "row \($0.number): \(words($0.row))" },
        mending(fates, of: onlyInFile.count), because: said(fates, of: onlyInFile.count))
      + diagnostic(
        compared.unreadable.count, "row of \(file) is no \(one) in a clone",
        "rows of \(file) are no \(one)s in a clone",
        compared.unreadable.prefix(Self.shown).map { $0.words },
        ["Mend what is said of them"] + writing(fates))
  }

  /// How what only the record has comes into the file.
  private func writing(_ fates: FileOnlyRows) -> [String] {
    guard fates.refusesExport else { return [write] }
    let first = "Import or mend what only \(file) says, then write them with \(export)"
    return [first, Self.overwriting]
  }

  /// Why an import does not mend it, where it does not; empty where all would be read.
  private func said(_ fates: FileOnlyRows, of count: Int) -> String {
    func these(_ part: Int) -> String {
      part < count ? "\(part) of them" : count == 1 ? "it" : "them"
    }
    let (old, passedOver) = (fates.count(.old), fates.count(.passedOver))
    var words: [String] = []
    if old > 0 {
      words.append("The record said \(these(old)) before and says so no more.")
    }
    if passedOver > 0 {
      let them = these(passedOver)
      words.append(
        "An import passes over \(them): the like was taken back or said otherwise since.")
    }
    return words.joined(separator: " ")
  }

  /// How what only the file has is mended: what an import reads is read, and an export takes out what
  /// it passes over.
  private func mending(_ fates: FileOnlyRows, of count: Int) -> [String] {
    let news = fates.count(.news)
    var solutions: [String] = []
    if news > 0 {
      let which = news == count ? "them" : "the \(news) that the record never had"
      solutions.append("Read \(which) with `rulewright import \(docket) \(file)`")
    }
    if news < count {
      let which =
        news > 0 ? "Then take the rest" : "Take \(count == 1 ? "it" : "them")"
      let with = fates.refusesExportWhenRead ? overwritingExport : export
      solutions.append("\(which) out of the file with \(with)")
      if kind == .codings {
        solutions.append("Or tag the comment anew, where somebody means one of them still")
      }
    }
    return news > 0 ? solutions + [Self.overwriting] : solutions
  }

  private static let shown = 3

  func words(_ row: CodingRow) -> String {
    let stage = row.stage.isEmpty ? "" : " at \(row.citation) (\(row.stage))"
    return "\(row.comment): \(row.tag)\(stage), by \(row.coder) on \(row.at)"
  }

  func words(_ reading: Reading) -> String {
    "\(reading.comment): \(reading.state.rawValue), by \(reading.who) on \(reading.at)"
  }

  func words(_ decision: CampaignDecision) -> String {
    "\(decision.inWords), by \(decision.who) on \(decision.at)"
  }

  /// The file has every row that it should, and another decision would go before another.
  var otherOrder: Diagnostic {
    diagnostic(
      "What was decided within one second stands in another order in \(file) than in the record",
      "Of two decisions about the same comments the later row holds.", [write])
  }

  // MARK: - The codebook

  var noCodebook: Diagnostic {
    diagnostic("The record's codebook is not there as text", "There is no \(file).", [write])
  }

  /// `isOld` says that the record once kept what the file says.
  func codebookDiffers(isOld: Bool) -> Diagnostic {
    diagnostic(
      "The codebook is another than the record's",
      isOld ? "It says what the record said before." : "The record never said what it says.",
      isOld
        ? [write]
        : ["Read it with `rulewright import \(docket)`", write, Self.overwriting])
  }

  // MARK: - Both

  private func diagnostic(
    _ count: Int, _ one: String, _ several: String, _ first: [String], _ solutions: [String],
    because: String = ""
  ) -> [Diagnostic] {
    guard count > 0 else { return [] }
    let more = count > first.count ? "; and \(count - first.count) more" : ""
    return [
      diagnostic(
        "\(count) \(count == 1 ? one : several)",
        first.joined(separator: "; ") + more + "." + (because.isEmpty ? "" : " " + because),
        solutions)
    ]
  }

  private func diagnostic(
    _ summary: String, _ what: String, _ solutions: [String]
  ) -> Diagnostic {
    Diagnostic(
      id: kind.id, severity: .error, place: SourcePlace(file: file), summary: summary,
      explanation: "Whoever clones the text gets what the text says. " + what,
      solutions: solutions)
  }
}
