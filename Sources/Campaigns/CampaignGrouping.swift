// Rulewright. Apache-2.0.

/// Groups comments by the letter that they are copies of.
///
///     var grouping = CampaignGrouping()
///     for comment in comments { grouping.add(comment.words, number: comment.row) }
///     try grouping.group { try text(of: $0) }
///     grouping.partition()
///
/// Texts come one by one and are not kept: of each distinct text there remain 64 small numbers, and
/// where its words must be seen again it is asked for by the number of a comment that has it. The
/// partition does not depend on the order in which comments came.
package struct CampaignGrouping {
  package let method: CampaignMethod

  // Comments, in the order in which they came.
  var numbers: [Int] = []
  /// The form of each, or -1 where it is a stub or has no words.
  var forms: [Int32] = []

  // Forms: texts that differ in a byte.
  var formPrints: [Fingerprint] = []
  var formTexts: [Int32] = []
  var formCounts: [Int32] = []
  /// The least number of a comment of this form.
  var formNumbers: [Int] = []

  // Texts: those that differ in a word.
  var texts: [Fingerprint] = []
  var counts: [Int32] = []
  /// A comment to ask for the text's words by.
  var askedBy: [Int] = []
  var sketches: [UInt16] = []
  /// The letter of each text, or -1.
  var letterOf: [Int32] = []
  var relations: [CampaignMember.Relation] = []
  var likenesses: [Float] = []
  /// How many texts have been grouped; those behind them are new.
  var grouped = 0

  var letters: [Letter] = []
  /// The sketches by content words of texts that have no letter, and the place of each text's; -1 for
  /// none.
  var wordSketches: [UInt16] = []
  var wordPlaces: [Int32] = []

  var formTable = FingerprintTable()
  var textTable = FingerprintTable()
  let reader: LetterReader

  package init(method: CampaignMethod = CampaignMethod()) {
    self.method = method
    reader = LetterReader(seed: method.seed)
  }

  /// How many comments there are.
  package var count: Int { numbers.count }

  package var isEmpty: Bool { numbers.isEmpty }

  /// The greatest number of a comment, or 0.
  package var lastNumber: Int { numbers.max() ?? 0 }

  /// Takes a comment's own words; linear in them.
  ///
  /// Numbers tell comments apart and decide ties. A stub forms no campaign and joins none.
  package mutating func add(_ text: [UInt8], number: Int, isStub: Bool = false) {
    text.withUnsafeBufferPointer { add($0, number: number, isStub: isStub) }
  }

  /// The same of bytes where they lie, which are not kept.
  package mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, number: Int, isStub: Bool = false
  ) {
    numbers.append(number)
    guard !isStub else {
      forms.append(-1)
      return
    }
    let print = Fingerprint(of: text, seed: method.seed)
    if let form = formTable.place(of: print, in: formPrints) {
      forms.append(Int32(form))
      formCounts[form] += 1
      formNumbers[form] = min(formNumbers[form], number)
      counts[Int(formTexts[form])] += 1
      return
    }
    reader.read(text)
    guard reader.wordCount > 0 else {
      forms.append(-1)
      return
    }
    forms.append(Int32(formPrints.count))
    formTable.insert(print, formPrints.count, in: formPrints)
    formPrints.append(print)
    formTexts.append(Int32(self.text(number)))
    formCounts.append(1)
    formNumbers.append(number)
  }

  /// The text that was read last, counted once more.
  private mutating func text(_ number: Int) -> Int {
    let print = reader.fingerprint
    if let text = textTable.place(of: print, in: texts) {
      counts[text] += 1
      return text
    }
    let text = texts.count
    textTable.insert(print, text, in: texts)
    texts.append(print)
    counts.append(1)
    askedBy.append(number)
    letterOf.append(-1)
    wordPlaces.append(-1)
    relations.append(.near)
    likenesses.append(0)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Sketch.slots) { sketch in
      guard let start = sketch.baseAddress else { return }
      Sketch.write(reader.runs, reader.runCount, to: start)
      sketches.append(contentsOf: sketch)
    }
    return text
  }

  /// Forgets comments that were replaced or taken away; those that stay keep their campaigns.
  ///
  /// Linear in all comments, whatever is forgotten; numbers that are not there are passed over.
  package mutating func remove(_ gone: Set<Int>) {
    let places = numbers.indices.filter { !gone.contains(numbers[$0]) }
    guard places.count < numbers.count else { return }
    numbers = places.map { numbers[$0] }
    forms = places.map { forms[$0] }
    for form in formCounts.indices { formCounts[form] = 0 }
    for text in counts.indices { counts[text] = 0 }
    for (number, form) in zip(numbers, forms) where form >= 0 {
      let (form, text) = (Int(form), Int(formTexts[Int(form)]))
      formNumbers[form] = formCounts[form] == 0 ? number : min(formNumbers[form], number)
      askedBy[text] = number
      formCounts[form] += 1
      counts[text] += 1
    }
  }

  /// Groups all comments anew.
  ///
  /// The closure gives the words of a comment by its number, the same as were added; it is asked
  /// two or three times about each distinct text.
  package mutating func group(reading read: (Int) throws -> [UInt8]) rethrows {
    var phases = GroupingPhases(self)
    phases.forgetLetters()
    let all = ranked(texts.indices.map(Int32.init))
    var left = try phases.findLetters(among: all, read)
    phases.joinLetters(from: 0)
    left = try phases.attach(left, read)
    try phases.findMerges(among: left, read)
    self = phases.finished()
  }

  /// Groups the comments that came since, and leaves the campaigns that there are as they are.
  ///
  /// A new text joins the letter that it fits, as it was when all were grouped; what fits none may
  /// form campaigns with others that have none, old and new. So whoever stood together stands
  /// together still. Grouping anew may give other campaigns where the new comments say better what
  /// their letter is, or show two campaigns to be one. Reads the new texts, and of the old ones those
  /// alone that a new one may be a copy of.
  package mutating func groupNew(reading read: (Int) throws -> [UInt8]) rethrows {
    guard grouped > 0 else { return try group(reading: read) }
    var phases = GroupingPhases(self)
    let known = letters.count
    var left = try phases.attach(ranked((grouped..<texts.count).map(Int32.init)), read)
    left += (0..<grouped).lazy.map(Int32.init).filter { letterOf[Int($0)] < 0 }
    left = try phases.findLetters(among: ranked(left), read)
    phases.joinLetters(from: known)
    if phases.grouping.letters.count > known {
      let old = left.filter { $0 < grouped }
      left = ranked(try phases.attach(left.filter { $0 >= grouped }, read) + old)
    }
    try phases.findMerges(among: left, read)
    self = phases.finished()
  }

  /// Texts that somebody sent, in the order that nothing but what was sent decides: the most frequent
  /// first.
  func ranked(_ chosen: [Int32]) -> [Int32] {
    chosen.filter { counts[Int($0)] > 0 }.sorted { a, b in
      let (a, b) = (Int(a), Int(b))
      return counts[a] != counts[b] ? counts[a] > counts[b] : texts[a] < texts[b]
    }
  }
}
