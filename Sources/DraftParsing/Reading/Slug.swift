// Rulewright. Apache-2.0.

/// The part of a label that some words make: "Intrusion software" is `intrusion-software`.
///
/// ASCII letters are lowered, letters of other scripts stay, everything else is a hyphen; at
/// most 60 bytes, cut at a hyphen where there is one.
func slug(_ words: String) -> String {
  var bytes: [UInt8] = []
  for scalar in words.unicodeScalars {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      if byte.isLetter || byte.isDigit {
        bytes.append(byte.lowered)
      } else if byte == 0x27 {
        continue  // don't is dont
      } else if bytes.last != 0x2D, !bytes.isEmpty {
        bytes.append(0x2D)
      }
    } else if scalar.value == 0x2019 {
      continue
    } else if scalar.properties.isAlphabetic {
      bytes += Array(String(scalar).utf8)
    } else if bytes.last != 0x2D, !bytes.isEmpty {
      bytes.append(0x2D)
    }
  }
  if bytes.count > 60 {
    let cut = bytes[..<60].lastIndex(of: 0x2D) ?? 60
    bytes = Array(bytes[..<cut])
    // Never half a scalar.
    while let last = bytes.last, last & 0xC0 == 0x80,
      String(validating: bytes, as: UTF8.self) == nil
    {
      bytes.removeLast()
    }
    if String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
  }
  while bytes.last == 0x2D { bytes.removeLast() }
  return bytes.isEmpty ? "x" : text(bytes)
}

/// A number as part of a label: `740.22` is `740-22`, "4.1.2" is `4-1-2`.
///
/// Case is kept, since (A) is not (a).
func numberSlug(_ number: String) -> String {
  var bytes: [UInt8] = []
  for byte in number.utf8 {
    if byte.isLetter || byte.isDigit {
      bytes.append(byte)
    } else if bytes.last != 0x2D, !bytes.isEmpty {
      bytes.append(0x2D)
    }
  }
  while bytes.last == 0x2D { bytes.removeLast() }
  return bytes.isEmpty ? "x" : text(bytes)
}
