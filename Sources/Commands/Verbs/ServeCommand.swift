// Rulewright. Apache-2.0.

import ArgumentParser
import Foundation
import WebApp
import Workbench

struct ServeCommand: ParsableCommand, Sendable {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the staff workbench to this machine",
    discussion: """
      It answers on 127.0.0.1 only, until it is interrupted. The built site is below /site/; with \
      --site it is all that is served.
      """)

  @Option(help: "The port; 0 takes any that is free.")
  var port = 8000
  @Option(help: "The address of this machine to answer on; only loopback is served.")
  var host = "127.0.0.1"
  @Option(help: "Who works, as every change is signed; by default your user name.")
  var by: String?
  @Flag(help: "Serve the built site alone, and no workbench.")
  var site = false
  @Flag(help: "Print the routes of the workbench with the rule of each, and end.")
  var routes = false
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("A port is a number from 0 to 65535, not \(port)")
    }
    guard ["127.0.0.1", "localhost"].contains(host) else {
      throw ValidationError(
        "'\(host)' is not served: the workbench has no accounts yet, so that everybody who reaches "
          + "it works under your name. It answers on 127.0.0.1, for this machine alone; to reach it "
          + "from another, forward a port, as ssh -L does")
    }
  }

  /// The system's word where there is one; the way out where the port is taken.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? PublicSiteServer.Failure else { return "\(error)" }
    let way = error.isInUse ? "; name another, or let the system choose with --port 0" : ""
    return error.reason + way
  }

  func run() throws { try waiting(for: serve) }

  @Sendable
  private func serve() async throws {
    guard !routes else {
      for route in StaffServer.routes { print(route.method, route.access, route.pattern) }
      return
    }
    let workspace = try place.workspace()
    do {
      if site {
        let folder = try workspace.builtSite()
        try await PublicSiteServer(folder: folder, port: port).run { port in
          print("Serving \(folder) at http://127.0.0.1:\(port)/ until interrupted")
          fflush(nil)
        }
      } else {
        let desk = Desk(workspace: workspace, person: try coderName(by)) { SystemClock.now }
        try await StaffServer(desk: desk, siteFolder: workspace.siteOutput, port: port).run {
          port in
          print("The workbench is at http://127.0.0.1:\(port)/ until interrupted")
          fflush(nil)
        }
      }
    } catch let problem as WorkspaceError {
      throw problem
    } catch {
      throw WorkspaceError.refused("Port \(port) cannot be served: \(Self.reason(error))")
    }
  }
}
