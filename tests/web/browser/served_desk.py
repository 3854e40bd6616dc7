"""A desk that is served, and what a window shows and does of it."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page

from tests.patience import wait_until
from tests.web.served import Served

OWN_MACHINE = ("127.0.0.1", "::1")


@dataclass
class ServedDesk:
    """A desk that is served: its ``folder``, the ``address`` of its pages."""

    folder: Path
    server: Served
    process: subprocess.Popen[str]
    _cookie: tuple[str, str] | None = field(default=None, init=False)

    @property
    def address(self) -> str:
        """Without a slash at its end: ``served.address + "/roster"``."""
        return f"http://{self.server.host}"

    def open(self, page: Page, path: str = "/") -> None:
        """Has ``page`` show ``path``, whose browser is let in first."""
        self.let_in(page.context)
        page.goto(self.address + path)

    def kill(self) -> None:
        """Ends the server in the midst of whatever it does; nothing answers at its address afterwards."""
        self.process.kill()
        self.process.wait()
        wait_until(lambda: not self._answers())

    def _answers(self) -> bool:
        with suppress(OSError), self.server.connected():
            return True
        return False

    def let_in(self, context: BrowserContext) -> None:
        """Gives ``context`` the cookie, for which the one-time address is used up the first time."""
        if self._cookie is None:
            name, _, value = self.server.entered().removeprefix("Cookie: ").partition("=")
            self._cookie = name, value
        name, value = self._cookie
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address, "httpOnly": True, "sameSite": "Strict"}]
        )


@dataclass
class Seen:
    """What a window has done: the addresses that it asked for, dialogs, breaches of a policy, failures of scripts."""

    addresses: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def elsewhere(self) -> list[str]:
        """The addresses of other machines."""
        split = [(urlsplit(each), each) for each in self.addresses]
        return [each for parts, each in split if parts.scheme != "blob" and parts.hostname not in OWN_MACHINE]

    def follow(self, page: Page) -> None:
        """Notes what ``page`` does from now on; dialogs are accepted."""
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("pageerror", lambda fault: self.failures.append(str(fault)))
        page.on("console", self._note)
        page.on("dialog", self._accept)

    def _accept(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.accept()

    def _note(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.breaches.append(message.text)


# Files dropped on a page, as a file manager does.


_DROPPED = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], name));
  return dropped;
}"""


def drop(page: Page, form: str, name: str, data: bytes) -> None:
    """Drops the file ``name`` on the form that is sent to the address that ends with ``form``."""
    dropped = page.evaluate_handle(_DROPPED, [name, b64encode(data).decode()])
    place = f"form[action$='{form}']"
    page.dispatch_event(place, "dragover", {"dataTransfer": dropped})
    page.dispatch_event(place, "drop", {"dataTransfer": dropped})


# Windows in which a pause is over when a test says so, and which say when an answer has been put in.


_SCRIPT = """
    const setTimer = window.setTimeout, clearTimer = window.clearTimeout, held = new Map();
    window.setTimeout = (call, wait, ...more) => {
      if (wait !== 300 && wait !== 2000) return setTimer(call, wait, ...more);
      const id = setTimer(() => {}, 2 ** 31 - 1);
      held.set(id, call);
      return id;
    };
    window.clearTimeout = (id) => { held.delete(id); clearTimer(id); };
    window.endPause = () => { const calls = [...held.values()]; held.clear(); calls.forEach((call) => call()); };
    window.answered = 0;
    document.addEventListener("htmx:finally:request", () => { window.answered += 1; });
"""


def hold_pauses(context: BrowserContext) -> None:
    """In the windows of ``context`` that are opened from now on, no pause is over by itself."""
    context.add_init_script(_SCRIPT)


def end_pause(page: Page) -> None:
    """The pause behind what was typed is over; returns when the answer, or that there is none, is put in."""
    before = answered(page)
    page.evaluate("endPause()")
    wait_for_answer(page, before)


def wait_for_offer(page: Page) -> None:
    """Waits until the window offers a text that the server has not got, as soon as no other window wants it."""
    wait_until(lambda: (page.evaluate("endPause()"), page.locator("#notice-kept").is_visible())[1])


def answered(page: Page) -> int:
    """How many answers the window has put in."""
    return int(page.evaluate("answered"))


def wait_for_answer(page: Page, before: int) -> None:
    """Waits until the window has put in more answers than ``before``."""
    wait_until(lambda: answered(page) > before)
