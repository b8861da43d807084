"""Walks the site by its links, without a browser, and says what each page is made of."""

import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
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
    site = Site(start)
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


def kinds(site: Site) -> dict[str, list[str]]:
    """The addresses of the pages by what they are: home, docket, stage, tracker and so on."""
    stages = {
        match[1]
        for url in site.pages
        if (match := re.fullmatch(r"[^/]+/([^/]+)/", _path(site, url)))
    } - NOT_STAGES
    result: dict[str, list[str]] = {}
    for url in sorted(site.pages):
        result.setdefault(_kind(_path(site, url), stages), []).append(url)
    return result


NOT_STAGES = {
    "comments", "tags", "redline", "responses", "campaigns", "about", "about-the-data",
    "search", "data",
}
NOT_DOCKETS = {"about", "search", "help"}


def _path(site: Site, url: str) -> str:
    base = urlsplit(urljoin(site.start, ".")).path
    return unquote(urlsplit(url).path).removeprefix(base)


def _kind(path: str, stages: set[str]) -> str:
    if path.endswith(".html") and not path.endswith("/index.html"):
        return path.removesuffix(".html").rpartition("/")[2]
    match [part for part in path.removesuffix("index.html").split("/") if part]:
        case []:
            return "home"
        case [one]:
            return one if one in NOT_DOCKETS else "docket"
        case [_, "comments"]:
            return "tracker"
        case [_, "comments", which]:
            return "stage-tracker" if which in stages else "comment"
        case [_, "tags"]:
            return "tags"
        case [_, "tags", _]:
            return "tag"
        case [_, "redline", _, _]:
            return "redline"
        case [_, "redline", _, _, "sides"]:
            return "redline-sides"
        case [_, "responses", _]:
            return "response"
        case [_, one]:
            return one if one in NOT_STAGES else "stage"
        case [_, *rest]:
            return "-".join(["other", rest[0]])
    return "other"
