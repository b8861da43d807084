// Rulewright. Apache-2.0.

/// Who may use a route, and how; every route says one of these.
enum StaffAccess: String, Sendable, CaseIterable {
  /// A page: looked at from here, or gone to from anywhere by a person. Changes nothing.
  case page
  /// What only pages of this program fetch: pieces, data, events, files that they load. Changes
  /// nothing.
  case piece
  /// A file to keep. Changes nothing.
  case download
  /// A change: sent by a form or a script of this very program, by POST.
  case act
  /// A change that brings files: the same, sent as a form that can hold them.
  case upload
}

/// What a browser says of a request, by which it is let in or not.
///
/// A page of another site can make this machine's browser send anything here. What it cannot do is
/// forge `Host`, `Origin` and `Sec-Fetch-*`, which the browser writes itself (Fetch Metadata; OWASP,
/// "Cross-Site Request Forgery Prevention").
struct Admission: Sendable {
  var method: String
  /// `Host`.
  var host: String
  var origin: String?
  var fetchSite: String?
  var fetchMode: String?
  var fetchDestination: String?
  /// The media type of what is sent.
  var contentType: String?

  /// Why a request is not let in.
  enum Refusal: Equatable, Sendable {
    /// It was asked under another name than this machine's (DNS rebinding).
    case wrongHost
    case wrongMethod(allowed: String)
    /// Another site's page sent it, or nobody says who did.
    case fromElsewhere
    /// It is no form.
    case noForm
  }

  /// Why the request may not use a route with this rule; nil when it may.
  func refusal(by access: StaffAccess) -> Refusal? {
    if !PublicSiteGuard.isLoopback(host) { return .wrongHost }
    switch access {
    case .page, .download:
      guard isLooking else { return .wrongMethod(allowed: "GET, HEAD") }
      return isFromHere || isNavigation ? nil : .fromElsewhere
    case .piece:
      guard isLooking else { return .wrongMethod(allowed: "GET, HEAD") }
      return isFromHere ? nil : .fromElsewhere
    case .act, .upload:
      guard isSame(method, "POST") else { return .wrongMethod(allowed: "POST") }
      guard isActFromHere else { return .fromElsewhere }
      let wanted =
        access == .act ? "application/x-www-form-urlencoded" : "multipart/form-data"
      return isForm(wanted) ? nil : .noForm
    }
  }

  private var isLooking: Bool { isSame(method, "GET") || isSame(method, "HEAD") }

  /// A browser that says nothing of the site is an old one, or none; what it can read here, any
  /// program on this machine can.
  private var isFromHere: Bool {
    guard let fetchSite else { return origin.map(isOwn) ?? true }
    return isSame(fetchSite, "same-origin") || isSame(fetchSite, "none")
  }

  /// A person who follows a link to a page.
  private var isNavigation: Bool {
    fetchMode.map { isSame($0, "navigate") } == true
      && fetchDestination.map { isSame($0, "document") } == true
  }

  /// A change must be known to come from here: both marks agree, and one of them is there.
  private var isActFromHere: Bool {
    if let fetchSite, !isSame(fetchSite, "same-origin") { return false }
    if let origin, !isOwn(origin) { return false }
    return fetchSite != nil || origin != nil
  }

  private func isOwn(_ origin: String) -> Bool { isSame(origin, "http://" + host) }

  private func isForm(_ wanted: String) -> Bool {
    guard let contentType else { return false }
    let type = contentType.utf8.prefix { $0 != 0x3B && $0 != 0x20 }
      .map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return type.elementsEqual(wanted.utf8)
  }

  private func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
