// Rulewright. Apache-2.0.

package import Clauses
package import Diagnostics

/// A draft read as clauses, with what is wrong in it.
///
/// Markdown goes in as bytes; cmark finds the blocks, and this room finds front matter, tables,
/// sections, designations, definitions and notes among them. Nothing of the file is lost: the
/// clauses' ranges partition its bytes whatever the bytes are. The room knows one draft at a time
/// and nothing of dockets, versions or files.
package struct ParsedDraft: Sendable {
  package let tree: ClauseTree
  private let source: MarkdownSource
  private let assembly: ClauseAssembly
  private let references: DraftReferences

  /// Reads a draft.
  ///
  /// Without a numbering it is taken from the draft's own headings and paragraphs.
  package init(_ draft: Draft, numbering: Numbering? = nil) {
    source = MarkdownSource(draft)
    let numbering = numbering ?? Numbering(detectedIn: source.blocks)
    let reader = EntryReader(source, numbering.scheme)
    assembly = ClauseAssembly(draft, reader.entries, numbering.scheme)
    let title =
      source.frontMatter?.title
      ?? source.blocks.first { $0.kind == .heading(level: 1) }?.styled.text
    let clauses = readingFormerNames(assembly.clauses, in: draft)
    // A file without words has a clause that took no label.
    let labels = assembly.labels.indexByLabel
    let bare = ClauseTree(
      draft: draft, numbering: numbering, title: title, clauses: clauses,
      indexByLabel: labels.count == clauses.count ? labels : nil)
    let references = DraftReferences(of: bare)
    self.references = references
    tree = bare.citing { references.references(in: $0).map(\.reference) }
      .defining { DefinedTerm.meant(in: bare) }
  }

  /// What is wrong in it, in the order of the text.
  ///
  /// Made when it is asked for: a redline wants the clauses alone, and finding what is wrong takes
  /// as long as they do.
  package var diagnostics: [Diagnostic] {
    let terms = DefinedTerm.terms(of: tree)
    let found =
      source.diagnostics + invalidUTF8(in: tree.draft) + duplicateDesignations(assembly)
      + skippedDesignations(assembly) + designationsInsideParagraphs(tree, assembly)
      + unresolvedCrossReferences(references.all, tree) + undefinedTerms(tree)
      + definedTwice(terms, tree) + definedAndNotUsed(terms, tree)
    return found.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
  }
}
