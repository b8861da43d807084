// Rulewright. Apache-2.0.

/// A file that pages of the workbench load: a style sheet, a script, the icon.
package struct StaffAsset: Sendable {
  package var name: String
  /// Its media type.
  package var type: String
  package var bytes: [UInt8]
}

/// Every file that pages of the workbench load.
///
/// This room says how staff see what the record and the drafts hold: values in, pages out. It
/// knows no file, no record, no clock and no request.
package let staffAssets: [StaffAsset] = [
  StaffAsset(name: "workbench.css", type: css, bytes: PackageResources.workbench_css),
  StaffAsset(name: "workbench.js", type: js, bytes: PackageResources.workbench_js),
  StaffAsset(name: "icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
]

private let css = "text/css; charset=utf-8"
private let js = "text/javascript; charset=utf-8"
