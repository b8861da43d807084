// Rulewright. Apache-2.0.

import Testing

@testable import WebApp

/// Every route against every kind of request that a browser, or something else, can send.
struct AdmissionTests {
  /// What our own page sends to a route, where that is known.
  private static func own(_ route: RouteCase) -> Admission {
    var request = own(route.method)
    if route.access == .upload { request.contentType = "multipart/form-data; boundary=x" }
    return request
  }

  private static func own(_ method: String) -> Admission {
    Admission(
      method: method, host: "127.0.0.1:8000",
      origin: method == "POST" ? "http://127.0.0.1:8000" : nil, fetchSite: "same-origin",
      fetchMode: "cors", fetchDestination: "empty",
      contentType: method == "POST" ? "application/x-www-form-urlencoded;charset=UTF-8" : nil)
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func everyRouteLetsItsOwnPagesIn(_ route: RouteCase) {
    #expect(Self.own(route).refusal(by: route.access) == nil)
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func everyRouteHasTheMethodOfItsRule(_ route: RouteCase) {
    #expect((route.method == "POST") == route.changes)
    #expect(["GET", "POST"].contains(route.method))
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteAnswersUnderAnotherName(_ route: RouteCase) {
    for host in ["", "evil.example", "127.0.0.1.evil.example:8000", "localhost@evil.example"] {
      var request = Self.own(route)
      request.host = host
      #expect(request.refusal(by: route.access) == .wrongHost)
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteIsUsedByAnotherMethod(_ route: RouteCase) {
    let others = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"]
    for method in others {
      var request = Self.own(route)
      request.method = method
      let fits = route.changes ? method == "POST" : ["GET", "HEAD"].contains(method)
      #expect((request.refusal(by: route.access) == nil) == fits, "\(method)")
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteIsUsedByThePagesOfAnotherSite(_ route: RouteCase) {
    for site in ["cross-site", "same-site"] {
      var request = Self.own(route)
      request.fetchSite = site
      #expect(request.refusal(by: route.access) == .fromElsewhere)
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described).filter(\.changes))
  func noChangeComesFromNobodyKnown(_ route: RouteCase) {
    var silent = Self.own(route)
    (silent.fetchSite, silent.origin) = (nil, nil)
    #expect(silent.refusal(by: route.access) == .fromElsewhere)
    for origin in [
      "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", "http://evil.example",
      "http://localhost:8000", "http://127.0.0.1:8000.evil.example",
    ] {
      var request = Self.own(route)
      request.origin = origin
      #expect(request.refusal(by: route.access) == .fromElsewhere, "\(origin)")
      request.fetchSite = nil
      #expect(request.refusal(by: route.access) == .fromElsewhere, "\(origin)")
    }
    var typed = Self.own(route)
    typed.fetchSite = "none"
    #expect(typed.refusal(by: route.access) == .fromElsewhere)
    let other =
      route.access == .upload
      ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=x"
    for type in [nil, "text/plain", other, "application/json"] {
      var request = Self.own(route)
      request.contentType = type
      #expect(request.refusal(by: route.access) == .noForm)
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described).filter { !$0.changes })
  func aLinkFromElsewhereLeadsToPagesAndFilesOnly(_ route: RouteCase) {
    var link = Self.own("GET")
    (link.fetchSite, link.fetchMode, link.fetchDestination) = ("cross-site", "navigate", "document")
    #expect((link.refusal(by: route.access) == nil) == (route.access != .piece))
    link.fetchDestination = "iframe"
    #expect(link.refusal(by: route.access) == .fromElsewhere)
  }
}

/// A route as a test names it.
struct RouteCase: Sendable, CustomStringConvertible {
  var method: String
  var pattern: String
  var access: StaffAccess

  var description: String { "\(method) \(pattern)" }
  var changes: Bool { access == .act || access == .upload }
}

extension StaffRoute {
  var described: RouteCase { RouteCase(method: method, pattern: pattern, access: access) }
}
