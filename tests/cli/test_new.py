"""fawen new, as a person calls it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator.cli import new as command
from generator.cli.entry_point import run
from generator.standard import Format


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_told_next_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("notice", "roster", "letter"):
        assert run(["new", kind]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "新建：templates/notice/notice.md" in out.splitlines()
    commands = re.findall(r"运行 fawen (.+)。", out)
    assert commands == ["build", "check templates/unit/letter.docx"]
    for each in commands:
        assert run(shlex.split(each)) == 0


def test_another_notice_beside_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "roster", "--lang", "en"]) == 0
    assert run(["new", "notice", "templates/令", "--format", "命令", "--lang", "en"]) == 0
    out, _ = capsys.readouterr()
    assert "new: units.yaml" in out
    assert out.splitlines()[-1].endswith("then run fawen build --notice templates/令.")
    assert run(["build", "--notice", "templates/令"]) == 0


def test_what_is_there_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "units.yaml").write_text("我的\n", encoding="utf-8")
    assert run(["new", "roster"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "“units.yaml”已经有了" in err
    assert [path.name for path in folder.iterdir()] == ["units.yaml"]
    assert (folder / "units.yaml").read_text(encoding="utf-8") == "我的\n"


@pytest.mark.parametrize("words", [["letter", "a.doc"], ["notice", "--format", "公函"], ["house"]])
def test_what_there_is_not_is_wrong_usage(words: list[str]) -> None:
    assert run(["new", *words]) == 2


def test_the_formats_are_all_there() -> None:
    assert tuple(Format) == command._FORMATS
