// Rulewright. Apache-2.0.

package import Dockets
import StaffPages
package import Workbench

/// What a person has before them: the workspace, their own name, and the clock on the wall.
///
/// Everything that a route knows of the world it knows from here.
package struct Desk: Sendable {
  /// It keeps what it has read.
  let workspace: Workspace
  /// Who works, as every change is signed.
  let person: String
  /// The drafts that are looked at.
  let drafts: LiveDrafts
  /// The imports that run in the background.
  let imports: ImportJobs
  /// The countings of campaigns that run in the background.
  let campaigns = CountingJobs(of: "campaigns")
  /// The readings of all comments for what is said of them together, in the background too.
  let surveys = CountingJobs(of: "surveys")
  /// The steps back and forth, each taken once.
  let steps = StepsTaken()
  let clock: @Sendable () -> Instant

  /// A desk of a person; `clock` tells the time.
  package init(
    workspace: Workspace, person: String, clock: @escaping @Sendable () -> Instant
  ) {
    let imports = ImportJobs()
    let workspace = workspace.keepingWhatIsRead(waitingUntil: Self.waitsEnough(for: imports))
    self.workspace = workspace
    self.imports = imports
    drafts = LiveDrafts(workspace)
    self.person = person
    self.clock = clock
  }

  var now: Instant { clock() }
  /// The day in Washington, where rules are published.
  var today: CalendarDay { EasternTime.day(of: now) }
}

extension Desk {
  /// The page of all dockets.
  func docketsPage() throws -> [UInt8] {
    var lines: [DocketLine] = []
    var broken: [(name: String, fault: String)] = []
    for name in workspace.docketNames {
      do {
        lines.append(try docketLine(name))
      } catch {
        broken.append((name, "\(error)"))
      }
    }
    return StaffPages.docketsPage(lines, broken: broken, person: person)
  }

  private func docketLine(_ name: String) throws -> DocketLine {
    do {
      let numbers = try workspace.docketNumbers(name)
      return DocketLine(
        docket: numbers.docket, received: numbers.received, untagged: numbers.untagged)
    } catch  where isOfImport(error, in: name) {
      var line = DocketLine(docket: try workspace.load(name).docket, received: nil, untagged: nil)
      line.isImporting = true
      return line
    }
  }

  /// Reads what the first screen of each docket needs, so that it is there when somebody asks.
  ///
  /// What cannot be read is said to whoever asks for it.
  func readAhead() {
    for name in workspace.docketNames {
      _ = try? promptly {
        try workspace.codingWork(QueueRequest(coder: person), in: name, today: today)
      }
      if (try? workspace.hasPresentCampaigns(name)) == false {
        countCampaigns(in: name)
      } else {
        surveyComments(in: name)
      }
    }
  }

  /// The screen for something that could not be done.
  func problemScreen(_ title: String, docket name: String?) -> StaffScreen {
    let docket = name.flatMap { try? workspace.load($0).docket }
    return StaffScreen(title: title, docket: docket, person: person, mode: "Not done")
  }
}
