// Rulewright. Apache-2.0.

import Dockets
import HTTPTypes
import Hummingbird
import Markup
import StaffPages
import Workbench

import class Foundation.OperationQueue

/// Answers every request to the workbench: lets it in or not, finds its route, and puts the headers
/// on whatever is answered.
struct StaffResponder<Site: HTTPResponder>: HTTPResponder
where Site.Context == BasicRequestContext {
  let routes: [StaffRoute]
  let desk: Desk
  /// The built public site, below `/site/`.
  let site: Site
  private let work = OperationQueue()
  private let promptWork = OperationQueue()
  private let bounds: UploadReceiver.Bounds

  init(
    routes: [StaffRoute], desk: Desk, site: Site, bounds: UploadReceiver.Bounds = .init()
  ) {
    self.routes = routes
    self.desk = desk
    self.site = site
    self.bounds = bounds
    work.maxConcurrentOperationCount = 8
    promptWork.maxConcurrentOperationCount = 8
  }

  /// The most that a form may send.
  private static var longestForm: Int { 4 << 20 }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    if request.uri.path.utf8.elementsEqual("/site".utf8) {
      return Response(
        status: .permanentRedirect, headers: HTTPFields.ofWorkbench.adding(location: "/site/"))
    }
    if let inSite = request.belowSite {
      return try await site.respond(to: inSite, context: context)
    }
    var answer: StaffAnswer
    let asking: StaffRequest
    (answer, asking) = await self.answer(to: request)
    if case .page = answer.body, asking.wantsFragments, answer.status != .ok {
      answer.body = .fragments([])
    }
    return response(answer, isHead: request.method == .head)
  }

  private func answer(to request: Request) async -> (StaffAnswer, StaffRequest) {
    var asking = StaffRequest()
    asking.wantsFragments = request.headers[.rulewrightFragments] != nil
    let path = request.uri.path
    let fitting = routes.compactMap { route in route.names(in: path).map { (route, $0) } }
    let admission = Admission(request)
    do {
      let chosen =
        fitting.first { $0.0.method.utf8.elementsEqual(request.routeMethod.utf8) } ?? fitting.first
      if let refusal = admission.refusal(by: chosen?.0.access ?? .page) {
        throw StaffRefusal(refusal)
      }
      guard let (route, names) = chosen else {
        throw StaffRefusal(
          .notFound, "There is nothing at this address", ["The dockets are on the first page."],
          way: .home)
      }
      asking.names = names
      guard let query = FormFields((request.uri.query ?? "").utf8) else {
        throw StaffRefusal(.unreadable, "The address cannot be read", [])
      }
      asking.query = query
      switch route.access {
      case .act: asking.form = try await form(of: request)
      case .upload:
        (asking.uploads, asking.form) = try await files(of: request, to: asking.name("docket"))
      case .page, .piece, .download: break
      }
      let ready = asking
      let answer = try await on(route.isPrompt ? promptWork : work) {
        try desk.answer(route, ready)
      }
      asking.uploads = []
      return (answer, asking)
    } catch {
      return (refused(StaffRefusal(error, docket: asking.names["docket"]), asking), asking)
    }
  }

  private func form(of request: Request) async throws -> FormFields {
    var request = request
    guard let body = try? await request.collectBody(upTo: Self.longestForm) else {
      throw StaffRefusal(
        .tooLarge, "That is too long", ["At most \(Self.longestForm) bytes can be sent at once."])
    }
    guard let form = FormFields(Array(buffer: body)) else {
      throw StaffRefusal(.unreadable, "The form cannot be read", ["It is not UTF-8."])
    }
    return form
  }

  /// The files and fields of a form, which may be far larger than memory.
  private func files(
    of request: Request, to docket: String
  ) async throws -> ([Upload], FormFields) {
    var pieces = request.body.makeAsyncIterator()
    do {
      return try await receive(&pieces, request.headers[.contentType] ?? "", docket)
    } catch {
      // A browser listens only when it has sent everything.
      while try await pieces.next() != nil {}
      throw error
    }
  }

  private func receive(
    _ pieces: inout RequestBody.AsyncIterator, _ type: String, _ docket: String
  ) async throws -> ([Upload], FormFields) {
    guard let reader = MultipartReader(contentType: type) else { throw StaffRefusal(.noForm) }
    try await on(promptWork) { [desk] in try desk.readyForFiles(in: docket) }
    let receiver = UploadReceiver(reader, bounds: bounds) { [desk] name in
      try desk.workspace.upload(name, to: docket)
    }
    do {
      var held: [UInt8] = []
      while let piece = try await pieces.next() {
        held += piece.readableBytesView
        guard held.count >= 1 << 20 else { continue }
        let bytes = held
        held = []
        try await on(promptWork) { try receiver.take(bytes) }
      }
      let rest = held
      return try await on(promptWork) {
        try receiver.take(rest)
        return try receiver.finish()
      }
    } catch let fault as MultipartReader.Fault {
      throw StaffRefusal(
        .unreadable, "The form cannot be read", ["It is not whole: \(fault.what)."])
    } catch let refusal as UploadReceiver.Refusal {
      throw StaffRefusal(refusal, in: docket)
    }
  }

  /// Files and the record are waited for on threads of their own, never on the server's.
  private func on<T: Sendable>(
    _ queue: OperationQueue, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try body() }) }
    }
  }

  private func refused(_ refusal: StaffRefusal, _ asking: StaffRequest) -> StaffAnswer {
    if asking.wantsFragments {
      let pieces = refusal.fragments.isEmpty ? [refusal.problem.fragment] : refusal.fragments
      return StaffAnswer(.fragments(pieces), status: refusal.status)
    }
    var screen = desk.problemScreen(refusal.problem.title, docket: asking.names["docket"])
    if refusal.status == .busy, refusal.comesByItself { screen.reloads = .always(seconds: 5) }
    return StaffAnswer(.page(refusal.problem.page(in: screen)), status: refusal.status)
  }
}

// MARK: - Bytes on the wire

extension StaffResponder {
  private func response(_ answer: StaffAnswer, isHead: Bool) -> Response {
    var headers = HTTPFields.ofWorkbench
    if let saved = answer.savedAt { headers[.rulewrightSaved] = saved.iso8601 }
    var status = HTTPResponse.Status(code: answer.status.rawValue)
    var bytes: [UInt8] = []
    switch answer.body {
    case .page(let page):
      headers[.contentType] = "text/html; charset=utf-8"
      bytes = page
    case .fragments(let fragments):
      headers[.contentType] = "text/html; charset=utf-8"
      bytes = fragments.flatMap(\.html.bytes)
    case .seeOther(let path):
      status = .seeOther
      headers[.location] = path.link.text
    case .asset(let type, let file):
      headers[.contentType] = type
      headers[.cacheControl] = "no-cache"
      bytes = file
    case .json(let data):
      headers[.contentType] = "application/json; charset=utf-8"
      bytes = data
    case .download(let name, let file):
      headers[.contentType] = "application/octet-stream"
      headers[.contentDisposition] = "attachment; filename*=UTF-8''" + percentEncoded(name)
      bytes = file
    case .events(let lines):
      headers[.contentType] = "text/event-stream"
      if !isHead { return Response(status: status, headers: headers, body: Self.stream(lines)) }
    }
    if answer.status == .notAllowed { headers[.allow] = "GET, HEAD, POST" }
    return Response(
      status: status, headers: headers,
      body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func stream(_ lines: AsyncStream<[UInt8]>) -> ResponseBody {
    ResponseBody { writer in
      for await line in lines { try await writer.write(ByteBuffer(bytes: line)) }
      try await writer.finish(nil)
    }
  }
}
