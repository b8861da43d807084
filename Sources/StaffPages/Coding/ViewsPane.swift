// Rulewright. Apache-2.0.

package import Codings
import Markup

/// The views that were saved, each a way to its queue, and a form that saves the one that is shown.
struct ViewsPane {
  let screen: CodingScreen

  private var place: CodingPlace { screen.place.at(nil) }

  /// The saved view that is shown; nil where it is none of them.
  private var shown: SavedView? { screen.views.first { place.showing($0).path == place.path } }

  var html: HTML {
    HTML.element(
      "details",
      [
        .class("views"), .id("views"), Attribute("data-native", nil),
        Attribute("data-keys", "views"),
      ],
      pieces {
        HTML.element("summary", [], summary)
        if let fault = screen.viewsFault {
          HTML.p(.class("fault")) { HTML.bdi { fault } }
        } else {
          list
          save
        }
      })
  }

  private var summary: HTML {
    if let shown { return HTML([HTML("View: "), HTML.bdi { shown.name }]) }
    return HTML(screen.views.isEmpty ? "Views" : "Views (\(screen.views.count))")
  }

  @HTMLBuilder private var list: HTML {
    if screen.views.isEmpty {
      HTML.p(.class("quiet")) { "Nobody saved a view of this docket yet." }
    } else {
      HTML.ul {
        for view in screen.views {
          HTML.li {
            HTML.element(
              "a",
              [.href(place.showing(view).path.link)]
                + (view == shown ? [.current("true")] : []), HTML.bdi { view.name })
            HTML.form(to: act("remove"), Attribute("data-whole", nil)) {
              HTML.hiddenInput("view", view.name)
              place.inputs()
              HTML.button(.class("btn small"), .label("Remove the view \(view.name)")) { "Remove" }
            }
          }
        }
      }
    }
  }

  private var save: HTML {
    HTML.form(to: act("save"), .class("save"), Attribute("data-whole", nil)) {
      place.inputs()
      HTML.label(Attribute("for", "view-name")) { "Save what is shown as" }
      HTML.input(
        "text", .id("view-name"), Attribute("name", "view"), Attribute("required", nil),
        Attribute("maxlength", String(SavedView.longestName)),
        Attribute("value", shown?.name ?? ""))
      HTML.button(.class("btn")) { "Save" }
    }
  }

  private func act(_ name: String) -> Link {
    StaffPath.docket(place.docket, "views", name).link
  }
}

extension CodingPlace {
  /// The place that a view shows.
  package func showing(_ view: SavedView) -> CodingPlace {
    var place = CodingPlace(
      docket: docket, stage: view.stage, show: view.show, search: view.search, tagged: view.tag)
    (place.campaign, place.isOneOfEach) = (view.campaign, view.isOneOfEach)
    return place
  }

  /// What is shown here, as a view of a name.
  package func view(named name: String) -> SavedView {
    SavedView(
      name: name, show: show, search: search, stage: stage, tag: tagged, campaign: campaign,
      isOneOfEach: isOneOfEach)
  }
}
