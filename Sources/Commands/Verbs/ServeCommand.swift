// Rulewright. Apache-2.0.

import ArgumentParser
import Foundation
import WebApp
import Workbench

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the built site to this machine",
    discussion: "It answers on 127.0.0.1 only, until it is interrupted.")

  @Option(help: "The port; 0 takes any that is free.")
  var port = 8000
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("A port is a number from 0 to 65535, not \(port)")
    }
  }

  /// The system's word where there is one; the way out where the port is taken.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? PublicSiteServer.Failure else { return "\(error)" }
    let way = error.isInUse ? "; name another, or let the system choose with --port 0" : ""
    return error.reason + way
  }

  func run() async throws {
    let folder = try place.workspace().builtSite()
    do {
      try await PublicSiteServer(folder: folder, port: port).run { port in
        print("Serving \(folder) at http://127.0.0.1:\(port)/ until interrupted")
        fflush(nil)
      }
    } catch {
      throw WorkspaceError.refused("Port \(port) cannot be served: \(Self.reason(error))")
    }
  }
}
