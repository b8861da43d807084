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
  StaffAsset(name: "campaigns.css", type: css, bytes: PackageResources.campaigns_css),
  StaffAsset(name: "codebook.css", type: css, bytes: PackageResources.codebook_css),
  StaffAsset(name: "codebook.js", type: js, bytes: PackageResources.codebook_js),
  StaffAsset(name: "coding-acts.js", type: js, bytes: PackageResources.coding_acts_js),
  StaffAsset(name: "coding-caret.js", type: js, bytes: PackageResources.coding_caret_js),
  StaffAsset(name: "coding-pickers.js", type: js, bytes: PackageResources.coding_pickers_js),
  StaffAsset(name: "coding-public.js", type: js, bytes: PackageResources.coding_public_js),
  StaffAsset(name: "coding-queue.js", type: js, bytes: PackageResources.coding_queue_js),
  StaffAsset(name: "coding-rule.js", type: js, bytes: PackageResources.coding_rule_js),
  StaffAsset(name: "coding-words.js", type: js, bytes: PackageResources.coding_words_js),
  StaffAsset(name: "coding.css", type: css, bytes: PackageResources.coding_css),
  StaffAsset(name: "coding.js", type: js, bytes: PackageResources.coding_js),
  StaffAsset(name: "draft.css", type: css, bytes: PackageResources.draft_css),
  StaffAsset(name: "draft.js", type: js, bytes: PackageResources.draft_js),
  StaffAsset(name: "issues.css", type: css, bytes: PackageResources.issues_css),
  StaffAsset(name: "issues.js", type: js, bytes: PackageResources.issues_js),
  StaffAsset(name: "overview.css", type: css, bytes: PackageResources.overview_css),
  StaffAsset(name: "received.css", type: css, bytes: PackageResources.received_css),
  StaffAsset(name: "received.js", type: js, bytes: PackageResources.received_js),
  StaffAsset(name: "waiting.js", type: js, bytes: PackageResources.waiting_js),
  StaffAsset(name: "icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
]

private let css = "text/css; charset=utf-8"
private let js = "text/javascript; charset=utf-8"
