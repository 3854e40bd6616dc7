"""Files that are handed over under hostile names: none is written outside of the desk, over another, or so called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from starlette.testclient import TestClient

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from tests.sample_office import tree
from tests.web.desk_pages import Page, client
from tests.word_documents import make_docx

OUTSIDE = ("../../evil", "../evil", "..\\..\\evil", "/tmp/evil", "C:\\evil", "\\\\evil.example\\evil", "a/../../evil")
ODD = (
    "CON",
    "a\r\nX: evil",
    "a\0evil",
    ".evil",
    "-rf",
    "<img src=x onerror=alert(1)>",
    "字" * 300,
    "a. ",
    "a:evil",
    "\u202efdp",
)
OURS = ("notice.md", "units.yaml", "house.yaml", "attachment-1.md", ".fawen.run", ".fawen-draft.md", "manifest.json")
KINDS = {
    ".docx": make_docx(["关于示例的通知", "各镇："]),
    ".pdf": b"%PDF-1.4\n%%EOF\n",
    ".md": "示例\n".encode(),
    ".csv": "单位名称\n示例\n".encode(),
}
FEW = 3
"""One in so many is tried in a run that is not long: each name, but with few of the endings."""

NAMES = [*(f"{name}{ending}" for name in (*OUTSIDE, *ODD) for ending in KINDS), *OURS]

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
    if "/incoming/" in answer.headers.get("location", ""):
        return browser.post(answer.headers["location"]).status_code
    return answer.status_code


def _but_printed(house: bytes) -> object:
    """What house.yaml says but for what is joined into print files: templates that are taken are, as the others."""
    said = yaml.safe_load(house)
    del said["印制"]["打印文件"]
    return said


@pytest.mark.parametrize("every", [FEW, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_is_written_where_a_name_leads(desk: Path, every: int) -> None:
    browser = client()
    notice = browser.get("/").headers["location"]
    shown = browser.get(notice)
    form = Page(shown.text).forms[f"{notice}/save"]
    before, beside = tree(desk), tree(desk.parents[1])
    codes = set()
    for name in NAMES[::every]:
        codes.add(sent(browser, f"{notice}/attachments/files", "attachment-file", name, **form))
        codes.add(sent(browser, f"{notice}/papers/incoming", "file", name, kind="unit"))
        codes.add(sent(browser, "/first/draft", "draft", name))
        codes.add(sent(browser, "/roster/import", "file", name))
    assert codes <= {200, 303, 422}
    after = tree(desk)
    assert _but_printed(after.pop(HOUSE)) == _but_printed(before.pop(HOUSE))
    assert {name: data for name, data in after.items() if name in before} == before
    assert {name for name in tree(desk.parents[1]) if not name.startswith("outer/desk/")} == {
        name for name in beside if not name.startswith("outer/desk/")
    }
    new = sorted(after.keys() - before.keys())
    assert {path.split("/")[1] for path in new} > {"notice", "unit"}
    for path in new:
        assert path.startswith("templates/"), path
        assert all(_SAFE.fullmatch(part) and part.strip(" .") for part in path.split("/")), path
    assert not list(Path("/tmp").glob("evil*"))
