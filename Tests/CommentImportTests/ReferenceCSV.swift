// Rulewright. Apache-2.0.

/// CSV read the slow and obvious way, all at once, by looking at every byte in turn: what
/// `CSVReader` is compared with.
///
/// A nil row is a faulty one; nil as a whole is an open quote.
func referenceCSV(_ input: [UInt8]) -> [[[UInt8]]?]? {
  var rows: [[[UInt8]]?] = []
  var at = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  func isEnd(_ index: Int) -> Bool { index >= input.count || isLineEnd(index) }
  func isLineEnd(_ index: Int) -> Bool { input[index] == 0x0A || input[index] == 0x0D }
  while at < input.count {
    let start = at
    var cells: [[UInt8]] = []
    var isFaulty = false
    row: while true {
      var cell: [UInt8] = []
      if at < input.count, input[at] == 0x22 {
        at += 1
        while true {
          if at >= input.count { return nil }
          if input[at] != 0x22 {
            cell.append(input[at])
            at += 1
          } else if at + 1 < input.count, input[at + 1] == 0x22 {
            cell.append(0x22)
            at += 2
          } else {
            at += 1
            break
          }
        }
        if !isEnd(at), input[at] != 0x2C { isFaulty = true }
      } else {
        while !isEnd(at), input[at] != 0x2C {
          if input[at] == 0x22 {
            isFaulty = true
            break
          }
          cell.append(input[at])
          at += 1
        }
      }
      if isFaulty { while !isEnd(at) { at += 1 } }
      cells.append(cell)
      if isEnd(at) { break row }
      at += 1
    }
    let all = input[start..<at]
    let isText = String(validating: all, as: UTF8.self) != nil && !all.contains(0)
    rows.append(isFaulty || !isText ? nil : cells)
    if at < input.count {
      at += input[at] == 0x0D && at + 1 < input.count && input[at + 1] == 0x0A ? 2 : 1
    }
  }
  return rows
}
