// Rulewright. Apache-2.0.

import Testing

@testable import WebApp

/// Every route against every kind of request that a browser, or something else, can send.
struct AdmissionTests {
  /// What our own page sends, by method.
  private static func own(_ method: String) -> Admission {
    Admission(
      method: method, host: "127.0.0.1:8000",
      origin: method == "POST" ? "http://127.0.0.1:8000" : nil, fetchSite: "same-origin",
      fetchMode: "cors", fetchDestination: "empty",
      contentType: method == "POST" ? "application/x-www-form-urlencoded;charset=UTF-8" : nil)
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func everyRouteLetsItsOwnPagesIn(_ route: RouteCase) {
    #expect(Self.own(route.method).refusal(by: route.access) == nil)
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func everyRouteHasTheMethodOfItsRule(_ route: RouteCase) {
    #expect((route.method == "POST") == (route.access == .act))
    #expect(["GET", "POST"].contains(route.method))
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteAnswersUnderAnotherName(_ route: RouteCase) {
    for host in ["", "evil.example", "127.0.0.1.evil.example:8000", "localhost@evil.example"] {
      var request = Self.own(route.method)
      request.host = host
      #expect(request.refusal(by: route.access) == .wrongHost)
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteIsUsedByAnotherMethod(_ route: RouteCase) {
    let others = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"]
    for method in others {
      var request = Self.own(route.method)
      request.method = method
      let fits = route.access == .act ? method == "POST" : ["GET", "HEAD"].contains(method)
      #expect((request.refusal(by: route.access) == nil) == fits, "\(method)")
    }
  }

  @Test(arguments: StaffRoute.all.map(\.described))
  func noRouteIsUsedByThePagesOfAnotherSite(_ route: RouteCase) {
    for site in ["cross-site", "same-site"] {
      var request = Self.own(route.method)
      request.fetchSite = site
      #expect(request.refusal(by: route.access) == .fromElsewhere)
    }
  }

  @Test(arguments: StaffRoute.all.filter { $0.access == .act }.map(\.described))
  func noChangeComesFromNobodyKnown(_ route: RouteCase) {
    var silent = Self.own("POST")
    (silent.fetchSite, silent.origin) = (nil, nil)
    #expect(silent.refusal(by: route.access) == .fromElsewhere)
    for origin in [
      "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", "http://evil.example",
      "http://localhost:8000", "http://127.0.0.1:8000.evil.example",
    ] {
      var request = Self.own("POST")
      request.origin = origin
      #expect(request.refusal(by: route.access) == .fromElsewhere, "\(origin)")
      request.fetchSite = nil
      #expect(request.refusal(by: route.access) == .fromElsewhere, "\(origin)")
    }
    var typed = Self.own("POST")
    typed.fetchSite = "none"
    #expect(typed.refusal(by: route.access) == .fromElsewhere)
    for type in [nil, "text/plain", "multipart/form-data; boundary=x", "application/json"] {
      var request = Self.own("POST")
      request.contentType = type
      #expect(request.refusal(by: route.access) == .noForm)
    }
  }

  @Test(arguments: StaffRoute.all.filter { $0.access != .act }.map(\.described))
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
}

extension StaffRoute {
  var described: RouteCase { RouteCase(method: method, pattern: pattern, access: access) }
}
