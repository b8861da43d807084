"""Asks every route of the workbench in every way that a browser could be made to, from outside.

    .venv/bin/python Tests/Browser/access.py --binary .build/debug/rulewright

The routes are those that the program lists. Each is asked from its own pages, from another site,
under another name of this machine (DNS rebinding), with another origin, without a word of where it
comes from, and by the wrong method. Who may not is told so, every answer has the headers, nothing
is answered with a failure of the program, and what was refused is not in the record.
"""

import argparse
import http.client
import re
import socket
import sys
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from program import DOCKET, Program, sample
from tally import Tally

# What stands for the open parts of an address, so that something is there; any other is "x".
NAMES = {
    "docket": DOCKET, "comment": "BIS-2015-0011-0003", "name": "workbench.css",
    "stage": "proposed", "label": "4A005-a", "tag": "overly-broad",
    "campaign": "4ef396c54fe4", "issue": "overly-broad@4A005-a", "response": "systems-and-software",
}
FORM = "application/x-www-form-urlencoded"
FILES = "multipart/form-data; boundary=x"
CHANGES = {"act", "upload"}
REFUSED = {400, 403, 405, 415, 421}
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "form-action": "'self'",
    "base-uri": "'none'", "frame-ancestors": "'none'",
}
SAME = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True)
class Route:
    """A line of the program's own list."""

    method: str
    pattern: str
    access: str

    @property
    def form(self) -> str:
        """The media type of what it takes."""
        return FILES if self.access == "upload" else FORM

    @property
    def path(self) -> str:
        parts = []
        for part in self.pattern.split("/"):
            if part.startswith(":"):
                part = urllib.parse.quote(NAMES.get(part[1:], "x"), safe="")
            parts.append(part)
        return "/".join(parts)


@dataclass
class Asking:
    """One way of asking, and the statuses that may answer."""

    name: str
    method: str
    allowed: set[int] | None
    host: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, path: str, asking: Asking) -> Answer:
    """Sends a request as it stands, and reads the head of the answer and a little of the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest(asking.method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", asking.host or f"127.0.0.1:{port}")
        for name, value in asking.headers.items():
            connection.putheader(name, value.replace("PORT", str(port)))
        if asking.method not in {"GET", "HEAD"}:
            connection.putheader("Content-Length", str(len(asking.body)))
        connection.endheaders(asking.body or None)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        is_stream = headers.get("content-type", "").startswith("text/event-stream")
        return Answer(answer.status, headers, b"" if is_stream else answer.read())
    finally:
        connection.close()


OWN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Origin": "http://127.0.0.1:PORT"}
OTHER = "https://elsewhere.example"


def looking(route: Route) -> Iterator[Asking]:
    """The ways to ask for what is only looked at, and what must come of each."""
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "empty"}
    yield Asking("from its own pages", "GET", None, headers=own)
    yield Asking("its head", "HEAD", None, headers=own)
    yield Asking("typed by hand", "GET", None, headers={
        "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"})
    for site in ("cross-site", "same-site"):
        yield Asking(f"as a picture of a page, {site}", "GET", {403}, headers={
            "Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"})
        yield Asking(f"by a script, {site}", "GET", {403}, headers={
            "Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty",
            "Origin": OTHER})
        yield Asking(f"framed, {site}", "GET", {403}, headers={
            "Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"})
    follows = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate",
               "Sec-Fetch-Dest": "document"}
    may_follow = route.access in {"page", "download"}
    yield Asking("by a link", "GET", None if may_follow else {403}, headers=follows)
    yield Asking("with another origin only", "GET", {403}, headers={"Origin": OTHER})


def acting(route: Route, form: bytes) -> Iterator[Asking]:
    """The ways to ask for a change that must all be refused."""
    kind = {"Content-Type": route.form}
    for site in ("cross-site", "same-site", "none"):
        yield Asking(f"a form, {site}", "POST", {403}, body=form, headers=kind | {
            "Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document",
            "Origin": OTHER})
        yield Asking(f"{site}, with an origin that agrees", "POST", {403}, body=form,
                     headers=kind | OWN | {"Sec-Fetch-Site": site})
    for origin in (OTHER, "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT",
                   "http://localhost:PORT", "http://127.0.0.1:PORT.elsewhere.example"):
        yield Asking(f"from the origin {origin}", "POST", {403}, body=form,
                     headers=kind | OWN | {"Origin": origin})
        yield Asking(f"from the origin {origin} alone", "POST", {403}, body=form,
                     headers=kind | {"Origin": origin})
    yield Asking("without a word of where from", "POST", {403}, body=form, headers=kind)
    for other in ("text/plain", FORM if route.form == FILES else FILES, "application/json"):
        yield Asking(f"as {other}", "POST", {400, 415}, body=form,
                     headers=OWN | {"Content-Type": other})
    yield Asking("without a type", "POST", {400, 415}, body=form, headers=OWN)


def anything(route: Route, others: set[str], form: bytes) -> Iterator[Asking]:
    """What no route may be asked, whatever its rule."""
    for host in ("elsewhere.example", "elsewhere.example:80", "127.0.0.1.elsewhere.example",
                 "localhost.elsewhere.example", "192.168.1.1", "0.0.0.0", "[::]"):
        yield Asking(f"under the name {host}", route.method, {421}, host=host, body=form,
                     headers=OWN | {"Content-Type": route.form, "Origin": f"http://{host}"})
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - others:
        yield Asking(f"by {method}", method, {405, 403} if method != "GET" else {405},
                     headers=OWN | {"Content-Type": FORM})


def head_faults(answer: Answer, route: Route) -> list[str]:
    """What the headers of an answer lack."""
    policy = dict(
        part.strip().split(" ", 1)
        for part in answer.headers.get("content-security-policy", "").split(";") if " " in part)
    wrong = [
        f"policy {name} is {policy.get(name)!r}, not {value!r}"
        for name, value in POLICY.items() if policy.get(name) != value]
    wrong += [
        f"{name} is {answer.headers.get(name)!r}, not {value!r}"
        for name, value in SAME.items() if answer.headers.get(name) != value]
    kept = answer.headers.get("cache-control", "")
    is_asset = route.pattern.startswith("/assets/")
    if "no-store" not in kept and not is_asset:
        wrong.append(f"a cache may keep it: {kept!r}")
    if "set-cookie" in answer.headers:
        wrong.append("it sets a cookie")
    if any(name.startswith("access-control-") for name in answer.headers):
        wrong.append("it lets other sites read")
    if route.access == "download" and answer.status == 200:
        shown = answer.headers.get("content-disposition", "")
        if not shown.startswith("attachment"):
            wrong.append(f"it is shown and not kept: {shown!r}")
    return wrong


def events(program: Program) -> int:
    """How many events the record of the sample docket has."""
    found = re.search(r"(\d+) events", program.run("verify", DOCKET))
    if not found:
        raise RuntimeError("verify says no number of events")
    return int(found.group(1))


def routes(program: Program) -> list[Route]:
    """The program's own list of its routes."""
    listed = program.run("serve", "--routes").splitlines()
    lines = [line.split() for line in listed if line.strip()]
    return [Route(method, pattern, access) for method, access, pattern in lines]


def check(tally: Tally, program: Program) -> None:
    listed = routes(program)
    tally.note("routes", "are listed", [] if listed else ["none"])
    methods: dict[str, set[str]] = {}
    for route in listed:
        methods.setdefault(route.pattern, set()).add(route.method)
        known = route.access in {"page", "piece", "download", *CHANGES}
        tally.note(route.pattern, "says who may", [] if known else [f"{route.access!r}"])
        fits = (route.method == "POST") == (route.access in CHANGES)
        tally.note(route.pattern, "changes by POST only", [] if fits else [route.method])
    before = events(program)
    for route in listed:
        form = urllib.parse.urlencode({"tag": "support", "text": "x"}).encode()
        ways = [*anything(route, methods[route.pattern], form),
                *(acting(route, form) if route.access in CHANGES else looking(route))]
        for asking in ways:
            note(tally, program, route, asking)
    too_long(tally, program, listed)
    strange(tally, program)
    tally.note("the record", "holds nothing that was refused",
               [] if events(program) == before else [f"{events(program) - before} new events"])
    for route in listed:
        if route.access in CHANGES:
            note(tally, program, route, Asking(
                "from its own pages, with nothing in it", "POST", None,
                headers=OWN | {"Content-Type": route.form}))
    program.run("verify")


def note(tally: Tally, program: Program, route: Route, asking: Asking) -> None:
    """Asks, and notes what is wrong with the answer."""
    where = f"{route.method} {route.pattern} {asking.name}"
    answer = ask(program.port, route.path, asking)
    if asking.allowed is None:
        fits = answer.status < 500 and answer.status not in {403, 405, 421}
    else:
        fits = answer.status in asking.allowed
    tally.note(where, "status", [] if fits else [f"{answer.status}: {answer.body[:200]!r}"])
    tally.note(where, "headers", head_faults(answer, route))
    if asking.method == "HEAD":
        tally.note(where, "a head has no body", [] if not answer.body else ["it has one"])


def strange(tally: Tally, program: Program) -> None:
    """Addresses and forms that no page of ours sends: none is found, none is a failure."""
    anywhere = Route("GET", "/:any", "page")
    top = "/d/" + DOCKET
    for path in (
        "/../../etc/passwd", "/d/..%2f..%2fetc/coding", "/d/%2e%2e/coding", f"{top}/%00",
        f"{top}/coding/%ff%fe", f"{top}/coding/" + "a" * 4000, "/site/../Comments/x", "/site/%2e%2e/",
        "/assets/..%2fworkbench.css", "/assets/%2e%2e", "//elsewhere.example/", "/d//coding",
        f"{top}/coding?q=%zz", f"{top}/coding?show=" + "%f0%9f%98%80" * 300, "/d/con/coding",
        f"{top}/coding/<script>", f"{top}/;x", "/d/cyber%2ditems%0d%0aX:1/coding",
    ):
        answer = ask(program.port, path, Asking(path, "GET", None))
        fits = answer.status in {200, 303, 308, 400, 404, 414}
        tally.note(path[:60], "is not found, and no failure", [] if fits else [f"{answer.status}"])
        if not path.startswith("/site"):
            tally.note(path[:60], "headers", head_faults(answer, anywhere))
        split = [name for name in answer.headers if name == "x"]
        tally.note(path[:60], "no header of its own making", split)
    for name, lines in {
        "no host": [b"GET / HTTP/1.1"],
        "another host in its address": [b"GET http://elsewhere.example/ HTTP/1.1",
                                        b"Host: elsewhere.example"],
    }.items():
        status = ask_raw(program.port, lines)
        tally.note(name, "is refused", [] if status in REFUSED else [f"{status}"])


def ask_raw(port: int, lines: list[bytes]) -> int:
    """The status of the answer to a request that no library would send."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as there:
        there.sendall(b"\r\n".join([*lines, b"Connection: close", b"", b""]))
        said = there.recv(100)
    return int(said.split(b" ")[1]) if said.startswith(b"HTTP/") else 0


def too_long(tally: Tally, program: Program, listed: list[Route]) -> None:
    """A form that no person fills is refused before it is read to its end."""
    for route in [route for route in listed if route.access == "act"][:3]:
        answer = ask(program.port, route.path, Asking(
            "5 MB", "POST", {413}, headers=OWN | {"Content-Type": FORM},
            body=b"tag=" + b"a" * (5 << 20)))
        fits = answer.status == 413
        tally.note(f"{route.pattern} with 5 MB", "is refused", [] if fits else [f"{answer.status}"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Asks every route in every way.")
    parser.add_argument("--binary", required=True, type=Path)
    given = parser.parse_args()
    tally = Tally()
    with sample(given.binary) as program:
        check(tally, program)
        tally.note("the server", "ends when asked", [] if program.stop() == 0 else ["not cleanly"])
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
