// Rulewright. Apache-2.0.

import Glibc
import Hummingbird
import Logging

/// Serves the built public site to this machine, for looking at it before it goes out.
///
/// It binds to loopback and answers to loopback's names only, so that no page of another host can
/// read a draft site through a renamed address (DNS rebinding). It reads files and changes none.
package struct PublicSiteServer: Sendable {
  private let folder: String
  private let port: Int

  /// A server of a folder of pages; port 0 lets the system choose one.
  package init(folder: String, port: Int) {
    self.folder = folder
    self.port = port
  }

  /// Serves until interrupted.
  ///
  /// `onReady` is told the port once it is open.
  package func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "rulewright")
    logger.logLevel = .error
    let router = PublicSiteServer.router(folder: folder)
    let port = port
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) },
      logger: logger)
    do {
      try await application.runService()
    } catch {
      throw Failure(error)
    }
  }

  /// The site's files behind their guard; `mount` is the folder of the server below which they
  /// stand.
  static func router(folder: String, mount: String = "") -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: PublicSiteGuard(mount: mount))
    router.add(
      middleware: FileMiddleware(
        fileProvider: SiteFiles(folder: folder), searchForIndexHtml: true))
    return router
  }

  /// Why the port could not be opened, in the system's words where it has some.
  package struct Failure: Error {
    package let reason: String
    /// Whether another program has the port.
    package let isInUse: Bool

    init(_ error: any Error) {
      let words = String(describing: error)
      let code = [EADDRINUSE, EACCES, EADDRNOTAVAIL].first { code in
        let mark = Array("(errno: \(code))".utf8)
        return words.utf8.suffix(mark.count).elementsEqual(mark)
      }
      reason = code.map { String(cString: strerror($0)) } ?? words
      isInUse = code == EADDRINUSE
    }
  }
}
