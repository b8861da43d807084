// Rulewright. Apache-2.0.

package import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// The views that a docket's staff saved, in the order in which they saved them.
  ///
  /// Throws `WorkspaceError`, also where a row of the file cannot be read.
  package func savedViews(in name: String) throws -> [SavedView] {
    let path = viewsPath(name)
    guard Disk.isThere(path) else { return [] }
    let bytes = try Disk.read(path, limit: 1 << 24)
    if bytes.isEmpty { return [] }
    let entries: [ViewsCSV.Entry]
    do {
      entries = try ViewsCSV.entries(bytes[...])
    } catch {
      throw WorkspaceError.refused("\(shown(path)) is no list of views: \(error)")
    }
    return try entries.map { entry in
      switch entry {
      case .view(let view, _): return view
      case .rejected(let row, let reason):
        throw WorkspaceError.refused(
          "\(shown(path)), row \(row): \(reason); mend or remove the row, and nothing is lost")
      }
    }
  }

  /// A view by its name.
  ///
  /// Throws `WorkspaceError`, with the names that there are.
  package func savedView(_ view: String, in name: String) throws -> SavedView {
    let views = try savedViews(in: name)
    guard let found = views.first(where: { $0.name.utf8.elementsEqual(view.utf8) }) else {
      let known = views.map { "'\($0.name)'" }.joined(separator: ", ")
      throw WorkspaceError.refused(
        "docket '\(name)' has no view '\(view)'; "
          + (known.isEmpty ? "nobody saved one" : "it has \(known)"))
    }
    return found
  }

  /// Saves a view; one of the same name gives way, and then the answer is true.
  ///
  /// Throws `WorkspaceError`: for a name that is none, for a search that cannot be read, and for a
  /// stage or tag that the docket does not have.
  @discardableResult
  package func saveView(_ view: SavedView, in name: String) throws -> Bool {
    let loaded = try load(name)
    if let fault = SavedView.fault(ofName: view.name) {
      throw WorkspaceError.refused("'\(view.name)' is no name for a view: \(fault)")
    }
    if let stage = view.stage, loaded.docket.stage(stage) == nil {
      throw WorkspaceError.noStage(
        stage.text, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    if let tag = view.tag, loaded.codebook.tag(tag) == nil {
      throw TagRefusal.noTag(tag.text, known: loaded.codebook.tags.map(\.id.text))
    }
    try CommentFilter.check(search: view.search)
    return try changingViews(of: name) { views in
      let known = views.firstIndex { $0.name.utf8.elementsEqual(view.name.utf8) }
      if let known { views[known] = view } else { views.append(view) }
      return known != nil
    }
  }

  /// Removes a view.
  ///
  /// Throws `WorkspaceError` where there is none of that name.
  package func removeView(_ view: String, in name: String) throws {
    _ = try load(name)
    _ = try savedView(view, in: name)
    try changingViews(of: name) { views in
      views.removeAll { $0.name.utf8.elementsEqual(view.utf8) }
    }
  }

  /// Two who save at once are one after the other.
  private func changingViews<Value>(
    of name: String, _ body: (inout [SavedView]) -> Value
  ) throws -> Value {
    try oneAtATime {
      _ = try Disk.makeFolder(commentsFolder(name))
      return try Disk.holding(commentsFolder(name)) {
        var views = try savedViews(in: name)
        let value = body(&views)
        let bytes = ViewsCSV.bytes(views)
        // What could not be read again would lock everybody out.
        let read = try ViewsCSV.entries(bytes[...]).compactMap { entry -> SavedView? in
          if case .view(let view, _) = entry { view } else { nil }
        }
        guard ViewsCSV.bytes(read) == bytes else {
          throw WorkspaceError.refused(
            "the view holds a character that \(shown(viewsPath(name))) cannot keep; type its words"
              + " anew")
        }
        try Disk.write(bytes, to: viewsPath(name))
        return value
      }
    }
  }

  /// Where a docket's saved views stand as text.
  func viewsPath(_ docket: String) -> String { commentsFolder(docket) + "/views.csv" }
}
