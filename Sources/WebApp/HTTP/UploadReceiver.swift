// Rulewright. Apache-2.0.

import Synchronization
import Workbench

/// Takes a form with files as its pieces come, and puts each file where it belongs at once.
final class UploadReceiver: Sendable {
  /// What a form may send: the bytes of all files, and how many of them.
  struct Bounds: Sendable {
    var bytes = 4_000_000_000
    var files = 1000
    /// Of each field that is no file.
    var field = 1 << 16
  }

  /// Why a form is not taken.
  enum Refusal: Error, Equatable {
    case tooLong(bytes: Int)
    case tooMany(files: Int)
  }

  private struct State: Sendable {
    var reader: MultipartReader
    var uploads: [Upload] = []
    var fields: [(name: String, value: [UInt8])] = []
    var bytes = 0
    var isFile = false
  }

  private let state: Mutex<State>
  private let bounds: Bounds
  private let place: @Sendable (String) throws -> Upload

  /// `place` gives a place for a file that is called so.
  init(
    _ reader: MultipartReader, bounds: Bounds,
    place: @escaping @Sendable (String) throws -> Upload
  ) {
    state = Mutex(State(reader: reader))
    self.bounds = bounds
    self.place = place
  }

  /// Takes the next piece.
  func take(_ piece: [UInt8]) throws {
    try state.withLock { state in
      var reader = state.reader
      try reader.feed(piece) { try take($0, &state) }
      state.reader = reader
    }
  }

  private func take(_ found: MultipartReader.Found, _ state: inout State) throws {
    switch found {
    case .part(let name, let file):
      state.isFile = file != nil
      guard let file else {
        state.fields.append((name, []))
        return
      }
      guard state.uploads.count < bounds.files else { throw Refusal.tooMany(files: bounds.files) }
      state.uploads.append(try place(file))
    case .bytes(let bytes):
      state.bytes += bytes.count
      guard state.bytes <= bounds.bytes else { throw Refusal.tooLong(bytes: bounds.bytes) }
      guard !state.isFile else {
        try state.uploads[state.uploads.count - 1].append(bytes)
        return
      }
      let last = state.fields.count - 1
      guard state.fields[last].value.count + bytes.count <= bounds.field else {
        throw Refusal.tooLong(bytes: bounds.field)
      }
      state.fields[last].value += bytes
    case .end: break
    }
  }

  /// The files and fields of a form that is whole.
  ///
  /// A browser sends an empty file without a name where none was chosen.
  func finish() throws -> (uploads: [Upload], fields: FormFields) {
    try state.withLock { state in
      try state.reader.finish()
      return (
        state.uploads.filter { !$0.isNothing },
        FormFields(state.fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) })
      )
    }
  }
}
