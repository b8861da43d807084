// Rulewright. Apache-2.0.

/// Lets the content of an element be written as a list: texts are escaped, pieces stand as they
/// are.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ text: String) -> HTML { HTML(text) }
  package static func buildExpression(_ piece: HTML) -> HTML { piece }
  package static func buildExpression(_ raw: Raw) -> HTML { HTML(raw) }
  package static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }
  package static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }
  package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? HTML() }
  package static func buildEither(first piece: HTML) -> HTML { piece }
  package static func buildEither(second piece: HTML) -> HTML { piece }
  package static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}

/// Writes pieces where no element encloses them.
package func pieces(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }
