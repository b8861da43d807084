// swift-tools-version:6.2
import PackageDescription

// Data flows one way: vocabulary <- transforms <- effects <- fronts. This file is the law;
// `swift build --explicit-target-dependency-import-check error` is the police.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The released program holds the standard library: two thirds of the time that a short command took
/// went to the linking of shared libraries.
let released = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
/// How the released program is linked: it shows its names to nobody.
///
/// Its 40,000 names would be looked through whenever it starts. It stays
/// at an address that the system chooses, since it serves strangers' text.
let started = ["-Xlinker", "--no-export-dynamic"]

/// A room of the house: a folder of Sources with what it may look at.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of a room, with what else they need to set the scene.
///
/// Golden files are read from where they lie and are no part of the bundle.
func tests(
  of name: String, with dependencies: [Target.Dependency] = [], snapshots: Bool = false
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: snapshots ? ["Snapshots"] : [], swiftSettings: strict)
}

let package = Package(
  name: "rulewright",
  products: [
    .executable(name: "rulewright", targets: ["rulewright"]),
    .executable(name: "rulewright-extract", targets: ["rulewright-extract"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: Vocabulary: values only
    room("Diagnostics"),
    room("Clauses", ["Diagnostics"]),
    room("Dockets", ["Clauses"]),
    room("Comments", ["Dockets"]),
    room("Codings", ["Clauses", "Comments", "Dockets"]),
    room("Unpacked"),

    // MARK: Transforms: values in, values out; no disk, no clock, no network
    /// The one door to libcmark.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    /// The one door to nettle.
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    room("Hashing", ["CNettle"]),
    room("Redacting", ["Comments"]),
    room("Citing"),
    room("DraftParsing", ["CCmark", "Citing", "Clauses", "Diagnostics"]),
    room("DocketParsing", ["Clauses", "Codings", "Diagnostics", "Dockets", "Yams"]),
    room("Wording"),
    room("Lineage", ["Clauses", "Wording"]),
    room("Freezing", ["Clauses", "Diagnostics", "Dockets", "Hashing", "Lineage", "Wording"]),
    room("Redlining", ["Clauses", "Lineage", "Wording"]),
    room("Anchoring", ["Clauses", "Codings", "Dockets", "Lineage", "Wording"]),
    room("Referencing", ["Anchoring", "Citing", "Clauses", "Dockets", "Lineage", "Wording"]),
    room(
      "Suggesting",
      [
        "Anchoring", "Citing", "Clauses", "Codings", "Comments", "Dockets", "Referencing",
        "Wording",
      ]),
    room("Overviews", ["Clauses", "Comments", "Dockets"]),
    room(
      "DraftViews",
      ["Clauses", "Codings", "Comments", "Diagnostics", "Dockets", "Lineage", "Redlining"]),
    room(
      "Coverage",
      ["Anchoring", "Clauses", "Codings", "Comments", "Diagnostics", "Dockets", "Redlining"]),
    room(
      "IssueViews",
      ["Anchoring", "Clauses", "Codings", "Comments", "Coverage", "Dockets", "Redlining"]),
    room("Campaigns", ["Wording"]),
    room("Markup"),
    room(
      "CommentImport",
      [
        "Codings", "Clauses", "Comments", "Diagnostics", "Dockets", "Hashing", "Redacting",
        "Unpacked",
      ]),
    room(
      "Exporting",
      [
        "Anchoring", "Clauses", "Codings", "Comments", "Coverage", "Dockets", "Hashing",
        "Redlining",
      ]),
    room(
      "SitePages",
      [
        "Anchoring", "Campaigns", "Citing", "Clauses", "Codings", "Comments", "Coverage",
        "Diagnostics", "Dockets", "Hashing", "Lineage", "Markup", "Overviews", "Redlining",
        "Referencing", "Wording",
      ],
      resources: ["answers.css", "icon.svg", "site.css", "site.js", "tables.css"].map {
        .embedInCode("Resources/" + $0)
      }),
    room(
      "StaffPages",
      [
        "Anchoring", "Campaigns", "Clauses", "Codings", "Comments", "Coverage", "Diagnostics",
        "Dockets", "DraftViews", "IssueViews", "Markup", "Overviews", "Redacting", "Redlining",
        "SitePages", "Suggesting", "Wording",
      ],
      resources: [
        "campaigns.css",
        "codebook.css",
        "codebook.js",
        "coding-acts.js",
        "coding-caret.js",
        "coding-pickers.js",
        "coding-public.js",
        "coding-queue.js",
        "coding-rule.js",
        "coding-words.js",
        "coding.css",
        "coding.js",
        "draft.css", "draft.js", "icon.svg", "issues.css", "issues.js", "overview.css",
        "received.css", "received.js", "waiting.js", "workbench.css", "workbench.js",
      ].map {
        .embedInCode("Resources/" + $0)
      }),

    // MARK: The child: parses what strangers sent, in a process of its own
    /// The one door to GMime.
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    /// The one door to libarchive.
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    /// The one door to the calls of Linux by which a process gives up what it does not need.
    .systemLibrary(name: "CConfine"),
    room("Unpacking", ["CArchive", "CConfine", "CGMime", "Hashing", "Unpacked"]),
    .executableTarget(
      name: "rulewright-extract", dependencies: ["Unpacking"], swiftSettings: strict),

    // MARK: Effects: the record, the files
    room("Extraction", ["CommentImport", "Unpacked"]),
    room(
      "CommentStore",
      [
        "Campaigns", "Clauses", "Codings", "Comments", "Dockets", "Hashing", "Redacting",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    /// The one door to calls of Linux that glibc shows to GNU sources only.
    .systemLibrary(name: "CExchange"),
    room(
      "Workbench",
      [
        "Anchoring", "CExchange", "Campaigns", "Citing", "Clauses", "Codings", "CommentImport",
        "CommentStore", "Comments", "Coverage", "Diagnostics", "DocketParsing", "Dockets",
        "DraftParsing", "DraftViews",
        "Exporting", "Extraction", "Freezing", "Hashing", "IssueViews", "Lineage",
        "Overviews", "Redacting", "Redlining", "Referencing", "SitePages", "Suggesting", "Unpacked",
      ]),

    // MARK: Fronts: the verbs over HTTP and in a terminal
    /// The one door to how glibc's heap grows.
    .systemLibrary(name: "CHeap"),
    room(
      "WebApp",
      [
        "Anchoring", "Campaigns", "Clauses", "Codings", "CommentStore", "Comments", "Coverage",
        "Dockets", "DraftViews", "IssueViews", "Markup", "Overviews", "Redacting", "StaffPages",
        "Suggesting", "Wording", "Workbench",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    room(
      "Commands",
      [
        "Anchoring", "CHeap", "Campaigns", "Citing", "Clauses", "Codings", "CommentStore",
        "Comments", "Coverage", "Diagnostics", "Dockets", "Lineage", "Overviews", "Redacting",
        "Redlining", "SitePages", "WebApp", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "rulewright", dependencies: ["Commands"],
      swiftSettings: strict + [.unsafeFlags(["-static-stdlib"], released)],
      linkerSettings: [.unsafeFlags(["-static-stdlib"] + started, released)]),

    // MARK: Tests
    /// Seeded numbers, golden files and real inputs, for all tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Clauses"),
    tests(of: "Codings"),
    tests(of: "Comments"),
    tests(of: "Dockets", with: ["Clauses", "TestSupport"]),
    tests(
      of: "DocketParsing",
      with: ["Clauses", "Codings", "Diagnostics", "Dockets", "TestSupport"]),
    tests(of: "Hashing"),
    tests(of: "Redacting", with: ["Comments", "Dockets", "TestSupport"]),
    tests(
      of: "DraftParsing", with: ["Clauses", "Diagnostics", "TestSupport"], snapshots: true),
    tests(of: "Wording", with: ["TestSupport"]),
    tests(of: "Lineage", with: ["Clauses", "Wording"]),
    tests(
      of: "Freezing",
      with: ["Clauses", "Diagnostics", "Dockets", "DraftParsing", "Hashing", "TestSupport"]),
    tests(
      of: "Redlining", with: ["Clauses", "DraftParsing", "Lineage", "TestSupport", "Wording"]),
    tests(
      of: "Anchoring",
      with: [
        "Clauses", "Codings", "Comments", "Dockets", "DraftParsing", "Lineage", "TestSupport",
        "Wording",
      ]),
    tests(of: "Citing", with: ["TestSupport"]),
    tests(
      of: "Referencing",
      with: ["Anchoring", "Citing", "Clauses", "Dockets", "DraftParsing", "Lineage", "TestSupport"]),
    tests(
      of: "Suggesting",
      with: [
        "Clauses", "Codings", "Comments", "Dockets", "DraftParsing", "Referencing", "TestSupport",
        "Wording",
      ]),
    /// Says what is cited in comments whose references are known, for Tests/Truth.
    .executableTarget(
      name: "ReferenceTruth",
      dependencies: [
        "Anchoring", "Citing", "Clauses", "Dockets", "DraftParsing", "Lineage", "Referencing",
        "Suggesting",
      ],
      path: "Tests/ReferenceTruth", swiftSettings: strict),
    tests(of: "Overviews", with: ["Dockets"]),
    tests(
      of: "DraftViews", with: ["Clauses", "Diagnostics", "Dockets", "DraftParsing", "Redlining"]),
    tests(
      of: "Coverage",
      with: ["Anchoring", "Clauses", "Codings", "Comments", "Dockets", "DraftParsing", "Redlining"]),
    /// Made-up comments and downloads with every trap of the real ones.
    .target(
      name: "CommentFixtures", dependencies: ["TestSupport"], path: "Tests/CommentFixtures",
      swiftSettings: strict),
    /// Writes into a record from a process of its own, to be raced and killed.
    .executableTarget(
      name: "RecordWriter",
      dependencies: [
        "Codings", "CommentFixtures", "CommentImport", "CommentStore", "Comments", "Dockets",
        "Hashing",
      ],
      path: "Tests/RecordWriter", swiftSettings: strict),
    tests(of: "Campaigns", with: ["TestSupport"]),
    /// Groups the comments of a file, to be timed beside its peers and held to the truth.
    .executableTarget(
      name: "CampaignTruth", dependencies: ["Campaigns"], path: "Tests/CampaignTruth",
      swiftSettings: strict),
    /// Searches a record as the workbench does, to be timed beside SQLite's own ranking.
    .executableTarget(
      name: "SearchPace", dependencies: ["CommentStore", "Comments", "Dockets"],
      path: "Tests/SearchPace", swiftSettings: strict),
    tests(
      of: "CommentImport",
      with: [
        "Codings", "Clauses", "CommentFixtures", "Comments", "Diagnostics", "Dockets",
        "TestSupport",
      ]),
    tests(of: "Unpacking", with: ["TestSupport", "Unpacked"]),
    tests(
      of: "Extraction",
      with: [
        "CommentImport", "Comments", "Dockets", "Hashing", "TestSupport", "Unpacked",
        "rulewright-extract",
      ]),
    tests(
      of: "SitePages",
      with: [
        "Campaigns", "Clauses", "Codings", "Comments", "Diagnostics", "Dockets", "DraftParsing",
        "Lineage", "Markup", "Redlining", "TestSupport",
      ], snapshots: true),
    tests(
      of: "CommentStore",
      with: [
        "Campaigns", "Clauses", "Codings", "CommentFixtures", "CommentImport", "Comments",
        "Dockets", "Hashing", "RecordWriter", "Redacting", "TestSupport",
      ]),
    tests(
      of: "StaffPages",
      with: [
        "Anchoring", "Campaigns", "Clauses", "Codings", "Comments", "Coverage", "Diagnostics",
        "Dockets", "DraftParsing", "DraftViews", "IssueViews", "Markup", "Overviews", "Redlining",
        "Suggesting", "TestSupport", "Wording",
      ],
      snapshots: true),
    tests(
      of: "WebApp",
      with: [
        "Clauses", "Codings", "CommentStore", "Comments", "Coverage", "Diagnostics", "Dockets",
        "IssueViews", "Markup", "Redacting", "StaffPages", "TestSupport", "Workbench",
      ]),
    tests(
      of: "Exporting",
      with: [
        "Anchoring", "Clauses", "Codings", "CommentImport", "Comments", "Dockets", "DraftParsing",
        "Redlining", "TestSupport",
      ]),
    tests(
      of: "Workbench",
      with: [
        "Anchoring", "Clauses", "Codings", "CommentImport", "CommentStore", "Comments", "Coverage",
        "Diagnostics", "Dockets", "DraftViews", "Hashing", "Overviews", "Redacting", "Redlining",
        "SitePages", "TestSupport",
      ]),
    /// The whole program from outside, as its users have it.
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "Clauses", "CommentFixtures", "CommentImport", "DraftParsing", "Redlining",
        "TestSupport", "rulewright",
      ],
      swiftSettings: strict),
  ]
)
