"""Attacks on the page that need a browser, which has the cookie of the page all the time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.web.loopback_serving import opening_file
from tests.patience import BROWSER_PATIENCE, wait_until
from tests.web.browser.served_desk import Seen, ServedDesk
from tests.web.served import status

pytestmark = pytest.mark.in_turn(3)


class _Handler(BaseHTTPRequestHandler):
    """Answers each request with the page of its server, and keeps the requests."""

    def do_GET(self) -> None:
        site = self.server
        assert isinstance(site, OtherSite)
        site.asked.append(f"{self.path}\n{self.headers}")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(site.page.encode())

    def log_message(self, *_: object) -> None:
        pass


class OtherSite(ThreadingHTTPServer):
    """A site with one ``page``; ``asked`` are the requests with their headers."""

    page = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []

    def address(self, host: str) -> str:
        """Its address by the name ``host``."""
        return f"http://{host}:{self.server_port}/"


@contextmanager
def other_site() -> Iterator[OtherSite]:
    """A site that answers until the block ends."""
    with OtherSite() as site:
        thread = Thread(target=site.serve_forever)
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()


def form(target: str, kind: str) -> str:
    """A page with a button that sends a form to ``target``."""
    target = escape(target)
    return f'<form method="post" action="{target}" enctype="{kind}"><input name="a" value="b"><button>x</button></form>'


# Attacks on the page that need a browser, which has the cookie of the page all the time.


OTHERS = ("127.0.0.1", "evil.example", "localhost")
"""By what another site is called: one of ours on another port, a name that leads here."""
ENCODINGS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


@pytest.fixture
def site() -> Iterator[OtherSite]:
    with other_site() as started:
        yield started


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window that may go wherever it likes."""
    context = browser.new_context()
    context.set_default_timeout(BROWSER_PATIENCE)
    yield context.new_page()
    context.close()


def lives(served: ServedDesk, context: BrowserContext) -> bool:
    """Whether the page is still there for ``context``."""
    return context.request.get(f"{served.address}/assets/").status == 404


def test_what_a_page_asks_for_is_its_own(served: ServedDesk, page: Page, seen: Seen) -> None:
    served.open(page)
    page.wait_for_load_state("networkidle")
    assert len(seen.addresses) > 2
    assert [each for each in seen.addresses if not each.startswith(f"{served.address}/")] == []
    assert seen.dialogs == []


def test_a_file_leads_to_the_page_once(served: ServedDesk, browser: Browser, window: Page) -> None:
    with opening_file(served.server.url) as file:
        window.goto(file.as_uri())
        window.wait_for_url(lambda url: url.startswith(served.address) and "/open/" not in url)
        cookies = {each["name"]: each for each in window.context.cookies()}
        assert cookies.keys() == {f"fawen_{served.server.port}"}
        assert {(each["httpOnly"], each["sameSite"]) for each in cookies.values()} == {(True, "Strict")}
        assert lives(served, window.context)
        window.go_back()
        window.goto(served.server.url)
        expect(window).not_to_have_url(re.compile("/open/"))  # whoever is in gets to the start
        other = browser.new_context()
        stranger = other.new_page()
        stranger.goto(file.as_uri())
        stranger.wait_for_url(f"{served.address}/open/*")
        expect(stranger.locator("body")).to_contain_text("只能打开一次")
        assert not lives(served, other)
        other.close()


def test_a_name_that_leads_here_is_not_answered(served: ServedDesk, window: Page) -> None:
    served.let_in(window.context)
    for path in ("/", served.server.path, "/notices"):
        answer = window.goto(f"http://evil.example:{served.server.port}{path}")
        assert answer is not None
        assert answer.status == 400
        expect(window.locator("body")).to_contain_text("这个地址不对")


def test_a_form_of_another_site(served: ServedDesk, site: OtherSite, window: Page) -> None:
    served.let_in(window.context)
    for host, encoding in product(OTHERS, ENCODINGS):
        site.page = form(f"{served.address}/close", encoding)
        window.goto(site.address(host))
        with window.expect_navigation() as navigation:
            window.click("button")
        assert navigation.value.status == 403, (host, encoding)
        expect(window.locator("body")).to_contain_text("不是从“发文”自己的网页上发出的")
        assert lives(served, window.context)


READING = """
<img src="{address}/assets/icon.svg"><script src="{address}/assets/htmx.min.js"></script>
<link rel="stylesheet" href="{address}/assets/base.css"><iframe src="{address}/"></iframe>
<object data="{address}/"></object><video src="{address}/"></video>
<script>
  fetch("{address}/", {{credentials: "include", mode: "no-cors"}}).catch(() => 0);
  fetch("{address}/close", {{method: "POST", credentials: "include", mode: "no-cors"}}).catch(() => 0);
  fetch("{address}/close", {{method: "PUT", credentials: "include"}}).catch(() => 0);
  navigator.sendBeacon("{address}/close", "a=b");
</script>
"""


def test_a_script_of_another_site_gets_nothing(served: ServedDesk, site: OtherSite, window: Page) -> None:
    served.let_in(window.context)
    asked: list[str] = []
    answered: list[tuple[str, int]] = []
    window.on("request", lambda request: asked.append(request.url))
    window.on("response", lambda answer: answered.append((answer.url, answer.status)))
    site.page = READING.format(address=served.address)
    for host in OTHERS:
        asked.clear()
        answered.clear()
        window.goto(site.address(host))
        wait_until(lambda: (window.title(), sum(each.startswith(served.address) for each in asked) >= 8)[1])
        window.wait_for_load_state("networkidle")
        # Of some a browser does not even say that they were answered.
        assert {code for url, code in answered if url.startswith(served.address)} == {403}, host
        assert lives(served, window.context)


def test_our_pages_tell_no_other_site_where_they_are(served: ServedDesk, site: OtherSite, window: Page) -> None:
    served.open(window)
    window.evaluate("address => { location.href = address }", site.address("evil.example"))
    window.wait_for_url(site.address("evil.example"))
    assert "referer" not in site.asked[0].lower()
    assert "fawen_" not in site.asked[0]


def test_a_page_of_ours_is_in_no_frame_and_has_no_opener(served: ServedDesk, site: OtherSite, window: Page) -> None:
    served.let_in(window.context)
    site.page = f"<button onclick=\"seen = window.open('{served.server.url}')\">x</button>"
    window.goto(site.address("127.0.0.1"))
    with window.expect_popup() as popup:
        window.click("button")
    popup.value.wait_for_load_state()
    wait_until(lambda: popup.value.evaluate("window.opener === null"))
    assert status(served.server.asked("/")) == 403


MARKUP = (
    "<img src=x onerror=alert(1)>", "<script>alert(2)</script>", "\"'><svg onload=alert(3)>", "{{ 7*7 }}",
    "</textarea><script>alert(4)</script>", "javascript:alert(5)", "<a href='//evil.example/' autofocus>x</a>",
)  # fmt: skip
UNITS = """\
fields:
  - {{name: note, title: {0}}}
groups:
  - name: {1}
    class: 各示例单位
    units:
      - {{name: {2}, office: {0}, addressee: {1}, code: {3}, address: {4}, contact: {5}, email: {6}, note: {2}}}
      - {{name: {4}, office: {6}, addressee: {5}, code: {2}, address: {0}, contact: {1}, note: {3}}}
"""
NOTICE = """\
---
issuer: {0}
title: {1}
recipients: 各示例单位
date: 2024-03-05
signature: unsealed
attachments: [附件.md]
contact: {{name: {2}, phone: {3}}}
copy_to: {4}
note: {5}
---
{6}

| {0} | {1} |
| {2} | {3} |
"""


def make_hostile(folder: Path) -> None:
    """Puts markup into every text of the desk, and into the name of a template."""
    quoted = [json.dumps(each) for each in MARKUP]
    (folder / "units.yaml").write_text(UNITS.format(*quoted), encoding="utf-8")
    notice = folder / "templates" / "notice"
    (notice / "notice.md").write_text(NOTICE.format(*quoted), encoding="utf-8")
    (notice / "附件.md").write_text(f"---\ntitle: {quoted[0]}\n---\n{MARKUP[1]}\n", encoding="utf-8")
    (folder / "templates" / "house.yaml").unlink()
    letter = folder / "templates" / "unit" / "附函.docx"
    letter.rename(letter.with_name("<img src=x onerror=alert(8)>.docx"))
    (folder / "templates" / "<img src=x onerror=alert(9)>").mkdir()
    copied = folder / "templates" / "<img src=x onerror=alert(9)>" / "notice.md"
    copied.write_text(NOTICE.format(*quoted[::-1]), encoding="utf-8")


def test_markup_in_every_text_is_shown_and_nothing_of_it_runs(served: ServedDesk, page: Page, seen: Seen) -> None:
    make_hostile(served.folder)
    served.open(page)
    visited, waiting = set[str](), ["/"]
    while waiting:
        path = waiting.pop()
        if alike(path) in visited or len(visited) > 40:
            continue
        visited.add(alike(path))
        looked = page.request.get(served.address + path)
        if "text/html" not in looked.headers["content-type"] or "content-disposition" in looked.headers:
            continue
        assert "<img src=x" not in looked.text(), path
        page.goto(served.address + path)
        page.wait_for_load_state("networkidle")
        links = [str(each.get("href")) for each in html.fromstring(looked.text()).iter("a")]
        waiting += [link for link in links if link.startswith("/")]
    assert len(visited) > 10
    assert (seen.dialogs, seen.breaches, seen.failures) == ([], [], [])
    assert [each for each in seen.addresses if not each.startswith(f"{served.address}/")] == []


def alike(path: str) -> str:
    """``path`` without its ids and values, so that one of each kind is visited."""
    return re.sub(r"[0-9a-f]{8,}|=[^&]*|\d+", "0", path)
