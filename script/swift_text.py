"""Tells Swift code from its comments and its string literals.

`blanked` keeps every line and column where it was, so that what is found in its answer can be
reported at its place in the file. The code inside an interpolation counts as code.
"""

import re

# What the inside of a string literal is blanked with.
STRING = "\0"

_TOKEN = re.compile(
    r'//[^\n]*|/\*|(?P<hashes>#*)(?P<quote>"""|")|\(|\)', re.ASCII
)


def blanked(text: str, strings: bool = True) -> str:
    """The text with comments as spaces and, if asked, the insides of strings as NULs."""
    out = list(text)
    _code(text, 0, out, strings, nested=False)
    return "".join(out)


def _blank(out: list[str], start: int, end: int, filler: str) -> None:
    for i in range(start, end):
        if out[i] != "\n":
            out[i] = filler


def _code(text: str, at: int, out: list[str], strings: bool, nested: bool) -> int:
    """Walks code from `at`; when nested, to the parenthesis that ends an interpolation."""
    depth = 0
    while token := _TOKEN.search(text, at):
        found = token.group()
        if found.startswith("//"):
            _blank(out, token.start(), token.end(), " ")
            at = token.end()
        elif found == "/*":
            at = _end_of_block_comment(text, token.end())
            _blank(out, token.start(), at, " ")
        elif token["quote"]:
            at = _string(text, token.end(), out, strings, token["hashes"], token["quote"])
        else:
            at = token.end()
            depth += 1 if found == "(" else -1
            if nested and depth < 0:
                return at
    return len(text)


def _end_of_block_comment(text: str, at: int) -> int:
    depth = 1
    for token in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if token.group() == "/*" else -1
        if depth == 0:
            return token.end()
    return len(text)


def _string(
    text: str, at: int, out: list[str], strings: bool, hashes: str, quote: str
) -> int:
    """Walks a literal from after its opening quote to after its closing one."""
    escape, close = "\\" + hashes, quote + hashes
    while at < len(text):
        if text.startswith(close, at):
            return at + len(close)
        if text.startswith(escape + "(", at):
            at = _code(text, at + len(escape) + 1, out, strings, nested=True)
            continue
        if quote == '"' and text[at] == "\n":
            return at
        width = len(escape) + 1 if text.startswith(escape, at) else 1
        if strings:
            _blank(out, at, min(at + width, len(text)), STRING)
        at += width
    return at
