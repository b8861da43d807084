"""Samples that each rule of source_checks.py must report, and samples that it must not."""

import source_checks as checks
from source_checks import LICENCE, Rule, Source

HEAD = LICENCE + "\n"
ROOM = "Sources/Wording/Words.swift"
FRONT = "Sources/Commands/Check.swift"
DOCS = "docs/redlines.md"

# A rule, a path, a text, and how many findings it must give. The paths and hosts are put
# together from pieces, so that this file passes its own checks.
SAMPLES: list[tuple[Rule, str, str, int]] = [
    (checks.file_length, ROOM, "\n" * 400, 0),
    (checks.file_length, ROOM, "\n" * 401, 1),
    (checks.file_length, "Tests/WordingTests/WordsTests.swift", "\n" * 401, 0),
    (checks.forbidden_words, ROOM, "// TODO: later\n// FIXME\n// HACK\n// XXX\n", 4),
    (checks.forbidden_words, ROOM, "let todos = hacks\n", 0),
    (checks.forbidden_words, ROOM, 'fatalError("x")\ntry! f()\nlet a = b as! C\n', 3),
    (checks.forbidden_words, ROOM, '// try! this\nlet s = "as! and print("\n', 0),
    (checks.forbidden_words, ROOM, 'let s = "a \\(try! f(g(1))) b"\n', 1),
    (checks.forbidden_words, ROOM, "/* as! /* try! */ fatalError( */ let a = 1\n", 0),
    (checks.forbidden_words, ROOM, 'let s = #"a " try! "#\nlet t = """\n  as!\n  """\n', 0),
    (checks.forbidden_words, ROOM, "print(words)\n", 1),
    (checks.forbidden_words, ROOM, "fingerprint(words)\n", 0),
    (checks.forbidden_words, FRONT, "print(words)\n", 0),
    (checks.character_text, ROOM, 'a.replacingOccurrences(of: "&", with: "")\n', 1),
    (checks.character_text, ROOM, 'a.components(separatedBy: ",")\n', 1),
    (checks.character_text, ROOM, 'a.hasPrefix("-") || a.hasSuffix("-")\n', 2),
    (checks.character_text, ROOM, 'a.split(separator: ",")\n', 1),
    (checks.character_text, ROOM, "a.utf8.split(separator: comma)\n", 0),
    (checks.character_text, ROOM, 'a.range(of: "x")\na.trimmingCharacters(in: set)\n', 2),
    (checks.character_text, ROOM, 'path.contains("../")\n', 1),
    (checks.character_text, ROOM, 'a.utf8.starts(with: "-".utf8); a.lowercased()\n', 0),
    (checks.character_text, ROOM, "// not a.hasPrefix(b)\n", 0),
    (checks.imports, ROOM, "import GRDB\nimport ArgumentParser\nimport Yams\n", 3),
    (checks.imports, ROOM, "import CCmark\nprivate import CNettle\n", 2),
    (checks.imports, "Sources/CommentStore/Record.swift", "import GRDB\n", 0),
    (checks.imports, FRONT, "package import ArgumentParser\n", 0),
    (checks.imports, "Sources/DocketParsing/A.swift", "import Yams\n", 0),
    (checks.imports, "Sources/DraftParsing/A.swift", "import CCmark\n", 0),
    (checks.imports, "Sources/Hashing/A.swift", "import CNettle\n", 0),
    (checks.imports, ROOM, "import Foundation\n@preconcurrency import Glibc\n", 2),
    (checks.imports, ROOM, "package import struct FoundationEssentials.Data\n", 1),
    (checks.imports, ROOM, "import Clauses\n// import Foundation\n", 0),
    (checks.imports, "Sources/Workbench/Import.swift", "import Foundation\n", 0),
    (checks.file_name, ROOM, "package struct Words {}\n", 0),
    (checks.file_name, ROOM, "struct Word {}\n// struct Words\n", 1),
    (checks.file_name, ROOM, "struct Word {\n  struct Words {}\n}\n", 1),
    (checks.file_name, ROOM, "package func words(in text: String) -> [Int] { [] }\n", 0),
    (checks.file_name, ROOM, "extension Draft {\n  package func words() {}\n}\n", 0),
    (checks.file_name, ROOM, "@frozen public indirect enum Words {}\n", 0),
    (checks.file_name, "Sources/Wording/Words+Hash.swift", "extension Words {}\n", 0),
    (checks.file_name, "Sources/Wording/Words+Hash.swift", "extension Hash {}\n", 1),
    (checks.file_name, "Sources/Wording/Word+Runs.swift", "extension [Word] {}\n", 0),
    (checks.file_name, "Sources/A/Checks/Odd.swift", 'func odds() { f(id: "Odd") }\n', 0),
    (checks.file_name, "Sources/A/Odd.swift", 'func odds() { f(id: "Odd") }\n', 1),
    (checks.file_name, "Sources/SitePages/HTMLPage.swift", "func htmlPage() {}\n", 0),
    (checks.file_name, "Sources/rulewright/Start.swift", "@main\nstruct Tool {}\n", 0),
    (checks.file_name, "Sources/rulewright/main.swift", "run()\n", 0),
    (checks.white_space, ROOM, "let a = 1 \n", 1),
    (checks.white_space, ROOM, "// a comment \n", 1),
    (checks.white_space, ROOM, 'let a = """\n  two spaces  \n  """\n', 0),
    (checks.white_space, ROOM, "\tlet a = 1\n", 1),
    (checks.white_space, ROOM, "let a = 1", 1),
    (checks.white_space, ROOM, "let a = 1\n", 0),
    (checks.white_space, DOCS, "a line that breaks  \n", 0),
    (checks.licence, ROOM, HEAD, 0),
    (checks.licence, ROOM, "// Rulewright\n", 1),
    (checks.licence, ROOM, "\n" + HEAD, 1),
    (checks.licence, "Package.swift", "// swift-tools-version:6.2\n", 0),
    (checks.machine, DOCS, "see /" + "work/main and /" + "tmp\n", 2),
    (checks.machine, ROOM, 'let home = "/' + 'root/x"\n', 1),
    (checks.machine, DOCS, "see file:///" + "tmp/x\n", 1),
    (checks.machine, DOCS, "</" + "root> and/" + "work, /" + "workbench\n", 0),
    (checks.machine, DOCS, "from https:/" + "/packages.invalid/x\n", 1),
    (checks.machine, DOCS, "from https://www.swift.org/install/\n", 0),
    (checks.unmerged, DOCS, "a\n<<<<<<" + "< HEAD\nb\n=======\nc\n>>>>>>" + "> other\n", 2),
    (checks.unmerged, ROOM, "let shift = a << 2 >> 1\n", 0),
]

# A text, and how many findings the whole check must give: what a comment excuses.
EXCUSED: list[tuple[str, int]] = [
    ("a.hasPrefix(b)\n", 1),
    ("a.hasPrefix(b)  // source-check: allow a version, which is ASCII\n", 0),
    ("// source-check: allow a version, which is ASCII\na.hasPrefix(b)\n", 0),
    ("a.hasPrefix(b)  // source-check: allow\n", 1),
    ("import Glibc  // source-check: allow only log2\n", 0),
    ("let a = 1  // source-check: allow no reason to end so \n", 1),
]


def self_test() -> int:
    failures = 0
    for rule, path, text, expected in SAMPLES:
        found = list(rule(Source(path, text)))
        if len(found) != expected:
            failures += 1
            print(f"{rule.__name__}: {expected} findings expected in {text!r}, got {found}")
    for text, expected in EXCUSED:
        found = checks.findings(Source(ROOM, HEAD + "enum Words {}\n" + text))
        if len(found) != expected:
            failures += 1
            print(f"excuses: {expected} findings expected in {text!r}, got {found}")
    for rule in checks.EXCUSABLE + checks.FIRM:
        both = {expected > 0 for tried, _, _, expected in SAMPLES if tried is rule}
        if both != {True, False}:
            failures += 1
            print(f"{rule.__name__}: not tried both ways")
    total = len(SAMPLES) + len(EXCUSED)
    print(f"source checks, self-test: {total} samples, {failures} failures")
    return 1 if failures else 0
