// Rulewright. Apache-2.0.

import Dispatch
import Glibc
import Hummingbird
import Logging
import Workbench

/// Serves the workbench to this machine, with the built public site below `/site/`.
///
/// It binds to loopback and answers to loopback's names only. On a signal it lets the requests that
/// are under way end; whatever was acknowledged before is in the record already.
package struct StaffServer: Sendable {
  private let desk: Desk
  private let siteFolder: String
  private let port: Int

  /// A server of a desk; port 0 lets the system choose one.
  ///
  /// The site need not be built yet.
  package init(desk: Desk, siteFolder: String, port: Int) {
    self.desk = desk
    self.siteFolder = siteFolder
    self.port = port
  }

  /// The method, the address and the rule of every route, for those who test them from outside.
  package static var routes: [(method: String, pattern: String, access: String)] {
    StaffRoute.all.map { ($0.method, $0.pattern, $0.access.rawValue) }
  }

  /// Serves until interrupted.
  ///
  /// `onReady` is told the port once it is open. Throws `PublicSiteServer.Failure`.
  package func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "rulewright")
    logger.logLevel = .error
    let site = PublicSiteServer.router(folder: siteFolder, mount: "/site").buildResponder()
    let port = port
    let application = Application(
      responder: StaffResponder(routes: StaffRoute.all, desk: desk, site: site),
      configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { [desk] channel in
        onReady(channel.localAddress?.port ?? port)
        // Counting a hundred thousand comments takes longer than a first screen may.
        DispatchQueue.global(qos: .utility).async {
          desk.workspace.removeForsakenUploads()
          desk.readAhead()
        }
      },
      logger: logger)
    // Streams of events and imports would be waited for; the signal that ends the server ends them.
    let signals = [SIGINT, SIGTERM].map { signal in
      let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
      source.setEventHandler { [desk] in
        desk.drafts.end()
        desk.imports.end()
        desk.campaigns.end()
        desk.surveys.end()
      }
      source.activate()
      return source
    }
    defer { for signal in signals { signal.cancel() } }
    do {
      try await application.runService()
    } catch {
      throw PublicSiteServer.Failure(error)
    }
    // What was under way is taken back, or lands, before the program ends.
    await desk.imports.haveEnded()
    await desk.campaigns.haveEnded()
    await desk.surveys.haveEnded()
  }
}
