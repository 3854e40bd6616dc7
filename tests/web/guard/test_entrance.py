"""The one-time address and the cookie."""

from __future__ import annotations

import re

import pytest

from generator.web.guard import Address, Entry
from tests.web.guard.asking import ADDRESS, Guarded


def test_the_one_time_address_opens_once() -> None:
    desk = Guarded()
    first = desk.asked(f"/open/{desk.token}", cookie=False)
    assert (first.status, desk.entered) == (200, [])
    assert 'http-equiv="refresh" content="0; url=/"' in first.text
    assert 'href="/"' in first.text
    assert desk.token not in first.text
    again = desk.asked(f"/open/{desk.token}", cookie=False)
    assert (again.status, "set-cookie" in again.headers) == (403, False)
    assert "只能打开一次" in again.text
    assert "opens once" in again.text
    assert 'href="/"' in again.text


def test_the_cookie_lets_in() -> None:
    desk = Guarded()
    given = desk.asked(f"/open/{desk.token}", cookie=False).headers["set-cookie"]
    value, *attributes = given.split("; ")
    assert re.fullmatch(r"fawen_8123=[\w-]{43}", value)
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert desk.asked("/notices", cookie=False, headers=[("cookie", value)]).status == 200
    assert desk.entered == ["/notices"]


def test_with_the_cookie_the_one_time_address_leads_to_the_start() -> None:
    desk = Guarded()
    for token in (desk.token, "other"):
        answer = desk.asked(f"/open/{token}")
        assert (answer.status, answer.headers["location"]) == (303, "/")
    assert desk.entered == []
    assert desk.asked(f"/open/{desk.token}", cookie=False).status == 200  # not used up


TOKENS = ("", "/", "x", "{token}x", "x{token}", "{token}/", "/{token}", "{token}?", "..", "\ud800", "\0", "{short}")


@pytest.mark.parametrize("wrong", TOKENS)
def test_a_wrong_token(wrong: str) -> None:
    desk = Guarded()
    path = f"/open/{wrong.format(token=desk.token, short=desk.token[:-1])}"
    assert desk.asked(path, cookie=False).status == 403
    assert desk.asked(f"/open/{desk.token}", cookie=False).status == 200


@pytest.mark.parametrize("path", ["/", "/notices", "/open", "/openx", "/favicon.ico", "/assets/base.css", "//open/"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nobody_else_is_answered(path: str, method: str) -> None:
    desk = Guarded()
    answer = desk.asked(path, method=method, cookie=False, headers=[("sec-fetch-site", "same-origin")])
    assert (answer.status, desk.entered) == (403, [])
    assert "没有打开的权限" in answer.text
    assert "No access" in answer.text


COOKIES = ("{name}=", "{name}=x", "{name}", "={value}", "other={value}", "{name}x={value}", "{name}={short}", "{value}")


@pytest.mark.parametrize("wrong", COOKIES)
def test_a_wrong_cookie(wrong: str) -> None:
    desk = Guarded()
    name, _, value = desk.cookie.partition("=")
    header = wrong.format(name=name, value=value, short=value[:-1])
    assert desk.asked(cookie=False, headers=[("cookie", header)]).status == 403
    assert desk.entered == []


@pytest.mark.parametrize(
    "around", ["{name}=x; {own}", "{own}; {name}=x", "a=b;{own};c", " {own} ", "a\xff=\xff; {own}"]
)
def test_a_cookie_of_that_name_which_another_port_has_set_does_not_keep_out(around: str) -> None:
    desk = Guarded()
    header = around.format(name=ADDRESS.cookie, own=desk.cookie)
    assert desk.asked(cookie=False, headers=[("cookie", header)]).status == 200
    assert desk.asked(cookie=False, headers=[("cookie", "a=b"), ("cookie", desk.cookie)]).status == 200


def test_the_cookie_of_an_earlier_run() -> None:
    desk = Guarded()
    earlier = Entry(ADDRESS).set_cookie.partition(";")[0]
    assert desk.asked(cookie=False, headers=[("cookie", earlier)]).status == 403


def test_secrets_are_of_one_run_and_shown_by_none() -> None:
    entries = [Entry(ADDRESS) for _ in range(50)]
    assert len({each.url for each in entries} | {each.set_cookie for each in entries}) == 100
    for each in entries:
        shown = f"{each!r} {each} {vars(each).keys()}"
        assert each.url.rpartition("/")[2] not in shown


@pytest.mark.parametrize(
    ("address", "url"),
    [(Address("127.0.0.1", 1), "http://127.0.0.1:1/open/"), (Address("::1", 80), "http://[::1]:80/open/")],
)
def test_the_one_time_address(address: Address, url: str) -> None:
    assert re.fullmatch(re.escape(url) + r"[\w-]{43}", Entry(address).url)
