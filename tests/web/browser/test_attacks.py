"""Attacks on the page that need a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.web.browser.served_desk import Seen, ServedDesk


def test_what_a_page_asks_for_is_its_own(served: ServedDesk, page: Page, seen: Seen) -> None:
    served.open(page)
    page.wait_for_load_state("networkidle")
    assert len(seen.addresses) > 2
    assert [each for each in seen.addresses if not each.startswith(f"{served.address}/")] == []
    assert seen.dialogs == []
