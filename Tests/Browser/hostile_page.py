"""Opens one page and says what ran, what it is made of, and which marked strings it shows."""

import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import browser
from hostile_strings import CLOSE, MIDDLE, OPEN
from selenium.webdriver.chrome.webdriver import WebDriver


# What pages load by themselves: style, script, icon, and the index of a search.
OWN_FOLDERS = ("/assets/", "/pagefind/", "/manifest.sha256")


@dataclass
class Reading:
    """One page as the browser has it."""

    ran: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dangers: list[str] = field(default_factory=list)
    markup: set[str] = field(default_factory=set)
    strings: list[tuple[str, str, str]] = field(default_factory=list)
    # What stands there as left out of a letter, piece by piece.
    deleted: list[str] = field(default_factory=list)


def prepare(driver: WebDriver, *, guarded: bool) -> None:
    """Puts the sentinel into every page to come, and the pages' own policy aside."""
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SENTINEL})
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": not guarded})


def read(driver: WebDriver, url: str) -> Reading:
    driver.get(url)
    found = driver.execute_script(INSPECT, OPEN, MIDDLE, CLOSE)
    return Reading(
        ran=found["ran"], console=browser.console_errors(driver),
        requests=strange_requests(driver, url), dangers=found["dangers"],
        markup=set(found["markup"]), strings=[tuple(one) for one in found["strings"]],
        deleted=found["deleted"])


def strange_requests(driver: WebDriver, url: str) -> list[str]:
    """Whatever was asked for but the page and what all pages load."""
    page, found = urlsplit(url), []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.requestWillBeSent":
            continue
        asked = urlsplit(message["params"]["request"]["url"])
        is_own = asked.netloc == page.netloc and (
            asked.path == page.path or asked.path.startswith(OWN_FOLDERS))
        if not is_own:
            found.append(asked.geturl())
    return found


SENTINEL = """
(() => {
  const ran = [];
  Object.defineProperty(window, "__ran", { value: ran });
  for (const name of ["alert", "confirm", "prompt", "print", "open", "pwned", "msgbox"])
    Object.defineProperty(window, name, { value: () => { ran.push(name + "()"); } });
  addEventListener("securitypolicyviolation",
    (e) => ran.push(`policy ${e.violatedDirective} ${e.blockedURI}`));
  addEventListener("error", (e) => ran.push(`error ${e.message || e.target.tagName}`), true);
})();
"""

# Elements that no page of ours may ever have, or in one form only; then every element and attribute, and
# every marked string in text and in attributes. The numbers of passages are not the commenter's
# words; nor are the notes beside its paragraphs. A redline is read twice: as the old words and as
# the new. One against a letter says what both have in the words of the copy, so that only what was left
# out is read of the letter, by itself.
INSPECT = """
const [open, middle, close] = arguments;
const never = new Set(("iframe object embed img base frame frameset applet audio video source "
  + "noscript template style math portal foreignobject animate set use image xmp "
  + "plaintext listing marquee dialog slot").split(" "));
const markup = new Set(), dangers = [], strings = [];
const pattern = new RegExp(
  `${open}([a-z]{2})(\\\\d+)${middle}([^${open}${close}]*)${close}`, "gs");
const seen = new Set();
const take = (text) => {
  for (const found of text.matchAll(pattern)) {
    if (seen.has(found[0])) continue;
    seen.add(found[0]);
    strings.push([found[1], found[2], found[3]]);
  }
};
for (const e of document.querySelectorAll("*")) {
  const name = e.localName.toLowerCase();
  markup.add(`<${name}>`);
  if (never.has(name)) dangers.push(`<${name}> stands there`);
  if (name === "script" && !(e.parentElement === document.head
    && /^(\\.\\.\\/)*assets\\/site\\.js$/.test(e.getAttribute("src") || "") && !e.textContent))
    dangers.push(`a script that is not ours: ${e.getAttribute("src")} ${e.textContent.slice(0, 80)}`);
  if (name === "meta" && /refresh/i.test(e.httpEquiv)) dangers.push("a meta refresh");
  if (name === "link" && new URL(e.href, location).origin !== location.origin
    && e.rel !== "canonical") dangers.push(`a link to ${e.href}`);
  for (const attribute of e.attributes) {
    const key = attribute.name.toLowerCase();
    markup.add(`${key}= on <${name}>`);
    if (/^on|^style$|^srcdoc$|^formaction$|^action$|^background$/.test(key))
      dangers.push(`${key}= on <${name}>`);
    if (attribute.value.includes(open)) take(attribute.value);
  }
  if ((name === "a" || name === "area") && e.hasAttribute("href")
    && !["http:", "https:", "mailto:"].includes(e.protocol))
    dangers.push(`a link to ${e.getAttribute("href").slice(0, 80)}`);
}
const text = (root, leave) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (n) => n.nodeType === 1 && n.matches(leave)
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  const pieces = [];
  while (walk.nextNode()) if (walk.currentNode.nodeType === 3) pieces.push(walk.currentNode.data);
  return pieces.join("");
};
take(document.title);
const isOfLetter = /\\/(letters|campaigns)\\//.test(location.pathname);
const deleted = isOfLetter ? [...document.querySelectorAll("del")].map((e) => text(e, ".vh")) : [];
if (document.querySelector("ins, del")) {
  if (!isOfLetter) take(text(document.body, "sup, .vh, ins"));
  take(text(document.body, "sup, .vh, del"));
} else take(text(document.body, "sup"));
const said = document.querySelector(".said");
if (said) take(text(said, "sup, .mar"));
return { ran: window.__ran, markup: [...markup], dangers, strings, deleted };
"""
