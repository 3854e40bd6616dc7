"""What differs, as programs read it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.sample_office import Office
from tests.word_documents import make_docx

Records = Callable[..., list[dict[str, object]]]
KEYS = ["file", "old", "new", "unit", "place", "paragraph", "change", "before", "after", "message"]


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Records:
    """The records of two things compared, each with all keys."""
    monkeypatch.chdir(tmp_path)

    def call(old: str, new: str, *words: str) -> list[dict[str, object]]:
        code = run(["diff", old, new, "--json", "--exit-code", *words])
        found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert code == bool(found)
        assert all(list(each) == KEYS for each in found)
        return found

    return call


def put(name: str, *lines: str) -> str:
    Path(name).write_bytes(make_docx(list(lines)))
    return name


def test_a_paragraph_in_which_several_words_changed_is_one_record(records: Records) -> None:
    old = put("旧.docx", "关于示例的通知", "请于三月一日前报送第一份示例名单。")
    new = put("新.docx", "关于示例的通知", "请于四月一日前报送第二份示例名单。")
    (found,) = records(old, new)
    message = found.pop("message")
    assert found == {
        "file": new, "old": old, "new": new, "unit": None, "place": "第2段", "paragraph": 2, "change": "changed",
        "before": "请于三月一日前报送第一份示例名单。", "after": "请于四月一日前报送第二份示例名单。",
    }  # fmt: skip
    assert str(message).count("\n") == 1


def test_paragraphs_that_come_and_go(records: Records) -> None:
    old, new = put("旧.docx", "第一段内容", "末段"), put("新.docx", "末段", "完全另外的话，新加。")
    found = [(each["change"], each["paragraph"], each["before"], each["after"]) for each in records(old, new)]
    assert found == [("removed", 1, "第一段内容", None), ("added", 2, None, "完全另外的话，新加。")]


def test_a_look(records: Records) -> None:
    from docx import Document
    from docx.shared import Mm

    old = put("旧.docx", "示例")
    document = Document(old)
    document.sections[0].top_margin = Mm(30)
    document.save("新.docx")
    found = [each for each in records(old, "新.docx", "--lang", "en") if "top margin" in str(each["message"])]
    assert [(each["paragraph"], each["change"], each["after"]) for each in found] == [(None, "changed", "30 mm")]


def test_nothing(records: Records) -> None:
    assert records(put("旧.docx", "示例"), put("新.docx", "示例")) == []


def test_two_builds(records: Records, tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    shutil.copytree("output", "old")
    Path("old/示档发〔2024〕6号").mkdir()
    shutil.copy("old/示档发〔2024〕7号/manifest.json", "old/示档发〔2024〕6号")
    office.replace("templates/notice/notice.md", "请于三月底前", "请于四月底前")
    office.replace("units.yaml", "name: 西馆", "name: 北馆")
    office.build()
    found = records("old", "output")
    told = {(each["file"], each["change"], each["paragraph"] is not None) for each in found}
    assert ("关于报送《目录》的通知.docx", "changed", True) in told
    assert ("unit/函/02-北馆.docx", "moved", False) in told
    assert [each["old"] for each in found if each["file"] is None] == ["示档发〔2024〕6号"]
    (notice,) = [each for each in found if each["file"] == "关于报送《目录》的通知.docx"]
    assert (notice["before"], notice["after"]) == ("请于三月底前报送《目录》。", "请于四月底前报送《目录》。")
    assert (notice["old"], notice["new"]) == ("old/示档发〔2024〕7号", "output/示档发〔2024〕7号")
