// Rulewright. Apache-2.0.

/// What the child is asked to do: `MODE [--option VALUE]… INPUT`, or
/// `run [--option VALUE]… -- PROGRAM ARGUMENT…`.
package struct ChildArguments {
  package enum Mode: String, CaseIterable {
    case mail
    case archive
    case sheet
    case run
  }

  package let mode: Mode
  package private(set) var confinement = Confinement()
  package private(set) var start = MailUnpacker.Start()
  package private(set) var archive = ArchiveBounds()
  /// The file to read, or the program to go on as and its arguments.
  package private(set) var rest: [String] = []

  package init(_ arguments: [String]) throws {
    guard let word = arguments.first, let mode = Mode(rawValue: word) else {
      let modes = Mode.allCases.map(\.rawValue).joined(separator: ", ")
      throw UnpackingError.usage("expects one of \(modes)")
    }
    self.mode = mode
    var rest = arguments.dropFirst()
    while let option = rest.first, option.utf8.starts(with: "--".utf8) {
      rest = rest.dropFirst()
      if option == "--" { break }
      guard let value = rest.popFirst() else {
        throw UnpackingError.usage("\(option) expects a value")
      }
      try set(option, to: value)
    }
    self.rest = Array(rest)
    guard mode == .run ? !self.rest.isEmpty : self.rest.count == 1 else {
      throw UnpackingError.usage("\(mode.rawValue) expects what to read or to run")
    }
  }

  private mutating func set(_ option: String, to value: String) throws {
    switch option {
    case "--folder":
      confinement.folder = value
      return
    case "--read": return confinement.readable.append(value)
    default: break
    }
    guard let number = Int(value), number >= 0 else {
      throw UnpackingError.usage("\(option) expects a number, not '\(value)'")
    }
    switch option {
    case "--writes": confinement.mayWrite = number > 0
    case "--processor-seconds": confinement.processorSeconds = number
    case "--memory": confinement.memory = number
    case "--file-size": confinement.fileSize = number
    case "--open-files": confinement.openFiles = number
    case "--processes": confinement.processes = number
    case "--from": start.offset = number
    case "--letter": start.letter = max(1, number)
    case "--file": start.file = max(1, number)
    case "--members": archive.members = number
    case "--bytes": archive.bytes = number
    case "--ratio": archive.ratio = number
    default: throw UnpackingError.usage("\(option) is not known")
    }
  }
}
