"""A browser without scripts: pages are opened, forms filled in and sent as HTML says (HTML standard, 4.10.21)."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import html
from starlette.testclient import TestClient

_NO_CONTROLS = ("submit", "button", "image", "reset", "file")
_REDIRECTIONS = 5


@dataclass
class PlainForm:
    """A form as it is on the page: the texts of its fields may be changed, and its buttons be pressed."""

    browser: PlainBrowser
    element: html.HtmlElement
    entries: list[tuple[str, str]] = field(default_factory=list)

    @property
    def action(self) -> str:
        """The address that it is sent to."""
        return str(self.element.get("action") or self.browser.address)

    def text(self, name: str) -> str:
        """The text of the field ``name``."""
        return next(value for key, value in self.entries if key == name)

    def names(self) -> list[str]:
        """The names of its fields."""
        return [name for name, _ in self.entries]

    def sent(self) -> dict[str, str]:
        """What is sent of its fields."""
        return dict(self.entries)

    def fill(self, name: str, value: str) -> PlainForm:
        """Types ``value`` into the field ``name``, which is there."""
        assert name in self.names(), (name, self.names())
        self.entries = [(key, value if key == name else old) for key, old in self.entries]
        return self

    def press(self, button: str = "", files: dict[str, tuple[str, bytes]] | None = None) -> PlainBrowser:
        """Sends it, by the button with this text, name or address, or by its first one."""
        pressed = _button(self, button)
        entries = [*self.entries, *([(pressed.get("name"), pressed.get("value", ""))] if pressed.get("name") else [])]
        action = str(pressed.get("formaction") or self.action)
        method = str(pressed.get("formmethod") or self.element.get("method", "get"))
        self.browser.send(action, method, entries, files or {})
        return self.browser


class PlainBrowser:
    """One tab: the ``address``, ``status`` and ``page`` that it shows."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self.address, self.status, self.page = "/", 0, html.Element("html")

    def open(self, address: str) -> PlainBrowser:
        """Shows the page at ``address``, wherever that leads to."""
        self.send(address, "get", [], {})
        return self

    def send(
        self, address: str, method: str, entries: list[tuple[str, str]], files: dict[str, tuple[str, bytes]]
    ) -> None:
        """Asks for ``address``, with these entries of a form, and shows the answer."""
        target = urljoin(self.address, address)
        if method == "post":
            data: dict[str, list[str]] = {}
            for name, value in entries:
                data.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
            answer = self._client.post(target, data=data, files=files or None, follow_redirects=False)
        else:
            answer = self._client.get(target, params=dict(entries) or None, follow_redirects=False)
        for _ in range(_REDIRECTIONS):
            if answer.status_code != 303:
                break
            target = urljoin(target, answer.headers["location"])
            answer = self._client.get(target, follow_redirects=False)
        parts = urlsplit(target)
        self.address = f"{parts.path}?{parts.query}" if parts.query else parts.path
        self.status = answer.status_code
        self.page = html.fromstring(answer.text) if answer.text.strip() else html.Element("html")

    @property
    def text(self) -> str:
        """The words on the page, in one line; what is in fields is not among them."""
        return " ".join(self.page.text_content().split())

    def forms(self) -> list[PlainForm]:
        """All forms of the page, each with the controls that belong to it."""
        return [PlainForm(self, form, list(_entries(form, self.page))) for form in self.page.iter("form")]

    def form(self, action: str) -> PlainForm:
        """The one form whose address, or that of one of its buttons, ends so."""
        found = [form for form in self.forms() if _leads_to(form, action)]
        assert found, (action, [form.action for form in self.forms()])
        return found[0]


def _leads_to(form: PlainForm, action: str) -> bool:
    addresses = [form.action, *(str(each.get("formaction") or "") for each in _buttons(form))]
    return any(urlsplit(address).path.endswith(action) for address in addresses)


def _entries(form: html.HtmlElement, page: html.HtmlElement) -> list[tuple[str, str]]:
    """The successful controls of a form, those outside of it that name it included."""
    found = []
    for control in _controls(form, page):
        name, kind = control.get("name"), control.get("type", "")
        if not name or control.get("disabled") is not None or kind in _NO_CONTROLS or control.tag == "button":
            continue
        if control.tag == "select":
            found.append((name, _chosen(control)))
        elif control.tag == "textarea":
            found.append((name, (control.text or "").removeprefix("\n").replace("\r\n", "\n")))
        elif kind not in ("checkbox", "radio"):
            found.append((name, control.get("value", "")))
        elif control.get("checked") is not None:
            found.append((name, control.get("value", "on")))
    return found


def _controls(form: html.HtmlElement, page: html.HtmlElement) -> list[html.HtmlElement]:
    tags = ("input", "select", "textarea", "button")
    inside = [each for each in form.iter(*tags) if each.get("form") is None]
    outside = [each for each in page.iter(*tags) if form.get("id") and each.get("form") == form.get("id")]
    return [*inside, *outside]


def _chosen(select: html.HtmlElement) -> str:
    options = list(select.iter("option"))
    chosen = next((each for each in options if each.get("selected") is not None), options[0])
    return str(chosen.get("value") if chosen.get("value") is not None else chosen.text_content().strip())


def _buttons(form: PlainForm) -> list[html.HtmlElement]:
    controls = _controls(form.element, form.browser.page)
    return [
        each
        for each in controls
        if (each.tag == "button" and each.get("type", "submit") == "submit") or each.get("type") == "submit"
    ]


def _button(form: PlainForm, wanted: str) -> html.HtmlElement:
    for each in _buttons(form):
        names = (each.text_content().strip(), each.get("name"), each.get("value"), each.get("formaction"))
        if not wanted or wanted in names or (each.get("formaction") or "").endswith(f"/{wanted}"):
            return each
    raise AssertionError((wanted, [each.text_content().strip() for each in _buttons(form)]))
