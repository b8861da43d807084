// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing

extension Workspace {
  /// Writes the newest codebook that the record keeps to `codebook.yml`; nil where it keeps none.
  ///
  /// A file with the same tags stays as somebody laid it out. One that says what the record never
  /// said is left alone, unless it is to be written over.
  package func exportCodebook(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    guard let newest = try record.newestCodebook() else { return nil }
    let path = codebookPath(name)
    let text = String(decoding: newest.bytes, as: UTF8.self)
    let count = parseCodebook(text, file: "codebook.yml").codebook.tags.count
    if Disk.isThere(path) {
      let there = try Disk.read(path)
      if areSameTags(there, newest.bytes) {
        return ExportedText(path: shown(path), count: count)
      }
      if !overwriting, !(try record.hasKept(codebook: there)) {
        return ExportedText(
          path: shown(path), count: 0, left: [LeftFile(path: shown(path), why: .saysMore)])
      }
    }
    try Disk.write(newest.bytes, to: path)
    return ExportedText(path: shown(path), count: count)
  }
}
