// Rulewright. Apache-2.0.

import Codings
import CommentStore
import DocketParsing

extension Workspace {
  /// Writes a docket's responses as text, a file each; a file that says the same already stays as
  /// somebody wrote it.
  ///
  /// Nothing is taken away, and a file that says what the record never said is written over only
  /// where that is asked for: such files, and those that the record knows nothing of, are named for
  /// a person to decide.
  package func exportResponses(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText {
    let record = try record(name)
    let responses = try record.responses()
    let merge = ResponseMerge(reader: ResponseReader(try load(name)), past: try record.past())
    var text = ExportedText(path: shown(responsesFolder(name)), count: 0)
    // A record may come from anywhere; a name of its own must not lead out of the folder.
    for written in responses where Workspace.isName(written.response.id.text) {
      let path = responsePath(written.response.id, in: name)
      if Disk.isThere(path) {
        let there = try readResponse(path)
        if merge.says(there, written) {
          text.count += 1
          continue
        }
        if !overwriting, !merge.isPast(there, written.response.id) {
          text.left.append(LeftFile(path: shown(path), why: .saysMore))
          continue
        }
      }
      try Disk.write(Array(merge.reader.file(written).text.utf8), to: path)
      text.count += 1
    }
    let own = Set(responses.map { responsePath($0.response.id, in: name) })
    for path in responsePaths(name) where !own.contains(path) {
      let there = try readResponse(path)
      let wasThere = there.response.map { merge.isPast(there, $0.id) } ?? false
      text.left.append(LeftFile(path: shown(path), why: wasThere ? .takenBack : .unknown))
    }
    return text
  }
}

/// Compares the files of responses with what a record says and ever said.
private struct ResponseMerge {
  let reader: ResponseReader
  private let states: [ResponseID: [WrittenResponse]]

  init(reader: ResponseReader, past: RecordPast) {
    self.reader = reader
    states = Dictionary(grouping: past.responses, by: \.response.id)
  }

  /// Whether a file says what a response says.
  func says(_ file: ReadResponse, _ written: WrittenResponse) -> Bool {
    texts(file).contains(text(written))
  }

  /// Whether a file says what a response once said, and nothing that would be lost with it.
  func isPast(_ file: ReadResponse, _ id: ResponseID) -> Bool {
    guard file.diagnostics.isEmpty else { return false }
    let texts = texts(file)
    return (states[id] ?? []).contains { texts.contains(text($0)) }
  }

  /// A file as it would be written: with its citations as they stand, and with them looked up.
  private func texts(_ file: ReadResponse) -> [[UInt8]] {
    guard let response = file.response else { return [] }
    return [Array(response.text.utf8)] + ((try? reader.written(response)).map { [text($0)] } ?? [])
  }

  private func text(_ written: WrittenResponse) -> [UInt8] {
    Array(reader.file(written).text.utf8)
  }
}
