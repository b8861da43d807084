// Rulewright. Apache-2.0.

extension DocumentKind {
  /// What it is called, with its article.
  package var words: String {
    switch self {
    case .pdf: "a PDF document"
    case .docx: "a DOCX document"
    case .odt: "an ODT document"
    case .rtf: "an RTF document"
    case .html: "a page of HTML"
    case .xlsx, .ods: "a workbook"
    case .pptx, .odp: "a presentation"
    case .epub: "an EPUB book"
    case .oldOffice: "a document of old Office programs"
    case .png, .jpeg, .tiff, .gif, .bmp, .webp, .svg: "an image"
    case .archive: "an archive"
    case .mail: "mail"
    case .text: "text"
    case .empty: "empty"
    case .unknown: "of no known kind"
    }
  }
}
