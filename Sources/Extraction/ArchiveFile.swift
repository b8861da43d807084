// Rulewright. Apache-2.0.

package import Unpacked

/// Opens an archive in a child process, member after member.
package struct ArchiveFile {
  private let extractor: Extractor
  private let budget: ArchiveBudget

  package init(_ extractor: Extractor, budget: ArchiveBudget) {
    self.extractor = extractor
    self.budget = budget
  }

  /// Opens an archive and hands on every member, with the path where its bytes lie until the call
  /// returns, or nil where it is no file.
  ///
  /// What it gives is why the archive could not be opened to its end, a phrase for people; nil
  /// when it was.
  package func read(
    _ path: String, _ each: (ArchiveMember, _ path: String?) throws -> Void
  ) throws -> String? {
    var child = ChildBounds()
    child.output = 64 << 20
    child.memory = 256 << 20
    child.fileSize = max(1, budget.bytes)
    let options = [
      "--members", "\(budget.members)", "--bytes", "\(budget.bytes)", "--ratio",
      "\(budget.ratio)",
    ]
    return try TemporaryFolder.with { folder in
      var (isDone, reason): (Bool, String?) = (false, nil)
      let outcome = try extractor.unpack(
        "archive", path, into: folder, options: options, bounds: child
      ) { frame in
        guard let event = ArchiveEvent(frame) else {
          throw MailFile.Fault(reason: "its reader speaks nonsense")
        }
        switch event {
        case .ended: isDone = true
        case .broken(let why): (isDone, reason) = (true, why)
        case .member(let member):
          budget.spend(member)
          guard case .file(let number, _) = member.content else { return try each(member, nil) }
          let file = folder + "/\(number)"
          defer { TemporaryFolder.remove(file) }
          try each(member, file)
        }
      }
      return isDone ? reason : ToolFault.reason(outcome)
    }
  }
}
