"""Every address of the application × hostile names in each of its places, in a process of its own; such names of files.

The pages of a desk are followed from link to link and from form to form, so that the names come to where ids are looked
up. What opens a file, lists, makes, renames or removes one is heard by an audit hook, and what calls another
machine: for a hostile name it may be no other than for a name that is merely not there.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import pytest
import yaml
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from generator import build
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.web.opaque_ids import opaque_id
from tests.patience import PATIENCE
from tests.sample_office import tree
from tests.web.desk_pages import Page, client
from tests.word_documents import make_docx

pytestmark = pytest.mark.modules_in_turn(2)

_DOTS = ("..", "../..", "../../../../../../etc/passwd", "..\\..\\windows\\win.ini", "....//....//etc/passwd", ".", "./")
_ABSOLUTE = ("/etc/passwd", "//etc/passwd", "///etc/passwd", "file:///etc/passwd", "/proc/self/environ", "/dev/zero")
_WINDOWS = (
    "C:\\Windows\\win.ini", "C:/Windows/win.ini", "C:", "\\\\evil.example\\share\\a", "//evil.example/share/a",
    "\\\\?\\C:\\Windows", "\\\\.\\PhysicalDrive0", "CON", "NUL", "AUX", "COM1", "LPT1", "con.md", "a:stream",
    "notice.md::$DATA", "PROGRA~1", "a.", "a ", "a...",
)  # fmt: skip
_OWN = (
    "notice.md", "units.yaml", "fawen.yaml", "templates", "templates/notice", "templates/notice/notice.md",
    "output", "output/manifest.json", ".git/config", ".fawen.run", ".fawen-draft.md", "house.yaml",
    "templates/house.yaml",
)  # fmt: skip
_ODD = (
    "\0", "a\0b", "../\0", "\n", "\r\nSet-Cookie: a=b", "\x1b[2J", "\x7f", "\u202e", "\ufeff",
    "\u2215etc\u2215passwd", "\uff0e\uff0e\uff0fetc", "\u2024\u2024/", "\ud800", "\U000e0001", "a" * 5000,
    "字" * 2000, "../" * 1000, "%", "%%", "%2e%2e%2f", "%00", "%s%n", "{0}", "{{ 7*7 }}",
    "{% include '/etc/passwd' %}", "${HOME}", "$(id)", "`id`", "|id", ";id", "~", "~root", "-rf", "--help",
    "*", "?", "[a-z]*", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "' OR 1=1 --", "__class__", "__init__.py", "None", "null", "undefined", "NaN", "-1", "0", "1e999",
    "99999999999999999999", "0x41", "true", "[]", "{}", "../../../../../../etc/passwd\0.md", "..;/",
    "..%c0%af", "%252e%252e%252f", "%u002e%u002e/",
)  # fmt: skip
_PLAIN = (*_DOTS, *_ABSOLUTE, *_WINDOWS, *_OWN, *_ODD)


def _encoded() -> Iterator[str]:
    """The names as they are in an address: once or twice encoded, and as they are where that is an address."""
    for name in _PLAIN:
        data = name.encode("utf-8", "surrogatepass")
        yield quote(data, safe="")
        yield quote(quote(data, safe=""), safe="")
        if re.fullmatch(r"[!-~]+", name) and not set("?#%") & set(name):
            yield name


NAMES = tuple(dict.fromkeys(_encoded()))
_FEW = 9
"""One in so many names is tried in a query, whose values are words as often as ids."""
_ALIKE = 2
"""How many addresses are followed that differ in their ids and values alone."""
NOT_THERE = "nobody0nobody"
"""A name that is not there."""

_HEARD = ("open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink")

_CALLING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_ANSWERING = ("MainThread", "AnyIO worker thread")
ROOT = Path(__file__).parents[3]
_WORDS = ROOT / "generator" / "ground" / "words"
_OWN_WORDS = frozenset(map(str, (_WORDS, *_WORDS.rglob("*"))))


@dataclass
class Touched:
    """The paths that requests have opened, listed or changed since they were last taken; jobs go on beside them."""

    paths: set[str] = field(default_factory=set)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        of_request = threading.current_thread().name in _ANSWERING
        if event in _HEARD and of_request and isinstance(arguments[0], str | bytes):
            path = os.fsdecode(arguments[0])
            self.paths.add(re.sub(r"(fawen-\w+-)\w+", r"\1", path))

        if event in _CALLING:
            self.paths.add(f"{event} {arguments[1:]}")

    def taken(self) -> set[str]:
        """Those paths but our own messages, each read when it is first needed; no name here leads to one."""
        taken, self.paths = self.paths - _OWN_WORDS, set()
        return taken


class _Links(HTMLParser):
    """The addresses in a page, and its forms that send something: their addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: set[str] = set()
        self.writing: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value for name, value in attrs if value}
        for name in ("href", "src", "hx-get"):
            self._add(self.reading, found.get(name))
        posts = tag == "form" and found.get("method", "").lower() == "post"
        self._add(self.writing if posts else self.reading, found.get("action"))
        for name in ("formaction", "hx-post"):
            self._add(self.writing, found.get(name))

    def _add(self, those: set[str], address: str | None) -> None:
        if address is not None and address.startswith("/"):
            those.add(address)


@dataclass(frozen=True, slots=True)
class Asker:
    """The application, asked without a server between."""

    app: ASGIApp

    def asked(self, method: str, address: str) -> tuple[int, str]:
        """The status and the text of an answer, a link where it leads on. Raises what the application raises."""
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": unquote(path),  # as the server does it
            "raw_path": path.encode("ascii"),
            "root_path": "",
            "query_string": query.encode("ascii"),
            "headers": [(b"content-type", b"application/x-www-form-urlencoded")],
            "scheme": "http",
            "server": ("127.0.0.1", 8123),
            "client": ("127.0.0.1", 50_000),
        }
        sent: list[Message] = []
        coming: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            return coming.pop() if coming else await asyncio.Future()  # nobody leaves before the end

        async def send(message: Message) -> None:
            sent.append(message)

        async def exchange() -> None:
            await self.app(scope, receive, send)

        asyncio.run(exchange())
        led = dict(sent[0]["headers"]).get(b"location", b"").decode()
        body = b"".join(each.get("body", b"") for each in sent[1:])
        return sent[0]["status"], f'<a href="{led}"></a>' if led else body.decode("utf-8", "replace")


def addresses(asker: Asker) -> tuple[list[str], list[str]]:
    """All addresses that pages lead to, those that read and those that write; of many alike the first few."""
    reading, writing, waiting = {"/"}, set(), ["/"]
    alike: dict[str, int] = {}
    while waiting:
        links = _Links()
        links.feed(asker.asked("GET", waiting.pop())[1])
        for each in sorted(links.reading - reading):
            form = re.sub(r"[0-9a-f]{8,}|\d+", "0", re.sub(r"=[^&]*", "", each))
            alike[form] = alike.get(form, 0) + 1
            if alike[form] <= _ALIKE:
                reading.add(each)
                waiting.append(each)
        writing |= links.writing
    return sorted(reading), sorted(writing)


@dataclass(frozen=True, slots=True)
class Target:
    """A place in an address: ``address`` with ``{}`` where the names come."""

    method: str
    address: str

    def with_name(self, name: str) -> str:
        """The address with ``name``, encoded already, in its place."""
        before, after = self.address.split("{}")
        return before + name + after


def targets(app: Starlette, reading: list[str], writing: list[str]) -> Iterator[Target]:
    """Each place of each address of ``app`` once; the ids in its other places are there where a page leads to them."""
    known = {"GET": reading, "POST": writing}
    for route in app.routes:
        assert isinstance(route, Route)
        method = "POST" if "POST" in (route.methods or ()) else "GET"
        found = [urlsplit(each) for each in known[method] if route.path_regex.fullmatch(urlsplit(each).path)]
        ids = _ids(route, found[0].path) if found else dict.fromkeys(route.param_convertors, NOT_THERE)
        for name in ids:
            yield Target(method, _filled(route.path, {**ids, name: "{}"}))
        by_keys = {tuple(key for key, _ in parse_qsl(each.query)): each for each in found}
        for keys, each in by_keys.items():
            for place, key in enumerate(keys):
                pairs = parse_qsl(each.query)
                others = urlencode([*pairs[:place], *pairs[place + 1 :]])
                yield Target(method, f"{each.path}?{key}={{}}" + (f"&{others}" if others else ""))


def _ids(route: Route, path: str) -> dict[str, str]:
    found = route.path_regex.fullmatch(path)
    assert found is not None
    return found.groupdict()


def _filled(path: str, ids: dict[str, str]) -> str:
    for name, value in ids.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def main() -> None:
    """Attacks the desk in the working folder, one in ``sys.argv[1]`` of all; prints what went wrong, as JSON."""
    from generator.web.application import application
    from generator.web.open_desk import OpenDesk

    every = int(sys.argv[1])
    touched, faults, wrong = Touched(), list[str](), list[str]()
    app = application(OpenDesk(), stop=lambda: None, report=lambda _, fault: faults.append(repr(fault)))
    asker = Asker(app)
    places = list(targets(app, *addresses(asker)))
    sys.addaudithook(touched.hear)
    count = 0
    for place, target in enumerate(places):
        asker.asked(target.method, target.with_name(NOT_THERE))
        touched.taken()
        status, _ = asker.asked(target.method, target.with_name(NOT_THERE))
        usual, is_id = touched.taken(), "?" not in target.address
        if is_id and status != 404:
            wrong.append(f"{target.method} {target.address}: {status} for what is not there")
        for name in NAMES[place % every :: every if is_id else _FEW * every]:
            count += 1
            status, _ = asker.asked(target.method, target.with_name(name))
            opened = touched.taken() - usual
            if opened or (status not in (404, 405) if is_id else status >= 500):
                wrong.append(f"{target.method} {target.with_name(name)[:200]}: {status} {sorted(opened)[:3]}")
    print(json.dumps({"places": len(places), "attacks": count, "wrong": wrong, "faults": faults}))


# Hostile names in each place of each address: nothing is found, and no file is opened for them.


FEW = 12
"""One in so many names is tried in a run that is not long, other ones in each place."""


def test_there_are_enough_names() -> None:
    assert len(NAMES) > 200
    assert all(name.isascii() and not set(name) & set(" ?#") for name in NAMES)


@pytest.mark.parametrize("every", [FEW, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_is_found_and_no_file_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    build()
    before = tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.attacks.test_names", str(every)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    found = json.loads(done.stdout)
    assert (found["wrong"], found["faults"]) == ([], [])
    assert found["places"] > 60
    assert found["attacks"] > found["places"] * len(NAMES) // every // 4
    assert tree(tmp_path) == before


# Files that are handed over under hostile names: none is written outside of the desk, over another, or so called.


OUTSIDE = ("../../evil", "../evil", "..\\..\\evil", "/tmp/evil", "C:\\evil", "\\\\evil.example\\evil", "a/../../evil")
ODD = (
    "CON", "a\r\nX: evil", "a\0evil", ".evil", "-rf", "<img src=x onerror=alert(1)>", "字" * 300, "a. ",
    "a:evil", "\u202efdp",
)  # fmt: skip
OURS = ("notice.md", "units.yaml", "house.yaml", "attachment-1.md", ".fawen.run", ".fawen-draft.md", "manifest.json")
KINDS = {
    ".docx": make_docx(["关于示例的通知", "各镇："]),
    ".pdf": b"%PDF-1.4\n%%EOF\n",
    ".md": "示例\n".encode(),
    ".csv": "单位名称\n示例\n".encode(),
}
FEW_FILES = 3
"""One in so many is tried in a run that is not long: each name, but with few of the endings."""

FILE_NAMES = [*(f"{name}{ending}" for name in (*OUTSIDE, *ODD) for ending in KINDS), *OURS]

HOUSE = "templates/house.yaml"

_SAFE = re.compile(r'[^\x00-\x1f\x7f<>:"/\\|?*\u202e]{1,120}')


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "outer" / "desk"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    new_desk(Path(), machine=Machine("linux", None, {}))
    return folder


def sent(browser: TestClient, address: str, field: str, name: str, **fields: str) -> int:
    """The status of the answer; what is only looked at first is taken then."""
    data = next((each for ending, each in KINDS.items() if name.endswith(ending)), b"evil")
    answer = browser.post(address, data=fields, files={field: (name, data)})
    if answer.headers.get("location", "").startswith("/templates/new/"):
        return browser.post(answer.headers["location"]).status_code
    return answer.status_code


def _but_printed(house: bytes) -> object:
    """What house.yaml says but for what is joined into print files: templates that are taken are, as the others."""
    said = yaml.safe_load(house)
    del said["印制"]["打印文件"]
    return said


@pytest.mark.parametrize("every", [FEW_FILES, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_is_written_where_a_name_leads(desk: Path, every: int) -> None:
    browser = client()
    notice = f"/notices/{opaque_id('templates/notice')}"
    shown = browser.get(notice)
    form = Page(shown.text).forms[f"{notice}/save"]
    before, beside = tree(desk), tree(desk.parents[1])
    codes = set()
    for name in FILE_NAMES[::every]:
        codes.add(sent(browser, f"{notice}/attachments/files", "attachment-file", name, **form))
        codes.add(sent(browser, "/templates/new", "file", name))
        codes.add(sent(browser, "/files", "file", name))
        codes.add(sent(browser, "/roster/import", "file", name))
    assert codes <= {200, 303, 422}
    after = tree(desk)
    assert _but_printed(after.pop(HOUSE)) == _but_printed(before.pop(HOUSE))
    assert {name: data for name, data in after.items() if name in before} == before
    found = {name for name in tree(desk.parents[1]) if not name.startswith("outer/desk/")}
    assert found == {name for name in beside if not name.startswith("outer/desk/")}
    new = sorted(after.keys() - before.keys())
    assert {path.split("/")[1] for path in new} > {"notice", "unit"}
    for path in new:
        assert path.startswith("templates/"), path
        assert all(_SAFE.fullmatch(part) and part.strip(" .") for part in path.split("/")), path
    assert not list(Path("/tmp").glob("evil*"))


if __name__ == "__main__":
    main()
