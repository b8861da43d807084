"""Walks the site by its links, without a browser, and says what each page is made of."""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# What an element loads by itself, without being asked. A link's href counts only for these.
LOADS = {"src", "srcset", "poster", "data"}
LOADING_LINKS = {
    "stylesheet", "icon", "preload", "modulepreload", "manifest",
    "prefetch", "preconnect", "dns-prefetch",
}
DATA_SCRIPTS = {"application/json", "application/ld+json"}


@dataclass
class Page:
    """A page as it was served: its address and what its markup holds."""

    url: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    headings: int = 0


@dataclass
class Site:
    """Every page that links lead to, and every link that leads nowhere."""

    start: str
    pages: dict[str, Page] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    links: int = 0
    is_whole: bool = True
    # What the site says of itself: its dockets, their stages, and its files.
    manifest: dict[str, Any] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        where = f"line {self.getpos()[0]}: <{tag}>"
        if "id" in values:
            page.ids.add(values["id"])
        if tag == "a" and "name" in values:
            page.ids.add(values["name"])
        page.headings += tag == "h1"
        for name in values:
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                page.inline.append(f"{where} has {name}=")
        if tag == "style":
            page.inline.append(f"{where} element")
        is_data = values.get("type", "").lower() in DATA_SCRIPTS
        if tag == "script" and "src" not in values and not is_data:
            page.inline.append(f"{where} without src")
        self._follow(tag, values, where)

    def _follow(self, tag: str, values: dict[str, str], where: str) -> None:
        relations = set(values.get("rel", "").lower().split())
        loads = [values[name].split()[0] for name in LOADS & values.keys() if values[name]]
        if tag == "link" and relations & LOADING_LINKS:
            loads.append(values.get("href", ""))
        for address in loads:
            full = urljoin(self.page.url, address)
            if full.startswith(("http:", "https:")) and not same_origin(full, self.page.url):
                self.page.foreign.append(f"{where} loads {full}")
            else:
                self.page.links.append(full)
        if tag in {"a", "area"} or (tag == "link" and not relations & LOADING_LINKS):
            href = values.get("href")
            if href is not None:
                if href.strip().lower().startswith("javascript:"):
                    self.page.inline.append(f"{where} links to a script")
                self.page.links.append(urljoin(self.page.url, href))


def crawl(start: str, limit: int) -> Site:
    """Reads every page of the site that links lead to, at most `limit` of them."""
    site = Site(start, manifest=_manifest(start))
    waiting, seen = [start], {start}
    said_by: dict[str, list[str]] = {}
    while waiting:
        url = waiting.pop(0)
        if len(site.pages) >= limit:
            site.is_whole = False
            break
        try:
            final, kind, body = _get(url)
        except (urllib.error.URLError, OSError) as error:
            source = said_by.get(url, ["the start"])[0]
            site.broken.append(f"{source} -> {url}: {error}")
            continue
        if kind != "text/html":
            continue
        page = Page(final)
        _Reader(page).feed(body)
        site.pages[url] = page
        for link in page.links:
            target = without_query(urldefrag(link).url)
            if not same_origin(target, start):
                continue
            site.links += 1
            said_by.setdefault(target, []).append(page.url)
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    _check_fragments(site)
    return site


def _check_fragments(site: Site) -> None:
    for page in site.pages.values():
        for link in page.links:
            address, fragment = urldefrag(link)
            target = site.pages.get(without_query(address))
            # An empty fragment and "top" are the top of any page, whatever its ids.
            if target is None or fragment in {"", "top"}:
                continue
            if not {fragment, unquote(fragment)} & target.ids:
                site.broken.append(f"{page.url} -> {link}: no such id")


def _manifest(start: str) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(urljoin(start, "manifest.json"), timeout=30) as response:
            found: dict[str, Any] = json.load(response)
            return found
    except urllib.error.HTTPError:
        return {}


def _get(url: str) -> tuple[str, str, str]:
    with urllib.request.urlopen(url, timeout=30) as response:
        kind = response.headers.get_content_type()
        body = response.read()
        return response.url, kind, body.decode("utf-8", "replace") if kind == "text/html" else ""


def same_origin(one: str, other: str) -> bool:
    a, b = urlsplit(one), urlsplit(other)
    return (a.scheme, a.netloc) == (b.scheme, b.netloc)


def without_query(url: str) -> str:
    return urlsplit(url)._replace(query="").geturl()


@dataclass(frozen=True)
class Form:
    """How a kind of page is known: by its address, and by a place that it has and no other."""

    address: str
    place: str = ""


# Every kind of page that the site makes. In an address DOCKET and STAGE are one of those that the
# site's manifest names, and * is any name.
FORMS = {
    "home": Form(""), "about": Form("about", "marks_"),
    "docket": Form("DOCKET", "stands_"), "about-the-data": Form("DOCKET/about-the-data", "counted_"),
    "data": Form("DOCKET/data", "tables_"), "stage": Form("DOCKET/STAGE"),
    "redline": Form("DOCKET/redline/STAGE/STAGE", "legend_"),
    "redline-sides": Form("DOCKET/redline/STAGE/STAGE/sides"),
    "history": Form("DOCKET/history/*"),
    "responses": Form("DOCKET/responses"), "response": Form("DOCKET/responses/*", "answer_"),
    "tracker": Form("DOCKET/comments", "stages_"),
    "stage-tracker": Form("DOCKET/comments/STAGE", "all_"),
    "stage-tracker-page": Form("DOCKET/comments/STAGE/page-N", "all_"),
    "letters": Form("DOCKET/comments/letters", "how_"),
    "letters-page": Form("DOCKET/comments/letters/page-N"),
    "letter": Form("DOCKET/comments/letters/letter-*", "letter_"),
    "letter-page": Form("DOCKET/comments/letters/letter-*/page-N", "who_"),
    "comment": Form("DOCKET/comments/*", "receipt_"),
    "tags": Form("DOCKET/tags", "tags_"), "tag": Form("DOCKET/tags/*"),
    "tag-passages": Form("DOCKET/tags/*/passages-N"),
    "search": Form("DOCKET/search"), "search-list": Form("DOCKET/search/*"),
    "search-list-page": Form("DOCKET/search/*/page-N"),
    "search-part": Form("DOCKET/search/*/part-N-N"),
}
# Those that the sample dockets are too small to have; `many.py` makes dockets that have them.
OF_LARGE = {
    "stage-tracker-page", "letters-page", "letter-page", "tag-passages", "search-list",
    "search-list-page", "search-part",
}
UNKNOWN = "unknown"


def kinds(site: Site) -> dict[str, list[str]]:
    """The addresses of the pages by what they are: home, docket, stage, tracker and so on; what is
    none of these is `UNKNOWN`."""
    stages = {
        docket["name"]: [stage["id"] for stage in docket["stages"]]
        for docket in site.manifest.get("dockets", [])
    }
    result: dict[str, list[str]] = {}
    for url in sorted(site.pages):
        kind = _kind(path_of(site, url), site.pages[url].ids, stages)
        result.setdefault(kind, []).append(url)
    return result


def docket_of(site: Site, url: str) -> str:
    """The docket that a page is of; empty for those that are of none."""
    first = path_of(site, url).split("/")[0]
    return first if any(first == one["name"] for one in site.manifest.get("dockets", [])) else ""


def unread(site: Site) -> list[str]:
    """The pages that the site's manifest lists and no link leads to."""
    listed = {
        one["path"].removesuffix("index.html") for one in site.manifest.get("files", [])
        if one["path"].endswith(".html")
    }
    if not listed:
        return ["the site has no manifest that lists its pages"]
    read = {path_of(site, url).removesuffix("index.html") for url in site.pages}
    return [f"no link leads to {path}" for path in sorted(listed - read)]


def path_of(site: Site, url: str) -> str:
    """A page's address below the start of the site."""
    base = urlsplit(urljoin(site.start, ".")).path
    return unquote(urlsplit(url).path).removeprefix(base)


def _kind(path: str, places: set[str], stages: dict[str, list[str]]) -> str:
    folder = path.removesuffix("index.html").removesuffix("/")
    docket = folder.split("/")[0]
    for kind, form in FORMS.items():
        is_there = re.fullmatch(_pattern(form.address, docket, stages.get(docket, [])), folder)
        if is_there and (not form.place or form.place in places):
            return kind
    return UNKNOWN


def _pattern(address: str, docket: str, stages: list[str]) -> str:
    """An address as a regular expression; what no manifest names fits nothing."""
    if "DOCKET" in address and not stages:
        return r"(?!)"
    stage = "(?:" + "|".join(map(re.escape, stages)) + ")"
    words = {"DOCKET": re.escape(docket), "STAGE": stage, "N": "[0-9]+", "*": "[^/]+"}
    pieces = re.split(r"(DOCKET|STAGE|\bN\b|\*)", address)
    return "".join(words.get(piece, re.escape(piece)) for piece in pieces)
