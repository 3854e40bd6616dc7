"""A page in Debian's Chromium, at a server of a sample desk.

``page`` is a window of a context of its own; ``served`` is the desk, which ``served.open(page)`` shows. After each test
it is held against the page that nothing was asked of another machine, that no policy was broken and no script failed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.patience import BROWSER_PATIENCE
from tests.web.browser.served_desk import Seen, ServedDesk
from tests.web.served import served_folder

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--host-resolver-rules=MAP *.example 127.0.0.1",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
"""Chromium's own calls home are left out as far as it lets one; names that end in .example lead to this machine.

Nor does it act a graphics card that is not there.
"""
SMALL: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without windows; one for each module, as its loop must not run while other tests do."""
    if CHROMIUM is None:
        pytest.fail("chromium is not installed; run: make office")
    with sync_playwright() as playwright:
        expect.set_options(timeout=BROWSER_PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def served(sample_desk: Path, tmp_path: Path, programs: Path) -> Iterator[ServedDesk]:
    """A copy of the sample desk, served."""
    folder = tmp_path / "发 文"
    shutil.copytree(sample_desk, folder)
    with served_folder(folder, programs=programs) as (server, process):
        yield ServedDesk(folder, server, process)


@pytest.fixture
def empty(tmp_path: Path, programs: Path) -> Iterator[ServedDesk]:
    """An empty folder, served."""
    folder = tmp_path / "新 桌"
    folder.mkdir()
    with served_folder(folder, programs=programs) as (server, process):
        yield ServedDesk(folder, server, process)


@pytest.fixture
def seen() -> Seen:
    """What the window ``page`` does."""
    return Seen()


@pytest.fixture
def page(browser: Browser, seen: Seen) -> Iterator[Page]:
    """A window of a screen of 1366 × 768, in Chinese; in the end nothing may have gone wrong in it."""
    context = browser.new_context(locale="zh-CN", viewport=SMALL)
    context.set_default_timeout(BROWSER_PATIENCE)
    page = context.new_page()
    seen.follow(page)
    yield page
    context.close()
    assert (seen.elsewhere, seen.breaches, seen.failures) == ([], [], [])
