// Rulewright. Apache-2.0.

package import Markup

/// A piece of a screen that is drawn anew after an act; its element has an id, and takes the place
/// of the one that has that id in the page.
///
/// A page without JavaScript is loaded whole instead: both come from the same functions.
package struct StaffFragment: Sendable {
  package var html: HTML

  package init(@HTMLBuilder _ html: () -> HTML) { self.html = html() }

  /// What the status says of an act that is in the record.
  package static func done(_ words: String) -> StaffFragment {
    StaffFragment { HTML.span(.role("status"), .id("toast-words")) { words } }
  }
}
