// Rulewright. Apache-2.0.

extension HTML {
  /// An element with its content.
  package static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: HTML
  ) -> HTML {
    var page = start(name, attributes)
    page += content
    page += end(name)
    return page
  }

  /// A start tag alone: for elements without content, and where nesting is written by a loop.
  package static func start(_ name: StaticString, _ attributes: [Attribute] = []) -> HTML {
    var page = HTML()
    page.append(markup: "<")
    page.append(markup: name)
    for attribute in attributes {
      page.append(markup: " ")
      page.append(markup: attribute.name)
      guard let value = attribute.value else { continue }
      page.append(markup: "=\"")
      page.appendEscaped(value.utf8)
      page.append(markup: "\"")
    }
    page.append(markup: ">")
    return page
  }

  package static func end(_ name: StaticString) -> HTML {
    var page = HTML()
    page.append(markup: "</")
    page.append(markup: name)
    page.append(markup: ">")
    return page
  }

  package static func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("a", attributes, content())
  }

  package static func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML
  {
    element("article", attributes, content())
  }

  package static func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("b", attributes, content())
  }

  package static func bdi(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("bdi", attributes, content())
  }

  package static func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML
  {
    element("caption", attributes, content())
  }

  package static func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("code", attributes, content())
  }

  package static func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dd", attributes, content())
  }

  package static func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("del", attributes, content())
  }

  package static func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML
  {
    element("details", attributes, content())
  }

  package static func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("div", attributes, content())
  }

  package static func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dl", attributes, content())
  }

  package static func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dt", attributes, content())
  }

  package static func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML)
    -> HTML
  {
    element("figcaption", attributes, content())
  }

  package static func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("figure", attributes, content())
  }

  package static func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("footer", attributes, content())
  }

  package static func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h1", attributes, content())
  }

  package static func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h2", attributes, content())
  }

  package static func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h3", attributes, content())
  }

  package static func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("header", attributes, content())
  }

  package static func i(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("i", attributes, content())
  }

  package static func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ins", attributes, content())
  }

  package static func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("li", attributes, content())
  }

  package static func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("main", attributes, content())
  }

  package static func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("mark", attributes, content())
  }

  package static func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("nav", attributes, content())
  }

  package static func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ol", attributes, content())
  }

  package static func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("p", attributes, content())
  }

  package static func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML
  {
    element("section", attributes, content())
  }

  package static func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("small", attributes, content())
  }

  package static func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("span", attributes, content())
  }

  package static func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML
  {
    element("summary", attributes, content())
  }

  package static func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("sup", attributes, content())
  }

  package static func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("table", attributes, content())
  }

  package static func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tbody", attributes, content())
  }

  package static func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("td", attributes, content())
  }

  package static func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("th", attributes, content())
  }

  package static func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("thead", attributes, content())
  }

  package static func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("time", attributes, content())
  }

  package static func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tr", attributes, content())
  }

  package static func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ul", attributes, content())
  }
}

extension HTML {
  /// A heading of a level from 1 to 6.
  package static func heading(
    _ level: Int, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
    return element(names[min(max(level, 1), 6) - 1], attributes, content())
  }

  /// Words for those who hear the page.
  package static func hidden(_ words: String) -> HTML { span(.class("vh")) { words } }
}
