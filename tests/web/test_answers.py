"""What every page has around it."""

import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html
from starlette.applications import Starlette

from generator.web import loopback_serving
from generator.web.application import application
from generator.web.desk_request import whole_number
from generator.web.open_desk import OpenDesk
from tests.patience import PATIENCE
from tests.web.desk_pages import OfficePages, words
from tests.web.served import Served, received, served, status
from tests.web.without_scripts import PlainBrowser


def test_notices_of_one_title_are_told_apart_by_their_folders(served: OfficePages) -> None:
    before = words(served.get("/"))
    assert "（notice）" not in before
    notice = served.office.folder / "templates" / "notice"
    shutil.copytree(notice, notice.with_name("第二件"))
    page = words(served.get("/"))
    assert "关于报送《目录》的通知（notice）" in page
    assert "关于报送《目录》的通知（第二件）" in page
    served.office.replace("templates/第二件/notice.md", "关于报送", "关于再次报送")
    assert "（notice）" not in words(served.get("/"))


@pytest.mark.parametrize("address", ["/nowhere", "/assets/nothing", "/notices/0/make"])
def test_what_is_not_there_is_said_in_the_language_that_was_chosen(served: OfficePages, address: str) -> None:
    assert "没有这一页" in served.get(address, 404)
    served.client.cookies.set("fawen_lang", "en")
    assert "No such page" in served.get(address, 404)


@pytest.mark.parametrize(
    ("house", "name"),
    [
        ("issuer: 示例市档案馆\n", "示例市档案馆"),
        ("issuer: [示例市档案馆, 示例市教育局]\n", "示例市档案馆、示例市教育局"),
        ("发文机关: 示例市<b>档案馆\n", "示例市&lt;b&gt;档案馆"),
        ("contact: {name: 示例甲}\n", ""),
        ("issuer: [", ""),
    ],
)
def test_the_office_is_named(served: OfficePages, house: str, name: str) -> None:
    served.office.write("templates/house.yaml", house)
    page = served.get("/roster")
    assert re.findall('<span class="office">([^/]*)</span>', page) == [name]


def test_the_bar_of_a_dispatch_has_its_steps_and_leads_on(served: OfficePages) -> None:
    """From the draft to the day it is sent: what is done is ticked, what lost its ground is to be done again."""
    names = ("", "/recipients", "/papers", "/number", "/make", "/sent")

    def steps(address: str) -> tuple[list[str], str]:
        page = html.fromstring(served.get(address))
        found = [each for steps in page.iter("ol") if steps.get("class") == "steps" for each in steps.iter("a")]
        assert [each.get("href") for each in found] == [f"{served.address}{name}" for name in names]
        return [each.get("class", "") for each in found], "".join(
            each.text or "" for each in page.iter() if each.get("id") == "next-step"
        )

    assert steps(served.address) == (["done", "done", "open", "open", "open", "open"], "下一步：文件")
    assert steps(f"{served.address}/papers") == (["done", "done", "done", "open", "open", "open"], "下一步：文号")
    number = f"{served.address}/number"
    served.post(number, PlainBrowser(served.client).open(number).form("/number").sent())
    served.office.build()
    assert steps(number) == (["done"] * 5 + ["open"], "下一步：发出")
    served.post(f"{served.address}/sent", {"how": "邮寄"})
    assert steps(number) == (["done"] * 6, "")
    assert "已发出" in words(served.get("/")).partition("下一步")[2]
    served.office.replace("templates/notice/notice.md", "三月底", "四月底")
    assert steps(number)[0] == [*["done"] * 4, "again", "again"]
    assert "有改动" in words(served.get("/"))
    served.post(f"{served.address}/sent", {"back": "1"})
    served.office.replace("templates/notice/notice.md", "date: 2024-03-05", "date: 2024-02-30")
    assert steps(number)[0][0] == "open"


# What one request asks.


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("999999999", 999_999_999)])
def test_a_whole_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", " 1", "1.0", "1e3", "1_000", "x", "１", "²", "1" * 10, "9" * 5000])
def test_what_is_none(text: str) -> None:
    assert whole_number(text) is None


# What is sent, over a real connection: broken off it is no fault of ours, and it keeps nobody waiting (X7, X8).


FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
HALF = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
REST = "关于开展检查的通知\n各镇：\n请于3月底前报送。\n\r\n--x--\r\n".encode()


def app(faults: list[object]) -> Starlette:
    return application(OpenDesk(), stop=lambda: None, report=lambda *fault: faults.append(fault))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server of an empty folder; in the end no fault may have been reported."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loopback_serving, "_ENDING_SECONDS", 0)
    faults: list[object] = []
    with served(app(faults)) as started:
        yield started
    assert [*started.faults, *faults] == []


def sent(server: Served, cookie: str, address: str, kind: str, body: bytes, length: int | None = None) -> bytes:
    """A request with ``body``, which says that ``length`` bytes come."""
    own = (
        f"Host: {server.host}\r\nOrigin: http://{server.host}\r\n{cookie}\r\nConnection: close\r\nContent-Type: {kind}"
    )
    return f"POST {address} HTTP/1.1\r\n{own}\r\nContent-Length: {length or len(body)}\r\n\r\n".encode() + body


def test_what_is_broken_off_is_no_fault(server: Served) -> None:
    cookie = server.entered()
    for address in (re.sub(r"\{\w+\}", "x", getattr(each, "path", "")) for each in app([]).routes):
        for kind, body in ((FORM, b"form=a&name=%E7%A4"), (FILES, HALF)):
            with server.connected() as connection:
                connection.sendall(sent(server, cookie, address, kind, body, 1_000_000))
    assert status(server.asked("/roster", cookie)) == 200


def test_what_still_comes_keeps_nobody_waiting(server: Served) -> None:
    """Neither other pages nor the end of the server."""
    cookie = server.entered()
    with server.connected() as whole, server.connected() as half:
        for each in (whole, half):
            each.sendall(sent(server, cookie, "/files", FILES, HALF, len(HALF + REST)))
        assert status(server.asked("/roster", cookie)) == 200
        whole.sendall(REST)
        assert status(received(whole)) == 200
        server.stop()
        assert server.ended.wait(PATIENCE)


@pytest.mark.parametrize(
    ("module", "work", "kind", "body", "code"),
    [
        ("starlette.formparsers", "unquote_plus", FORM, b"form=a", 422),
        ("generator.web.screens.dispatches.beginnings", "draft_in", FILES, HALF + REST, 200),
    ],
)
def test_what_takes_long_to_read_keeps_nobody_waiting(
    server: Served, monkeypatch: pytest.MonkeyPatch, module: str, work: str, kind: str, body: bytes, code: int
) -> None:
    """While a form is decoded or a draft read, pages are shown, and who would write is answered (here with a no)."""
    begun, goes_on, usual = threading.Event(), threading.Event(), getattr(import_module(module), work)

    def slow(*given: object, **more: object) -> object:
        begun.set()
        assert goes_on.wait(PATIENCE)
        return usual(*given, **more)

    monkeypatch.setattr(import_module(module), work, slow)
    cookie, new = server.entered(), HALF.replace(b'file"; filename="a.txt', b"issuer") + "示例局\r\n--x--\r\n".encode()
    with ThreadPoolExecutor() as threads:
        answer = threads.submit(server.sent, sent(server, cookie, "/files", kind, body))
        begun.wait(PATIENCE)
        others = [server.asked("/roster", cookie), server.sent(sent(server, cookie, "/desk", FILES, new))]
        goes_on.set()
    assert ([status(each) for each in others], status(answer.result())) == ([200, 422], code)
