// Rulewright. Apache-2.0.

extension HTML {
  package static func button(
    _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element("button", attributes, content())
  }

  package static func dialog(
    _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element("dialog", attributes, content())
  }

  package static func fieldset(
    _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element("fieldset", attributes, content())
  }

  /// A form that is sent by POST to an address, as every change is.
  package static func form(
    to action: Link, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element(
      "form", [Attribute("method", "post"), Attribute("action", action.text)] + attributes,
      content())
  }

  /// A form that asks and changes nothing.
  package static func query(
    to action: Link, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element(
      "form", [Attribute("method", "get"), Attribute("action", action.text)] + attributes,
      content())
  }

  /// An input of a type, `text` or `radio`, which has no content.
  package static func input(_ type: String, _ attributes: Attribute...) -> HTML {
    start("input", [Attribute("type", type)] + attributes)
  }

  /// A value that a form sends along.
  package static func hiddenInput(_ name: String, _ value: String) -> HTML {
    start(
      "input",
      [Attribute("type", "hidden"), Attribute("name", name), Attribute("value", value)])
  }

  package static func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("kbd", attributes, content())
  }

  package static func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("label", attributes, content())
  }

  package static func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("legend", attributes, content())
  }

  package static func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("option", attributes, content())
  }

  package static func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("select", attributes, content())
  }

  /// A field of several lines; its text stands after a line break, since a parser drops the first.
  package static func textarea(_ attributes: Attribute..., text: String) -> HTML {
    element("textarea", attributes, HTML([HTML(Raw("\n")), HTML(text)]))
  }
}
