// Rulewright. Apache-2.0.

/// JSON of texts and whole numbers, as the log holds it.
///
/// Written out here because it must be exact: Foundation's coder would compare and order names by
/// canonical equivalence. Fields stand in the order in which they are given.
enum JSONValue {
  case null
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([(name: String, value: JSONValue)])

  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONValue { number.map { .number($0) } ?? .null }

  var written: String {
    var out: [UInt8] = []
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += Array("null".utf8)
    case .number(let number): out += Array(String(number).utf8)
    case .text(let text): SourceFieldsJSON.write(text, to: &out)
    case .list(let values):
      out.append(0x5B)
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(0x2C) }
        value.write(to: &out)
      }
      out.append(0x5D)
    case .object(let fields):
      out.append(0x7B)
      for (index, field) in fields.enumerated() {
        if index > 0 { out.append(0x2C) }
        SourceFieldsJSON.write(field.name, to: &out)
        out.append(0x3A)
        field.value.write(to: &out)
      }
      out.append(0x7D)
    }
  }
}

// MARK: - Looking into it

extension JSONValue {
  /// That a text is not the JSON that was written.
  struct NotReadable: HarmedFile {
    var description: String { "a JSON text is not what was written" }
  }

  /// A field; null when there is none.
  subscript(_ name: String) -> JSONValue {
    guard case .object(let fields) = self else { return .null }
    return fields.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? .null
  }

  /// The values of a list; none for null.
  func values() throws -> [JSONValue] {
    switch self {
    case .null: return []
    case .list(let values): return values
    default: throw NotReadable()
    }
  }

  func string() throws -> String {
    guard case .text(let text) = self else { throw NotReadable() }
    return text
  }

  func stringIfAny() throws -> String? {
    if case .null = self { return nil }
    return try string()
  }

  func int() throws -> Int {
    guard case .number(let number) = self else { throw NotReadable() }
    return number
  }

  func intIfAny() throws -> Int? {
    if case .null = self { return nil }
    return try int()
  }

  func fields() throws -> [(name: String, value: JSONValue)] {
    guard case .object(let fields) = self else { throw NotReadable() }
    return fields
  }
}
