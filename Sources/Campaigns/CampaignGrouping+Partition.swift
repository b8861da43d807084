// Rulewright. Apache-2.0.

extension CampaignGrouping {
  /// All comments, each in one campaign or in none, as staff decided and else as the method says.
  ///
  /// Sorts what it gives and is linear otherwise. What came since the last grouping stands alone.
  package func partition(decisions: [PartitionChange] = []) -> CampaignPartition {
    let found = partitionByMethod()
    return decisions.isEmpty ? found : copiesTold(in: found.applying(decisions))
  }

  /// What staff put together holds copies too: whoever has the words of the comment that shows it.
  private func copiesTold(in partition: CampaignPartition) -> CampaignPartition {
    var texts: [Int: Int32] = [:]
    for (place, form) in forms.enumerated() where form >= 0 {
      texts[numbers[place]] = formTexts[Int(form)]
    }
    var partition = partition
    for index in partition.campaigns.indices where partition.campaigns[index].isDecided {
      let shown = texts[partition.campaigns[index].representative]
      for member in partition.campaigns[index].members.indices {
        let isCopy =
          shown != nil && texts[partition.campaigns[index].members[member].number] == shown
        if isCopy {
          partition.campaigns[index].members[member].relation = .exact
          partition.campaigns[index].members[member].likeness = 1
        } else if partition.campaigns[index].members[member].relation == .exact {
          partition.campaigns[index].members[member].relation = .decided
          partition.campaigns[index].members[member].likeness = 0
        }
      }
    }
    return partition
  }

  private func partitionByMethod() -> CampaignPartition {
    var byLetter: [[CampaignMember]] = Array(repeating: [], count: letters.count)
    var shown = [Int32](repeating: -1, count: letters.count)
    for form in formPrints.indices {
      let text = Int(formTexts[form])
      guard letterOf[text] >= 0, formCounts[form] > 0 else { continue }
      let letter = Int(letterOf[text])
      if shown[letter] < 0 || shows(form, before: Int(shown[letter])) {
        shown[letter] = Int32(form)
      }
    }
    var unique: [Int] = []
    for (place, form) in forms.enumerated() {
      guard form >= 0, letterOf[Int(formTexts[Int(form)])] >= 0 else {
        unique.append(numbers[place])
        continue
      }
      let text = Int(formTexts[Int(form)])
      let letter = Int(letterOf[text])
      let isShown = text == Int(formTexts[Int(shown[letter])])
      byLetter[letter].append(
        CampaignMember(
          number: numbers[place], relation: isShown ? .exact : relations[text],
          likeness: isShown ? 1 : Double(likenesses[text])))
    }
    var campaigns: [Campaign] = []
    for (letter, members) in byLetter.enumerated() {
      guard members.count > 1 else {
        unique += members.map(\.number)
        continue
      }
      campaigns.append(
        Campaign(
          key: key(of: letter), representative: formNumbers[Int(shown[letter])],
          members: members.sorted { $0.number < $1.number }, isDecided: false))
    }
    return CampaignPartition(campaigns: campaigns, unique: unique, method: method)
  }

  /// Whether a form shows its campaign rather than another: its text came more often, then its words
  /// come first, then it came more often as it is, then its bytes come first.
  private func shows(_ form: Int, before other: Int) -> Bool {
    let (a, b) = (Int(formTexts[form]), Int(formTexts[other]))
    if counts[a] != counts[b] { return counts[a] > counts[b] }
    if a != b { return texts[a] < texts[b] }
    if formCounts[form] != formCounts[other] { return formCounts[form] > formCounts[other] }
    return formPrints[form] < formPrints[other]
  }

  private func key(of letter: Int) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let print = texts[Int(letters[letter].leader)]
    let hex = (0..<12).map { digits[Int(print.high >> (60 - UInt64($0) * 4) & 15)] }
    return String(decoding: hex, as: UTF8.self)
  }
}
