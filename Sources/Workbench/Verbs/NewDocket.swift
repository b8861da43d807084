// Rulewright. Apache-2.0.

extension Workspace {
  /// Makes a workspace in a folder: `Drafts`, `Comments` and `Site`, and a `.gitignore` for what is
  /// built.
  ///
  /// What is there stays as it is. The paths made, for saying so.
  package static func initialize(at folder: String) throws(WorkspaceError) -> [String] {
    var made: [String] = []
    for name in ["Drafts", "Comments", "Site"] where !Disk.isFolder(folder + "/" + name) {
      try Disk.makeFolder(folder + "/" + name)
      made.append(name)
    }
    if !Disk.isThere(folder + "/.gitignore") {
      try Disk.write(Array("Site/public/\nrecord.sqlite*\n".utf8), to: folder + "/.gitignore")
      made.append(".gitignore")
    }
    return made
  }

  /// Makes a docket with one stage, the working draft.
  ///
  /// Throws when it is there already.
  package func newDocket(_ name: String) throws(WorkspaceError) -> [String] {
    try Workspace.checkName(name)
    let folder = draftsFolder(name)
    guard !Disk.isThere(folder) else { throw .alreadyThere(path: shown(folder)) }
    let title = name.prefix(1).uppercased() + name.dropFirst().map { $0 == "-" ? " " : $0 }
    let files = [
      ("docket.yml", NewDocketText.docket(title)), ("codebook.yml", NewDocketText.codebook),
      ("draft.md", NewDocketText.draft(title)),
    ]
    for (file, text) in files { try Disk.write(Array(text.utf8), to: folder + "/" + file) }
    try Disk.makeFolder(commentsFolder(name) + "/received")
    return files.map { shown(folder + "/" + $0.0) }
  }
}

/// What stands in a new docket's files until somebody writes something better.
private enum NewDocketText {
  static func docket(_ title: String) -> String {
    """
    title: \(title)
    agency: [Name of the agency]
    numbering: cfr            # cfr | decimal | eccn | german | prose
    stages:
      - id: working
        kind: working draft   # advance notice | proposed rule | interim final rule | final rule | notice | consultation
        draft: draft.md

    """
  }

  static let codebook = """
    # The tags of this docket. Each says when to use it and when not.
    tags:
      - id: unclear
        name: Unclear
        definition: The commenter cannot tell what the words mean or whom they bind.
        use: They ask for a definition, or read the words in two ways.
        avoid: They understand the words and disagree with them.
      - id: overly-broad
        name: Overly broad
        definition: The words take in more than the rule's purpose needs.
        use: They name something that is covered and should not be.
        avoid: They object to any rule at all.

    """

  static func draft(_ title: String) -> String {
    """
    ---
    title: \(title)
    ---

    ## Summary

    What this rule does, in a paragraph that anybody can read.

    ## § 1.1 Scope

    (a) *Who.* This section applies to …

    (b) *What.* …

    """
  }
}
