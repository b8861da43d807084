// Rulewright. Apache-2.0.

import HTTPTypes
import Hummingbird

/// Decides which requests reach the files, and puts the headers on every answer.
struct PublicSiteGuard: RouterMiddleware {
  /// The folder of the server below which the site stands; empty where it is all there is.
  var mount = ""

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context: context, next: next)
    for (name, value) in PublicSiteGuard.headers { response.headers[name] = value }
    response.headers[.contentSecurityPolicy] = PublicSiteGuard.policy(for: request.uri.path)
    if let type = response.headers[.contentType], ["text/csv", "text/plain"].contains(type) {
      response.headers[.contentType] = type + "; charset=utf-8"
    }
    return response
  }

  private func answer(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    guard PublicSiteGuard.isLoopback(request.head.authority ?? "") else {
      return plain(.misdirectedRequest, "This server answers to 127.0.0.1 and localhost only.\n")
    }
    guard request.method == .get || request.method == .head else {
      var response = plain(.methodNotAllowed, "The public site is read only.\n")
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    switch SitePath(request.uri.path) {
    case .refused: return notFound()
    case .folder(let path):
      return Response(status: .permanentRedirect, headers: [.location: mount + path + "/"])
    case .page:
      do {
        var response = try await next(request, context)
        if let type = PublicSiteGuard.type(of: request.uri.path) {
          response.headers[.contentType] = type
        }
        return response
      } catch let error as HTTPError where error.status == .notFound {
        return notFound()
      }
    }
  }

  /// The type of a file where the server does not know it, or only its family: a feed opens in a
  /// reader of feeds, and a calendar in a calendar.
  static func type(of path: String) -> String? {
    let bytes = Array(path.utf8)
    if bytes.suffix(4).elementsEqual(".ics".utf8) { return "text/calendar; charset=utf-8" }
    if bytes.suffix(9).elementsEqual("/feed.xml".utf8) {
      return "application/atom+xml; charset=utf-8"
    }
    return nil
  }

  private func notFound() -> Response {
    plain(.notFound, "There is no such page. The site begins at /\n")
  }

  private func plain(_ status: HTTPResponse.Status, _ words: String) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: .init(byteBuffer: .init(string: words)))
  }

  /// Whether a Host header names this machine itself.
  static func isLoopback(_ host: String) -> Bool {
    let bytes = Array(host.utf8)
    let name = bytes.last == 0x5D ? bytes[...] : bytes.prefix { $0 != 0x3A }
    return ["127.0.0.1", "localhost", "[::1]"].contains { name.elementsEqual($0.utf8) }
      || bytes.starts(with: "[::1]:".utf8)
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"),
    (.referrerPolicy, "no-referrer"), (.crossOriginOpenerPolicy, "same-origin"),
    (.crossOriginResourcePolicy, "same-origin"), (.cacheControl, "no-cache"),
  ]

  /// What a page may load: on the page of a docket's search also the index of this site, which a
  /// program in WebAssembly reads.
  static func policy(for path: String) -> String {
    let names = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    let isSearch = names.count == 4 && names[2].elementsEqual("search".utf8) && names[3].isEmpty
    let more = isSearch ? " 'wasm-unsafe-eval'; connect-src 'self'" : ""
    return "default-src 'none'; style-src 'self'; script-src 'self'\(more); img-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }
}

/// What a request's path asks for, by its bytes alone.
enum SitePath: Equatable {
  /// A file, or a folder with its slash.
  case page
  /// A folder without its slash: relative links on its page would miss.
  case folder(String)
  /// Anything that the site never writes: dots as names, escapes, other characters.
  case refused

  init(_ path: String) {
    let bytes = Array(path.utf8)
    let isPlain = bytes.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x2D && $0 <= 0x39)
        || $0 == 0x5F || $0 == 0x7E  // "~" stands for what is unusual in a comment's number
    }
    guard bytes.first == 0x2F, isPlain else {
      self = .refused
      return
    }
    let names = bytes.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false)
    // An empty name is "//"; a name that begins with a dot is a way up, or hidden.
    let hasBadName =
      names.dropLast().contains(where: \.isEmpty)
      || names.contains { $0.first == 0x2E }
    guard !hasBadName else {
      self = .refused
      return
    }
    guard let last = names.last, !last.isEmpty, !SitePath.isFile(last) else {
      self = .page
      return
    }
    self = .folder(path)
  }

  private static func isFile(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: 0x2E) else { return false }
    let kinds = [
      "html", "css", "js", "svg", "png", "txt", "csv", "json", "xml", "ics", "woff2", "pdf", "ico",
      "sha256",
      // The search index.
      "pagefind", "pf_meta", "pf_index", "pf_filter", "pf_fragment",
    ]
    return kinds.contains { name[(dot + 1)...].elementsEqual($0.utf8) }
  }
}
