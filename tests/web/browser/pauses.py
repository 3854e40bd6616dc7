"""Windows in which a pause is over when a test says so, and which say when an answer has been put in.

A pause is one in typing, or the time that a window may be between two pages.
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

from tests.patience import wait_until

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
