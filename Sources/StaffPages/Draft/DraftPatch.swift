// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftViews
import Markup

/// What a page shows of a draft, as far as is needed to tell what has changed since.
package struct DraftManifest: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var key: String
    var hash: UInt64
    var line: Int?
  }

  var tree: [Entry]
  var text: [Entry]
  var reading: DraftReading

  /// The manifest of a screen, with its blocks.
  package init(_ screen: DraftScreen) {
    self.init(reading: screen.asking.reading, tree: DraftTree(screen).blocks, screen.textBlocks)
  }

  init(reading: DraftReading, tree: [DraftBlock], _ text: [DraftBlock]) {
    func entries(_ blocks: [DraftBlock]) -> [Entry] {
      blocks.map { Entry(key: $0.key, hash: $0.hash, line: $0.line) }
    }
    self.reading = reading
    self.tree = entries(tree)
    self.text = entries(text)
  }

  /// What a page says to have, when it asks what has changed.
  package var token: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for entry in tree + text {
      for byte in entry.key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ entry.hash) &* 0x100_0000_01B3
      hash = (hash ^ UInt64(entry.line ?? 0)) &* 0x100_0000_01B3
    }
    return reading.rawValue + "-" + String(hash, radix: 36)
  }
}

/// What brings a page from what it shows to what there is now: the blocks that changed, and where
/// they stand.
package struct DraftPatch: Sendable {
  package let manifest: DraftManifest
  /// As JSON.
  package let bytes: [UInt8]

  /// A patch; `shown` is nil when nobody knows what the page shows, and then all blocks are sent.
  package init(_ screen: DraftScreen, from shown: DraftManifest?, number: Int) {
    let (tree, text) = (DraftTree(screen).blocks, screen.textBlocks)
    let manifest = DraftManifest(reading: screen.asking.reading, tree: tree, text)
    self.manifest = manifest
    let known = shown?.reading == manifest.reading ? shown?.text : nil
    var json = JSONBytes()
    json.object {
      $0.member("token", manifest.token)
      $0.member("number", number)
      $0.member("reading", screen.asking.reading.rawValue)
      $0.member("chosen", screen.chosen.map { screen.view.rows[$0].key })
      $0.member("file", screen.fileName)
      $0.member("savedAt", screen.savedAt)
      $0.member("doubt", screen.doubt)
      $0.member("news", news(of: text, since: known, in: screen))
      $0.member("treeHead", screen.treeHead)
      $0.member("textHead", screen.textHead)
      $0.member("elsewhere", screen.elsewhere)
      $0.member("bar", screen.bar)
      $0.member("tree") { region(tree, manifest.tree, since: shown?.tree, withLines: false, &$0) }
      $0.member("text") { region(text, manifest.text, since: known, withLines: true, &$0) }
    }
    bytes = json.bytes
  }
}

/// What a page that is open is told of a draft, as JSON: which view there is, and why it may not be
/// what the file says.
package func draftTidings(number: Int, doubt: String?) -> [UInt8] {
  var json = JSONBytes()
  json.object {
    $0.member("number", number)
    $0.member("doubt", doubt)
  }
  return json.bytes
}

/// One list of blocks: their order where it is another, the blocks that are others, and their lines
/// where one is another.
private func region(
  _ blocks: [DraftBlock], _ now: [DraftManifest.Entry], since before: [DraftManifest.Entry]?,
  withLines: Bool, _ json: inout JSONBytes
) {
  var hashes: [String: UInt64] = [:]
  for entry in before ?? [] { hashes[entry.key] = entry.hash }
  let isSameOrder =
    before.map { before in
      before.count == now.count && zip(before, now).allSatisfy { $0.key == $1.key }
    } ?? false
  let areSameLines = isSameOrder && before?.map(\.line) == now.map(\.line)
  json.object {
    if !isSameOrder { $0.member("order") { $0.array(now.map(\.key)) { $0.string($1) } } }
    $0.member("blocks") {
      $0.object {
        for block in blocks where hashes[block.key] != block.hash {
          $0.member(block.key) { $0.string(block.bytes) }
        }
      }
    }
    if withLines, !areSameLines {
      $0.member("lines") { $0.array(now.map(\.line)) { $0.number($1 ?? 0) } }
    }
  }
}

/// What is said of a redrawing to those who do not see it.
private func news(
  of blocks: [DraftBlock], since before: [DraftManifest.Entry]?, in screen: DraftScreen
) -> String {
  guard let before else { return "" }
  var hashes: [String: UInt64] = [:]
  for entry in before { hashes[entry.key] = entry.hash }
  let redrawn = blocks.filter { hashes[$0.key] != $0.hash }
    .compactMap { screen.view.row($0.key) }
    .compactMap { screen.view.clause($0)?.citation.text }
  let errors = screen.view.count(.error)
  let fault = errors == 0 ? "" : errors == 1 ? " 1 error." : " \(errors) errors."
  switch redrawn.count {
  case 0: return "Redrawn." + fault
  case 1...2: return redrawn.joined(separator: " and ") + " redrawn." + fault
  default: return "\(redrawn.count) clauses redrawn." + fault
  }
}
