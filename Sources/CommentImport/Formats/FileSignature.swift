// Rulewright. Apache-2.0.

/// Known by their first bytes: files that are no text.
enum FileSignature {
  /// What a file is, with its article; nil where nothing speaks for any of them.
  static func kind(of bytes: ArraySlice<UInt8>) -> String? {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF document"),
    (
      [0x50, 0x4B, 0x03, 0x04], "a ZIP archive, or a document that is one inside (DOCX, XLSX, ODT)"
    ),
    ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "a document of old Office programs"),
    (Array("{\\rtf".utf8), "an RTF document"),
    ([0x1F, 0x8B], "compressed by gzip"),
    (Array("BZh".utf8), "compressed by bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed by xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    (Array("Rar!".utf8), "a RAR archive"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    ([0x49, 0x49, 0x2A, 0x00], "a TIFF image"),
    ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF image"),
    (Array("SQLite format 3".utf8), "a SQLite database"),
    (Array("PAR1".utf8), "a Parquet table"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x4D, 0x5A, 0x90, 0x00], "a program"),
  ]
}
