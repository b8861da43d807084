// Rulewright. Apache-2.0.

import Comments

extension PublishedComment {
  /// Words of the body; none where they do not stand in it.
  ///
  /// A comment is read again for each page that quotes it. If it changed meanwhile, or could not be
  /// read, the site is refused once its pages are made; until then nothing may stop.
  func words(at range: Range<Int>) -> String {
    let body = (body ?? "").utf8
    guard range.lowerBound >= 0, range.upperBound <= body.count else { return "" }
    return String(decoding: body.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}
