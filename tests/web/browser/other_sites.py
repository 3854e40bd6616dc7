"""Sites that are not ours: on another port, and under a name that leads to this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


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
