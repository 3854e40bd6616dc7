"""Whose page has begun a request, by each method, with what browsers say of it."""

from __future__ import annotations

import pytest

from tests.web.guard.asking import ADDRESS, Guarded, Headers

UNSAFE = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "")
READING = ("GET", "HEAD")
WINDOW = (("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document"))


def site(*values: str) -> list[tuple[str, str]]:
    return [("sec-fetch-site", value) for value in values]


def origin(*values: str) -> list[tuple[str, str]]:
    return [("origin", value) for value in values]


OTHERS: dict[str, Headers] = {
    "another site": [*site("cross-site"), *origin("http://evil.example")],
    "another port": [*site("same-site"), *origin("http://127.0.0.1:8124")],
    "another site, with our origin": [*site("cross-site"), *origin(ADDRESS.origin)],
    "an unknown word": site("same-origin, none"),
    "an empty word": site(""),
    "two words": site("same-origin", "cross-site"),
    "the same word twice": site("same-origin", "same-origin"),
    "a window of another site": [*site("cross-site"), *WINDOW],
    "a window of another port": [*site("same-site"), *WINDOW],
}
OLD_BROWSERS: dict[str, Headers] = {
    "no origin": [],
    "null": origin("null"),
    "empty": origin(""),
    "another site": origin("http://evil.example"),
    "another port": origin("http://127.0.0.1:8124"),
    "another scheme": origin("https://127.0.0.1:8123"),
    "a name": origin("http://localhost:8123"),
    "in capitals": origin("HTTP://127.0.0.1:8123"),
    "with a slash": origin("http://127.0.0.1:8123/"),
    "twice": origin(ADDRESS.origin, ADDRESS.origin),
    "a list": origin(f"{ADDRESS.origin} {ADDRESS.origin}"),
}


@pytest.mark.parametrize("method", [*UNSAFE, *READING])
@pytest.mark.parametrize("headers", OTHERS.values(), ids=OTHERS)
def test_what_others_have_begun(method: str, headers: Headers) -> None:
    desk = Guarded()
    assert desk.asked("/notices", method=method, headers=headers).status == 403
    assert desk.entered == []


@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize("headers", OLD_BROWSERS.values(), ids=OLD_BROWSERS)
def test_what_changes_something_in_an_old_browser(method: str, headers: Headers) -> None:
    desk = Guarded()
    assert desk.asked("/notices", method=method, headers=headers).status == 403
    assert desk.entered == []


@pytest.mark.parametrize("headers", [site("same-origin"), site("none"), origin(ADDRESS.origin)])
def test_our_own_pages_change_something(headers: Headers) -> None:
    desk = Guarded()
    assert (desk.asked(method="POST", headers=headers).status, desk.entered) == (200, ["/"])


@pytest.mark.parametrize("headers", [site("same-origin"), site("none"), []])
def test_our_own_pages_read(headers: Headers) -> None:
    desk = Guarded()
    assert [desk.asked(method=method, headers=headers).status for method in READING] == [200, 200]


OPENING: dict[str, tuple[str, Headers, int]] = {
    "a file": ("GET", [*site("cross-site"), *WINDOW], 200),
    "another port": ("GET", [*site("same-site"), *WINDOW], 200),
    "a browser that says nothing": ("GET", [], 200),
    "a frame": ("GET", [*site("cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")], 403),
    "a script": ("GET", [*site("cross-site"), ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")], 403),
    "a picture": ("GET", [*site("same-site"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")], 403),
    "a form": ("POST", [*site("cross-site"), *WINDOW], 403),
    "looking only": ("HEAD", [*site("cross-site"), *WINDOW], 403),
}


@pytest.mark.parametrize(("method", "headers", "status"), OPENING.values(), ids=OPENING)
def test_who_may_lead_to_the_one_time_address(method: str, headers: Headers, status: int) -> None:
    desk = Guarded()
    path = f"/open/{desk.token}"
    assert desk.asked(path, method=method, headers=headers, cookie=False).status == status
    assert desk.asked(path, cookie=False).status == (403 if status == 200 else 200)  # used up only where it was opened
