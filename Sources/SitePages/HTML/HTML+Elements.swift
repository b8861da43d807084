// Rulewright. Apache-2.0.

extension HTML {
  /// An element with its content.
  static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: HTML
  ) -> HTML {
    var page = start(name, attributes)
    page += content
    page += end(name)
    return page
  }

  /// A start tag alone: for elements without content, and where nesting is written by a loop.
  static func start(_ name: StaticString, _ attributes: [Attribute] = []) -> HTML {
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

  static func end(_ name: StaticString) -> HTML {
    var page = HTML()
    page.append(markup: "</")
    page.append(markup: name)
    page.append(markup: ">")
    return page
  }

  static func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("a", attributes, content())
  }

  static func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("article", attributes, content())
  }

  static func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("b", attributes, content())
  }

  static func bdi(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("bdi", attributes, content())
  }

  static func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("caption", attributes, content())
  }

  static func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("code", attributes, content())
  }

  static func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dd", attributes, content())
  }

  static func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("del", attributes, content())
  }

  static func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("details", attributes, content())
  }

  static func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("div", attributes, content())
  }

  static func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dl", attributes, content())
  }

  static func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("dt", attributes, content())
  }

  static func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("figcaption", attributes, content())
  }

  static func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("figure", attributes, content())
  }

  static func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("footer", attributes, content())
  }

  static func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h1", attributes, content())
  }

  static func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h2", attributes, content())
  }

  static func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("h3", attributes, content())
  }

  static func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("header", attributes, content())
  }

  static func i(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("i", attributes, content())
  }

  static func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ins", attributes, content())
  }

  static func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("li", attributes, content())
  }

  static func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("main", attributes, content())
  }

  static func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("mark", attributes, content())
  }

  static func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("nav", attributes, content())
  }

  static func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ol", attributes, content())
  }

  static func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("p", attributes, content())
  }

  static func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("section", attributes, content())
  }

  static func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("small", attributes, content())
  }

  static func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("span", attributes, content())
  }

  static func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("summary", attributes, content())
  }

  static func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("sup", attributes, content())
  }

  static func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("table", attributes, content())
  }

  static func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tbody", attributes, content())
  }

  static func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("td", attributes, content())
  }

  static func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("th", attributes, content())
  }

  static func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("thead", attributes, content())
  }

  static func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("time", attributes, content())
  }

  static func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("tr", attributes, content())
  }

  static func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    element("ul", attributes, content())
  }
}

extension HTML {
  /// A heading of a level from 1 to 6.
  static func heading(
    _ level: Int, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
    return element(names[min(max(level, 1), 6) - 1], attributes, content())
  }

  /// Words for those who hear the page.
  static func hidden(_ words: String) -> HTML { span(.class("vh")) { words } }
}
