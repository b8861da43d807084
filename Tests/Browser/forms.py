"""The forms of a page, and what a person could send with them, read without a browser."""

import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """A field of a form: what it is called, what stands in it, and what may."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    is_on: bool = False


@dataclass
class Form:
    """A form that changes something: where it goes, and its fields in their order."""

    action: str
    controls: list[Control] = field(default_factory=list)

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.action).path


class FormReader(HTMLParser):
    """Reads the forms of a page that are sent by POST, and its links within the program."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._by_id: dict[str, Form] = {}
        self._select: Control | None = None
        self._text: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"])
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self._by_id[given.get("id", "")] = self._form
            if given.get("method", "get").lower() == "post":
                self.forms.append(self._form)
        if tag == "option" and self._select is not None:
            self._select.choices.append(given.get("value", ""))
            if "selected" in given or len(self._select.choices) == 1:
                self._select.value = given.get("value", "")
        form = self._by_id.get(given["form"]) if "form" in given else self._form
        if form is None or "disabled" in given or not given.get("name"):
            return
        if tag == "button":
            kind, value = "button", given.get("value", "")
            form.controls.append(Control(given["name"], kind, value))
        elif tag == "input":
            form.controls.append(Control(
                given["name"], given.get("type", "text"), given.get("value", ""),
                is_on="checked" in given))
        elif tag == "select":
            self._select = Control(given["name"], "select")
            form.controls.append(self._select)
        elif tag == "textarea":
            self._text = Control(given["name"], "textarea")
            form.controls.append(self._text)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._text is not None:
            self._text.value = self._text.value.removeprefix("\n")
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.value += data


def read(page: str) -> FormReader:
    reader = FormReader()
    reader.feed(page)
    reader.close()
    return reader
