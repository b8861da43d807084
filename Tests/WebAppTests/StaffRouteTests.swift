// Rulewright. Apache-2.0.

import Testing

@testable import WebApp

struct StaffRouteTests {
  private let route = StaffRoute.page("/d/:docket/coding/:comment") { _, _ in
    StaffAnswer(.page([]))
  }

  @Test func findsTheOpenPartsOfAnAddress() {
    #expect(
      route.names(in: "/d/cyber-items/coding/BIS-2020%2F0001")
        == ["docket": "cyber-items", "comment": "BIS-2020/0001"])
  }

  @Test(arguments: [
    "/", "/d", "/d/a/coding", "/d/a/coding/", "/d/a/coding/b/c", "/d//coding/b", "/D/a/coding/b",
    "/d/a/coding/%FF", "d/a/coding/b", "/d/a/codin\u{301}g/b",
  ])
  func leavesOtherAddressesAlone(_ path: String) {
    #expect(route.names(in: path) == nil)
  }

  @Test func namesEachAddressOnce() {
    var seen: Set<String> = []
    for route in StaffRoute.all {
      let shape = route.pattern.utf8.split(separator: 0x2F)
        .map { $0.first == 0x3A ? ":" : String(decoding: $0, as: UTF8.self) }
      #expect(seen.insert(route.method + " " + shape.joined(separator: "/")).inserted)
    }
  }
}
