// Rulewright. Apache-2.0.

/// Lets the content of an element be written as a list: texts are escaped, pieces stand as they
/// are.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { HTML(text) }
  static func buildExpression(_ piece: HTML) -> HTML { piece }
  static func buildExpression(_ raw: Raw) -> HTML { HTML(raw) }
  static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }
  static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }
  static func buildOptional(_ piece: HTML?) -> HTML { piece ?? HTML() }
  static func buildEither(first piece: HTML) -> HTML { piece }
  static func buildEither(second piece: HTML) -> HTML { piece }
  static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}

/// Writes pieces where no element encloses them.
func pieces(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }
