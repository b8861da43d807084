// Rulewright. Apache-2.0.

import Comments
import Dockets

/// A filing of the Electronic Comment Filing System of the FCC.
///
/// A filer is a person or an organization, and the filing does not say which. So its name stands
/// where names are never published.
struct ECFSFiling {
  private let tree: JSONTree
  let id: String

  /// Nil when a tree is no such filing.
  init?(_ tree: JSONTree) {
    id = trimmedText(Array(tree["id_submission"].said?.utf8 ?? "".utf8)[...])
    guard !id.utf8.isEmpty, tree["proceedings"].isList || tree.member("text_data") != nil else {
      return nil
    }
    self.tree = tree
  }

  /// The dockets that it was filed in.
  var proceedings: [String] {
    tree["proceedings"].elements.map { $0["name"].text }.filter { !$0.utf8.isEmpty }
  }

  /// Why it is no comment, where the Commission issued it itself.
  var notAComment: String? {
    let type = tree["submissiontype"]
    let said = [type["short"].text, type["description"].text].first { !$0.utf8.isEmpty } ?? ""
    let issued: [StaticString] = [
      "order", "public notice", "report", "report and order", "nprm", "noi",
      "notice of proposed rulemaking", "notice of inquiry", "memorandum opinion and order",
    ]
    return issued.contains { matches(said.utf8, $0) }
      ? RegulationsGovRecord.notAComment(said) : nil
  }

  /// The comment, on a stage.
  func comment(_ stage: StageID) -> Comment {
    var fields: [String: String] = [:]
    let own: [StaticString] = [
      "id_submission", "text_data", "date_received", "date_disseminated", "documents", "highlight",
    ]
    for member in tree.members
    where !own.contains(where: { name in
      name.withUTF8Buffer { member.name.utf8.elementsEqual($0) }
    }) {
      if let said = member.value.said { fields[member.name] = said }
    }
    func day(_ name: StaticString, _ field: String) -> CalendarDay? {
      guard let said = tree[name].said else { return nil }
      let day = SourceDate.day(said)
      if day == nil { fields[field] = said }
      return day
    }
    let viewing = tree["viewingstatus"]["description"].text
    let isOpen = viewing.utf8.isEmpty || matches(viewing.utf8, "unrestricted")
    let names = ["filers", "authors"].flatMap { key in
      tree.members.first { $0.name == key }?.value.elements.map { $0["name"].text } ?? []
    }
    return Comment(
      id: CommentID(id), stage: stage,
      submitter: Submitter(
        lastName: names.filter { !$0.utf8.isEmpty }.joined(separator: "; ")),
      body: PlainText.lines(Array(tree["text_data"].text.utf8)[...]),
      received: day("date_received", "date_received"),
      posted: day("date_disseminated", "date_disseminated"), attachments: attachments,
      restriction: isOpen ? nil : Restriction(kind: viewing, reason: ""), sourceFields: fields)
  }

  private var attachments: [Attachment] {
    tree["documents"].elements.enumerated().map { index, document in
      let address = [document["src"], document["url"]].map(\.text).first { !$0.utf8.isEmpty }
      let name = [document["filename"], document["description"]].map(\.text)
        .first { !$0.utf8.isEmpty }
      return Attachment(number: index + 1, address: address ?? "", name: name ?? "")
    }
  }
}
