// Rulewright. Apache-2.0.

/// Says for people why a tool did not read a document, in plainer words than the tool's where
/// they are known.
enum PlainFault {
  static func reason(_ outcome: BoundedChild.Outcome, tool: String) -> String {
    let said = outcome.complaint.utf8.map { (0x41...0x5A) ~= $0 ? $0 | 0x20 : $0 }
    func says(_ words: String) -> Bool {
      let wanted = Array(words.utf8)
      return said.indices.contains { said[$0...].starts(with: wanted) }
    }
    if says("incorrect password") || says("encrypted") { return "it is encrypted" }
    if says("heap exhausted") || says("heap overflow") || says("memory") {
      return "reading it took too much memory"
    }
    guard case .exited = outcome.ending else { return ToolFault.reason(outcome) }
    let words = ToolFault.firstLine(outcome.complaint)
    return words.isEmpty ? "\(tool) cannot read it" : "\(tool) cannot read it: \(words)"
  }
}
