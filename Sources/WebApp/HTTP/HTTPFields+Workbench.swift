// Rulewright. Apache-2.0.

import HTTPTypes
import Hummingbird

extension HTTPFields {
  /// The headers of every answer of the workbench.
  ///
  /// Only what this program itself serves may run or be drawn, no other page may frame it, and no
  /// cache keeps what only staff may see. The referrer goes to ourselves alone; with none at all a
  /// browser would not say the origin of a plain form, by which it is let in.
  static var ofWorkbench: HTTPFields {
    [
      .contentSecurityPolicy: """
      default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      """,
      .xContentTypeOptions: "nosniff", .referrerPolicy: "same-origin",
      .crossOriginOpenerPolicy: "same-origin", .crossOriginResourcePolicy: "same-origin",
      .xFrameOptions: "DENY", .cacheControl: "no-store",
    ]
  }
}

extension HTTPFields {
  /// The same with the place where the answer is to be had.
  func adding(location: String) -> HTTPFields {
    var fields = self
    fields[.location] = location
    return fields
  }
}

extension HTTPField.Name {
  static let referrerPolicy = known("Referrer-Policy")
  static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
  static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
  static let xFrameOptions = known("X-Frame-Options")
  static let secFetchSite = known("Sec-Fetch-Site")
  static let secFetchMode = known("Sec-Fetch-Mode")
  static let secFetchDest = known("Sec-Fetch-Dest")
  /// A script of ours asks for pieces of the page.
  static let rulewrightFragments = known("Rulewright-Fragments")
  /// When the record took what was sent.
  static let rulewrightSaved = known("Rulewright-Saved")

  /// A name that is known to be well formed.
  private static func known(_ name: StaticString) -> HTTPField.Name {
    guard let field = HTTPField.Name("\(name)") else {
      preconditionFailure("a header's name is written with token characters only: \(name)")
    }
    return field
  }
}

extension Admission {
  /// What a request says of itself.
  init(_ request: Request) {
    self.init(
      method: request.method.rawValue, host: request.head.authority ?? "",
      origin: request.headers[.origin], fetchSite: request.headers[.secFetchSite],
      fetchMode: request.headers[.secFetchMode], fetchDestination: request.headers[.secFetchDest],
      contentType: request.headers[.contentType])
  }
}

extension StaffRefusal {
  /// What is said to a request that was not let in.
  init(_ refusal: Admission.Refusal) {
    switch refusal {
    case .wrongHost:
      self.init(
        .misdirected, "This is not the address of the workbench",
        ["It answers to 127.0.0.1 and localhost only."])
    case .wrongMethod(let allowed):
      self.init(.notAllowed, "That cannot be done this way", ["Allowed is \(allowed)."])
    case .fromElsewhere:
      self.init(
        .forbidden, "That came from another site",
        ["The workbench does only what its own pages ask. Nothing was changed."])
    case .noForm:
      self.init(.unreadable, "The form cannot be read", ["Load the page again."])
    }
  }
}

extension Request {
  /// The method whose route answers; a head is that of what can be got.
  var routeMethod: String { method == .head ? "GET" : method.rawValue }

  /// The same request to the public site, when its address lies below `/site/`.
  var belowSite: Request? {
    let mount = Array("/site".utf8)
    guard let target = head.path, target.utf8.starts(with: mount) else { return nil }
    let rest = target.utf8.dropFirst(mount.count)
    guard rest.isEmpty || rest.first == 0x2F || rest.first == 0x3F else { return nil }
    var head = head
    head.path = rest.first == 0x2F ? String(decoding: rest, as: UTF8.self) : "/"
    return Request(head: head, body: body)
  }
}
