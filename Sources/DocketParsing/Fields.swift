// Rulewright. Apache-2.0.

import Diagnostics

/// The keys of one mapping, read under the names that are known there.
///
/// Every getter notes what is wrong with a value and then gives nil, so that one slip does not
/// hide the next.
struct Fields {
  /// What the mapping is, for a sentence: `a stage`.
  let owner: String
  let item: YAMLItem
  let findings: Findings
  private var values: [String: YAMLItem] = [:]

  /// Takes a mapping apart; notes unknown keys, and gives nil for what is no mapping.
  init?(_ item: YAMLItem, of owner: String, known: [String], findings: Findings) {
    self.owner = owner
    self.item = item
    self.findings = findings
    guard case .mapping(let entries) = item.content else {
      findings.add(
        "WrongType", at: item, "Here is \(item.kindInWords) where \(owner) is expected",
        because: "\(owner) has the keys " + known.joined(separator: ", ") + ".",
        mend: ["Write each key with its value on a line of its own: \(known[0]): …"])
      return nil
    }
    for entry in entries {
      let word = entry.key.text ?? ""
      guard let key = known.first(where: { isSame($0, word) }) else {
        noteUnknown(entry.key, known: known)
        continue
      }
      if values[key] == nil {
        values[key] = entry.value
      } else {
        findings.add(
          "DuplicateKey", at: entry.key, "The key '\(key)' is given more than once in \(owner)",
          mend: ["Keep one of them"])
      }
    }
  }

  /// What stands under a key, unless nothing does.
  func value(_ key: String) -> YAMLItem? {
    guard let value = values[key], !value.isNothing else { return nil }
    return value
  }

  /// Notes that a key is needed and absent.
  func noteMissing(_ key: String, mend: String, isError: Bool = true) {
    findings.add(
      "MissingKey", isError ? .error : .warning, at: values[key] ?? item,
      "\(owner) has no '\(key)'", mend: [mend])
  }

  /// What must stand under a key.
  func required(_ key: String, mend: String) -> YAMLItem? {
    if let value = value(key) { return value }
    noteMissing(key, mend: mend)
    return nil
  }

  /// The text under a key; nil when it is absent.
  func text(_ key: String) -> String? { value(key).flatMap { text($0, under: key) } }

  /// The text of an item; notes when it is none.
  func text(_ item: YAMLItem, under key: String) -> String? {
    if let text = item.text { return text }
    findings.add(
      "WrongType", at: item, "'\(key)' is \(item.kindInWords) where text is expected",
      mend: ["Write \(key): and the text on the same line, in quotes if it has ': ' in it"])
    return nil
  }

  /// The texts under a key that takes one or a list.
  func texts(_ key: String) -> [String] {
    guard let value = value(key) else { return [] }
    guard case .list(let items) = value.content else { return text(key).map { [$0] } ?? [] }
    return items.compactMap { text($0, under: key) }
  }

  /// The items of the list under a key.
  func list(_ key: String) -> [YAMLItem] {
    guard let value = value(key) else { return [] }
    if case .list(let items) = value.content { return items }
    findings.add(
      "WrongType", at: value, "'\(key)' is \(value.kindInWords) where a list is expected",
      mend: ["Begin each of its entries with '- ' on a line of its own"])
    return []
  }

  private func noteUnknown(_ key: YAMLItem, known: [String]) {
    let near = key.text.flatMap { suggestion(for: $0, among: known) }
    findings.add(
      "UnknownKey", .warning, at: key,
      key.text.map { "\(owner) has no key \(quoted($0))" } ?? "A key of \(owner) is no text",
      because: "It is not read. The keys are " + known.joined(separator: ", ") + ".",
      mend: [near.map { "Did you mean '\($0)'?" } ?? "Remove it, or correct its spelling"])
  }
}
