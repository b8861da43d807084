// Rulewright. Apache-2.0.

import Comments

/// A resource of the API of regulations.gov: a comment, or another thing that is no comment.
struct APIObject {
  let type: String
  let id: String
  private let attributes: JSONTree
  /// The ids of its attachments, in their order.
  let attachmentIDs: [String]

  /// Nil when a tree is no such resource.
  init?(_ tree: JSONTree) {
    type = tree["type"].text
    attributes = tree["attributes"]
    guard !type.utf8.isEmpty, attributes.isObject else { return nil }
    let number = [tree["id"], attributes["commentId"], attributes["documentId"]]
      .map { trimmedText(Array($0.text.utf8)[...]) }.first { !$0.utf8.isEmpty }
    id = number ?? ""
    attachmentIDs = tree["relationships"]["attachments"]["data"].elements.map { $0["id"].text }
  }

  var isComment: Bool { matches(type.utf8, "comments") }

  /// Whether the words are there; a page of a list has none.
  var hasWords: Bool { attributes.member("comment") != nil }

  /// What kind of document it is, where it says so.
  var documentType: String { attributes["documentType"].text }

  /// The comment, with the attachments that were found for it.
  func record(
    row: Int, place: Range<Int>, attachments: [Attachment], contents: Fingerprint
  ) -> RegulationsGovRecord {
    var fields: [String: String] = [:]
    for member in attributes.members
    where !member.name.utf8.elementsEqual("comment".utf8)
      && !member.name.utf8.elementsEqual("commentId".utf8)
    {
      let value =
        member.name.utf8.elementsEqual("fileFormats".utf8)
        ? addresses(member.value) : member.value.said
      guard let value, !trimmed(value.utf8).isEmpty else { continue }
      let field = APIAttribute.field(member.name)
      fields[fields[field] == nil ? field : member.name] = value
    }
    return RegulationsGovRecord(
      id: id, row: row, place: place, fields: fields,
      body: BodyText.decoding(Array(attributes["comment"].text.utf8)[...]),
      attachments: attachments, contents: contents)
  }

  /// The files of the comment itself, as the bulk download lists them.
  private func addresses(_ formats: JSONTree) -> String? {
    let addresses = formats.elements.map { $0["fileUrl"].text }.filter { !$0.utf8.isEmpty }
    return addresses.isEmpty ? formats.said : addresses.joined(separator: ",")
  }

  // MARK: - Attachments

  /// The attachments that resources of the type `attachments` describe: one for each form in
  /// which a file is there, all of a file with its number.
  ///
  /// Those that the comment names and nobody describes keep their place and have no address.
  func attachments(described: [JSONTree]) -> [Attachment] {
    var attachments: [Attachment] = []
    var unknown: [String] = []
    let own = attachmentIDs.isEmpty ? described : described.filter(isNamed)
    for (index, tree) in own.enumerated() {
      attachments += Self.attachment(tree, place: index + 1)
    }
    for id in attachmentIDs where !described.contains(where: { $0["id"].text == id }) {
      unknown.append(id)
    }
    let last = attachments.map(\.number).max() ?? 0
    for (index, id) in unknown.enumerated() {
      attachments.append(Attachment(number: last + index + 1, name: id))
    }
    return attachments.sorted { a, b in
      a.number != b.number
        ? a.number < b.number : a.address.utf8.lexicographicallyPrecedes(b.address.utf8)
    }
  }

  private func isNamed(_ tree: JSONTree) -> Bool {
    let id = tree["id"].text
    return attachmentIDs.contains { $0.utf8.elementsEqual(id.utf8) }
  }

  private static func attachment(_ tree: JSONTree, place: Int) -> [Attachment] {
    let attributes = tree["attributes"]
    let (kind, reason) = (attributes["restrictReasonType"].text, attributes["restrictReason"].text)
    let restriction =
      kind.utf8.isEmpty && reason.utf8.isEmpty ? nil : Restriction(kind: kind, reason: reason)
    var addresses = attributes["fileFormats"].elements.map { $0["fileUrl"].text }
      .filter { !$0.utf8.isEmpty }
    let download = tree["links"]["download"].text
    if addresses.isEmpty, !download.utf8.isEmpty { addresses = [download] }
    var number = place
    if case .number(let order) = attributes["docOrder"], let order = Int(order), order > 0 {
      number = order
    } else if let first = addresses.first,
      let found = AttachmentList.number(in: Array(first.utf8)[...])
    {
      number = found
    }
    if addresses.isEmpty { addresses = [""] }
    return addresses.map { address in
      Attachment(
        number: number, address: address, name: attributes["title"].text,
        restriction: restriction)
    }
  }
}
