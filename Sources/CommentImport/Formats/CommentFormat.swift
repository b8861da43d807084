// Rulewright. Apache-2.0.

import Comments
package import Dockets

/// A form in which comments come, and how one file of it is laid out.
package struct CommentFormat: Hashable, Sendable {
  /// The forms that can be read.
  package enum Kind: Hashable, Sendable {
    /// The bulk download of regulations.gov.
    case bulk(TableShape)
    /// A table that a program made of the API's comments.
    case apiTable(TableShape)
    /// A docket's documents without their words, of an export of old.
    case docketList(TableShape)
    /// Words by Document ID, which belong to a `docketList`.
    case listedTexts(TableShape)
    /// A form of rows with organization, place, comment and suggested change.
    case matrix(TableShape)
    /// Comments of the API of regulations.gov, or filings of the FCC.
    case json
    /// A letter in plain text or Markdown.
    case text
    /// A letter as a page of HTML.
    case html
  }

  package var kind: Kind
  /// How its text is written.
  package var encoding: TextEncoding

  package init(_ kind: Kind, _ encoding: TextEncoding = .utf8) {
    self.kind = kind
    self.encoding = encoding
  }

  /// What it is, for people and for the log.
  package var name: String {
    switch kind {
    case .bulk: "regulations.gov bulk CSV"
    case .apiTable: "table of API comments"
    case .docketList: "list of a docket's documents"
    case .listedTexts: "words by Document ID"
    case .matrix: "comment matrix"
    case .json: "JSON of comments"
    case .text: "letter"
    case .html: "page of HTML"
    }
  }

  /// What reads such a file, with what of the files that came with it was read before.
  ///
  /// `stage` says to which stage a comment speaks; nil refuses the record. Throws `ImportError`
  /// where a file that it belongs to did not come with it.
  package func reader(
    joined: JoinedFiles = JoinedFiles(), stage: @escaping (CommentSubject) -> StageID?
  ) throws -> any CommentFileReading {
    encoding.reader(try textReader(joined, stage))
  }

  private func textReader(
    _ joined: JoinedFiles, _ stage: @escaping (CommentSubject) -> StageID?
  ) throws -> any TextReading {
    switch kind {
    case .bulk(let shape): return RegulationsGovCSV(shape: shape, stage: stage)
    case .apiTable(let shape):
      return TableReader(shape) { APITableRows($0, stage: stage) }
    case .matrix(let shape):
      return TableReader(shape) { MatrixRows($0, stage: stage) }
    case .json: return JSONCommentReader(stage: stage)
    case .text: return WholeTextReader(isHTML: false, stage: stage)
    case .html: return WholeTextReader(isHTML: true, stage: stage)
    case .listedTexts(let shape):
      guard joined.hasLists else {
        throw ImportError.noComments(
          seen: "It has the words of comments by Document ID, and not who sent them, when, or "
            + "whether they were withdrawn",
          instead: "Import it together with the docket's list, which has that Document ID too: "
            + "name both files")
      }
      return TableReader(shape) { ListedTextRows($0, joined: joined, stage: stage) }
    case .docketList(let shape):
      guard joined.hasTexts else {
        throw ImportError.noComments(
          seen: "It lists a docket's documents without the words of the comments",
          instead: "Import it together with the file of their words (with the columns Document ID "
            + "and Text Comment), or download the docket in bulk, with the column Comment")
      }
      return TableReader(shape) { DocketListRows($0, joined: joined) }
    }
  }
}
