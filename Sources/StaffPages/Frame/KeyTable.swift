// Rulewright. Apache-2.0.

/// Every key of the workbench, said once: the sheet shows it and the guide is held to it.
///
/// None belongs to a browser or a screen reader; single letters work only while a pane has the
/// focus and can be turned off (WCAG 2.1.4).
package enum KeyTable {
  /// The keys of one place.
  package struct Group: Sendable {
    package var name: String
    package var lines: [Line]
  }

  /// What is done, and the keys that do it.
  package struct Line: Sendable {
    package var what: String
    package var keys: [String]

    init(_ what: String, _ keys: String...) {
      self.what = what
      self.keys = keys
    }
  }

  package static let groups: [Group] = [
    Group(
      name: "Everywhere",
      lines: [
        Line("What keys there are", "?"), Line("Commands", "Ctrl K", ":"),
        Line("Search the docket", "/"),
        Line("To coding, issues, the gate", "g c", "g i", "g t"),
        Line("To codebook, draft, history", "g b", "g d", "g h"),
        Line("To what was received, campaigns", "g r", "g l"),
        Line("To where to look first", "g o"),
        Line("Next, previous pane", "Tab", "Shift Tab"), Line("Undo, redo", "u", "Shift U"),
        Line("Close; back to where you were", "Esc"),
      ]),
    Group(
      name: "Queue",
      lines: [
        Line("Next, previous comment", "j", "k"), Line("Next untagged comment", "Shift J"),
        Line("Done with this comment", "d"), Line("Set aside, with a reason", "a"),
        Line("Choose what the queue shows", "f"),
      ]),
    Group(
      name: "Comment",
      lines: [
        Line("Next, previous sentence", "↓", "↑"), Line("Select the sentence", "Space"),
        Line("Longer, shorter by a sentence", "Shift ↓", "Shift ↑"),
        Line("Move the end by a word", "Shift →", "Shift ←"),
        Line("Move the start by a word", "Alt Shift →", "Alt Shift ←"),
        Line("Whole paragraph", "p"), Line("Next, previous coding", "[", "]"),
      ]),
    Group(
      name: "On the selection or the coding",
      lines: [
        Line("Tag it", "t"), Line("Tag the comment as a whole", "Shift T"),
        Line("Tie it to a clause", "c"), Line("Write a note", "n"),
        Line("Apply a pinned tag", "1 – 9"), Line("Same tag and clause as last time", "."),
        Line("Take the coding off", "Del"),
      ]),
    Group(
      name: "In a picker",
      lines: [
        Line("Move", "↓", "↑"), Line("Apply", "Enter"),
        Line("Apply, then choose the clause", "Tab"),
        Line("Apply, then next comment", "Ctrl Enter"), Line("Read the whole definition", "F2"),
        Line("Pin, unpin the tag", "Alt P"),
      ]),
    Group(
      name: "Rule",
      lines: [
        Line("Next, previous clause", "↓", "↑"), Line("Unfold, fold", "→", "←"),
        Line("Tie to the clause", "Enter"), Line("Go to a citation", "@"),
      ]),
    Group(
      name: "Issues and codebook",
      lines: [
        Line("Next, previous", "j", "k"), Line("Disposition", "d 1 – 5"),
        Line("Link the change", "l"), Line("Edit, preview", "e", "v"), Line("Save", "Ctrl Enter"),
      ]),
    Group(
      name: "Received",
      lines: [
        Line("Choose files to import", "f"), Line("Import what lies in the folder", "w"),
        Line("Stop the import", "x"),
      ]),
    Group(
      name: "Draft",
      lines: [
        Line("Next, previous change", "j", "k"), Line("Next, previous mistake", "F8", "Shift F8"),
        Line("Redline, clean, old in turn", "v"),
      ]),
  ]
}
