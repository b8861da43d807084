"""Checks what the compiler and swift-format do not: the habits this project keeps.

    python3 script/source_checks.py              checks the repository
    python3 script/source_checks.py --self-test  checks the checks

A line may be excused from the rules about words, text and imports by a comment at its end, or
on the line before it, which must give the reason: `// source-check: allow <reason>`.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from swift_text import blanked

LONGEST_FILE = 400
LICENCE = "// Rulewright. Apache-2.0."
FRONTS = {"Commands", "rulewright"}

# Which rooms may import a guest.
GUESTS = {
    "GRDB": {"CommentStore"},
    "GRDBSQLite": {"CommentStore"},
    "ArgumentParser": FRONTS,
    "Yams": {"DocketParsing"},
    "CCmark": {"DraftParsing"},
    "CNettle": {"Hashing"},
    "CExchange": {"Workbench"},
    "CArchive": {"Unpacking"},
    "CConfine": {"Unpacking"},
    "CGMime": {"Unpacking"},
    "Hummingbird": {"WebApp"},
}

# Values in, values out: no disk, no clock, no network, and so nothing that brings them.
PURE_ROOMS = set(
    "Diagnostics Clauses Dockets Comments Codings Unpacked DraftParsing DocketParsing Wording Hashing "
    "Lineage Redlining Redacting Amending Anchoring Citing Referencing Suggesting Coverage "
    "CommentImport Campaigns SitePages Exporting".split()
)
SYSTEM = set("Foundation FoundationEssentials FoundationNetworking Glibc Musl Darwin".split())

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
RISKY = re.compile(r"(?<!\w)(fatalError\(|try!|as!)")
PRINT = re.compile(r"(?<![\w.])print\(")

# Characters join with the combining marks after them, so a search by Character or by canonical
# equivalence misses a delimiter that the bytes do hold. Work on .utf8 instead.
CHARACTER_TEXT = re.compile(
    r"\.replacingOccurrences\b|\.components\(separatedBy\b|\.hasPrefix\(|\.hasSuffix\("
    r'|\.split\(separator: "|\.range\(of:|\.trimmingCharacters\b|\.contains\("\.\./"\)'
)

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)"
)
DECLARATION = re.compile(
    r"^(?P<indent> *)(?:@\w+(?:\([^)]*\))?\s+|(?!case\b)[a-z]\w*(?:\(\w+\))?\s+)*?"
    r"(?P<kind>actor|class|struct|enum|protocol|typealias|macro|extension|func)\s+"
    r"\[?(?P<name>\w+(?:\.\w+)*)"
)
ALLOW = re.compile(r"//\s*source-check:\s*allow\b[ \t]*(.*)")
MACHINE_PATH = re.compile(r"(?<![\w.<-])/(?:work|root|tmp)(?![\w-])")
ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+)")
# Hosts that an address may name; a link elsewhere is added here on purpose, or not at all.
HOSTS = {
    "127.0.0.1", "localhost", "github.com", "schemas.openxmlformats.org", "www.federalregister.gov",
    "www.swift.org",
    "www.w3.org",
}


class Source(NamedTuple):
    """One file: where it is and what it says, whole and with comments and strings blanked."""

    path: str
    text: str

    @property
    def is_swift(self) -> bool:
        return self.path.endswith(".swift")

    @property
    def room(self) -> str | None:
        parts = PurePosixPath(self.path).parts
        return parts[1] if parts[0] == "Sources" and len(parts) > 2 else None

    def lines(self) -> list[str]:
        return self.text.split("\n")

    def code(self, strings: bool = True) -> list[str]:
        return blanked(self.text, strings).split("\n")


class Finding(NamedTuple):
    line: int
    message: str


Rule = Callable[[Source], Iterator[Finding]]


def file_length(source: Source) -> Iterator[Finding]:
    count = len(source.text.splitlines())
    if source.room and count > LONGEST_FILE:
        yield Finding(
            LONGEST_FILE + 1, f"the file has {count} lines; {LONGEST_FILE} is the wall"
        )


def forbidden_words(source: Source) -> Iterator[Finding]:
    if not (source.room and source.is_swift):
        return
    for number, (line, code) in enumerate(zip(source.lines(), source.code()), 1):
        for found in UNFINISHED.finditer(line):
            yield Finding(number, f"'{found[1]}': finish it, or open an issue")
        for found in RISKY.finditer(code):
            yield Finding(number, f"'{found[1]}' may stop the program; say what went wrong")
        if source.room not in FRONTS and PRINT.search(code):
            yield Finding(number, "'print(' outside the fronts; return the words instead")


def character_text(source: Source) -> Iterator[Finding]:
    if not (source.room and source.is_swift):
        return
    for number, code in enumerate(source.code(strings=False), 1):
        for found in CHARACTER_TEXT.finditer(code):
            yield Finding(number, f"'{found[0]}' compares by Character; work on .utf8")


def imports(source: Source) -> Iterator[Finding]:
    if not (source.room and source.is_swift):
        return
    for number, code in enumerate(source.code(), 1):
        found = IMPORT.match(code)
        if not found:
            continue
        module = found[1]
        hosts = GUESTS.get(module)
        if hosts is not None and source.room not in hosts:
            yield Finding(number, f"{module} is a guest of {' and '.join(sorted(hosts))} only")
        if module in SYSTEM and source.room in PURE_ROOMS:
            yield Finding(number, f"{source.room} takes values and gives values; no {module}")


def file_name(source: Source) -> Iterator[Finding]:
    path = PurePosixPath(source.path)
    if not (source.room and source.is_swift) or path.name == "main.swift":
        return
    if re.search(r"^@main\b", source.text, re.MULTILINE):
        return
    name = path.stem.split("+")[0]
    # A check is called what its diagnostic is called.
    if path.parent.name == "Checks" and f'"{name}"' in source.text:
        return
    if not {name, lower_camel(name)} & set(declared(source)):
        yield Finding(1, f"the file declares nothing called {name} or {lower_camel(name)}")


def declared(source: Source) -> Iterator[str]:
    """Names of what stands at the top of a file, or directly in an extension there."""
    in_extension = False
    for code in source.code():
        found = DECLARATION.match(code)
        if not found:
            continue
        depth = len(found["indent"])
        if depth == 0:
            in_extension = found["kind"] == "extension"
        if depth == 0 or (depth == 2 and in_extension):
            yield found["name"]
            yield from found["name"].split(".")


def lower_camel(name: str) -> str:
    """`Redline` to `redline`, `HTMLPage` to `htmlPage`."""
    head = re.match(r"[A-Z]+(?![a-z])|[A-Z]", name)
    return head[0].lower() + name[head.end():] if head else name


def white_space(source: Source) -> Iterator[Finding]:
    if not source.path.endswith((".swift", ".py", ".h", ".css", ".js")):
        return
    # A literal of several lines may need its spaces: there the code has no space but a NUL.
    code = source.code() if source.is_swift else source.lines()
    for number, (line, blank) in enumerate(zip(source.lines(), code), 1):
        if line != line.rstrip() and blank[-1:].isspace():
            yield Finding(number, "white space at the end of the line")
        if source.is_swift and "\t" in line:
            yield Finding(number, "a tab; indent with spaces, write \\t in a literal")
    if source.text and not source.text.endswith("\n"):
        yield Finding(len(source.lines()), "the last line does not end")


def licence(source: Source) -> Iterator[Finding]:
    if not source.is_swift or source.path == "Package.swift":
        return
    if source.lines()[0] != LICENCE:
        yield Finding(1, f"the first line is not '{LICENCE}'")


def machine(source: Source) -> Iterator[Finding]:
    for number, line in enumerate(source.lines(), 1):
        for found in MACHINE_PATH.finditer(line):
            yield Finding(number, f"'{found[0]}' is a path of somebody's machine")
        for found in ADDRESS.finditer(line):
            made_up = found[1].endswith((".example", "example.com", "example.org", "example.gov"))
            if found[1] not in HOSTS and not made_up:
                yield Finding(number, f"'{found[1]}' is no host that the project links to")


def unmerged(source: Source) -> Iterator[Finding]:
    for number, line in enumerate(source.lines(), 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            yield Finding(number, "a merge was not finished here")


EXCUSABLE: list[Rule] = [forbidden_words, character_text, imports]
FIRM: list[Rule] = [file_length, file_name, white_space, licence, machine, unmerged]


def findings(source: Source) -> list[Finding]:
    """Everything wrong with a file, in the order of its lines."""
    result = [finding for rule in FIRM for finding in rule(source)]
    excused: set[int] = set()
    if source.is_swift:
        for number, line in enumerate(source.lines(), 1):
            found = ALLOW.search(line)
            if not found:
                continue
            alone = line.strip() == found[0].strip()
            excused.add(number + 1 if alone else number)
            if not found[1].strip():
                result.append(Finding(number, "'source-check: allow' wants a reason"))
    for rule in EXCUSABLE:
        result += [finding for finding in rule(source) if finding.line not in excused]
    return sorted(result)


def sources(root: Path) -> Iterator[Source]:
    """The files that the project wrote itself; not the drafts and comments it keeps."""
    folders = ["Sources", "Tests", "Site", "script", "docs", "Decisions", ".ci"]
    paths = [path for folder in folders for path in (root / folder).rglob("*")]
    paths += [*root.glob("*.md"), root / "Package.swift"]
    for path in sorted(paths):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink() or not path.is_file() or "__pycache__" in relative:
            continue
        if relative.startswith("Site/public/"):
            continue
        # Tests hold inputs of every kind; only what is written in Swift or Python is checked.
        if relative.startswith("Tests/") and path.suffix not in {".swift", ".py"}:
            continue
        try:
            yield Source(relative, path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            continue


def main(arguments: list[str]) -> int:
    if arguments == ["--self-test"]:
        from source_checks_samples import self_test

        return self_test()
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    count = checked = 0
    for source in sources(Path(__file__).resolve().parent.parent):
        checked += 1
        for finding in findings(source):
            count += 1
            print(f"{source.path}:{finding.line}: {finding.message}")
    print(f"source checks: {checked} files, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
