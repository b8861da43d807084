// Rulewright. Apache-2.0.

/// The parts of a workbook that cells are read from, out of its zip.
struct Workbook {
  /// Why it cannot be read; `reason` is a phrase for people.
  struct Fault: Error {
    let reason: String
  }

  /// How many bytes all parts may have together.
  private static let most = 256 << 20
  private(set) var parts: [String: [UInt8]] = [:]

  /// Reads the zip that a descriptor has open.
  init(_ descriptor: Int32) throws {
    var left = Self.most
    do {
      let archive = try OpenArchive(descriptor, onlyZip: true)
      var members = 0
      while let member = try archive.next() {
        members += 1
        guard members <= 10_000 else { throw Fault(reason: "it has more than 10000 parts") }
        guard Self.isWanted(member.name), parts[member.name] == nil else { continue }
        if case .other(let what) = member.kind { throw Fault(reason: "it is \(what)") }
        var part: [UInt8] = []
        while true {
          guard let piece = archive.piece() else { throw Fault(reason: archive.complaint) }
          if piece.isEmpty { break }
          left -= piece.count
          guard left >= 0 else {
            throw Fault(reason: "it unpacks to more than \(Self.most >> 20) MB")
          }
          part += piece
        }
        parts[member.name] = part
      }
    } catch let fault as OpenArchive.Fault {
      throw Fault(reason: fault.reason)
    }
  }

  private static func isWanted(_ name: String) -> Bool {
    let utf8 = name.utf8
    guard utf8.suffix(4).elementsEqual(".xml".utf8) || utf8.suffix(5).elementsEqual(".rels".utf8)
    else { return false }
    return name == "content.xml" || name == "xl/workbook.xml" || name == "xl/sharedStrings.xml"
      || name == "xl/styles.xml" || name == "xl/_rels/workbook.xml.rels"
      || utf8.starts(with: "xl/worksheets/".utf8)
  }
}
