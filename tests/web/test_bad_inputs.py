"""What bad input gets on every screen: the words of the terminal, no fault of ours, and screens that still lead on.

A desk is broken in each way that a file can be: cut off by hand outside, in another encoding, gone, a folder in its
place. Then all its pages are asked for, and forms that were filled in before are sent. Bodies of 1 GB are tested in
``attacks/test_large_bodies.py``, disks that are full in ``dispatch/test_killed.py``.
"""

import errno
import io
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

import generator
from generator.desk.desk_templates import desk_templates
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.ground.disk import Folder
from generator.web import paper_pages
from generator.web.application import application
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import MOST_FIELDS
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import OpenDesk
from tests.roster.sheets.awkward import COMPOUND
from tests.web.desk_pages import Page, client
from tests.word_documents import make_docx

NOTICE = Path("templates/notice/notice.md")
ATTACHMENT = NOTICE.with_name("attachment-1.md")
DRAFT = NOTICE.with_name(".fawen-draft.md")
UNITS = Path("units.yaml")
HOUSE = Path("templates/house.yaml")
TEMPLATE = Path("templates/unit/附函.docx")
REGISTER = Path("output/发文登记簿.csv")
STANDING = Path("fawen.yaml")
GBK = "单位：示例\n".encode("gbk")
FILLED = make_docx(["{{ notice.title }}"])

AT = f"/notices/{opaque_id('templates/notice')}"
FORM, PAPERS, MAKE = AT, f"{AT}/papers", f"{AT}/make"
FIRST, ROSTER, NUMBERS = "/", "/roster", f"{AT}/number"
SCREENS = (FIRST, FORM, ROSTER, PAPERS, MAKE, NUMBERS)
OTHERS = (
    "/tools", "/tools/merge", f"{AT}/recipients", "/register", f"{AT}/sent", "/templates", f"{AT}?as=text",
    f"{AT}/changed", f"{AT}/papers?what=dispatch", f"{AT}/papers?what=notice", f"{AT}/papers/pages",
    f"{AT}/papers/units", f"{AT}/make/section", "/roster/new", "/roster/export", "/register/csv",
    "/register/worksheet", "/register/void?row=1",
)  # fmt: skip
_CODE = re.compile(r'class="code">\[([\w-]{1,80})\]')


def replaced(path: Path, data: bytes) -> Callable[[], object]:
    """Puts a file of these bytes in the place of whatever is at ``path``."""

    def put() -> None:
        taken_away(path)()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return put


def taken_away(path: Path) -> Callable[[], object]:
    def take() -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return take


def a_folder(path: Path) -> Callable[[], object]:
    def put() -> None:
        taken_away(path)()
        path.mkdir(parents=True)

    return put


def a_loop(path: Path) -> Callable[[], object]:
    def put() -> None:
        taken_away(path)()
        path.symlink_to(path.name)

    return put


OF_THE_NOTICE = (FORM, PAPERS, MAKE, NUMBERS)
OF_PAPERS = (PAPERS, MAKE)
OF_THE_ROSTER = (ROSTER, PAPERS, MAKE)
BROKEN: dict[str, tuple[Callable[[], object], str, tuple[str, ...]]] = {
    "a notice of bad YAML": (replaced(NOTICE, "---\n: [x\n---\n文\n".encode()), "source-empty-key", OF_THE_NOTICE),
    "a notice in GBK": (replaced(NOTICE, b"---\ntitle: " + GBK), "source-encoding", OF_THE_NOTICE),
    "a notice of NULs": (replaced(NOTICE, bytes(3)), "", ()),
    "an empty notice": (replaced(NOTICE, b""), "", ()),
    "a notice that is a folder": (a_folder(NOTICE), "source-unreadable", OF_THE_NOTICE),
    "a notice that is a loop": (a_loop(NOTICE), "source-unreadable", OF_THE_NOTICE),
    "a notice of 30 MB": (replaced(NOTICE, b"a" * 30_000_000), "source-too-big", OF_THE_NOTICE),
    "a notice that is gone": (taken_away(NOTICE), "", ()),
    "a notice without its folder": (taken_away(NOTICE.parent), "", ()),
    "a file in the place of its folder": (replaced(NOTICE.parent, b"x"), "", ()),
    "an unsaved text that is a folder": (a_folder(DRAFT), "", ()),
    "an unsaved text of rubbish": (replaced(DRAFT, GBK), "", ()),
    "an attachment that is gone": (taken_away(ATTACHMENT), "notice-attachment-missing", (FORM, PAPERS, MAKE)),
    "an attachment in GBK": (replaced(ATTACHMENT, GBK), "source-encoding", (FORM, PAPERS, MAKE)),
    "an attachment that is a folder": (a_folder(ATTACHMENT), "source-unreadable", OF_PAPERS),
    "a roster of bad YAML": (replaced(UNITS, b"groups: ["), "source-yaml", OF_THE_ROSTER),
    "a roster in GBK": (replaced(UNITS, GBK), "source-encoding", OF_THE_ROSTER),
    "an empty roster": (replaced(UNITS, b""), "source-empty", OF_THE_ROSTER),
    "a roster that is a folder": (a_folder(UNITS), "source-unreadable", OF_THE_ROSTER),
    "a roster that is gone": (taken_away(UNITS), "source-missing", OF_PAPERS),
    "defaults of bad YAML": (replaced(HOUSE, b"a: ["), "source-yaml", OF_THE_NOTICE),
    "defaults in GBK": (replaced(HOUSE, GBK), "source-encoding", OF_THE_NOTICE),
    "defaults that are a folder": (a_folder(HOUSE), "source-unreadable", OF_THE_NOTICE),
    "templates that are gone": (taken_away(Path("templates")), "", ()),
    "a file in the place of the templates": (replaced(Path("templates"), b"x"), "source-unreadable", ("/templates",)),
    "a damaged template": (replaced(TEMPLATE, b"PK\3\4xx"), "template-package-damaged", OF_PAPERS),
    "an empty template": (replaced(TEMPLATE, b""), "template-not-docx", OF_PAPERS),
    "a file in the place of templates": (
        replaced(TEMPLATE.parent, b"x"),
        "source-unreadable",
        ("/templates", *OF_PAPERS),
    ),
    "a file in the place of the output": (replaced(Path("output"), b"x"), "source-unreadable", (NUMBERS,)),
    "output that is a loop": (a_loop(Path("output")), "source-unreadable", (NUMBERS,)),
    "a register of rubbish": (replaced(REGISTER, GBK), "register-rewritten", (NUMBERS,)),
    "an empty register": (replaced(REGISTER, b""), "register-head", (NUMBERS,)),
    "a register that is a folder": (a_folder(REGISTER), "source-unreadable", (NUMBERS,)),
    "standing choices of bad YAML": (replaced(STANDING, b"a: [x"), "source-bracket-open", OF_PAPERS),
    "standing choices with an unknown key": (replaced(STANDING, b"nope: 1\n"), "source-unknown-key", OF_PAPERS),
    "standing choices in GBK": (replaced(STANDING, GBK), "source-encoding", OF_PAPERS),
    "standing choices that are a folder": (a_folder(STANDING), "source-unreadable", OF_PAPERS),
    "a standing order by no field": (replaced(STANDING, b"sort: [nope]\n"), "", ()),
}
if sys.platform == "linux":  # other systems have no such names
    GBK_NAME = os.fsdecode("函".encode("gbk"))
    BROKEN |= {
        "a template with a name in GBK": (replaced(Path(f"templates/unit/{GBK_NAME}.docx"), FILLED), "", ()),
        "a list with a name in GBK": (replaced(Path(f"templates/dispatch/{GBK_NAME}.docx"), FILLED), "", ()),
        "a template set aside with a name in GBK": (
            replaced(Path(f"templates/unit/停用/{GBK_NAME}.docx"), FILLED),
            "",
            (),
        ),
        "an attachment with a name in GBK": (
            replaced(NOTICE.with_name(f"{GBK_NAME}.md"), "文\n".encode()),
            "notice-attachment-unlisted",
            OF_PAPERS,
        ),
        "a copy with a name in GBK": (
            replaced(NOTICE.with_name(f"{GBK_NAME}.pdf"), b"%PDF"),
            "notice-attachment-unlisted",
            OF_PAPERS,
        ),
        "a notice in a folder with a name in GBK": (
            replaced(Path(f"templates/{GBK_NAME}/notice.md"), "文\n".encode()),
            "",
            (),
        ),
    }
"""What breaks the desk, the code of the problem, and the screens that must say it."""


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser at a sample desk."""
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    monkeypatch.setattr(paper_pages, "has_suite", lambda: False)
    for each in desk_templates(Path("templates")):
        if each.path != TEMPLATE:
            each.path.unlink()
    UNITS.write_text(UNITS.read_text(encoding="utf-8") + "# 自己的\n", encoding="utf-8")
    desk = OpenDesk()
    yield client(desk)
    desk.jobs.end()


@pytest.mark.parametrize("case", BROKEN)
def test_every_screen_says_what_is_broken_and_leads_on(case: str, browser: TestClient) -> None:
    spoil, code, screens = BROKEN[case]
    spoil()
    for address in (*SCREENS, *OTHERS):
        answer = browser.get(address)
        assert answer.status_code in (200, 303, 404, 422), address
        if address in SCREENS and answer.status_code != 303:
            found = Page(answer.text)
            ways = {link.partition("?")[0] for link in found.links}
            assert ways >= {"/"} if answer.status_code == 404 else ways >= {"/roster", "/register", "/"}, address
        if address in screens:
            assert code in _CODE.findall(answer.text), address
            assert "Traceback" not in answer.text


def typed(browser: TestClient) -> list[tuple[str, dict[str, str]]]:
    """Forms of all screens that were filled in, each with ``甲乙丙`` in it: their addresses and fields."""
    notice = Page(browser.get(FORM).text).forms[f"{AT}/save"]
    title = next(name for name, value in notice.items() if value.startswith("关于"))
    roster = browser.get(ROSTER).text
    unit = re.findall(r"/roster/units/[0-9a-f]+", roster)[0]
    new = Page(browser.get("/roster/new").text).forms["/roster/new"]
    changed = Page(browser.get(unit).text).forms[unit]
    return [
        (f"{AT}/save", notice | {title: "关于甲乙丙的通知"}),
        (f"{AT}/text", notice | {title: "关于甲乙丙的通知"}),
        ("/roster/new", new | {"cell-name": "甲乙丙"}),
        (unit, changed | {"cell-contact": "甲乙丙"}),
    ]


@pytest.mark.parametrize("case", [each for each in BROKEN if "templates" not in each and "its folder" not in each])
def test_nothing_typed_is_lost_where_the_desk_broke_meanwhile(case: str, browser: TestClient) -> None:
    forms = typed(browser)
    BROKEN[case][0]()
    for address, fields in forms:
        answer = browser.post(address, data=fields)
        assert answer.status_code in (303, 404, 422), address
        assert "甲乙丙" in answer.text or written("甲乙丙"), address


def written(text: str) -> bool:
    """Whether ``text`` is in a file of the desk."""
    found = (each for each in Path().rglob("*") if each.suffix in (".md", ".yaml") and each.is_file())
    return any(text.encode() in each.read_bytes() for each in found)


def archive_of(size: int) -> bytes:
    """A ZIP of which one entry has ``size`` bytes, all of them zero."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", bytes(size))
    return data.getvalue()


BAD_FILES: Mapping[str, Callable[[], bytes]] = {
    "an empty file": lambda: b"",
    "half of one": lambda: make_docx(["示例"])[:900],
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(64),
    "one with a password": lambda: COMPOUND,
    "a bomb": lambda: archive_of(200_000_000),
}
PLACES = {
    "/files": ("file", "草稿.docx"),
    "/roster/import": ("file", "名单.xlsx"),
    "/templates/new": ("file", "函.docx"),
    f"{AT}/attachments/files": ("attachment-file", "附件.docx"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_bad_files_are_refused_in_words_wherever_they_are_handed_over(case: str, browser: TestClient) -> None:
    data, form = BAD_FILES[case](), Page(browser.get(FORM).text).forms[f"{AT}/save"]
    for address, (field, name) in PLACES.items():
        fields = {"kind": "unit", **(form if address.startswith(f"{AT}/attachments") else {})}
        answer = browser.post(address, data=fields, files={field: (name, data)}, follow_redirects=True)
        assert answer.status_code in (200, 422), address
        assert _CODE.findall(answer.text), address
        assert "办法：" in answer.text, address
    assert [browser.get(each).status_code for each in SCREENS] == [200] * len(SCREENS)


def sent_to(browser: TestClient) -> list[str]:
    """The addresses that forms are sent to, for things that are there."""
    routes = browser.app.routes  # type: ignore[attr-defined]
    sent = [route.path for route in routes if "POST" in route.methods]
    assert len(sent) > 25
    return [path.replace("{notice}", AT.rpartition("/")[2]) for path in sent if path != "/close"]


HALF = b'--x\r\nContent-Disposition: form-data; name="%b"%b\r\n\r\n\\ud800\r\n'
FIELDS = (b"cell-name", b"new-group", b"text", b"reason", b"issuer", b"file", b"attachment-file")


def test_halves_of_characters_are_no_fault(browser: TestClient) -> None:
    form = b"".join(HALF % (name, b'; filename="\\ud800.csv"' if name.endswith(b"file") else b"") for name in FIELDS)
    headers = {"content-type": "multipart/form-data; boundary=x; charset=unicode_escape"}
    for address in sent_to(browser):
        answer = browser.post(address, content=form + b"--x--", headers=headers)
        assert answer.status_code in (200, 303, 404, 422), address
        if answer.status_code == 303:
            assert browser.get(answer.headers["location"]).status_code in (200, 303, 404, 422), address


UNREAD = {
    "more fields than are read": ("application/x-www-form-urlencoded", b"a=&" * (MOST_FIELDS + 1)),
    "another form": ("multipart/form-data; boundary=x", b"--y\r\nContent-Disposition: form-data"),
    "a form without a boundary": ("multipart/form-data", b"x"),
    "a field without a name": (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
    ),
}


@pytest.mark.parametrize("case", UNREAD)
def test_a_form_that_is_not_read_is_refused_in_words(case: str, browser: TestClient) -> None:
    kind, body = UNREAD[case]
    for address in sent_to(browser):
        answer = browser.post(address, content=body, headers={"content-type": kind})
        assert answer.status_code == 400, address
        assert "您填的内容还在原来的网页上" in Page(answer.text).text, address


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_takes_nothing(error: int, browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    forms, before = typed(browser), {each: each.read_bytes() for each in (NOTICE, UNITS)}

    def refuse(*_: object, **__: object) -> None:
        raise OSError(error, "planted")

    monkeypatch.setattr(Folder, "create", refuse)
    for address, fields in forms:
        answer = browser.post(address, data=fields)
        assert answer.status_code == 422, address
        assert "甲乙丙" in answer.text, address
        assert _CODE.findall(answer.text), address
    assert {each: each.read_bytes() for each in before} == before
    assert [browser.get(each).status_code for each in SCREENS] == [200] * len(SCREENS)


def test_folders_that_cannot_be_listed(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    own = str(Path(generator.__file__).parent)

    def refusing(listing: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: object = ".") -> object:
            if str(path).startswith(own):  # what comes with the program is listed when first needed
                return listing(path)
            raise PermissionError(errno.EACCES, "planted")

        return refuse

    monkeypatch.setattr(os, "listdir", refusing(os.listdir))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    files = {"file": ("草稿.docx", make_docx(["关于示例的通知", "正文。"]))}
    for answer in (
        *(browser.get(each) for each in (*SCREENS, *OTHERS)),
        browser.post("/files", files=files),
        browser.post("/dispatches/empty", data={"format": "通知"}),
    ):
        assert answer.status_code in (200, 303, 404, 422), answer.url


def test_a_folder_that_is_gone(browser: TestClient) -> None:
    shutil.rmtree(Path.cwd())
    files = {"file": ("草稿.docx", make_docx(["关于示例的通知", "正文。"]))}
    for answer in (
        *(browser.get(each) for each in (*SCREENS, *OTHERS)),
        browser.post("/desk", data={"issuer": "示例县民政局", "prefix": "示民发"}),
        browser.post("/files", files=files),
        browser.post("/dispatches/empty", data={"format": "通知"}),
    ):
        assert answer.status_code in (200, 303, 404, 422), answer.url


def test_a_fault_of_ours_has_a_number_and_gives_back_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: DeskRequest) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("generator.web.endpoints._check_notice", fail)
    numbers: dict[str, BaseException] = {}
    served = application(OpenDesk(), stop=lambda: None, report=numbers.__setitem__)
    sent = [route for route in served.routes if isinstance(route, Route) and "POST" in (route.methods or ())]
    assert len(sent) > 25
    for route in sent:
        address = re.sub(r"\{\w{1,20}\}", "0123456789ab", route.path)
        answer = TestClient(served).post(address, data={"title": "甲\n乙<丙>"})
        found = Page(answer.text)
        assert answer.status_code == 500, address
        assert [number for number in numbers if number in found.text] == list(numbers)[-1:], address
        assert found.forms[address] == {"title": "甲\n乙<丙>"}
        assert "planted" not in answer.text
    assert len(numbers) == len(sent)
