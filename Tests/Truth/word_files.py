"""A rule as a Word file of one paragraph a clause, and what the tracked changes of one say."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from rules import Rule, is_titled

SPACE = "http" + "://schemas.openxmlformats.org"
WORD = "{%s/wordprocessingml/2006/main}" % SPACE
TYPES = (
    f'<Types xmlns="{SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = (
    f'<Relationships xmlns="{SPACE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{SPACE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def paragraphs(rule: Rule) -> list[str]:
    """What each clause says with its marker, in the order of the text."""
    return [f"{clause.marker} {clause.text}".strip() for clause in rule.clauses()]


def write_word(rule: Rule, path: Path) -> None:
    body = []
    for clause, words in zip(rule.clauses(), paragraphs(rule)):
        bold = "<w:rPr><w:b/></w:rPr>" if is_titled(clause) else ""
        body.append(
            f'<w:p><w:r>{bold}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>')
    document = (
        f'<w:document xmlns:w="{WORD[1:-1]}"><w:body>{"".join(body)}<w:sectPr/></w:body>'
        "</w:document>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS),
                              ("word/document.xml", document)):
            file.writestr(name, HEAD + content)


@dataclass
class Change:
    """A paragraph of a file with tracked changes: what it said, what it says, what both have in
    common, and the name of its move."""

    old: str = ""
    new: str = ""
    both: str = ""
    moved_from: str = ""
    moved_to: str = ""


def changes(path: Path) -> list[Change]:
    with zipfile.ZipFile(path) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    found = []
    for paragraph in document.iter(WORD + "p"):
        change = Change()
        for part in paragraph:
            kind = part.tag.removeprefix(WORD)
            words = "".join(
                text.text or "" for text in part.iter()
                if text.tag in (WORD + "t", WORD + "delText"))
            if kind in ("r", "del", "moveFrom", "hyperlink"):
                change.old += words
            if kind in ("r", "ins", "moveTo", "hyperlink"):
                change.new += words
            if kind in ("r", "hyperlink"):
                change.both += words
            if kind == "moveFromRangeStart":
                change.moved_from = part.get(WORD + "name", "")
            if kind == "moveToRangeStart":
                change.moved_to = part.get(WORD + "name", "")
        found.append(change)
    return found
