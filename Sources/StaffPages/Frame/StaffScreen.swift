// Rulewright. Apache-2.0.

package import Dockets
import Markup

/// What a screen of the workbench has that is its own, beside what stands in the middle of it.
package struct StaffScreen: Sendable {
  /// What the window is called: `Coding 0142`.
  package var title: String
  /// Nil on the list of dockets.
  package var docket: Docket?
  package var room: StaffRoom?
  /// Who works, as every change will be signed.
  package var person: String
  /// Where keys go, as the status line says: `Comment`.
  package var mode: String
  /// The few keys that matter most here; the sheet holds all.
  package var keys: [KeyHint]
  /// Scripts of this room, beside the one that all pages have.
  package var scripts: [String]
  /// Style sheets of this room.
  package var styles: [String]
  /// Whether the page loads itself again.
  package var reloads = Reloading.never

  package enum Reloading: Sendable {
    case never
    /// A script does better where one runs.
    case withoutScripts(seconds: Int)
    case always(seconds: Int)
  }

  package init(
    title: String, docket: Docket? = nil, room: StaffRoom? = nil, person: String,
    mode: String, keys: [KeyHint] = [], scripts: [String] = [], styles: [String] = []
  ) {
    self.title = title
    self.docket = docket
    self.room = room
    self.person = person
    self.mode = mode
    self.keys = keys
    self.scripts = scripts
    self.styles = styles
  }
}

/// Some keys and what they do here, in a word or two.
package struct KeyHint: Sendable {
  /// Each as it is written on a keyboard: `Shift ↓`, `t`.
  package var keys: [String]
  package var what: String

  package init(_ keys: String..., what: String) {
    self.keys = keys
    self.what = what
  }
}

extension KeyHint {
  /// The keys as a reader sees them.
  var html: HTML {
    pieces {
      for key in keys { HTML.kbd { key } }
      Raw(" ")
      what
    }
  }
}
